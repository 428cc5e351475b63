/**
 * `.tenantry/cache/manifests.json`: what manifests said, by the digest of everything that decides it, so that a large fleet is
 * parsed only where it changed. It may be deleted at any time.
 *
 * Whoever can write there could make a fleet say what no manifest says, and CI systems pass such folders from one job to another.
 * So it is sealed with a secret that stays on the machine that wrote it, outside of the checkout: a file from elsewhere, or one
 * that is damaged, is not looked into.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { schemaDigest } from "../reconciler/manifest/index.js";
import type { FileCache, InputFile, SoundTenant } from "../reconciler/manifest/index.js";
import { replaceFile } from "./replace-file.js";
import { makeOwnFolder } from "./save-plan.js";
import { stateFolder } from "./state-folder.js";
import { version } from "./version.js";
import type { World } from "./world.js";

export interface ManifestCache {
  /** For manifests that are read with this fleet file. */
  of(fleetFile: InputFile): FileCache;
  /** Keeps what this run has used, nothing else. That it can't be written stops nobody. */
  save(): Promise<void>;
}

/** Below that, reading is quicker than remembering. */
const leastBytes = 128 * 1024;
const mostBytes = 64 * 1024 * 1024;
const sealLength = 64;

/** `folder` is the fleet file's. null for a small fleet, and where there is no place for a secret. */
export function openManifestCache(env: World["env"], folder: string, files: readonly InputFile[]): ManifestCache | null {
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) < leastBytes) return null;
  const secret = secretOf(env);
  if (secret === null) return null;
  const path = join(folder, ".tenantry", "cache", "manifests.json");
  const before = readSealed(path, secret);
  const used = new Map<string, readonly SoundTenant[]>();
  let isNew = false;
  return {
    of(fleetFile) {
      const context = createHash("sha256").update(`${version} ${schemaDigest} `).update(fleetFile.bytes).digest();
      const keys = new Map<InputFile, string>();
      const keyOf = (file: InputFile): string => {
        const key =
          keys.get(file) ?? createHash("sha256").update(context).update(`${file.path}\0`).update(file.bytes).digest("hex");
        keys.set(file, key);
        return key;
      };
      return {
        read(file) {
          const key = keyOf(file);
          const found = before.get(key) ?? used.get(key) ?? null;
          if (found !== null) used.set(key, found);
          return found;
        },
        keep(file, tenants) {
          isNew = true;
          used.set(keyOf(file), tenants);
        },
      };
    },
    async save() {
      if (!isNew && used.size === before.size) return;
      try {
        const body = JSON.stringify([...used]);
        if (body.length > mostBytes) return;
        makeOwnFolder(join(folder, ".tenantry"));
        mkdirSync(dirname(path), { recursive: true });
        await replaceFile(path, `${seal(body, secret)}${body}`, 0o600);
      } catch {
        // The next run reads the manifests as this one did.
      }
    },
  };
}

const seal = (body: string, secret: string): string => createHmac("sha256", secret).update(body).digest("hex");

/** Only what this machine sealed is parsed, so its shape is the one that was written. */
function readSealed(path: string, secret: string): ReadonlyMap<string, readonly SoundTenant[]> {
  try {
    if (statSync(path).size > 4 * mostBytes) return new Map();
    const text = readFileSync(path, "utf8");
    const body = text.slice(sealLength);
    const [said, right] = [Buffer.from(text.slice(0, sealLength)), Buffer.from(seal(body, secret))];
    if (said.length !== right.length || !timingSafeEqual(said, right)) return new Map();
    return new Map(JSON.parse(body) as [string, readonly SoundTenant[]][]);
  } catch {
    return new Map();
  }
}

/** Made once for a user and a machine, where programs keep what is theirs alone. */
function secretOf(env: World["env"]): string | null {
  const state = stateFolder(env);
  if (state === null) return null;
  const path = join(state, "cache-secret");
  const read = (): string | null => {
    const secret = readFileSync(path, "utf8");
    return /^[0-9a-f]{64}$/.test(secret) ? secret : null;
  };
  try {
    return read();
  } catch {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      // Another run may make it at the same time: the first stands.
      writeFileSync(path, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
      return read();
    } catch {
      return null;
    }
  }
}
