/**
 * Carries a plan out: tenants in parallel, each tenant's changes in order, transfers in groups. Reads the plan and
 * nothing else; refuses, tenant by tenant, what has moved since it was made.
 *
 * One tenant's failure never stops another's. A revoked key does, because it would fail for all, and says so.
 */
import PQueue from "p-queue";
import { NeonError, NeonStatusError, UnreachableError } from "../../neon/errors.js";
import type { Code } from "../codes.js";
import type { RecentCreates } from "../journal/runs.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import type { Plan } from "../plan/plan.js";
import { transferBatch } from "../plan/calls.js";
import { singleReads, sweepEvery } from "../plan/sweeps.js";
import { createChannel } from "./channel.js";
import type { ApplyContext, StepContext } from "./context.js";
import { liveProjects } from "./live.js";
import type { Outcome, OutcomeKind } from "./outcome.js";
import { ApplyError, NotSavedError, StaleError } from "./outcome.js";
import { readBack, readBackAll, readBackUnlisted } from "./read-back.js";
import type { ReadBack } from "./read-back.js";
import type { TenantWork } from "./tenant.js";
import { beginTenant, finishMoved, tenantWorks } from "./tenant.js";
import type { Route } from "./transfers.js";
import { transferGroup } from "./transfers.js";
import type { Unlisted } from "./unlisted.js";
import { toProve } from "./to-prove.js";
import { touchesUnlisted } from "./unlisted.js";

export interface ApplyOptions {
  /** Tenants whose changes are all left out, with the reason. */
  readonly leftOut: ReadonlyMap<TenantName, { readonly code: Code; readonly message: string }>;
  /** No tenant is started any more once more than so many failed or are unknown; null: never. */
  readonly maxFailures: number | null;
  /** What runs of this machine created within the hour (`recentCreates`). */
  readonly recentCreates: RecentCreates;
  /** Aborted: what runs is finished, what hasn't started stays untouched. */
  readonly signal: AbortSignal;
}

/** A final outcome for each tenant of the plan; `sent` may come before it. */
export async function* apply(plan: Plan, options: ApplyOptions, base: Omit<ApplyContext, "planId">): AsyncGenerator<Outcome> {
  const works = tenantWorks(plan.changes);
  const channel = createChannel<Outcome>();
  const run = new Run(plan, works, options, base, channel.push);
  const finished = run.start().finally(() => channel.close());
  yield* channel.values();
  await finished;
}

interface Waiting {
  readonly work: TenantWork;
  readonly project: ProjectId;
  readonly unlisted: Unlisted;
  /** Something was lowered before the move: it is begun, so a stop doesn't leave it there. */
  readonly hasWritten: boolean;
}

class Run {
  private readonly works: readonly TenantWork[];
  private readonly options: ApplyOptions;
  private readonly emit: (outcome: Outcome) => void;
  private readonly context: StepContext;
  private readonly queue: PQueue;
  private readonly readsSingly: boolean;
  private unread: number;
  private moversToBegin = 0;
  private readonly movers = new Map<string, { readonly route: Route; readonly waiting: Waiting[] }>();
  private toRead = new Map<ProjectId, TenantWork>();
  /** Ends that are being written down. */
  private readonly telling: Promise<void>[] = [];
  private failures = 0;
  private stop: { readonly code: Code; readonly message: string } | null = null;

  constructor(
    plan: Plan,
    works: readonly TenantWork[],
    options: ApplyOptions,
    base: Omit<ApplyContext, "planId">,
    emit: (outcome: Outcome) => void,
  ) {
    this.works = works;
    this.options = options;
    this.emit = emit;
    this.unread = works.length;
    this.readsSingly = works.length <= singleReads;
    this.queue = new PQueue({ concurrency: base.fleet.apply.concurrency });
    // A plan that searched for a few tenants doesn't know how long the lists are.
    const hasSearched = plan.scope?.outside === null;
    const pagesOf = (org: OrgName): number =>
      hasSearched ? Infinity : (plan.completeness.orgs.find((sweep) => sweep.org === org)?.pages ?? 1);
    const pages = base.fleet.orgs.reduce((sum, org) => sum + pagesOf(org.name), 0);
    const live = liveProjects({ neon: base.neon, fleet: base.fleet, now: base.now, pages, remaining: () => this.unread });
    this.context = { ...base, planId: plan.id, live, pagesOf, recentCreates: options.recentCreates, made: new Set() };
  }

  async start(): Promise<void> {
    for (const work of this.works) {
      const reason = this.options.leftOut.get(work.tenant);
      if (reason) this.end(work, "skipped", reason.code, reason.message);
      else {
        const isMover = work.changes.some(({ kind }) => kind === "transfer");
        if (isMover) this.moversToBegin += 1;
        void this.queue.add(async () => {
          await this.guard(work, null, () => this.begin(work));
          if (isMover) this.moversToBegin -= 1;
          this.sendGroups();
        });
      }
    }
    await this.queue.onIdle();
    await this.readBackSent();
    await Promise.all(this.telling);
  }

  private async begin(work: TenantWork): Promise<void> {
    this.unread -= 1;
    const halfway = await beginTenant(work, this.context);
    if (halfway.kind === "moves") this.waitToMove(halfway.route, { work, ...halfway });
    else if (halfway.kind === "written") await this.prove(work, halfway.project);
    else this.end(work, "applied", null, null, halfway.project);
  }

  private waitToMove(route: Route, waiting: Waiting): void {
    const key = `${route.from} ${route.to}`;
    const group = this.movers.get(key) ?? { route, waiting: [] };
    group.waiting.push(waiting);
    this.movers.set(key, group);
  }

  /** Full groups leave at once; the rest when nobody else can join them. */
  private sendGroups(): void {
    for (const { route, waiting } of this.movers.values()) {
      while (waiting.length >= transferBatch || (waiting.length > 0 && this.moversToBegin === 0)) {
        const group = waiting.splice(0, transferBatch);
        void this.queue.add(() => this.move(route, group), { priority: 1 });
      }
    }
  }

  private async move(route: Route, waiting: readonly Waiting[]): Promise<void> {
    const group = waiting.filter(({ hasWritten }) => hasWritten || !this.isStopped());
    for (const one of waiting) if (!group.includes(one)) this.notStarted(one.work);
    if (group.length === 0) return;
    let moved: Awaited<ReturnType<typeof transferGroup>>;
    try {
      moved = await transferGroup(
        route,
        group.map(({ work, project }) => ({ tenant: work.tenant, project })),
        this.context,
      );
    } catch (error) {
      for (const { work, project } of group) this.fail(work, project, error, true);
      return;
    }
    for (const { work, project, unlisted } of group) {
      const verdict = moved.get(project) ?? { kind: "unknown", code: "not-shown", message: "no read shows the project" };
      if (verdict.kind === "moved") {
        const finish = async (): Promise<void> => {
          await finishMoved(work, verdict.project, unlisted, this.context);
          await this.prove(work, project);
        };
        void this.queue.add(() => this.guard(work, project, finish), { priority: 1 });
      } else {
        if (verdict.code === "key-refused") this.stop ??= { code: verdict.code, message: `stopped: ${verdict.message}` };
        this.end(work, verdict.kind, verdict.code, verdict.message, project, "transfer");
      }
    }
  }

  /** Nothing of a tenant starts after a stop; what has moved already is finished. */
  private async guard(work: TenantWork, project: ProjectId | null, job: () => Promise<void>): Promise<void> {
    if (project === null && this.isStopped()) return this.notStarted(work);
    try {
      await job();
    } catch (error) {
      this.fail(work, project, error, project !== null);
    }
  }

  private async prove(work: TenantWork, project: ProjectId): Promise<void> {
    if (this.readsSingly) return this.conclude(work, await readBack(work.changes, project, this.context));
    const missing = touchesUnlisted(toProve(work.changes)) ? await readBackUnlisted(work.changes, project, this.context) : null;
    if (missing !== null) return this.conclude(work, { project, missing });
    this.end(work, "sent", null, null, project);
    this.toRead.set(project, work);
    if (this.toRead.size >= sweepEvery) await this.readBackSent();
  }

  private async readBackSent(): Promise<void> {
    const sent = this.toRead;
    if (sent.size === 0) return;
    this.toRead = new Map();
    let missing: Awaited<ReturnType<typeof readBackAll>>;
    try {
      missing = await readBackAll(new Map([...sent].map(([project, { changes }]) => [project, changes])), this.context);
    } catch (error) {
      for (const [project, work] of sent) this.fail(work, project, error, true);
      return;
    }
    for (const [project, work] of sent) {
      // A list may lag: what it doesn't show is read singly before it is called missing.
      const look = async (): Promise<void> =>
        this.conclude(
          work,
          missing.has(project) ? await readBack(work.changes, project, this.context) : { project, missing: null },
        );
      await this.guard(work, project, look);
    }
  }

  private conclude(work: TenantWork, { project, missing }: ReadBack): void {
    if (missing === null) this.end(work, "applied", null, null, project);
    else this.end(work, "failed", "not-shown", `Neon answered success, but a read doesn't show ${missing}`, project);
  }

  private fail(work: TenantWork, project: ProjectId | null, error: unknown, hasWritten: boolean): void {
    const id = project ?? work.changes[0]?.project ?? null;
    // Refused means that nothing of the tenant was written.
    if (error instanceof StaleError && hasWritten)
      return this.end(work, "failed", error.code, `${error.message}; what came before is done`, id);
    if (error instanceof StaleError) return this.end(work, "refused", error.code, error.message, id);
    if (error instanceof ApplyError) return this.end(work, error.outcome, error.code, error.message, id);
    if (error instanceof NotSavedError) {
      this.stop ??= { code: error.code, message: `stopped: ${error.message}` };
      return this.end(work, "failed", error.code, error.message, id);
    }
    if (error instanceof NeonStatusError && error.status === 401)
      this.stop = { code: "key-refused", message: `stopped: ${error.message}` };
    if (error instanceof NeonStatusError && error.status === 404 && id !== null)
      return this.end(work, "failed", "project-gone", error.message, id);
    if (error instanceof UnreachableError)
      return this.end(work, hasWritten ? "unknown" : "failed", error.code, error.message, id);
    if (error instanceof NeonError) return this.end(work, "failed", error.code, error.message, id);
    // A bug of ours: its text may quote anything, so only its kind is told.
    this.end(work, "failed", "internal", error instanceof Error ? error.name : "unexpected error", id);
  }

  private readonly isStopped = (): boolean => this.stop !== null || this.options.signal.aborted;

  private notStarted(work: TenantWork): void {
    const { code, message } = this.stop ?? { code: "not-started", message: "stopped before its first write" };
    this.end(work, "skipped", code, message);
  }

  private end(
    work: TenantWork,
    kind: OutcomeKind,
    code: Code | null,
    message: string | null,
    project = work.changes[0]?.project ?? null,
    at = work.changes[0]?.kind ?? null,
  ): void {
    const change = kind === "applied" || kind === "sent" ? null : at;
    const outcome: Outcome = { tenant: work.tenant, kind, headline: work.headline, change, project, code, message };
    if (kind === "sent") return this.emit(outcome);
    if (kind === "failed" || kind === "unknown") this.countFailure();
    // An end that can't be written down is an end all the same; the next write to Neon will not be sent.
    const written = this.context.journal.write({ entry: "outcome", tenant: work.tenant, project, outcome: kind, code });
    this.telling.push(written.catch(() => {}).then(() => this.emit(outcome)));
  }

  private countFailure(): void {
    const { maxFailures } = this.options;
    this.failures += 1;
    if (maxFailures === null || this.failures <= maxFailures) return;
    this.stop ??= { code: "max-failures", message: `stopped: more than ${maxFailures} failed` };
  }
}
