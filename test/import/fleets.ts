/** Observed fleets for the tests of import: one by words, or any at all. */
import * as fc from "fast-check";
import { fleetText } from "../harness/fleet.js";
import { orgIds } from "../harness/orgs.js";
import { desiredTenants } from "../../src/reconciler/desired.js";
import { govern } from "../../src/reconciler/diff/govern.js";
import type { Lock } from "../../src/reconciler/diff/match.js";
import { matchTenants } from "../../src/reconciler/diff/match.js";
import type { Fleet } from "../../src/reconciler/fleet.js";
import { differingTenants, importFleet } from "../../src/reconciler/import/index.js";
import type { Claim, ImportedFleet, ImportInto, OrgDraft, Uniform } from "../../src/reconciler/import/index.js";
import { loadFleet, loadManifests, loadRoster, mergeSources } from "../../src/reconciler/manifest/index.js";
import type { Diagnostic } from "../../src/reconciler/diagnostic.js";
import type { Manifest } from "../../src/reconciler/manifest/index.js";
import type { OrgId, OrgName, ProjectId, TenantName } from "../../src/reconciler/names.js";
import type { CompleteInventory, ObservedProject } from "../../src/reconciler/observed.js";
import type { Amount, HistoryRetention, SuspendTimeout } from "../../src/reconciler/settings.js";
import { startOfTime } from "../harness/virtual.js";

const now = startOfTime;

const org = (name: keyof typeof orgIds): OrgDraft => ({
  name: name as OrgName,
  id: orgIds[name] as OrgId,
  apiKeyEnv: `NEON_API_KEY_${name.toUpperCase()}`,
  maxProjects: null,
  sponsored: name === "free",
});
const orgs: readonly OrgDraft[] = [org("free"), org("paid")];

const hour = 3600;
const mib = 2 ** 20;
const gib = 2 ** 30;

/** A project of the free tier, to the letter, but for what is said. */
export const observedProject = (
  id: string,
  more: Partial<Omit<ObservedProject, "id" | "org">> & { org?: string } = {},
): ObservedProject => ({
  name: id,
  region: "aws-us-east-2",
  pgVersion: 17,
  quota: {
    activeTime: 100 * hour,
    computeTime: "unlimited",
    writtenData: "unlimited",
    dataTransfer: 5 * gib,
    logicalSize: 512 * mib,
  },
  unknownQuota: {},
  compute: { min: 0.25, max: 2, suspendTimeout: 300 },
  unknownCompute: {},
  historyRetention: 6 * hour,
  integrations: [],
  storage: null,
  createdAt: "2026-01-01T00:00:00Z",
  lastActiveAt: null,
  recoverableUntil: null,
  ...more,
  org: (more.org ?? "free") as OrgName,
  id: id as ProjectId,
});

const inventory = (projects: readonly ObservedProject[]): CompleteInventory => ({
  kind: "complete",
  sweeps: orgs.map(({ name, id }) => ({
    org: name,
    id,
    pages: 1,
    projects: projects.filter((project) => project.org === name).length,
    startedAt: "2026-03-04T09:00:00Z",
    finishedAt: "2026-03-04T09:00:01Z",
    gaps: [],
  })),
  projects,
  recoverable: null,
  details: {},
  lookedUp: {},
  scopedKeys: {},
});

export const newFleet: ImportInto = { kind: "new", name: "acme", orgs, file: "tenantry.yaml", manifests: "tenants/**/*.yaml" };
const existing = loadFleet({ path: "tenantry.yaml", bytes: new TextEncoder().encode(fleetText) }).fleet;
if (!existing) throw new Error("the harness's fleet file is not valid");
export const existingFleet: ImportInto = {
  kind: "existing",
  fleet: existing,
  text: fleetText,
  hasManifests: false,
  manifests: "tenants/**/*.yaml",
};

export const imported = (
  projects: readonly ObservedProject[],
  more: { into?: ImportInto; taken?: readonly string[]; uniform?: Uniform } = {},
): ImportedFleet =>
  importFleet({
    observed: inventory(projects),
    projects,
    governed: [],
    into: more.into ?? newFleet,
    declared: (more.taken ?? []).map((tenant): Claim => ({ tenant: tenant as TenantName, name: tenant, pin: null })),
    lock: new Map(),
    uniform: more.uniform ?? "manifests",
    schema: "../node_modules/tenantry/schemas/manifest.schema.json",
    now,
  });

export interface ReadBack {
  readonly fleet: Fleet;
  readonly manifests: readonly Manifest[];
  readonly diagnostics: readonly Diagnostic[];
}

/** As any command reads them. */
export function readBack({ fleetText: text, fleet: given, roster, files }: ImportedFleet): ReadBack {
  const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
  const loaded = text === null ? null : loadFleet({ path: "tenantry.yaml", bytes: bytes(text) });
  const fleet = loaded?.fleet ?? given;
  const inputs = files.map((file) => ({ path: `tenants/${file.name}`, bytes: bytes(file.text) }));
  const rosters = fleet.rosters.map((source) =>
    loadRoster({ path: source.path, bytes: bytes(roster?.text ?? "") }, { fleet, source, before: null, now }),
  );
  const { manifests, diagnostics } = mergeSources(loadManifests(inputs, fleet, now), rosters);
  return { fleet, manifests, diagnostics: [...(loaded?.diagnostics ?? []), ...diagnostics] };
}

const lock: Lock = new Map();

/** What a plan of the written files would still do to these projects, say of them or refuse. */
export async function differing(result: ImportedFleet, projects: readonly ObservedProject[]): Promise<readonly string[]> {
  const { fleet, manifests } = readBack(result);
  return [...(await differingTenants({ fleet, manifests, lock, observed: inventory(projects), now })).named];
}

/** Projects that neither a manifest nor a rule of the written files takes. */
export function nobodys(result: ImportedFleet, projects: readonly ObservedProject[]): readonly string[] {
  return standingOf(result, projects).extra.map(({ id }) => id);
}

function standingOf(result: ImportedFleet, projects: readonly ObservedProject[]) {
  const { fleet, manifests } = readBack(result);
  return govern(matchTenants(desiredTenants(manifests, fleet, now), inventory(projects), lock), lock, fleet);
}

/** The same import once more, over what the first wrote. */
export function importedAgain(result: ImportedFleet, projects: readonly ObservedProject[], uniform: Uniform): ImportedFleet {
  const { fleet, manifests } = readBack(result);
  const { tenants, extra } = standingOf(result, projects);
  return importFleet({
    observed: inventory(projects),
    projects: extra,
    governed: tenants.flatMap(({ match }) => (match.kind === "live" && match.by === "rule" ? [match.project] : [])),
    into: {
      kind: "existing",
      fleet,
      text: result.fleetText ?? fleetText,
      hasManifests: result.files.length > 0,
      manifests: "tenants/**/*.yaml",
    },
    declared: desiredTenants(manifests, fleet, now),
    lock,
    uniform,
    schema: "",
    now,
  });
}

const amount: fc.Arbitrary<Amount> = fc.oneof(
  fc.constant<Amount>("unlimited"),
  fc.constantFrom<Amount>(1, 2, 60, 3600, 100 * hour, 750 * hour, 5 * gib, 512 * mib, 5e9, Number.MAX_SAFE_INTEGER),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
);
const cu: fc.Arbitrary<number | null> = fc.oneof(
  fc.constantFrom(0.25, 0.5, 1, 2, 4, 8, 16, 20, 56),
  fc.integer({ min: 1, max: 240 }).map((quarters) => quarters / 4),
  fc.constantFrom(0.1, 0.3, 17.3, 64, null),
);
const suspendTimeout: fc.Arbitrary<SuspendTimeout | null> = fc.oneof(
  fc.constantFrom<SuspendTimeout | null>("never", 60, 300, 604_800, 59, 604_801, 1, -5, null),
  fc.integer({ min: 1, max: 700_000 }),
);
const history: fc.Arbitrary<HistoryRetention | null> = fc.oneof(
  fc.constantFrom<HistoryRetention | null>("none", 1, 21_600, 86_400, 604_800, 2_592_000, 2_592_001, 2_678_400, null),
  fc.integer({ min: 1, max: 3_000_000 }),
);
/** As platforms name projects: words that many share, so that a rule may be found in them. */
const alike = fc
  .tuple(fc.constantFrom("app", "pro", "team_eu", "Beta", "*"), fc.integer({ min: 0, max: 99 }), fc.constantFrom("", "-staging"))
  .map(([word, n, after]) => `${word}-${n}${after}`);
const name: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "user-free-database",
    "User Free Database",
    "USER_FREE_DATABASE",
    "👩‍🚀 rocket",
    "x".repeat(256),
    "é".repeat(90),
    "-",
    "---",
    "~",
    "null",
    "true",
    "123",
    "1e5",
    "0x10",
    "no",
    "<<",
    "a: b",
    "a #b",
    " spaces ",
    "'",
    '"',
    "{x}",
    "!tag",
    "&a",
    "*a",
    "%x",
    "a\u202eb",
    "a\nb",
    "\u001b[2J",
    "own",
    "constructor",
    "__proto__",
    "naïve",
    "ﬀ",
    "tenant",
    "@",
    "`",
    "?",
    "|",
    ">",
    "[",
    "]",
    ",",
    "# c",
    "--- a",
    "...",
    "=",
    "\t",
    "\u00a0",
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 300 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  fc.stringMatching(/^[a-z0-9-]{1,60}$/),
  alike,
);

const large = { compute: { min: 1, max: 8, suspendTimeout: "never" }, historyRetention: "none" } as const;
const usual = fc.constantFrom<Partial<ObservedProject>>(
  {},
  { compute: { min: 0.25, max: 4, suspendTimeout: 300 }, historyRetention: 604_800 },
  large,
);
const unusual: fc.Arbitrary<Partial<ObservedProject>> = fc.record({
  quota: fc.record({ activeTime: amount, computeTime: amount, writtenData: amount, dataTransfer: amount, logicalSize: amount }),
  compute: fc.record({ min: cu, max: cu, suspendTimeout }),
  historyRetention: history,
});
const quotaAlone = amount.map((activeTime): Partial<ObservedProject> => ({
  quota: { ...observedProject("a").quota, activeTime },
}));
/** Neon's own word for a project that is stopped: one second. */
const suspended = usual.map((more): Partial<ObservedProject> => ({
  ...more,
  quota: { ...observedProject("a").quota, activeTime: 1 },
}));
/** Neon allows at most 256 characters, but what a list holds is not ours to decide. */
const fleetOf = (
  names: fc.Arbitrary<string>,
  settings: fc.Arbitrary<Partial<ObservedProject>>,
  size: { minLength: number; maxLength: number },
): fc.Arbitrary<readonly ObservedProject[]> =>
  fc.uniqueArray(
    fc
      .record({
        id: fc.oneof(fc.stringMatching(/^[a-z]{3,8}-[a-z]{3,8}-\d{8}$/), fc.stringMatching(/^[a-z0-9-]{1,60}$/)),
        org: fc.constantFrom("free", "paid"),
        name: names,
        settings,
      })
      .map(({ id, org: orgName, name: projectName, settings: more }) =>
        observedProject(id, { ...more, name: projectName, org: orgName }),
      ),
    { selector: ({ id }) => id, ...size },
  );

/** Half of them anything at all; half nearly uniform, so that there is something for rules, with a few of anything. */
export const anyFleet: fc.Arbitrary<readonly ObservedProject[]> = fc.oneof(
  fleetOf(
    name,
    fc.oneof(
      { weight: 4, arbitrary: usual },
      { weight: 1, arbitrary: quotaAlone },
      { weight: 1, arbitrary: suspended },
      { weight: 3, arbitrary: unusual },
    ),
    { minLength: 0, maxLength: 40 },
  ),
  fleetOf(
    fc.oneof({ weight: 8, arbitrary: alike }, { weight: 1, arbitrary: name }),
    fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: unusual }, { weight: 1, arbitrary: suspended }),
    { minLength: 10, maxLength: 60 },
  ),
  // Tiers go by name here, as they do where the platform's code names its projects.
  fleetOf(alike, fc.constant({}), { minLength: 10, maxLength: 60 }).map((projects) =>
    projects.map((project) => ({ ...project, ...(project.name.startsWith("pro") ? large : {}) })),
  ),
  // One name fifty times.
  fc
    .integer({ min: 2, max: 50 })
    .map((count) =>
      Array.from({ length: count }, (_, n) => observedProject(`same-${10_000_000 + n}`, { name: "user-free-database" })),
    ),
);
