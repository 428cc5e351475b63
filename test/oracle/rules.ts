/**
 * What each single write must respect, whatever failed around it. A rule is a promise, and a question to one write:
 * what is wrong with it, or null. Nothing here works out what should be written; it only says what may not be.
 */
import { at, isLive, pointKinds } from "./neon.js";
import type { Line, Project, Truth, WriteKind } from "./neon.js";
import { emptied, givenUp, mistaken, unbranched, undue } from "./points.js";
import { computeKeys, factOf, factsOf, isOf, limits, presets, quotaKeys, sponsored } from "./wishes.js";
import type { Facts, Wish } from "./wishes.js";

/** What a plan told people, as far as its writes are held against it. */
export interface Shown {
  readonly changes: readonly {
    readonly tenant: string;
    readonly kind: string;
    readonly project: string | null;
    readonly facts: readonly string[];
  }[];
  readonly refused: readonly { readonly tenant: string; readonly code: string; readonly message: string }[];
}

export interface Run {
  readonly kind: "look" | "apply";
  /** Pulumi keeps no journal; its state and events tell what was done. */
  readonly door: "command" | "pulumi";
  readonly wishes: readonly Wish[];
  readonly shown: Shown;
  /** The truth when its plan was made. */
  readonly base: Truth;
  /** Ids that it remembers by tenant, as they are now. */
  readonly remembered: ReadonlyMap<string, string>;
  /** By project: operations that an answer told it of. */
  readonly opened: Map<string, string[]>;
  /** Ids that its own 201s told it. */
  readonly made: Set<string>;
  /** By project: when it read it singly last; as `project/branches`, that list of it. */
  readonly read: Map<string, number>;
  /** Projects that it wrote to. */
  readonly written: Set<string>;
  readonly startedAt: number;
  /** How many intents its journal holds by now, by `route project`. */
  readonly intents: ReadonlyMap<string, number>;
  readonly sent: Map<string, number>;
  /** By project: when somebody else touched it last. */
  readonly meddled: Map<string, number>;
  /** What it was shown may be older than the truth. */
  readonly isMisled: boolean;
}

export interface World {
  readonly orgs: Readonly<Record<"free" | "paid", string>>;
  readonly keys: ReadonlyMap<number, "free" | "paid" | "personal">;
  /** ms after which a request without an answer has no effect any more. */
  readonly settle: number;
}

export interface Write {
  readonly line: Line;
  readonly kind: WriteKind;
  readonly projects: readonly string[];
  readonly before: Truth;
  readonly after: Truth;
  readonly run: Run;
  readonly world: World;
}

type Complaint = string | null;
type Rule = readonly [promise: string, sentence: string, kinds: readonly WriteKind[] | "all", ask: (write: Write) => Complaint];

export const rules: readonly Rule[] = [
  ["I5", "who only looks writes nothing", "all", ({ run }) => (run.kind === "look" ? "written by a run that only looks" : null)],
  ["I15", "each write is in the plan", "all", unplanned],
  ["I18", "only projects of declared tenants are written", "all", strangers],
  ["I3", "a delete needs a tombstone", ["delete"], undeclaredDelete],
  ["I11", "a quota is written whole, and lifted only where the manifest says so", ["create", "patch"], liftedQuota],
  ["I6", "what somebody else changed is not overwritten", ["patch", "endpoint", "delete"], overwritten],
  ["I12", "nothing raised is in the sponsored org", ["create", "patch", "endpoint", "transfer"], raised],
  ["I19", "one open change per project", ["patch", "endpoint", "suspend", "delete", "transfer", ...pointKinds], whileOpen],
  ["I21", "only what fits moves down", ["transfer"], tooLarge],
  ["I23", "each key only for its calls", "all", wrongKey],
  ["I26", "no write without its note", "all", unnoted],
  [
    "I8",
    "nobody loses the last restore point",
    "all",
    ({ before, after, line, run }) => emptied(before, after, line.at, run.wishes),
  ],
  ["I8", "a snapshot is of its declared moment", ["snapshot"], taken],
  ["I8", "only what is declared to go, or rotated out, goes", ["prune"], pruned],
  ["I20", "a restore is due", ["restore", "finalize", "default"], restored],
  ["I20", "what is replaced stays", pointKinds, ({ before, after }) => unbranched(before, after)],
  ["I27", "what isn't declared keeps its value", ["patch"], undeclaredField],
];

/** The promises that a write of that kind is asked about, and those that everything is asked about at the end. */
export const rulesFor = (write: WriteKind): readonly string[] => [
  ...new Set(rules.filter(([, , kinds]) => kinds === "all" || kinds.includes(write)).map(([promise]) => promise)),
];
export const endPromises = ["I2", "I13"] as const;

const find = (truth: Truth, id: string): Project | undefined => truth.projects.find((project) => project.id === id);
const settingsOf = (line: Line, kind: WriteKind): unknown =>
  kind === "endpoint" ? { default_endpoint_settings: at(line.body, "endpoint") } : at(line.body, "project");
const nameIn = (line: Line): unknown => at(line.body, "project", "name");

/** Facts that a body carries, as `key, value`. */
const carried = ({ line, kind }: Write): readonly (readonly [keyof Facts, unknown])[] => {
  const settings = settingsOf(line, kind);
  const groups = [
    ...quotaKeys.map((key) => [key, at(settings, "settings", "quota", key)] as const),
    ...computeKeys.map((key) => [key, at(settings, "default_endpoint_settings", key)] as const),
    ["history_retention_seconds", at(settings, "history_retention_seconds")] as const,
  ];
  return groups.filter(([, value]) => value !== undefined);
};

/** The projects that may be this tenant's: pinned, remembered, else of exactly its name in one of the orgs. */
export function mayBe(
  wish: Wish,
  truth: Truth,
  remembered: ReadonlyMap<string, string>,
  { orgs }: Pick<World, "orgs">,
): readonly Project[] {
  const id = wish.pin ?? remembered.get(wish.tenant);
  const here = truth.projects.filter(({ org_id }) => org_id === orgs.free || org_id === orgs.paid);
  const known = id === undefined ? [] : here.filter((project) => project.id === id);
  return known.length > 0 || wish.pin !== null ? known : here.filter(({ name }) => name === wish.name);
}

const ownerOf = (id: string, { run, before, world }: Write): Wish | undefined =>
  run.wishes.find((wish) =>
    [before, run.base].some((truth) => mayBe(wish, truth, run.remembered, world).some((project) => project.id === id)),
  );

const kindsFor: Readonly<Record<WriteKind, readonly string[]>> = {
  create: ["create"],
  patch: ["update", "suspend", "resume"],
  endpoint: ["update"],
  suspend: ["suspend"],
  delete: ["delete"],
  recover: ["recover"],
  transfer: ["transfer"],
  snapshot: ["snapshot", "restore"],
  prune: ["prune"],
  restore: ["restore"],
  finalize: ["restore"],
  default: ["restore"],
};

function unplanned(write: Write): Complaint {
  const { kind, line, projects, run, before } = write;
  const planned = run.shown.changes.filter((change) => kindsFor[kind].includes(change.kind));
  if (kind === "create") {
    const named = run.wishes.filter(({ name }) => name === nameIn(line)).map(({ tenant }) => tenant);
    return planned.some(({ tenant }) => named.includes(tenant))
      ? null
      : `no create of ${JSON.stringify(nameIn(line))} was planned`;
  }
  for (const id of projects) {
    if (kind === "delete" && isWithdrawal(id, write)) continue;
    const mine = planned.filter(({ project }) => project === id);
    if (mine.length === 0) return `no ${kind} of ${id} was planned`;
    const live = find(before, id);
    const shown = new Set(mine.flatMap(({ facts }) => facts));
    const beyond =
      kind !== "patch" || !live || !couldSee(id, run)
        ? []
        : carried(write).filter(([key, value]) => value !== factOf(live, key) && !shown.has(key));
    if (beyond[0]) return `${beyond[0][0]} of ${id} was not in the plan`;
  }
  return null;
}

/** Neon has no compare-and-set: what somebody else does between a run's last look and its write is seen by nobody. */
function couldSee(id: string, { meddled, read, startedAt }: Run, looks: readonly string[] = [""]): boolean {
  const touched = meddled.get(id);
  return touched === undefined || looks.every((look) => touched < (read.get(id + look) ?? startedAt));
}

/** Nobody changed its restore points since it looked at them last. */
const seesPoints = ({ projects, run }: Write): boolean =>
  !run.isMisled && couldSee(projects[0] ?? "", run, ["/branches", "/snapshots"]);

function ofProject(write: Write, ask: (wish: Wish, was: Project) => Complaint): Complaint {
  const [id = ""] = write.projects;
  const [wish, was] = [ownerOf(id, write), find(write.before, id)];
  return wish && was ? ask(wish, was) : null;
}

function taken(write: Write): Complaint {
  const { line, after } = write;
  const { name = "", timestamp } = line.query;
  const branch = /\/branches\/([^/]+)\//.exec(line.path)?.[1] ?? "";
  const taking = { branch, name, timestamp, now: line.at, isTwice: line.fault === "twice" };
  return ofProject(write, (wish, was) =>
    mistaken(taking, wish, was, find(after, was.id) ?? was, line.effect && seesPoints(write)),
  );
}

function pruned(write: Write): Complaint {
  const { line, run } = write;
  return ofProject(write, (wish, was) => givenUp(line.path.split("/").at(-1) ?? "", wish, was, find(run.base, was.id)));
}

function restored(write: Write): Complaint {
  const { line } = write;
  const branch = /\/branches\/([^/]+)\//.exec(line.path)?.[1];
  return ofProject(write, (wish, was) => undue(wish, was, branch, line.at, seesPoints(write)));
}

/** A run takes back a project of its own 201 when it sees that another run's of the same tenant is older. */
export function isWithdrawal(id: string, { run, before }: Write): boolean {
  const mine = find(before, id);
  if (!mine || !run.made.has(id) || run.written.has(id)) return false;
  const order = (project: Project): string => `${project.created_at} ${project.id}`;
  return before.projects.some(
    (other) =>
      isLive(other) &&
      other.id !== id &&
      ownerMark(other) !== undefined &&
      ownerMark(other) === ownerMark(mine) &&
      order(other) < order(mine),
  );
}

export const ownerMark = (project: Project): string | undefined =>
  project.branches.find((branch) => branch.default)?.annotation["tenantry-tenant"];

function strangers(write: Write): Complaint {
  const { kind, line, projects, run } = write;
  if (kind === "create")
    return run.wishes.some(({ name }) => name === nameIn(line)) ? null : `${JSON.stringify(nameIn(line))} is nobody's name`;
  const foreign = projects.find((id) => ownerOf(id, write) === undefined && !run.made.has(id));
  return foreign === undefined ? null : `${foreign} is no declared tenant's project`;
}

function undeclaredDelete(write: Write): Complaint {
  const [id = ""] = write.projects;
  if (isWithdrawal(id, write)) return null;
  const wish = ownerOf(id, write);
  return wish?.state === "deleted"
    ? null
    : `${id} is deleted, but ${wish ? `${wish.tenant} is declared ${wish.state}` : "nobody declares it"}`;
}

function liftedQuota(write: Write): Complaint {
  const { line, kind, projects, before, run } = write;
  const quota = at(settingsOf(line, kind), "settings", "quota");
  if (quota === undefined) return kind === "create" ? "created without any quota" : null;
  const live = find(before, projects[0] ?? "");
  const wish = kind === "create" ? run.wishes.find(({ name }) => name === nameIn(line)) : ownerOf(projects[0] ?? "", write);
  for (const key of quotaKeys) {
    const value = at(quota, key);
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) return `${key} is ${JSON.stringify(value)}`;
    const mayBeFree = (wish && factsOf(wish)[key] === 0) || (live && factOf(live, key) === 0);
    if (value === 0 && !mayBeFree) return `${key} is lifted`;
  }
  return null;
}

/** Each value that differs from the live one must have had its value of then when the plan was made. */
function overwritten(write: Write): Complaint {
  const { kind, projects, before, run } = write;
  const [id = ""] = projects;
  const live = find(before, id);
  const base = find(run.base, id);
  if (!live || !base || run.isMisled || run.written.has(id) || !run.meddled.has(id) || !couldSee(id, run)) return null;
  if (kind === "delete")
    return live.name === base.name && live.org_id === base.org_id ? null : `${id} is not where, or what, the plan saw`;
  if (kind === "endpoint") return null;
  const moved = carried(write).find(([key, value]) => value !== factOf(live, key) && factOf(live, key) !== factOf(base, key));
  return moved ? `${moved[0]} of ${id} was changed to ${factOf(live, moved[0])} by somebody else` : null;
}

/** Facts of a project that are more than the sponsored org's program allows. */
const raisedFacts = (project: Project): readonly string[] => [
  ...quotaKeys.filter((key) => {
    const limit = sponsored.facts[key];
    const value = factOf(project, key);
    return limit !== 0 && (value === 0 || value > limit);
  }),
  ...[project.default_endpoint_settings, ...project.endpoints].flatMap(({ autoscaling_limit_max_cu: max }) =>
    max > sponsored.compute ? ["compute"] : [],
  ),
];

function raised({ before, after, world, projects, run }: Write): Complaint {
  for (const project of after.projects) {
    if (project.org_id !== world.orgs.free || !isLive(project)) continue;
    if (projects.includes(project.id) && !couldSee(project.id, run)) continue;
    const was = find(before, project.id);
    const known = was && was.org_id === world.orgs.free ? raisedFacts(was) : [];
    const fresh = raisedFacts(project).filter((key) => !known.includes(key));
    if (fresh.length > 0) return `${project.id}: ${fresh.join(", ")} raised in the sponsored org`;
  }
  return null;
}

function whileOpen({ projects, before, run, line }: Write): Complaint {
  for (const id of projects) {
    const opened = run.opened.get(id) ?? [];
    const open = find(before, id)?.operations.find((operation) => opened.includes(operation.id) && operation.ends > line.at);
    if (open) return `${id} still has ${open.id} open`;
  }
  return null;
}

function tooLarge(write: Write): Complaint {
  const { line, projects, before, run, world } = write;
  if (at(line.body, "destination_org_id") !== world.orgs.free) return null;
  for (const id of projects) {
    const project = find(before, id);
    const wish = ownerOf(id, write);
    const seen = find(run.base, id) ?? project;
    // What came to it after the look isn't seen.
    const fits = !project || !seen || !wish || run.meddled.has(id) || unfit(seen, wish) === null;
    const why = fits ? null : unfit(project, wish);
    if (why !== null) return `${id} doesn't fit: ${why}`;
  }
  return null;
}

/** Why a project may not become one of a smaller tier; null when it fits. */
export function unfit({ branches, snapshots, usage, integrations }: Project, { tier, own }: Wish): string | null {
  const quota = { ...presets[tier], ...own };
  const size = quota.logical_size_bytes;
  if (size > 0 && branches.some(({ logical_size }) => logical_size === undefined)) return "its size is unknown";
  if (size > 0 && branches.some(({ logical_size = 0 }) => logical_size >= size)) return "its size";
  if (branches.length > limits[tier].branches) return "its branches";
  if (branches.filter(({ parent_id }) => parent_id === undefined).length > limits[tier].roots) return "its root branches";
  if (snapshots.length > limits[tier].snapshots) return "its snapshots";
  if (integrations.some((name) => name === "github" || name === "vercel")) return "its integrations";
  return quotaKeys.find((key) => quota[key] > 0 && (usage[key] ?? 0) >= quota[key]) ?? null;
}

function wrongKey({ line, kind, projects, before, run, world }: Write): Complaint {
  const key = line.keyId === null ? undefined : world.keys.get(line.keyId);
  if (kind === "transfer") return key === "personal" ? null : `a transfer with the key of ${key}`;
  if (key === "personal") return "the personal key for something that is no transfer";
  const org = kind === "create" ? at(line.body, "project", "org_id") : find(before, projects[0] ?? "")?.org_id;
  const belongs = key !== undefined && (org === undefined || world.orgs[key] === org || run.meddled.has(projects[0] ?? ""));
  return belongs ? null : `the key of ${key} for ${String(org)}`;
}

const routes: Readonly<Record<WriteKind, string>> = {
  create: "POST /projects",
  patch: "PATCH /projects/{id}",
  endpoint: "PATCH /projects/{id}/endpoints/{id}",
  suspend: "POST /projects/{id}/endpoints/{id}/suspend",
  delete: "DELETE /projects/{id}",
  recover: "POST /projects/{id}/recover",
  transfer: "POST /organizations/{id}/projects/transfer",
  snapshot: "POST /projects/{id}/branches/{id}/snapshot",
  prune: "DELETE /projects/{id}/snapshots/{id}",
  restore: "POST /projects/{id}/snapshots/{id}/restore",
  finalize: "POST /projects/{id}/branches/{id}/finalize_restore",
  default: "POST /projects/{id}/branches/{id}/set_as_default",
};
const routeOf = ({ kind }: Write): string => routes[kind];

/** Each request that was sent has an intent before it; one that is sent again within a safe retry (423, 429, 503) shares it. */
function unnoted(write: Write): Complaint {
  if (write.run.door === "pulumi") return null;
  const subjects = write.kind === "create" ? ["null"] : write.projects;
  const missing = subjects.find(
    (id) => (write.run.intents.get(`${routeOf(write)} ${id}`) ?? 0) < (write.run.sent.get(`${routeOf(write)} ${id}`) ?? 0) + 1,
  );
  return missing === undefined ? null : `${routeOf(write)} of ${missing} was sent without a note before it`;
}

/** Between which of its writes a run is: the new one is there and the old one too, or a restored branch stands beside. */
export const phasesOf = ({ sent, shown }: Run): readonly string[] =>
  shown.changes.flatMap(({ kind, project }) => {
    const has = (write: WriteKind): boolean => sent.has(`${routes[write]} ${project}`);
    if (kind === "prune" && has("snapshot") && !has("prune")) return ["killed-between rotation I8"];
    return kind === "restore" && has("restore") && !has("finalize") ? ["killed-between restore I20"] : [];
  });

/** Called once a write was judged. */
export function countSent(write: Write): void {
  if (write.line.answered === 423 || write.line.answered === 429 || write.line.answered === 503) return;
  for (const id of write.kind === "create" ? ["null"] : write.projects) {
    const key = `${routeOf(write)} ${id}`;
    write.run.sent.set(key, (write.run.sent.get(key) ?? 0) + 1);
  }
}

function undeclaredField({ line, projects, before, after }: Write): Complaint {
  const allowed = new Set(["name", "settings", "default_endpoint_settings", "history_retention_seconds"]);
  const foreign = Object.keys((at(line.body, "project") as object | undefined) ?? {}).find((key) => !allowed.has(key));
  if (foreign !== undefined) return `${foreign} is written`;
  const was = find(before, projects[0] ?? "");
  const is = find(after, projects[0] ?? "");
  if (!was || !is || !line.effect) return null;
  return undeclaredOf(was) === undeclaredOf(is) ? null : `${is.id}: ${undeclaredOf(was)} became ${undeclaredOf(is)}`;
}

const undeclaredOf = ({ settings: { quota = {}, ...settings }, default_endpoint_settings: { pg_settings } }: Project): string =>
  JSON.stringify([
    Object.entries(quota)
      .filter(([key]) => !isOf(quotaKeys, key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    settings,
    pg_settings ?? {},
  ]);
