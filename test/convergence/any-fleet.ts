/** Any small fleet: what is declared, what there is of it, how it is known. For properties that hold of all of them. */
import * as fc from "fast-check";
import type { SeedProject } from "../../src/emulator/index.js";
import { project, TestFleet } from "../harness/fleet.js";
import { marked, small, tenants } from "./cases/words.js";

const tier = fc.constantFrom("free" as const, "pro" as const, "business" as const);

/** One tenant: what it declares, what there is of it, and how it is known. */
const tenant = fc.record({
  tier,
  state: fc.constantFrom("active", "active", "active", "suspended", "deleted", "waiting"),
  dataTransfer: fc.option(fc.constantFrom("1GiB", "3GiB", "5GiB"), { nil: null }),
  suspendTimeout: fc.option(fc.constantFrom("10m", "1h"), { nil: null }),
  live: fc.option(tier, { nil: null }),
  history: fc.constantFrom(0, 3600, 86_400),
  drifts: fc.boolean(),
  isActive: fc.boolean(),
  known: fc.constantFrom("lock", "pin", "mark", "name", "nobody"),
  deleted: fc.boolean(),
  branches: fc.constantFrom(
    "",
    "",
    "dev: {}",
    "dev: { protected: true }, child: { parent: dev }",
    "dev: { expiresAt: 2026-05-01, compute: { max: 1 } }",
    "dev: { state: deleted }, child: { state: deleted }",
    "child: {}",
  ),
  there: fc.subarray(["dev", "child"]),
});
type Tenant = typeof tenant extends fc.Arbitrary<infer Value> ? Value : never;

export const names = ["acme", "bolt", "calm", "dusk", "echo"] as const;
/** Manifests, projects and memory of up to five tenants, in any combination. */
export const fleets = fc.array(tenant, { minLength: 1, maxLength: names.length });

const states: Readonly<Record<string, string>> = {
  active: "",
  suspended: ", state: suspended, reason: unpaid",
  deleted: ", state: deleted, reason: closed",
  waiting: ", state: deleted, reason: closed, deleteAfter: 2026-05-01",
};

function documentOf(
  name: string,
  { tier: declared, state, dataTransfer, suspendTimeout, branches, known, live }: Tenant,
): string {
  const quota = dataTransfer === null ? "" : `, quota: { dataTransfer: ${dataTransfer} }`;
  const compute = suspendTimeout === null ? "" : `, compute: { suspendTimeout: ${suspendTimeout} }`;
  const beside = branches === "" || state === "deleted" || state === "waiting" ? "" : `, branches: { ${branches} }`;
  const pin = known === "pin" && live !== null ? `, projectId: p-${name}` : "";
  return `{ tenant: ${name}, tier: ${declared}${states[state]}${quota}${compute}${beside}${pin} }`;
}

function seedOf(name: string, { live, history, drifts, isActive, known, deleted, there }: Tenant): readonly SeedProject[] {
  if (live === null) return [];
  return [
    project(live, known === "nobody" ? `${name}-other` : name, {
      id: `p-${name}`,
      ...small,
      ...(drifts && { history_retention_seconds: history }),
      branches: [
        { name: "main", default: true, ...logical },
        ...there.map((branch) => ({ name: branch, ...logical, ...below(branch, there) })),
      ],
      endpoints: [
        { id: `ep-${name}`, state: isActive ? "active" : "idle" },
        ...there.map((branch) => ({ id: `ep-${name}-${branch}`, branch })),
      ],
      created_at: `2026-01-0${9 - names.findIndex((other) => other === name)}T08:00:00Z`,
      ...(known === "mark" && marked(name)),
      ...(deleted && { deleted_at: "2026-03-02T10:00:00Z" }),
    }),
  ];
}

const logical = { logical_size: 1024 };
const below = (branch: string, there: readonly string[]) =>
  branch === "child" && there.includes("dev") ? { parent: "dev" } : {};

export interface Arranged {
  readonly documents: readonly string[];
  readonly projects: readonly SeedProject[];
  readonly lock: readonly (readonly [string, string])[];
}
export const arrange = (all: readonly Tenant[]): Arranged => ({
  documents: all.map((each, n) => documentOf(names[n] ?? "", each)),
  projects: all.flatMap((each, n) => seedOf(names[n] ?? "", each)),
  lock: all.flatMap(({ known, live }, n) =>
    known === "lock" && live !== null ? [[names[n] ?? "", `p-${names[n]}`] as const] : [],
  ),
});

export const fleetOf = ({ documents, projects, lock }: Arranged, listOrder: "id" | "created" = "id"): TestFleet =>
  new TestFleet({
    manifests: tenants(...documents),
    projects,
    lock: Object.fromEntries(lock),
    assumptions: { listOrder },
    watch: false,
    showsBranches: true,
  });
