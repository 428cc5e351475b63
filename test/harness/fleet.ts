/**
 * A fleet under test: manifests as text, an emulator in the process, the real client, the real pipeline.
 * Everything is the product's own code but the clock.
 */
import { createEmulator } from "../../src/emulator/index.js";
import type { Action, Assumptions, Emulator, FaultRule, Json, Project, Seed, SeedProject } from "../../src/emulator/index.js";
import { createNeonClient, createNeonReader } from "../../src/neon/client.js";
import type { NeonClient, NeonReader } from "../../src/neon/port.js";
import { apply } from "../../src/reconciler/apply/index.js";
import { NotSavedError } from "../../src/reconciler/apply/outcome.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { Change } from "../../src/reconciler/change.js";
import { sha256 } from "../../src/reconciler/digest.js";
import type { Fleet } from "../../src/reconciler/fleet.js";
import { loadFleet, loadManifests, loadRoster, mergeSources } from "../../src/reconciler/manifest/index.js";
import type { Manifest } from "../../src/reconciler/manifest/manifest.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import { checkConsent } from "../../src/reconciler/plan/consent.js";
import type { ConsentCounts } from "../../src/reconciler/plan/consent.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { reconcile } from "../../src/reconciler/reconcile.js";
import type { Declared } from "../../src/reconciler/reconcile.js";
import type { Scope } from "../../src/reconciler/scope/scope.js";
import type { Journal } from "../../src/reconciler/journal/entry.js";
import { contract } from "./contract.js";
import { MemoryJournal } from "./journal.js";
import { orgIds } from "./orgs.js";
import { truthLines } from "./truth.js";
import { serverSleep, sleep, tracked } from "./virtual.js";
import { violations } from "./watch.js";

export { orgIds };

/** Tiers free, pro and business; the settle window is short, nothing else is special. */
export const fleetText = `fleet: acme
sources: [{ manifests: "tenants/**/*.yaml" }]
orgs:
  free: { id: ${orgIds.free}, apiKeyEnv: NEON_API_KEY_FREE, maxProjects: 30000, sponsored: true }
  paid: { id: ${orgIds.paid}, apiKeyEnv: NEON_API_KEY_PAID, maxProjects: 30000 }
personalApiKeyEnv: NEON_API_KEY_PERSONAL
defaults: { region: aws-us-east-2, pgVersion: 17, branch: main, database: neondb, role: neondb_owner }
tiers:
  free:
    org: free
    quota: { activeTime: 100h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 5GiB, logicalSize: 512MiB }
    compute: { min: 0.25, max: 2, suspendTimeout: 5m }
    historyRetention: 6h
    limits: { quota: { activeTime: 100h, dataTransfer: 5GiB, logicalSize: 512MiB }, branches: 10, rootBranches: 3, snapshots: 1, compute: { max: 2, minSuspendTimeout: 5m }, historyRetention: 1d, asOf: 2026-02-06 }
  pro:
    org: paid
    quota: { activeTime: 750h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 50GiB, logicalSize: 10GiB }
    compute: { min: 0.25, max: 4, suspendTimeout: 5m }
    historyRetention: 7d
    limits: { branches: 25, rootBranches: 25, snapshots: 10, compute: { max: 16, minSuspendTimeout: 1m }, historyRetention: 7d, asOf: 2026-02-06 }
  business:
    org: paid
    quota: { activeTime: unlimited, computeTime: unlimited, writtenData: unlimited, dataTransfer: 500GiB, logicalSize: 100GiB }
    compute: { min: 1, max: 8, suspendTimeout: never }
    historyRetention: 7d
    limits: { branches: 100, rootBranches: 25, snapshots: 10, compute: { max: 16, minSuspendTimeout: 1m }, historyRetention: 30d, asOf: 2026-02-06 }
safety: { delete: { max: 20 }, suspend: { max: 20 }, update: {} }
apply: { settle: 500ms }
`;

const hours = 3600;
const mib = 2 ** 20;
const gib = 2 ** 30;

/** Seeds of projects that have a tier's preset to the letter. */
export const presets = {
  free: {
    org: "free",
    quota: { active_time_seconds: 100 * hours, data_transfer_bytes: 5 * gib, logical_size_bytes: 512 * mib },
    default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 2, suspend_timeout_seconds: 300 },
    history_retention_seconds: 6 * hours,
  },
  pro: {
    org: "paid",
    quota: { active_time_seconds: 750 * hours, data_transfer_bytes: 50 * gib, logical_size_bytes: 10 * gib },
    default_endpoint_settings: { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 4, suspend_timeout_seconds: 300 },
    history_retention_seconds: 7 * 24 * hours,
  },
  business: {
    org: "paid",
    quota: { data_transfer_bytes: 500 * gib, logical_size_bytes: 100 * gib },
    default_endpoint_settings: { autoscaling_limit_min_cu: 1, autoscaling_limit_max_cu: 8, suspend_timeout_seconds: -1 },
    history_retention_seconds: 7 * 24 * hours,
  },
} as const satisfies Record<string, Partial<SeedProject>>;

export const project = (tier: keyof typeof presets, name: string, more: Partial<SeedProject> = {}): SeedProject => ({
  ...presets[tier],
  name,
  ...more,
});

export interface FleetOptions {
  /** Empty: no file at all. */
  readonly manifests: string;
  /** A roster's tenants beside the manifests, `app-1 free`; its footer is added. */
  readonly roster?: readonly string[];
  readonly fleet?: string;
  /** How many tenants run at once; the default unless given. */
  readonly concurrency?: number;
  /** Of the fleet file's `safety`: `update: { share: 100% }`. */
  readonly safety?: string;
  /** The fleet file's naming pattern. */
  readonly naming?: string;
  readonly projects?: readonly SeedProject[];
  readonly seed?: Partial<Seed>;
  /** Ids that tenantry.lock remembers. */
  readonly lock?: Readonly<Record<string, string>>;
  readonly assumptions?: Partial<Assumptions>;
  readonly faults?: readonly FaultRule[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly rate?: number | "off";
  /** Changes answers on their way to the client, past the contract: for what Neon may leave out. */
  readonly rewrite?: Rewrite;
  /** A newer Neon than the document that the contract is made of: nothing is held against it. */
  readonly newerNeon?: boolean;
  /** The truth lists the branches beside the first one. */
  readonly showsBranches?: boolean;
  /** Looks at the truth after each write; off where a case begins with what it forbids, or is too large. */
  readonly watch?: boolean;
}

/** `path` is below `/api/v2`, without its query. */
export type Rewrite = (path: string, body: Json) => Json;

/** What happens as soon as the n-th request of that method and path has been answered. */
export interface Meanwhile {
  /** `PATCH /projects/a-1`; `*` stands for any part of a path. */
  readonly on: string;
  readonly nth?: number;
  readonly act?: readonly Action[];
  /** The run is told to stop. */
  readonly abort?: boolean;
}

export const keysOfEnv = { NEON_API_KEY_FREE: "free-key", NEON_API_KEY_PAID: "paid-key", NEON_API_KEY_PERSONAL: "me-key" };

export class TestFleet {
  readonly emulator: Emulator;
  readonly lock: Map<TenantName, ProjectId>;
  fleet: Fleet;
  manifests: readonly Manifest[] = [];
  /** Every outcome told, `sent` included. */
  readonly told: Outcome[] = [];
  env: Readonly<Record<string, string | undefined>>;
  rewrite: Rewrite | null;
  private readonly seeded: ReadonlySet<string>;
  private readonly tolerated: ReadonlySet<string>;
  private readonly broken = new Set<string>();
  private readonly isWatched: boolean;
  private readonly showsBranches: boolean;
  private readonly roster: string | null;
  private meanwhile: { readonly step: Meanwhile; seen: number }[] = [];
  private stop = new AbortController();
  private fleetText: string;
  private manifestText = "";

  constructor(options: FleetOptions) {
    this.env = options.env ?? keysOfEnv;
    this.emulator = createEmulator({
      ...(options.seed || options.projects ? { seed: { ...options.seed, projects: [...(options.projects ?? [])] } } : {}),
      now: () => Date.now(),
      sleep: serverSleep,
      rate: options.rate ?? "off",
      ...(options.newerNeon !== true && { contract }),
      ...(options.assumptions && { assumptions: options.assumptions }),
    });
    if (options.faults) this.emulator.addFaults(options.faults);
    this.lock = new Map(Object.entries(options.lock ?? {})) as Map<TenantName, ProjectId>;
    const { naming, safety = "update: {}", concurrency = 16 } = options;
    const own = (options.fleet ?? fleetText)
      .replace("settle: 500ms", `settle: 500ms, concurrency: ${concurrency}`)
      .replace("update: {}", safety);
    this.fleetText = `${own}${naming === undefined ? "" : `naming: "${naming}"\n`}`;
    this.rewrite = options.rewrite ?? null;
    const truth = this.emulator.state();
    this.seeded = new Set(truth.projects.map(({ id }) => id));
    this.isWatched = options.watch ?? truth.projects.length < 20;
    this.tolerated = new Set(violations(truth));
    this.showsBranches = options.showsBranches ?? false;
    this.roster = options.roster ? rosterText(options.roster) : null;
    this.fleet = this.readFleet();
    this.declare(options.manifests);
  }

  /** Other manifests from now on. @throws when they don't validate */
  declare(text: string): void {
    this.manifests = this.manifestsFrom(text);
    this.manifestText = text;
  }

  /** @throws when they don't validate */
  manifestsFrom(text: string): readonly Manifest[] {
    const files = text === "" ? [] : [{ path: "tenants/all.yaml", bytes: new TextEncoder().encode(text) }];
    const { manifests, diagnostics } = mergeSources(loadManifests(files, this.fleet, Date.now()), this.rosters());
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    return manifests;
  }

  private rosters() {
    if (this.roster === null) return [];
    const source = { path: "roster.ndjson", maxShrink: 0.05 };
    return [
      loadRoster(
        { path: source.path, bytes: new TextEncoder().encode(this.roster) },
        { fleet: this.fleet, source, before: null, now: Date.now() },
      ),
    ];
  }

  /** Ids of the projects that the truth has suspended, deleted ones included. */
  suspendedNow(): ReadonlySet<string> {
    const { projects } = this.emulator.state();
    return new Set(projects.filter(({ settings }) => settings.quota?.["active_time_seconds"] === 1).map(({ id }) => id));
  }

  private readFleet(): Fleet {
    const { fleet, diagnostics } = loadFleet({ path: "tenantry.yaml", bytes: new TextEncoder().encode(this.fleetText) });
    if (!fleet) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    return fleet;
  }

  /** What its client is made of. */
  options() {
    return {
      fleet: this.fleet,
      env: this.env,
      host: "http://127.0.0.1/api/v2",
      fetch: (request: Request) => tracked(() => this.answer(request)),
      now: () => Date.now(),
      sleep,
      random: () => 0.5,
    };
  }

  private async answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace("/api/v2", "");
    try {
      const response = await this.emulator.fetch(request);
      if (this.rewrite === null || !response.ok || request.method !== "GET") return response;
      const body = this.rewrite(path, (await response.json()) as Json);
      return new Response(JSON.stringify(body), { status: response.status, headers: response.headers });
    } finally {
      this.afterwards(`${request.method} ${path}`, request.method !== "GET");
    }
  }

  private afterwards(request: string, isWrite: boolean): void {
    for (const entry of this.meanwhile) {
      const { on, nth = 1, act = [], abort = false } = entry.step;
      if (!new RegExp(`^${on.replaceAll("*", ".*")}$`).test(request)) continue;
      entry.seen += 1;
      if (entry.seen !== nth) continue;
      for (const action of act) this.emulator.act(action);
      if (abort) this.stop.abort();
    }
    if (isWrite && this.isWatched) for (const broken of violations(this.emulator.state())) this.broken.add(broken);
  }

  /** What was wrong after some write, and wasn't at the start. */
  violations(): readonly string[] {
    return [...this.broken].filter((broken) => !this.tolerated.has(broken)).sort();
  }

  /** The truth as lines (truth.ts), deleted projects included. */
  truth(): readonly string[] {
    const { projects, orgs } = this.emulator.state();
    const others = Object.fromEntries(orgs.map(({ id, name }) => [name, id]));
    return truthLines(projects, this.seeded, { ...orgIds, ...others }, this.showsBranches);
  }

  client(): NeonClient {
    return createNeonClient(this.options());
  }

  reader(): NeonReader {
    return createNeonReader(this.options());
  }

  /** What a plan is made from, beside what is observed. */
  declared(more: { raised?: Declared["raised"]; base?: readonly Manifest[] | null; due?: boolean } = {}): Declared {
    return {
      fleet: this.fleet,
      manifests: this.manifests,
      base: more.base ?? null,
      lock: this.lock,
      revision: null,
      inputs: { manifestsDigest: sha256(this.manifestText), fleetDigest: sha256(this.fleetText) },
      raised: more.raised ?? {},
      due: more.due ?? false,
    };
  }

  async plan(more: Parameters<TestFleet["declared"]>[0] & { deep?: boolean; scope?: Scope } = {}): Promise<Plan> {
    return reconcile(this.declared(more), this.reader(), () => Date.now(), { deep: more.deep ?? false }, more.scope);
  }

  /** Consents to all that the plan needs unless told otherwise. The last outcome of each tenant. */
  async apply(
    plan: Plan,
    more: {
      consent?: ConsentCounts;
      meanwhile?: readonly Meanwhile[];
      isFull?: boolean;
      journal?: Journal;
      maxFailures?: number;
    } = {},
  ): Promise<ReadonlyMap<string, Outcome>> {
    const { leftOut } = checkConsent(plan.changes, more.consent ?? plan.consent);
    const outcomes = new Map<string, Outcome>();
    this.meanwhile = (more.meanwhile ?? []).map((step) => ({ step, seen: 0 }));
    this.stop = new AbortController();
    const base = {
      neon: this.client(),
      fleet: this.fleet,
      now: () => Date.now(),
      sleep,
      journal: more.journal ?? new MemoryJournal(plan.id),
      remember: async (tenant: TenantName, id: ProjectId): Promise<void> => {
        if (more.isFull) throw new NotSavedError("no space left on the disk");
        this.lock.set(tenant, id);
      },
    };
    const reasons = new Map([...leftOut].map((tenant) => [tenant, { code: "consent", message: "no consent" }] as const));
    for await (const outcome of apply(
      plan,
      { leftOut: reasons, maxFailures: more.maxFailures ?? null, recentCreates: new Map(), signal: this.stop.signal },
      base,
    )) {
      outcomes.set(outcome.tenant, outcome);
      this.told.push(outcome);
    }
    this.meanwhile = [];
    return outcomes;
  }

  /** The truth inside the emulator, live projects only. */
  live(name: string): Project {
    const found = this.emulator
      .state()
      .projects.filter((candidate) => candidate.name === name && candidate.deleted_at === undefined);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} live projects named ${name}`);
    return found[0];
  }

  /** Requests that wrote, as `POST /projects`. */
  writes(): readonly string[] {
    return this.emulator
      .requests()
      .filter(({ method, path }) => method !== "GET" && !path.startsWith("/_emulator"))
      .map(({ method, path }) => `${method} ${path}`);
  }
}

const rosterText = (lines: readonly string[]): string =>
  [
    ...lines.map((line) => {
      const [tenant, tier, projectId] = line.split(" ");
      return JSON.stringify({ tenant, tier, projectId });
    }),
    JSON.stringify({ count: lines.length, asOf: "2026-03-04T08:00:00Z" }),
  ].join("\n");

/** `acme: transfer, update` for each tenant that changes. */
export function summary(changes: readonly Change[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { tenant, kind } of changes) groups.set(tenant, [...(groups.get(tenant) ?? []), kind]);
  return [...groups].map(([tenant, kinds]) => `${tenant}: ${kinds.join(", ")}`);
}
