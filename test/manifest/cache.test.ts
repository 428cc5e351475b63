import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openManifestCache } from "../../src/cli/manifest-cache.js";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import type { FileCache, InputFile, SoundTenant } from "../../src/reconciler/manifest/index.js";
import { bytesOf, exampleFleet, now } from "../corpus/row.js";
import { folderWith } from "./folder.js";

const fleetFile: InputFile = { path: "tenantry.yaml", bytes: bytesOf(exampleFleet) };
const { fleet } = loadFleet(fleetFile);
const day = 86_400_000;

/** Keeps what would stand on the disk, as text. */
const inMemory = (): FileCache => {
  const texts = new Map<string, string>();
  const keyOf = ({ path, bytes }: InputFile): string => `${path} ${Buffer.from(bytes).toString("hex")}`;
  return {
    read: (file) => JSON.parse(texts.get(keyOf(file)) ?? "null") as readonly SoundTenant[] | null,
    keep: (file, tenants) => void texts.set(keyOf(file), JSON.stringify(tenants)),
  };
};

const name = fc.constantFrom("acme", "vega", "ceres", "juno");
const document = fc.oneof(
  name.map(
    (tenant) => `tenant: ${tenant}\ntier: pro\nquota: { computeTime: 200h }\nlabels: { owner: team-a }\nregion: aws-us-east-2\n`,
  ),
  name.map((tenant) => `{ tenant: ${tenant}, tier: free, projectId: calm-fog-12345678 }\n`),
  name.map((tenant) => `tenant: ${tenant}\ntier: fre\nquotta: 1\n`),
  name.map((tenant) => `tenant: ${tenant}\nstate: deleted\nreason: left\ndeleteAfter: 2026-03-02\n`),
  name.map((tenant) => `tenant: ${tenant}\ntier: free\ngraceUntil: 2026-03-02\n`),
  name.map(
    (tenant) =>
      `tenant: ${tenant}\ntier: free\ncompute: { max: 8 }\nexceptions: [{ field: compute.max, allow: limit, until: 2026-03-02, reason: r }]\n`,
  ),
  name.map(
    (tenant) => `{ tenant: ${tenant}, tier: pro, snapshots: { named: { v1: { at: 2026-02-01, expiresAt: 2026-03-02 } } } }\n`,
  ),
  fc.constantFrom("", "# nothing\n", "tenant: [\n", "a: *b\n"),
);
const files = fc
  .array(fc.array(document, { maxLength: 4 }), { maxLength: 4 })
  .map((each) => each.map((documents, n) => ({ path: `tenants/${n}.yaml`, bytes: bytesOf(documents.join("---\n")) })));

test("what is loaded with a cache is what is loaded without it, whatever the day", () => {
  fc.assert(
    fc.property(files, (inputs) => {
      const cache = inMemory();
      for (const at of [now, now, now + 5 * day]) {
        expect(loadManifests(inputs, fleet, at, cache)).toEqual(loadManifests(inputs, fleet, at));
      }
    }),
    { numRuns: 200 },
  );
});

const big: InputFile = {
  path: "tenants/a.yaml",
  bytes: bytesOf(`{ tenant: acme, tier: free }\n#${"-".repeat(128 * 1024)}\n`),
};

test("on disk it is believed only as this machine sealed it, and only for the same bytes and the same fleet file", async () => {
  const folder = folderWith({});
  const path = join(folder, ".tenantry/cache/manifests.json");
  const home = { HOME: join(folder, "home") };
  const open = (env: Readonly<Record<string, string>> = home, files: readonly InputFile[] = [big]) =>
    openManifestCache(env, folder, files);
  const known = (file: InputFile = big, env = home, declared: InputFile = fleetFile) =>
    open(env, [file])
      ?.of(declared)
      .read(file)
      ?.map(({ manifest }) => manifest.tenant) ?? null;

  expect(known()).toBe(null);
  const first = open();
  expect(loadManifests([big], fleet, now, first?.of(fleetFile)).manifests).toHaveLength(1);
  await first?.save();
  expect(known()).toEqual(["acme"]);
  expect(readFileSync(join(folder, ".tenantry/.gitignore"), "utf8")).toBe("*\n");

  expect(known({ ...big, bytes: bytesOf(Buffer.from(big.bytes).toString().replace("free", "pro ")) })).toBe(null);
  expect(known({ ...big, path: "tenants/b.yaml" })).toBe(null);
  expect(known(big, home, { ...fleetFile, bytes: bytesOf(`${exampleFleet}\n`) })).toBe(null);
  expect(known(big, { HOME: join(folder, "elsewhere") })).toBe(null);

  const sealed = readFileSync(path, "utf8");
  for (const damaged of [sealed.replace('"acme"', '"evil"'), sealed.slice(0, -1), "", "null", `${sealed} `]) {
    writeFileSync(path, damaged);
    expect(known()).toBe(null);
  }
  writeFileSync(path, sealed);
  expect(known()).toEqual(["acme"]);
  rmSync(join(folder, ".tenantry"), { recursive: true });
  expect(known()).toBe(null);
});

test("a small fleet, and one without a home for the secret, leaves nothing on the disk", () => {
  const folder = folderWith({});
  expect(openManifestCache({ HOME: folder }, folder, [{ ...big, bytes: big.bytes.subarray(0, 1000) }])).toBe(null);
  expect(openManifestCache({}, folder, [big])).toBe(null);
});
