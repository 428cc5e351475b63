/**
 * One tenant, now: what a sign-up or a change of plan needs. Give it the tenant as it should be, the first time and each
 * time after; it creates, moves and patches until Neon agrees, or says why not. It asks for that one project only, never
 * for the fleet, and is bound by the same refusals, safety limits and consent as `tenantry apply`.
 */
import type { NeonClient, Place } from "./neon/port.js";
import { apply } from "./reconciler/apply/index.js";
import type { OutcomeKind } from "./reconciler/apply/outcome.js";
import { preflight } from "./reconciler/apply/preflight.js";
import type { Code } from "./reconciler/codes.js";
import { desiredTenants } from "./reconciler/desired.js";
import { sha256 } from "./reconciler/digest.js";
import type { Fleet } from "./reconciler/fleet.js";
import type { Journal } from "./reconciler/journal/entry.js";
import { lookUp } from "./reconciler/look-up.js";
import { loadManifests } from "./reconciler/manifest/index.js";
import type { ManifestDocument } from "./reconciler/manifest/generated/manifest-document.js";
import type { ProjectId, TenantName } from "./reconciler/names.js";
import type { ConsentCounts } from "./reconciler/plan/consent.js";
import { checkConsent } from "./reconciler/plan/consent.js";
import type { Plan } from "./reconciler/plan/plan.js";
import { exceeded } from "./reconciler/plan/safety.js";
import { reconcile } from "./reconciler/reconcile.js";
import { wholeFleet } from "./reconciler/scope/scope.js";

export interface ReconcileTenantOptions {
  readonly fleet: Fleet;
  /** One for the whole process: it holds the rate budget. */
  readonly neon: NeonClient;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /**
   * Told the id as soon as there is a project, before its settings are finished; keep it, and give it back as `projectId`. `place` is
   * its default branch and host, where the answer to a create told them.
   */
  readonly remember: (tenant: TenantName, project: ProjectId, place: Place | null) => Promise<void>;
  /** What is agreed to, `{ "deletes-data": 1 }`. Without it a tenant that needs consent is skipped. */
  readonly consent?: ConsentCounts;
  /** Told before each write to Neon, and after it. */
  readonly journal?: Journal;
}

export interface Reconciled {
  /** `unchanged`: Neon agreed before anything was sent. Only it and `applied` are done. */
  readonly kind: "unchanged" | OutcomeKind;
  /** null where none was seen. */
  readonly project: ProjectId | null;
  /** null where it is done. */
  readonly code: Code | null;
  readonly message: string | null;
}

/** @throws NeonError where Neon can't be read; nothing was written then */
export async function reconcileTenant(manifest: ManifestDocument, options: ReconcileTenantOptions): Promise<Reconciled> {
  const { neon, now, consent = {} } = options;
  // A manifest beats every rule, so none has a say here, and none asks for a sweep.
  const fleet: Fleet = { ...options.fleet, rules: [] };
  const text = JSON.stringify(manifest);
  const loaded = loadManifests([{ path: "manifest", bytes: new TextEncoder().encode(text) }], fleet, now());
  const wrong = loaded.diagnostics.find(({ severity }) => severity === "error");
  const [desired] = desiredTenants(loaded.manifests, fleet, now());
  if (wrong || !desired) return stopped("refused", null, wrong?.code ?? "empty-manifest", wrong?.message ?? "no tenant");

  const scope = { ...wholeFleet, selection: { tenants: [desired.tenant], tiers: [], labels: [] } };
  const inputs = { manifestsDigest: sha256(text), fleetDigest: "" };
  const declared = { fleet, manifests: loaded.manifests, base: null, lock: new Map(), revision: null, inputs, raised: {} };
  const plan = await reconcile(declared, neon, now, { deep: false }, scope);
  const stop = whyNot(plan, consent);
  if (stop) return stop;
  if (plan.changes.length === 0) {
    const { id } = await lookUp(desired, new Map(), fleet, neon);
    return { kind: "unchanged", project: id, code: null, message: null };
  }
  await preflight(plan, neon);
  return carryOut(plan, { ...options, fleet });
}

function whyNot({ refused, safety, changes }: Plan, consent: ConsentCounts): Reconciled | null {
  const [refusal] = refused;
  if (refusal) return stopped("refused", refusal.project, refusal.code, `${refusal.message}. Fix: ${refusal.fix}`);
  const project = changes[0]?.project ?? null;
  const [over] = exceeded(safety);
  if (over) return stopped("refused", project, `safety.${over}`, `the fleet file's safety allows no ${over}`);
  const missing = Object.keys(checkConsent(changes, consent).missing);
  return missing.length === 0 ? null : stopped("skipped", project, "consent", `needs consent: ${missing.join(", ")}`);
}

async function carryOut(plan: Plan, { neon, fleet, now, sleep, remember, journal }: ReconcileTenantOptions): Promise<Reconciled> {
  const run = {
    leftOut: new Map(),
    maxFailures: null,
    recentCreates: new Map<never, never>(),
    signal: new AbortController().signal,
  };
  const world = { neon, fleet, now, sleep, remember, journal: journal ?? { write: () => Promise.resolve() } };
  let last: Reconciled = stopped("unknown", null, "internal", "apply told no outcome");
  for await (const { kind, project, code, message } of apply(plan, run, world)) last = { kind, project, code, message };
  return last;
}

const stopped = (kind: Reconciled["kind"], project: ProjectId | null, code: Code, message: string): Reconciled => ({
  kind,
  project,
  code,
  message,
});
