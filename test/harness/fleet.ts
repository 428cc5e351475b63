/**
 * A fleet under test: manifests as text, an emulator in the process, the real client, the real pipeline.
 * Everything is the product's own code but the clock.
 */
import { createEmulator } from "../../src/emulator/index.js";
import type { Assumptions, Emulator, FaultRule, Project, Seed, SeedProject } from "../../src/emulator/index.js";
import { createNeonClient, createNeonReader } from "../../src/neon/client.js";
import type { NeonClient } from "../../src/neon/port.js";
import { apply } from "../../src/reconciler/apply/index.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { Change } from "../../src/reconciler/change.js";
import { sha256 } from "../../src/reconciler/digest.js";
import type { Fleet, SafetyKind } from "../../src/reconciler/fleet.js";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import type { Manifest } from "../../src/reconciler/manifest/manifest.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";
import { checkConsent } from "../../src/reconciler/plan/consent.js";
import type { ConsentCounts } from "../../src/reconciler/plan/consent.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { reconcile } from "../../src/reconciler/reconcile.js";
import { contract } from "./contract.js";
import { serverSleep, sleep, tracked } from "./virtual.js";

export const orgIds = { free: "org-quiet-lake-48151623", paid: "org-bold-river-20263711" } as const;

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

export const project = (tier: keyof typeof presets, name: string, more: Partial<SeedProject> = {}): SeedProject => ({ ...presets[tier], name, ...more });

export interface FleetOptions {
  readonly manifests: string;
  readonly fleet?: string;
  readonly projects?: readonly SeedProject[];
  readonly seed?: Partial<Seed>;
  /** Ids that tenantry.lock remembers. */
  readonly lock?: Readonly<Record<string, string>>;
  readonly assumptions?: Partial<Assumptions>;
  readonly faults?: readonly FaultRule[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly rate?: number | "off";
}

export const keysOfEnv = { NEON_API_KEY_FREE: "free-key", NEON_API_KEY_PAID: "paid-key", NEON_API_KEY_PERSONAL: "me-key" };

export class TestFleet {
  readonly emulator: Emulator;
  readonly lock: Map<TenantName, ProjectId>;
  fleet: Fleet;
  manifests: readonly Manifest[] = [];
  private env: Readonly<Record<string, string | undefined>>;
  private fleetText: string;
  private manifestText = "";

  constructor(options: FleetOptions) {
    this.env = options.env ?? keysOfEnv;
    this.emulator = createEmulator({
      ...(options.seed || options.projects ? { seed: { ...options.seed, projects: [...(options.projects ?? [])] } } : {}),
      now: () => Date.now(),
      sleep: serverSleep,
      rate: options.rate ?? "off",
      contract,
      ...(options.assumptions && { assumptions: options.assumptions }),
    });
    if (options.faults) this.emulator.addFaults(options.faults);
    this.lock = new Map(Object.entries(options.lock ?? {})) as Map<TenantName, ProjectId>;
    this.fleetText = options.fleet ?? fleetText;
    this.fleet = this.readFleet();
    this.declare(options.manifests);
  }

  /** Other manifests from now on. @throws when they don't validate */
  declare(text: string): void {
    const { manifests, diagnostics } = loadManifests([{ path: "tenants/all.yaml", bytes: new TextEncoder().encode(text) }], this.fleet, Date.now());
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    this.manifests = manifests;
    this.manifestText = text;
  }

  private readFleet(): Fleet {
    const { fleet, diagnostics } = loadFleet({ path: "tenantry.yaml", bytes: new TextEncoder().encode(this.fleetText) });
    if (!fleet) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    return fleet;
  }

  private options() {
    return {
      fleet: this.fleet,
      env: this.env,
      host: "http://127.0.0.1/api/v2",
      fetch: (request: Request) => tracked(() => this.emulator.fetch(request)),
      now: () => Date.now(),
      sleep,
      random: () => 0.5,
    };
  }

  client(): NeonClient {
    return createNeonClient(this.options());
  }

  async plan(more: { raised?: Readonly<Partial<Record<SafetyKind, number>>>; deep?: boolean; base?: readonly Manifest[] } = {}): Promise<Plan> {
    const declared = {
      fleet: this.fleet,
      manifests: this.manifests,
      base: more.base ?? null,
      lock: this.lock,
      revision: null,
      inputs: { manifestsDigest: sha256(this.manifestText), fleetDigest: sha256(this.fleetText) },
      raised: more.raised ?? {},
    };
    return reconcile(declared, createNeonReader(this.options()), () => Date.now(), { deep: more.deep ?? false });
  }

  /** Consents to all that the plan needs unless told otherwise. The last outcome of each tenant. */
  async apply(plan: Plan, more: { consent?: ConsentCounts; signal?: AbortSignal } = {}): Promise<ReadonlyMap<string, Outcome>> {
    const { leftOut } = checkConsent(plan.changes, more.consent ?? plan.consent);
    const outcomes = new Map<string, Outcome>();
    const base = {
      neon: this.client(),
      fleet: this.fleet,
      now: () => Date.now(),
      sleep,
      remember: async (tenant: TenantName, id: ProjectId): Promise<void> => {
        this.lock.set(tenant, id);
      },
    };
    const reasons = new Map([...leftOut].map((tenant) => [tenant, { code: "consent", message: "no consent" }] as const));
    for await (const outcome of apply(plan, { leftOut: reasons, signal: more.signal ?? new AbortController().signal }, base)) outcomes.set(outcome.tenant, outcome);
    return outcomes;
  }

  /** The truth inside the emulator, live projects only. */
  live(name: string): Project {
    const found = this.emulator.state().projects.filter((candidate) => candidate.name === name && candidate.deleted_at === undefined);
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

/** `acme: transfer, update` for each tenant that changes. */
export function summary(changes: readonly Change[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { tenant, kind } of changes) groups.set(tenant, [...(groups.get(tenant) ?? []), kind]);
  return [...groups].map(([tenant, kinds]) => `${tenant}: ${kinds.join(", ")}`);
}
