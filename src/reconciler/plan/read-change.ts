/**
 * One change of an untrusted plan: its patch holds only what a change of that kind may test and write, with values that
 * Neon can be sent, and says what its fields say, because the fields are what was read before somebody agreed.
 */
import { parseBranchText } from "../branch.js";
import type { Change, ChangeKind, JsonScalar, JsonValue, PatchOperation } from "../change.js";
import { changeKinds } from "../change.js";
import type { Code } from "../codes.js";
import { orgPattern } from "../key.js";
import { idPattern } from "../names.js";
import { idIn, isRestorePath, restorePath } from "../restore.js";
import { quotaFields } from "../settings.js";
import { parseSnapshotText } from "../snapshot.js";
import { isBranchPath, isResetPath, isSnapshotPath, isWholeBranch, nameIn, pathOf, pointerOf } from "../tenant-document.js";
import { parseTime, timeText } from "../time-text.js";

export interface PlanProblem {
  readonly code: Code;
  readonly message: string;
}

const whole =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most;
const orWord =
  (word: string, isAmount: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === word || isAmount(value);
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && words.includes(value);
const text =
  (most: number) =>
  (value: unknown): boolean =>
    typeof value === "string" && value.length > 0 && value.length <= most && !/\p{Cc}/u.test(value);
/** CU. */
const computeSize = (value: unknown): boolean =>
  typeof value === "number" && value > 0 && value <= 1024 && Number.isInteger(value * 4);

type Check = (value: unknown) => boolean;
const amount = orWord("unlimited", whole(1, Number.MAX_SAFE_INTEGER));
const quota = Object.fromEntries(quotaFields.map((field) => [field, amount]));
const compute = { min: computeSize, max: computeSize, suspendTimeout: orWord("never", whole(1, 604_800)) } as const;
const history = orWord("none", whole(1, 2_592_000));
const state = oneOf("active", "suspended", "deleted");
const orgName: Check = (value) => typeof value === "string" && orgPattern.test(value);

/** What the default branch is, or a restore makes it: a name with a time behind it. */
const restored = text(320);

/** What may be written, by pointer. */
const writable = new Map<string, Check>([
  ["/name", text(256)],
  ["/org", orgName],
  ["/state", state],
  ["/historyRetention", history],
  // Only tested: what a tenant that nobody uses is suspended for.
  ["/lastUsed", () => false],
  ["/running", () => false],
  ...Object.entries(quota).map(([field, check]) => [`/quota/${field}`, check] as const),
  ...Object.entries(compute).map(([field, check]) => [`/compute/${field}`, check] as const),
]);

/** What a snapshot shows, or null where there is none. */
const snapshot: Check = (value) => value === null || parseSnapshotText(value) !== null;

/** What a branch is made as, or null where there is none. What was seen may be what no manifest says. */
const branch: Check = (value) => value === null || text(2000)(value);
function isMakeable(value: JsonValue): boolean {
  const spec = parseBranchText(value);
  if (!spec || !Object.entries(spec.compute).every(([field, of]) => compute[field as keyof typeof compute](of))) return false;
  return spec.compute.min <= spec.compute.max && (spec.parent === null || text(256)(spec.parent));
}
const branchSettings: Readonly<Record<string, Check>> = {
  protected: (value) => typeof value === "boolean",
  expiresAt: (value) => value === null || (typeof value === "string" && timeText(parseTime(value)) === value),
  "compute/min": compute.min,
  "compute/max": compute.max,
  "compute/suspendTimeout": compute.suspendTimeout,
};
function branchCheckOf(path: string): Check | null {
  const [, top, name = "", setting] = /^\/(branches|branchSettings)\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (path !== pointerOf(pathOf(path)) || !text(256)(nameIn(`/${top}/${name}`))) return null;
  if (top === "branches") return setting === undefined ? branch : null;
  return setting !== undefined && Object.hasOwn(branchSettings, setting) ? (branchSettings[setting] ?? null) : null;
}

function checkOf(path: string): Check | null {
  if (isBranchPath(path)) return branchCheckOf(path);
  if (isSnapshotPath(path)) return /^\/snapshots\/[^/]+$/.test(path) && text(256)(nameIn(path)) ? snapshot : null;
  if (isRestorePath(path)) return path === pointerOf(restorePath({ id: idIn(path) })) ? restored : null;
  if (isResetPath(path)) return /^\/resets\/[^/]+$/.test(path) && text(256)(nameIn(path)) ? text(1200) : null;
  const [, id = "", field = ""] = /^\/endpoints\/([^/]*)\/([^/]*)$/.exec(path) ?? [];
  if (idPattern.test(id) && Object.hasOwn(compute, field)) return compute[field as keyof typeof compute];
  return writable.get(path) ?? null;
}

/** Everything a create tells Neon, and nothing else. */
const created: Readonly<Record<string, Check>> = {
  name: text(256),
  org: orgName,
  state: oneOf("active", "suspended"),
  quota: (value) => hasExactly(value, quota),
  compute: (value) => hasExactly(value, compute),
  historyRetention: history,
  region: text(60),
  pgVersion: whole(1, 999),
  branch: text(256),
  database: text(63),
  role: text(63),
};

function hasExactly(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  const isKnown = keys.every((key) => Object.hasOwn(checks, key) && checks[key]?.((value as Record<string, unknown>)[key]));
  return isKnown && keys.length === Object.keys(checks).length;
}

/** The paths that a change of each kind writes, and tests without writing. */
const rules = {
  create: { writes: /^$/, must: [""], tests: [] },
  adopt: { writes: null, must: [], tests: ["/name", "/org", "/state"] },
  recover: { writes: /^\/state$/, must: ["/state"], tests: ["/name", "/org"] },
  delete: { writes: /^\/state$/, must: ["/state"], tests: ["/name", "/org"] },
  transfer: { writes: /^\/org$/, must: ["/org"], tests: [] },
  suspend: { writes: /^\/(state|quota\/activeTime)$/, must: ["/state", "/quota/activeTime"], tests: [] },
  resume: { writes: /^\/(state|quota\/activeTime)$/, must: ["/state", "/quota/activeTime"], tests: [] },
  snapshot: { writes: /^\/snapshots\//, must: [], tests: [] },
  branch: { writes: /^\/branches\//, must: [], tests: [] },
  prune: { writes: /^\/(snapshots|branches)\//, must: [], tests: [] },
  restore: { writes: /^\/(restore|resets)\//, must: [], tests: [] },
  update: { writes: /^\/(name$|quota\/|compute\/|historyRetention$|endpoints\/|branchSettings\/)/, must: [], tests: [] },
} as const satisfies Record<ChangeKind, { writes: RegExp | null; must: readonly string[]; tests: readonly string[] }>;

/** The word that a kind's `state` becomes. */
const becomes: Readonly<Partial<Record<ChangeKind, string>>> = {
  recover: "active",
  resume: "active",
  suspend: "suspended",
  delete: "deleted",
};

const isKind = (kind: unknown): kind is ChangeKind => (changeKinds as readonly unknown[]).includes(kind);
const isScalar = (value: unknown): value is JsonScalar =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

/** Before anything else of the plan is believed: no operation that could do harm by its form alone. */
export function patchProblem(patch: readonly unknown[], kind: unknown, at: string): PlanProblem | null {
  let wrote = false;
  for (const [n, entry] of patch.entries()) {
    const operation = (entry ?? {}) as { readonly op?: unknown; readonly path?: unknown; readonly value?: unknown };
    const { op, path, value } = operation;
    const where = `${at}[${n}]`;
    if (op !== "test" && op !== "replace") return { code: "plan-op", message: `${where} is neither a test nor a replace` };
    // Without a value a test passes on an absent path.
    if (!Object.hasOwn(operation, "value")) return { code: "plan-op", message: `${where} has no value` };
    const isWhole =
      path === "" && kind === "create" && (op === "test" ? value === null : typeof value === "object" && value !== null);
    const check = typeof path === "string" ? checkOf(path) : null;
    if (!isWhole && !check) return { code: "plan-path", message: `${where} is outside the fields that Tenantry writes` };
    if (op === "test" && wrote) return { code: "plan-order", message: `${where} tests after a write` };
    wrote ||= op === "replace";
    const isUsable = isWhole ? op === "test" || hasExactly(value, created) : isScalar(value) && (op === "test" || check?.(value));
    if (!isUsable) return { code: "plan-op", message: `${where} has a value that this field can't have` };
  }
  return null;
}

/** Of a plan whose form is right: this change is one that Tenantry makes. */
export function changeProblem(change: Change, at: string): PlanProblem | null {
  const { kind, patch, hazards } = change;
  if (!isKind(kind)) return { code: "plan-format", message: `${at} has an unknown kind` };
  const { writes, must, tests } = rules[kind];
  const before = valuesOf(patch, "test");
  const after = valuesOf(patch, "replace");
  if (patch.length !== before.size + after.size) return { code: "plan-format", message: `${at} tests or writes a field twice` };
  if ([...after.keys()].some((path) => !writes?.test(path)))
    return { code: "plan-path", message: `${at} writes what a ${kind} doesn't` };
  if ([...must, ...tests].some((path) => !before.has(path)) || must.some((path) => !after.has(path))) {
    return { code: "plan-op", message: `${at} lacks an operation that every ${kind} has` };
  }
  const untested = [...after.keys()].find((path) => !before.has(path));
  if (untested !== undefined) return { code: "plan-order", message: `${at} writes ${pathOf(untested)} without a test` };
  if (kind in becomes && after.get("/state") !== becomes[kind]) return { code: "plan-op", message: `${at} is no ${kind}` };
  // One takes what isn't there, the other gives up what is.
  const isTaken = kind === "snapshot" || kind === "branch";
  if (
    (isTaken || kind === "prune") &&
    (after.size === 0 ||
      [...after].some(([path, value]) => (value !== null) !== isTaken || (before.get(path) === null) !== isTaken))
  )
    return { code: "plan-op", message: `${at} is no ${kind}` };
  const branches = [...after].filter(([path]) => isWholeBranch(path));
  if (branches.some(([, value]) => value !== null && !isMakeable(value)))
    return { code: "plan-op", message: `${at} makes what is no branch` };
  const isMixed = branches.length > 0 && branches.length < after.size;
  if (kind === "prune" && isMixed) return { code: "plan-op", message: `${at} removes branches and snapshots at once` };
  if (kind === "restore" && after.size !== 1) return { code: "plan-op", message: `${at} is no restore` };
  const pruned = branches.length > 0 ? "deletes-data" : "drops-snapshot";
  const hazard = { delete: "deletes-data", restore: "replaces-data", suspend: "suspends-now", prune: pruned }[kind as string];
  if (hazard !== undefined && !hazards.some((each) => each.kind === hazard))
    return { code: "plan-format", message: `${at} hides its hazard ${hazard}` };
  return fieldsProblem(change, before, after, at);
}

const valuesOf = (patch: readonly PatchOperation[], op: "test" | "replace"): ReadonlyMap<string, JsonValue> =>
  new Map(patch.flatMap((operation): [string, JsonValue][] => (operation.op === op ? [[operation.path, operation.value]] : [])));

/** `fields` are the patch as people read it; the whole of a project, and the second that stops it, go without. */
function fieldsProblem(
  { kind, fields }: Change,
  before: ReadonlyMap<string, JsonValue>,
  after: ReadonlyMap<string, JsonValue>,
  at: string,
): PlanProblem | null {
  const isWhole = kind === "create" || kind === "recover" || kind === "delete" || kind === "adopt";
  const silent = isWhole || kind === "suspend" || kind === "resume" ? ["", "/state", "/quota/activeTime"] : [];
  const shown = new Map(fields.map((field) => [pointerOf(field.path), field]));
  const isSaid = [...after].every(([path, value]) => {
    const field = shown.get(path);
    return field ? field.before === before.get(path) && field.after === value : silent.includes(path);
  });
  const isTrue = [...shown.keys()].every((path) => after.has(path)) && shown.size === fields.length;
  return isSaid && isTrue ? null : { code: "plan-format", message: `${at} shows other fields than it writes` };
}
