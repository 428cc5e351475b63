/**
 * Brings a tenant to what its inputs declare: plans it anew from what is live, refuses what differs from what was shown, asks
 * for consent, applies. Create and update are the same here: a resource that the state lost, and one that stopped halfway,
 * are met as they are. The rules are the reconciler's.
 */
import { apply } from "../reconciler/apply/index.js";
import type { Outcome } from "../reconciler/apply/outcome.js";
import { preflight } from "../reconciler/apply/preflight.js";
import type { Change } from "../reconciler/change.js";
import type { DesiredTenant } from "../reconciler/desired.js";
import { groupBy } from "../reconciler/diff/group-by.js";
import type { Match } from "../reconciler/diff/match.js";
import type { ProjectId } from "../reconciler/names.js";
import { orgOf } from "../reconciler/observe.js";
import { reconcileSome } from "../reconciler/reconcile.js";
import type { Fleet, Org } from "../reconciler/fleet.js";
import { printable, withoutSecrets } from "../render/printable.js";
import { tenantView } from "../render/view.js";
import { createBatches } from "./batches.js";
import type { Batches } from "./batches.js";
import type { TenantInputs } from "./inputs.js";
import { manifestOf } from "./manifest-of.js";
import { consentNeeded, movedLine, pendingLines, showsDue } from "./pending.js";
import type { Session } from "./session.js";

export interface Settled {
  readonly project: ProjectId | null;
  readonly org: Org | null;
  readonly desired: DesiredTenant;
}

/** Something was or may have been written: the resource is kept, with what is left to do. */
export class HalfwayError extends Error {
  override readonly name = "HalfwayError";
  readonly project: ProjectId;
  constructor(message: string, project: ProjectId) {
    super(message);
    this.project = project;
  }
}

/** Which of a tenant's changes are asked for. */
type Only = (change: Change) => boolean;

interface Request {
  readonly inputs: TenantInputs;
  readonly only: Only;
  readonly resolve: (settled: Settled) => void;
  readonly reject: (error: Error) => void;
}

/** ms: as long as transfers wait for others that go the same way. */
const window = 100;
const queues = new WeakMap<Session, Batches<Request>>();

/**
 * A tenant's second call begins when its first has ended.
 * @throws HalfwayError, or an Error with one line for the user where nothing was written
 */
export function settle(session: Session, inputs: TenantInputs, only: Only = () => true): Promise<Settled> {
  let queue = queues.get(session);
  if (!queue) {
    queue = createBatches({ window, sleep: session.world.sleep }, settleAll(session));
    queues.set(session, queue);
  }
  const batches = queue;
  return new Promise((resolve, reject) => batches.add({ inputs, only, resolve, reject }));
}

/** Tenants that this process has carried out, by hazard: a number covers no more than was read. */
const used = new WeakMap<Session, Map<string, number>>();

const settleAll =
  (session: Session) =>
  async (requests: readonly Request[]): Promise<void> => {
    // Who was shown no slot isn't asked about slots: one may have passed meanwhile.
    for (const [due, some] of groupBy(requests, ({ inputs }) => showsDue(inputs))) {
      try {
        await settleBatch(some, due, session);
      } catch (error) {
        for (const { inputs, reject } of some) reject(told(inputs.tenant, error));
      }
    }
  };

async function settleBatch(requests: readonly Request[], isDue: boolean, session: Session): Promise<void> {
  const { fleet, neon, world, remember } = session;
  const { now, sleep } = world;
  const read = requests.flatMap((request) => {
    try {
      return [{ request, manifest: manifestOf(request.inputs, fleet, now()) }];
    } catch (error) {
      request.reject(told(request.inputs.tenant, error));
      return [];
    }
  });
  if (read.length === 0) return;
  const tenants = new Set(read.map(({ manifest }) => manifest.tenant));
  const declared = {
    fleet,
    manifests: read.map(({ manifest }) => manifest),
    base: null,
    // Of the others nothing is asked here, so nothing is to be concluded from what is remembered of them.
    lock: new Map([...session.lock].filter(([tenant]) => tenants.has(tenant))),
    revision: null,
    inputs: { manifestsDigest: "", fleetDigest: "" },
    raised: {},
    due: isDue,
  };
  const deep = new Set(read.filter(({ request }) => showsCompute(request.inputs)).map(({ manifest }) => manifest.tenant));
  const { plan, matches } = await reconcileSome(declared, await session.listsFor(read.length), neon, now, deep);
  const changesOf = groupBy(plan.changes, ({ tenant }) => tenant);
  const refusals = new Map(plan.refused.map((refusal) => [refusal.tenant, refusal]));
  const matchOf = new Map(matches.tenants.map((matched) => [matched.desired.tenant, matched]));

  const due: Change[] = [];
  const waiting = new Map<string, { readonly request: Request; readonly desired: DesiredTenant; readonly match: Match }>();
  for (const { request, manifest } of read) {
    const matched = matchOf.get(manifest.tenant);
    if (!matched) throw new RangeError(`no match for ${manifest.tenant}`);
    const all = changesOf.get(manifest.tenant) ?? [];
    const changes = all.filter(request.only);
    const refusal = refusals.get(manifest.tenant);
    // The program said so already, and that this one stays as it is.
    if (request.inputs.refused !== undefined) {
      request.resolve(unchanged(matched.desired, matched.match, fleet));
      continue;
    }
    const problem = refusal
      ? `x refused ${refusal.tenant}: ${refusal.code}: ${refusal.message}. Fix: ${refusal.fix}`
      : (waitsForMove(manifest.tenant, changes, all) ?? problemWith(changes, request.inputs, session));
    if (problem !== null) request.reject(new Error(safe(problem)));
    else if (changes.length === 0) request.resolve(unchanged(matched.desired, matched.match, fleet));
    else {
      due.push(...changes);
      waiting.set(manifest.tenant, { request, ...matched });
    }
  }
  if (due.length === 0) return;

  const work = { ...plan, changes: due };
  await preflight(work, neon);
  const options = {
    leftOut: new Map(),
    maxFailures: null,
    recentCreates: new Map<never, never>(),
    signal: new AbortController().signal,
  };
  // The engine's own state and events tell what was done; the journal is the command's.
  const journal = { write: () => Promise.resolve() };
  for await (const outcome of apply(work, options, { neon, fleet, now, sleep, remember, journal })) {
    const asked = waiting.get(outcome.tenant);
    if (!asked || outcome.kind === "sent") continue;
    if (outcome.kind === "applied")
      asked.request.resolve({ ...placeAfter(asked.desired, outcome, fleet), desired: asked.desired });
    else asked.request.reject(failureOf(outcome));
  }
}

/** What comes after a transfer can't come without it. */
function waitsForMove(tenant: string, changes: readonly Change[], all: readonly Change[]): string | null {
  const isMove = ({ kind }: Change): boolean => kind === "transfer";
  return changes.length > 0 && all.some(isMove) && !changes.some(isMove)
    ? `${tenant}: moves to another org first. Run pulumi up without --target`
    : null;
}

/** Whoever made the plan may have looked at computes that no list shows; then what is due can't be seen without such a look. */
const showsCompute = ({ pending }: TenantInputs): boolean => pending.some((line) => /^\S compute\./.test(line));

/** null where all of it was shown and consented to. */
function problemWith(changes: readonly Change[], { tenant, pending }: TenantInputs, session: Session): string | null {
  if (changes.length === 0) return null;
  const moved = movedLine(pendingLines(tenantView(changes)), pending);
  if (moved) {
    const was = moved.was === null ? "which was not there" : `which was "${moved.was}"`;
    return `${tenant}: stale: "${moved.line}" is due now, ${was} when the program looked. Run pulumi up again`;
  }
  const counts = used.get(session) ?? new Map<string, number>();
  used.set(session, counts);
  const hazards = consentNeeded(changes);
  const unread = hazards.find((hazard) => (counts.get(hazard) ?? 0) >= (session.consent[hazard] ?? 0));
  const left = pending.find((line) => line.startsWith("x needs consent"));
  if (left !== undefined) return `${tenant}: ${left.slice(2)}`;
  if (unread !== undefined)
    return `${tenant}: needs consent. If it is meant: TENANTRY_ALLOW='${unread}=1', with the number that preview shows`;
  for (const hazard of hazards) counts.set(hazard, (counts.get(hazard) ?? 0) + 1);
  return null;
}

function unchanged(desired: DesiredTenant, match: Match, fleet: Fleet): Settled {
  const project = match.kind === "live" || match.kind === "recoverable" ? match.project : null;
  const id = project?.id ?? (match.kind === "missing" ? match.id : null);
  return { project: id, org: project ? orgOf(fleet, project.org) : null, desired };
}

const placeAfter = ({ org }: DesiredTenant, { project }: Outcome, fleet: Fleet): Omit<Settled, "desired"> => ({
  project,
  org: org === null ? null : orgOf(fleet, org),
});

/** A refusal, a stop before the first write, a consent that is missing: nothing was written. */
function failureOf({ tenant, kind, change, project, code, message }: Outcome): Error {
  const text = safe(
    `${tenant}: ${kind} ${change ?? ""} [${code}]: ${message}. Run pulumi up again: it goes on from what is live`,
  );
  return project !== null && (kind === "failed" || kind === "unknown") ? new HalfwayError(text, project) : new Error(text);
}

/** An error of the network or the files says what it is; one of ours only its kind, because its text may quote anything. */
export function told(tenant: string, error: unknown): Error {
  return new Error(safe(`${tenant}: ${error instanceof Error ? error.message : "unexpected failure"}`));
}

const safe = (text: string): string => printable(withoutSecrets(text));
