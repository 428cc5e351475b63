/**
 * Judges a run of Tenantry by the promises of reliability.md alone: each request by its line in the ledger and the truth on
 * either side of it, each outcome when it is told, and everything once more at the end. It knows what is declared and
 * which truths that allows. It works out no difference and shares no code with what it judges.
 */
import { at, isLive, kindOf, writeOf } from "./neon.js";
import type { Line, Project, Truth, WriteKind } from "./neon.js";
import type { Moment } from "./points.js";
import { defaultBranch, emptied, isStuck, isTruePoint, misplaced, misrotated, missingPoints } from "./points.js";
import { countSent, endPromises, isWithdrawal, mayBe, ownerMark, phasesOf, rules, unfit } from "./rules.js";
import type { Run, Shown, World } from "./rules.js";
import { factKeys, missingFacts, orgOf } from "./wishes.js";
import type { Facts, Wish } from "./wishes.js";

export type { Run, Shown } from "./rules.js";

export interface Violation {
  readonly promise: string;
  readonly what: string;
}

export interface Told {
  readonly tenant: string;
  readonly kind: string;
  readonly project: string | null;
  readonly code: string | null;
  readonly message: string | null;
}

const twinsOf = (tenant: string): string => `two live projects of tenant ${tenant}`;

export class Oracle {
  readonly violations: Violation[] = [];
  /** How often each promise was asked about. */
  readonly asked = new Map<string, number>();
  /** How often a promise was asked about under a fault, as `fault write promise`. */
  readonly exercised = new Map<string, number>();
  /** How often a fault struck through a door, as `door fault` and `door write`. */
  readonly through = new Map<string, number>();
  /** Faults that struck writes, as `fault write`. */
  private readonly met = new Set<string>();
  private readonly runs = new Set<Run>();
  /** What is the matter with the clocks. */
  private readonly clocks = new Set<string>();
  /** Projects that somebody else touched at any time. */
  private readonly meddled = new Set<string>();
  private readonly world: World;
  private readonly strangers: ReadonlyMap<string, string>;
  /** Tenants of which two may be made: a request of theirs took effect after the window, or two runs made them at once. */
  private readonly mayBeTwins = new Set<string>();
  /** Projects of which it is known who made them. */
  private readonly claimed: Set<string>;
  /** How often the default branch of a project was replaced for a restore, as `project id`. */
  private readonly swaps = new Map<string, number>();
  /** Creates whose answers were lost before their effect was there. */
  private readonly open: { readonly name: unknown; readonly at: number }[] = [];

  constructor(world: World, start: Truth, isStranger: (project: Project) => boolean) {
    this.world = world;
    this.claimed = new Set(start.projects.map(({ id }) => id));
    this.strangers = new Map(start.projects.filter(isStranger).map((project) => [project.id, portrait(project)]));
  }

  /** Somebody else changed these projects. */
  another(ids: readonly string[], now: number): void {
    for (const id of ids) {
      this.meddled.add(id);
      this.claimed.add(id);
      for (const run of this.runs) run.meddled.set(id, now);
    }
  }

  clockIs(how: "stepped" | "skewed" | "month-end"): void {
    this.clocks.add(how);
  }

  begins(run: Run): void {
    this.runs.add(run);
  }

  /** A run was killed before, or after, its request took effect. */
  killed(when: "before" | "after", method: string, path: string, run: Run): void {
    const kind = kindOf(method, path);
    if (kind !== null) this.meets(`killed-${when}`, kind, run.door);
    for (const phase of phasesOf(run)) count(this.exercised, phase);
  }

  private meets(fault: string, kind: WriteKind, door: Run["door"]): void {
    this.met.add(`${fault} ${kind}`);
    count(this.through, `${door} ${fault}`);
    count(this.through, `${door} ${kind}`);
  }

  /** From now on two projects of this tenant can't be told apart in time; they must be told in the end. */
  excuseTwins(tenant: string): void {
    this.mayBeTwins.add(tenant);
  }

  read(line: Line, run: Run): void {
    const id = /^\/projects\/([^/]+(?:\/branches|\/snapshots)?)$/.exec(line.path)?.[1];
    if (id !== undefined && line.answered === 200) run.read.set(id, line.at);
    const key = line.keyId === null ? undefined : this.world.keys.get(line.keyId);
    this.ask("I23", key === "personal" && line.path !== "/auth" ? `the personal key reads ${line.path}` : null);
  }

  wrote(line: Line, run: Run, before: Truth, after: Truth): void {
    const known = writeOf(line);
    if (known === null) return this.ask("I15", `${line.method} ${line.path} is no write of ours`);
    const write = { ...known, line, before, after, run, world: this.world };
    for (const [promise, sentence, kinds, question] of rules) {
      if (kinds !== "all" && !kinds.includes(known.kind)) continue;
      const complaint = question(write);
      this.ask(promise, complaint && `${sentence}: ${complaint} (${line.method} ${line.path}, request ${line.n})`);
      for (const fault of [...(line.fault === undefined ? [] : [line.fault]), ...this.clocks])
        count(this.exercised, `${fault} ${known.kind} ${promise}`);
    }
    for (const clock of this.clocks) this.met.add(`${clock} ${known.kind}`);
    if (line.fault !== undefined) this.meets(line.fault, known.kind, run.door);
    if (line.fault === "twice" && known.kind === "snapshot")
      this.touched({ projects: before.projects.map(bare) }, after, line.at);
    countSent(write);
    const created = known.kind === "create" && line.effect ? this.createdBy(line, after) : [];
    if (typeof line.answered === "number" && line.answered < 300 && line.fault !== "connection") {
      for (const id of created) run.made.add(id);
      const ids = known.kind === "create" ? created : known.projects;
      for (const id of ids) run.opened.set(id, [...(run.opened.get(id) ?? []), ...line.operationIds]);
    }
    const mayHaveHappened = line.effect || line.answered === "lost";
    for (const id of mayHaveHappened ? known.projects : []) {
      // A withdrawal without an answer may be sent again.
      if (known.kind !== "delete" || !isWithdrawal(id, write)) run.written.add(id);
      for (const other of this.runs) if (other !== run) other.meddled.set(id, line.at);
    }
    if (known.kind === "create" && line.answered === "lost" && !line.effect)
      this.open.push({ name: at(line.body, "project", "name"), at: line.at });
    if (known.kind === "create" && line.fault === "twice") this.carriedOutTwice(line, run);
    this.swapped(before, after, [run]);
    this.twins(after, line, run);
  }

  /** What was sent before took effect now. */
  landed(before: Truth, after: Truth, now: number): void {
    const runs = [...this.runs];
    const wishes = runs.flatMap((run) => run.wishes);
    this.ask("I8", emptied(before, after, now, wishes));
    this.swapped(before, after, runs);
    this.touched(before, after, now);
  }

  /** What takes effect late is seen by nobody who looked before, whoever sent it. */
  touched(before: Truth, after: Truth, now: number): void {
    const runs = [...this.runs];
    for (const project of after.projects) {
      const was = before.projects.find(({ id }) => id === project.id);
      if (was && pointsOf(was) !== pointsOf(project)) for (const run of runs) run.meddled.set(project.id, now);
    }
  }

  /** A restore replaces the default branch once for each id, by what is declared. */
  private swapped(before: Truth, after: Truth, runs: readonly Run[]): void {
    for (const project of after.projects) {
      const was = before.projects.find(({ id }) => id === project.id);
      if (!was || !isLive(project) || defaultBranch(was)?.id === defaultBranch(project)?.id) continue;
      const owners = runs.flatMap((run) =>
        run.wishes.filter((wish) => mayBe(wish, before, run.remembered, this.world).some(({ id }) => id === was.id)),
      );
      const wish = owners.findLast(({ points }) => points?.restore);
      const key = `${was.id} ${wish?.points?.restore?.id}`;
      count(this.swaps, key);
      const isOnce = this.swaps.get(key) === 1;
      this.ask(
        "I20",
        wish ? (isOnce ? misplaced(wish, was, project) : `${key} is restored twice`) : `no restore of ${was.id} is declared`,
      );
    }
  }

  /** A clean run at `now` took what was due: the scheduled ones are what their schedules say. */
  rotated(
    wishes: readonly Wish[],
    last: Shown,
    remembered: ReadonlyMap<string, string>,
    truths: readonly [Truth, Truth],
    now: number,
  ): void {
    for (const wish of wishes) {
      const [was] = mayBe(wish, truths[0], remembered, this.world).filter(isLive);
      const is = truths[1].projects.find(({ id }) => id === was?.id);
      const isRefused = last.refused.some(({ tenant }) => tenant === wish.tenant);
      if (was && is && !isRefused && !isStuck(is, wish) && wish.state === "active")
        this.ask("I8", misrotated(wish, was, is, now));
    }
  }

  /** A second project of the same request shows when it does; nobody who was answered with the first can wait for it. */
  private carriedOutTwice(line: Line, run: Run): void {
    const twice = at(line.body, "project", "name");
    for (const { tenant, name } of run.wishes) if (name === twice) this.excuseTwins(tenant);
    // Requests that overlapped this one were judged by truths that held its effect already.
    const left = this.violations.filter(({ what }) => ![...this.mayBeTwins].some((tenant) => what.startsWith(twinsOf(tenant))));
    this.violations.splice(0, Infinity, ...left);
  }

  /** Requests overlap, so the truth before one of them may hold its project already: it is the last that nobody has claimed. */
  private createdBy(line: Line, after: Truth): readonly string[] {
    const name = at(line.body, "project", "name");
    const fresh = after.projects.filter((project) => project.name === name && !this.claimed.has(project.id));
    for (const { id } of fresh) this.claimed.add(id);
    // Which of both its answer names makes no difference: they are the same request's.
    return fresh.slice(line.fault === "twice" ? -2 : -1).map(({ id }) => id);
  }

  /** No tenant has two live projects that we made. */
  private twins(truth: Truth, line: Line, run: Run): void {
    const owners = run.wishes.flatMap((wish) => madeFor(wish, truth, run.remembered).map(() => wish.tenant));
    for (const { tenant, name } of run.wishes)
      if (this.open.some((late) => late.name === name && line.at - late.at >= this.world.settle)) this.mayBeTwins.add(tenant);
    const twice = owners.find((owner, index) => owners.indexOf(owner) !== index && !this.mayBeTwins.has(owner));
    this.ask("I2", twice === undefined ? null : `${twinsOf(twice)} after request ${line.n}`);
  }

  /** What a look led to: a plan, or nothing. `hasHole`: a list was shown with a hole. */
  planned(shown: Shown, run: Run, truth: Truth, hasHole: boolean): void {
    const risky = shown.changes.filter(({ kind }) => ["create", "adopt", "recover", "delete", "transfer"].includes(kind));
    if (hasHole) this.ask("I4", risky[0] ? `${risky[0].kind} of ${risky[0].tenant} planned from lists with a hole` : null);
    for (const { tenant, kind } of shown.changes) {
      const wish = run.wishes.find((candidate) => candidate.tenant === tenant);
      if (!wish) this.ask("I3", `${kind} of ${tenant}, which nothing declares`);
      else if (kind === "delete")
        this.ask("I3", wish.state === "deleted" ? null : `a delete of ${tenant}, declared ${wish.state}`);
      else if (kind === "create" && !run.isMisled) {
        const there = [truth, run.base].map((then) => mayBe(wish, then, run.remembered, this.world).filter(isLive));
        const isThere = there.every((projects) => projects.length > 0);
        this.ask("I2", isThere ? `a create of ${tenant}, whose project ${there[0]?.[0]?.id} is there` : null);
      }
    }
    const both = shown.changes.filter(({ kind }) => kind === "create" || kind === "delete").map(({ tenant }) => tenant);
    this.ask("I1", new Set(both).size === both.length ? null : "a tenant is deleted and created in one plan");
  }

  /** `applied` is said only of what is true. */
  told(outcome: Told, run: Run, truth: Truth): void {
    if (outcome.kind !== "applied" || outcome.project === null || run.isMisled) return;
    const changes = run.shown.changes.filter(({ tenant }) => tenant === outcome.tenant);
    const wish = run.wishes.find(({ tenant }) => tenant === outcome.tenant);
    if (!wish || run.meddled.has(outcome.project)) return;
    const project = truth.projects.find(({ id }) => id === outcome.project);
    this.ask("I17", this.untrue(project, wish, changes));
  }

  private untrue(project: Project | undefined, wish: Wish, changes: Shown["changes"]): string | null {
    const head = `${wish.tenant} is called applied, but`;
    const kinds = changes.map(({ kind }) => kind);
    if (!project) return `${head} its project is nowhere`;
    if (kinds.includes("delete")) return isLive(project) ? `${head} ${project.id} is live` : null;
    if (!isLive(project)) return `${head} ${project.id} is deleted`;
    const facts = kinds.includes("create") ? factKeys : changes.flatMap((change) => change.facts as readonly (keyof Facts)[]);
    const missing = missingFacts(
      project,
      wish,
      facts.filter((key) => factKeys.includes(key)),
    );
    if (missing[0] !== undefined) return `${head} ${missing[0]}`;
    const names = new Set(project.snapshots.map(({ name }) => name));
    for (const { kind, facts: paths } of changes) {
      const named = paths.filter((path) => path.startsWith("snapshots.")).map((path) => path.slice("snapshots.".length));
      const wrong = named.find((name) => names.has(name) !== (kind === "snapshot"));
      if (wrong !== undefined) return `${head} snapshot ${wrong} is ${kind === "snapshot" ? "nowhere" : "there"}`;
    }
    const moved = !kinds.includes("transfer") || project.org_id === this.world.orgs[orgOf(wish)];
    return moved ? null : `${head} ${project.id} is in ${project.org_id}`;
  }

  /** Faults are off, and reruns had their chance: each tenant is as declared, or refused for a reason that is true. */
  atEnd(wishes: readonly Wish[], last: Shown, remembered: ReadonlyMap<string, string>, truth: Truth, moment: Moment): void {
    const isWaiting = ({ tenant, project: id }: Shown["changes"][number]): boolean =>
      truth.projects.some(
        (project) => project.id === id && wishes.some((wish) => wish.tenant === tenant && isStuck(project, wish)),
      );
    const left = last.changes.find((change) => !isWaiting(change));
    this.ask("I13", left ? `a rerun still has ${left.kind} of ${left.tenant} to do` : null);
    for (const wish of wishes) {
      this.tenantAtEnd(wish, last, remembered, truth);
      this.pointsAtEnd(wish, last, mayBe(wish, truth, remembered, this.world).filter(isLive), moment);
    }
    for (const met of this.met)
      for (const promise of met.startsWith("killed") ? ["I7", ...endPromises] : endPromises)
        count(this.exercised, `${met} ${promise}`);
    for (const [id, was] of this.strangers) {
      const project = truth.projects.find((candidate) => candidate.id === id);
      if (!this.meddled.has(id)) this.ask("I18", project && portrait(project) === was ? null : `stranger ${id} is not as it was`);
    }
  }

  private pointsAtEnd(wish: Wish, last: Shown, [project]: readonly Project[], moment: Moment): void {
    if (!wish.points || !project || wish.state === "deleted" || last.refused.some(({ tenant }) => tenant === wish.tenant)) return;
    if (isStuck(project, wish)) return;
    const [missing] = missingPoints(wish, project, moment);
    this.ask("I8", missing === undefined ? null : `${wish.tenant} (${project.id}): ${missing}`);
  }

  private tenantAtEnd(wish: Wish, last: Shown, remembered: ReadonlyMap<string, string>, truth: Truth): void {
    const mine = mayBe(wish, truth, remembered, this.world);
    const live = mine.filter(isLive);
    const refusal = last.refused.find(({ tenant }) => tenant === wish.tenant);
    const twins = madeFor(wish, truth, remembered);
    if (twins.length > 1) {
      const isTold = refusal?.code === "duplicate-project" && twins.every(({ id }) => refusal.message.includes(id));
      const ids = twins.map(({ id }) => id).join(" and ");
      if (!isTold) return this.ask("I2", `${ids} are both ${wish.tenant}'s, and nobody says so`);
      return this.ask("I2", this.mayBe(wish, twins) ? null : `${ids} are both ${wish.tenant}'s, and one run made them in time`);
    }
    if (refusal)
      return this.ask(
        "I13",
        this.isTrue(refusal.code, wish, mine, truth, remembered)
          ? null
          : `${wish.tenant} is refused as ${refusal.code} without cause`,
      );
    // A remembered id is never exchanged for a name in silence, whatever became of it.
    if (wish.state === "deleted" && isGone(wish, remembered, truth)) return;
    if (wish.state === "deleted")
      return this.ask("I13", live[0] ? `${wish.tenant} is declared deleted, ${live[0].id} is live` : null);
    const [project] = live;
    if (!project || live.length > 1) return this.ask("I13", `${wish.tenant} has ${live.length} live projects`);
    // A suspension comes after the restore, and waits for the person too.
    const isWaiting = wish.state === "suspended" && isStuck(project, wish);
    const due = isWaiting ? factKeys.filter((key) => key !== "active_time_seconds") : factKeys;
    const missing = [
      ...missingFacts(project, wish, due),
      ...(project.org_id === this.world.orgs[orgOf(wish)] ? [] : [`it is in ${project.org_id}`]),
    ];
    if (wish.pin === null && project.name !== wish.name) missing.push(`its name is ${project.name}`);
    this.ask("I13", missing.length === 0 ? null : `${wish.tenant} (${project.id}): ${missing.join("; ")}`);
  }

  /** Whether these could not be told apart in time: two runs made them, or one took effect after the window. */
  private mayBe({ tenant, name }: Wish, twins: readonly Project[]): boolean {
    const isLate = (sent: number): boolean =>
      twins.some(({ created_at }) => Date.parse(created_at) + 1000 > sent + this.world.settle);
    return this.mayBeTwins.has(tenant) || this.open.some((lost) => lost.name === name && isLate(lost.at));
  }

  private isTrue(
    code: string,
    wish: Wish,
    mine: readonly Project[],
    truth: Truth,
    remembered: ReadonlyMap<string, string>,
  ): boolean {
    const live = mine.filter(isLive);
    const namesakes = truth.projects.filter(({ name }) => name === wish.name);
    const isForgotten = isGone(wish, remembered, truth);
    switch (code) {
      case "duplicate-project":
        return namesakes.length > 1 || (namesakes.length === 1 && isForgotten);
      case "downgrade-blocked":
        return live.some((project) => unfit(project, wish) !== null);
      case "missing-project":
        return mine.length === 0 && wish.pin !== null;
      case "looks-like-rename":
        return (
          live.length === 0 &&
          [...remembered].some(([, id]) => truth.projects.some((project) => project.id === id && isLive(project)))
        );
      case "integration":
        return live.some(({ integrations }) => integrations.length > 0);
      default:
        return live.some((project) => isTruePoint(code, wish, project));
    }
  }

  ask(promise: string, complaint: string | null): void {
    count(this.asked, promise);
    if (complaint !== null) this.violations.push({ promise, what: complaint });
  }
}

const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const isGone = ({ tenant, pin }: Wish, remembered: ReadonlyMap<string, string>, truth: Truth): boolean => {
  const id = pin ?? remembered.get(tenant);
  return id !== undefined && !truth.projects.some((project) => project.id === id);
};

/**
 * Live projects that we made for a tenant. Renamed by somebody else while nobody remembers its id, a project is no longer
 * known to be one.
 */
const madeFor = (wish: Wish, truth: Truth, remembered: ReadonlyMap<string, string>): readonly Project[] =>
  truth.projects.filter(
    (project) =>
      isLive(project) &&
      ownerMark(project) === wish.tenant &&
      (project.name === wish.name || remembered.get(wish.tenant) === project.id),
  );

/** All of a project that an applier could change. */
const portrait = ({
  id,
  name,
  org_id,
  deleted_at,
  settings,
  default_endpoint_settings,
  history_retention_seconds,
  endpoints,
  branches,
  snapshots,
}: Project): string =>
  JSON.stringify([
    id,
    name,
    org_id,
    deleted_at,
    settings,
    default_endpoint_settings,
    history_retention_seconds,
    endpoints.map(({ id: endpoint, autoscaling_limit_max_cu: max }) => [endpoint, max]),
    branches.map((branch) => branch.id),
    snapshots.map((snapshot) => snapshot.id),
  ]);

const bare = (project: Project): Project => ({ ...project, snapshots: [] });
const pointsOf = ({ branches, snapshots }: Project): string =>
  JSON.stringify([branches.map((branch) => [branch.id, branch.default]), snapshots.map(({ id }) => id)]);
