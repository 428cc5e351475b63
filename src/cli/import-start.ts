/** What `tenantry import` begins with: an existing fleet file and its manifests, or the orgs that the flags name. */
import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { createAccounts } from "../neon/accounts.js";
import type { Lock } from "../reconciler/diff/match.js";
import type { Fleet, Org } from "../reconciler/fleet.js";
import { isImportedFile, provisionalFleet } from "../reconciler/import/index.js";
import type { ImportInto, Uniform } from "../reconciler/import/index.js";
import { decodeForDisplay } from "../reconciler/manifest/index.js";
import type { Manifest } from "../reconciler/manifest/index.js";
import { namePattern } from "../reconciler/names.js";
import { refuseInvalid } from "./declared.js";
import { Failure, fix } from "./failure.js";
import { folderName } from "./folder-name.js";
import { askedOrgs, knownOrgs, newOrgs } from "./import-orgs.js";
import type { OutFolder, ReadBefore } from "./import-files.js";
import { outFolder } from "./import-files.js";
import { lockPath, readLock } from "./lock-file.js";
import { neonOptions } from "./neon.js";
import { loadSources } from "./sources.js";
import type { World } from "./world.js";

export interface Flags {
  readonly org?: string[] | undefined;
  readonly sponsored?: string[] | undefined;
  readonly fleet?: string | undefined;
  readonly out: string;
  readonly as: Uniform;
  readonly force: boolean;
  readonly json: boolean;
  readonly config?: string | undefined;
  readonly allowHost?: string[] | undefined;
}

/** What there is before: an existing fleet file with its manifests, or the orgs that the flags name. */
export interface Start {
  readonly file: string;
  /** With the orgs that are imported, and no others. */
  readonly fleet: Fleet;
  readonly into: ImportInto;
  readonly out: OutFolder;
  /** As they are on disk. */
  readonly read: ReadBefore;
  /** All of them, rosters' too. */
  readonly manifests: readonly Manifest[];
  /** Those of them that stay when the files of an earlier import are overwritten. */
  readonly kept: readonly Manifest[];
  readonly lock: Lock;
}

export async function startOf(flags: Flags, world: World): Promise<Start> {
  const file = flags.config ?? (world.env["TENANTRY_CONFIG"] || "tenantry.yaml");
  const out = outFolder(world, file, flags.out);
  const asked = askedOrgs(flags.org ?? []);
  return existsSync(resolve(world.cwd, file))
    ? existingStart(file, out, asked, flags, world)
    : newStart(file, out, asked, flags, world);
}

async function existingStart(
  file: string,
  out: OutFolder,
  asked: ReturnType<typeof askedOrgs>,
  flags: Flags,
  world: World,
): Promise<Start> {
  const made = flags.sponsored ?? flags.fleet;
  if (made !== undefined) {
    throw new Failure("usage", `${file} exists, so --sponsored and --fleet have no effect`, [fix(`change ${file} instead`)]);
  }
  const read = await loadSources(world, { config: flags.config });
  // A fleet without manifests is what import is for.
  const loaded = { ...read, diagnostics: read.diagnostics.filter(({ code }) => code !== "no-manifests") };
  refuseInvalid(loaded, world, { color: "auto", json: flags.json });
  const { fleet, manifests, sources } = loaded;
  const isReplaced = (path: string): boolean =>
    flags.force &&
    dirname(path) === out.shown &&
    isImportedFile(
      basename(path),
      fleet.tiers.map(({ name }) => name),
    );
  return {
    file,
    fleet: { ...fleet, orgs: knownOrgs(asked, fleet) },
    into: {
      kind: "existing",
      fleet,
      text: decodeForDisplay(sources.fleetFile?.bytes ?? new Uint8Array()),
      hasManifests: sources.files.length > 0,
      manifests: globOf(out),
    },
    out,
    read: { files: sources.files, rosters: loaded.rosters.map(([, roster]) => roster) },
    manifests,
    kept: manifests.filter(({ source }) => !isReplaced(source.file)),
    lock: readLock(lockPath(world, file)),
  };
}

async function newStart(
  file: string,
  out: OutFolder,
  asked: ReturnType<typeof askedOrgs>,
  flags: Flags,
  world: World,
): Promise<Start> {
  if (asked.length === 0) {
    throw new Failure("usage", `there is no ${file}, so import must be told the orgs`, [
      fix("--org free=org-id --org paid=org-id   (or tenantry init first)"),
    ]);
  }
  const name = flags.fleet ?? folderName(world, file);
  if (!namePattern.test(name)) {
    throw new Failure("usage", "the fleet's name has a-z, 0-9 and -, at most 60 characters", [fix("--fleet acme")]);
  }
  const draft = {
    kind: "new",
    name,
    orgs: [],
    file,
    manifests: globOf(out),
  } as const;
  // The orgs' ids may have to be asked for, with a client that wants a fleet.
  const standIn = provisionalFleet({ ...draft, orgs: asked.slice(0, 1).map((org) => ({ ...standInOrg, name: org.name })) });
  const accounts = createAccounts(neonOptions(world, { ...standIn, orgs: [] }, flags));
  const into = { ...draft, orgs: await newOrgs(asked, flags.sponsored ?? [], accounts, world) };
  return {
    file,
    fleet: provisionalFleet(into),
    into,
    out,
    read: { files: [], rosters: [] },
    manifests: [],
    kept: [],
    lock: new Map(),
  };
}

const globOf = ({ below }: OutFolder): string => (below === "" ? "**/*.yaml" : `${below}/**/*.yaml`);

const standInOrg = { id: "org-unknown" as Org["id"], apiKeyEnv: "NEON_API_KEY", maxProjects: null, sponsored: false } as const;
