/**
 * Whether the command and Pulumi say the same of one truth (reliability.md I24). The command's plan is taken at its word; what
 * Pulumi shows is read as a person reads it, line by line, and held against that plan, the declared numbers and the truth.
 */
import { isLive } from "./neon.js";
import type { Project, Truth } from "./neon.js";
import type { Shown } from "./rules.js";
import { computeKeys, factOf, factsOf, isOf } from "./wishes.js";
import type { Facts, Wish } from "./wishes.js";

export interface Command {
  readonly planId: string;
  readonly shown: Shown;
  /** By tenant, their kinds. */
  readonly hazards: ReadonlyMap<string, ReadonlySet<string>>;
  /** Tenants that it refuses and that have a project. */
  readonly kept: ReadonlySet<string>;
}

/** One resource of the program. */
export interface Registered {
  readonly tenant: string;
  readonly pending: readonly string[];
  readonly isRefused: boolean;
  /** Whether the engine would do something, in a stack that holds all that is declared. */
  readonly changesAtRest: boolean;
  /** The same in the stack as it is; null where it isn't in it. */
  readonly changesStored: boolean | null;
  /** The stack holds just what is declared, and nothing of it was left halfway. */
  readonly isStoredSo: boolean;
}

export interface Program {
  readonly planId: string;
  readonly resources: readonly Registered[];
}

/** How they differ; null where they don't. */
export function unlike(command: Command, program: Program, wishes: readonly Wish[], truths: readonly Truth[]): string | null {
  if (command.planId !== program.planId) return `the command's plan is ${command.planId}, Pulumi's ${program.planId}`;
  const foreign = program.resources.find(({ tenant }) => !wishes.some((wish) => wish.tenant === tenant));
  if (foreign) return `${foreign.tenant} is registered, and nothing declares it`;
  for (const wish of wishes) {
    const complaint = unlikeOf(wish, command, program, truths);
    if (complaint !== null) return `${wish.tenant}: ${complaint}`;
  }
  return null;
}

function unlikeOf(
  wish: Wish,
  { shown, hazards, kept }: Command,
  { resources }: Program,
  truths: readonly Truth[],
): string | null {
  const changes = shown.changes.filter(({ tenant }) => tenant === wish.tenant);
  const isRefused = shown.refused.some(({ tenant }) => tenant === wish.tenant);
  const resource = resources.find(({ tenant }) => tenant === wish.tenant);
  if (!resource) return isRefused && !kept.has(wish.tenant) ? null : "no resource is registered";
  const { pending, changesAtRest, changesStored, isStoredSo } = resource;
  if (resource.isRefused !== isRefused) return `one door refuses it, and the other doesn't`;
  const isPlanned = changes.length > 0;
  if (changesAtRest !== isPlanned) return isPlanned ? "diff leaves it as it is" : "diff changes it, the command doesn't";
  if (isPlanned && changesStored === false) return "diff leaves it as it is, in the stack that there is";
  if (!isPlanned && changesStored === true && isStoredSo) return "diff changes what is stored as it is declared";
  return unlikeLines(pending, changes, hazards.get(wish.tenant) ?? new Set(), wish, truths);
}

type Changes = Shown["changes"];

const words = ["create", "recover", "adopt", "delete"];

function unlikeLines(
  pending: readonly string[],
  changes: Changes,
  hazards: ReadonlySet<string>,
  wish: Wish,
  truths: readonly Truth[],
): string | null {
  const lines = pending.filter((line) => !line.startsWith("! "));
  const warned = pending.filter((line) => line.startsWith("! ")).map((line) => line.slice(2).split(":")[0] ?? "");
  const told = new Set<string>();
  for (const line of lines) {
    const fact = factLine.exec(line)?.groups;
    if (!fact) {
      told.add(line.split(" ")[1] ?? line);
      continue;
    }
    const { path = "", before = "", after = "" } = fact;
    told.add(facts[path] ?? path);
    const complaint = untrueLine(path, before, after, { wish, projects: projectsOf(changes, truths) });
    if (complaint !== null) return `"${line}": ${complaint}`;
  }
  const due = new Set(changes.flatMap(({ kind, facts: changed }) => (words.includes(kind) ? [kind] : changed)));
  return apart("line", told, due) ?? apart("hazard", new Set(warned), hazards);
}

const apart = (what: string, pulumi: ReadonlySet<string>, command: ReadonlySet<string>): string | null => {
  const [missing] = [...command].filter((one) => !pulumi.has(one));
  const [extra] = [...pulumi].filter((one) => !command.has(one));
  if (missing !== undefined) return `no ${what} says ${missing}`;
  return extra === undefined ? null : `a ${what} says ${extra}, the command doesn't`;
};

const projectsOf = (changes: Changes, truths: readonly Truth[]): readonly Project[] =>
  truths.flatMap(({ projects }) =>
    projects.filter((project) => isLive(project) && changes.some(({ project: id }) => id === project.id)),
  );

const factLine = /^\S (?<path>\S+) (?<before>\S+) → (?<after>\S+)$/;

const keys = {
  "quota.activeTime": "active_time_seconds",
  "quota.computeTime": "compute_time_seconds",
  "quota.writtenData": "written_data_bytes",
  "quota.dataTransfer": "data_transfer_bytes",
  "quota.logicalSize": "logical_size_bytes",
  "compute.min": "autoscaling_limit_min_cu",
  "compute.max": "autoscaling_limit_max_cu",
  "compute.suspendTimeout": "suspend_timeout_seconds",
  historyRetention: "history_retention_seconds",
} as const satisfies Readonly<Record<string, keyof Facts>>;
const facts: Readonly<Record<string, string>> = { ...keys, state: "active_time_seconds" };

const units: Readonly<Record<string, number>> = {
  "": 1,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  MB: 1e6,
  GB: 1e9,
};

/** In Neon's own numbers; null where it says that nobody knows. */
function numberIn(text: string): number | null {
  if (text === "unlimited" || text === "none") return 0;
  if (text === "never") return -1;
  const [, amount, unit = ""] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = units[unit];
  return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}

function untrueLine(
  path: string,
  before: string,
  after: string,
  { wish, projects }: { readonly wish: Wish; readonly projects: readonly Project[] },
): string | null {
  if (path === "state") return after === wish.state ? null : `it is declared ${wish.state}`;
  const key = Object.hasOwn(keys, path) ? keys[path as keyof typeof keys] : null;
  if (key === null) return null;
  const declared = factsOf({ ...wish, state: "active" })[key];
  if (numberIn(after) !== declared) return `${declared} is declared`;
  const live = projects.flatMap((project) => [
    factOf(project, key),
    ...(isOf(computeKeys, key) ? project.endpoints.map((endpoint) => endpoint[key]) : []),
  ]);
  const was = numberIn(before);
  return was === null || live.length === 0 || live.includes(was) ? null : `${live.join(" or ")} is live`;
}
