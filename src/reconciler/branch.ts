/**
 * A branch beside the first one. In plans and documents it is one text, so that it reads the same everywhere:
 * `of the default branch at 2026-03-04T10:00:00Z until 2026-03-11T10:00:00Z, 0.25-0.5 CU, 5m`, or `schema of "staging", …`.
 */
import type { ObservedBranch, ObservedEndpoint } from "./observed.js";
import type { Compute } from "./settings.js";
import { parseTime, timeText } from "./time-text.js";
import { formatSuspendTimeout, parseDuration } from "./units.js";

export interface DeclaredBranch {
  readonly name: string;
  /** null: the first branch, found by its role. */
  readonly parent: string | null;
  /** Only of a preview, a root branch: the snapshot that it shows, by name. */
  readonly snapshot?: string;
  /** The parent's moment it starts with, ms since the epoch; null: whatever it holds then. */
  readonly at: number | null;
  readonly isSchemaOnly: boolean;
  /** ms since the epoch, whole seconds */
  readonly expiresAt: number | null;
  readonly isProtected: boolean;
  /** What its own lines say of its compute. */
  readonly compute: Partial<Compute>;
  readonly state: "active" | "deleted";
}

/** What Neon is told of a new one. */
export interface BranchSpec extends Omit<DeclaredBranch, "name" | "compute" | "state"> {
  readonly compute: Compute;
}

/** What isn't its own is the tenant's; a smaller largest size lowers the smallest. */
export function branchCompute(own: Partial<Compute>, tenant: Compute): Compute {
  const compute = { ...tenant, ...own };
  return own.min === undefined ? { ...compute, min: Math.min(compute.min, compute.max) } : compute;
}

export function branchText({ parent, snapshot, at, isSchemaOnly, expiresAt, isProtected, compute }: BranchSpec): string {
  if (snapshot !== undefined) return `of snapshot ${JSON.stringify(snapshot)}, ${computeText(compute)}`;
  const source = parent === null ? defaultWords : JSON.stringify(parent);
  const from = `${isSchemaOnly ? "schema of" : "of"} ${source}${at === null ? "" : ` at ${timeText(at)}`}`;
  return `${from}${lifeText(expiresAt, isProtected)}, ${computeText(compute)}`;
}

const defaultWords = "the default branch";
const lifeText = (expiresAt: number | null, isProtected: boolean): string =>
  `${expiresAt === null ? "" : ` until ${timeText(expiresAt)}`}${isProtected ? ", protected" : ""}`;
const computeText = ({ min, max, suspendTimeout }: Compute): string =>
  `${min}-${max} CU, ${formatSuspendTimeout(suspendTimeout)}`;

const form =
  /^(schema of|of snapshot|of) (the default branch|"(?:[^"\\]|\\.)*")(?: at ([-0-9T:.]+Z))?(?: until ([-0-9T:.]+Z))?(, protected)?, ([0-9.]+)-([0-9.]+) CU, ([0-9a-z]+)$/;

/** Of a plan that isn't believed yet; null where it is no such text. */
export function parseBranchText(text: unknown): BranchSpec | null {
  const found = typeof text === "string" ? form.exec(text) : null;
  if (!found) return null;
  const [, kind, source = "", at, until, isProtected, min, max, timeout = ""] = found;
  const parent = source === defaultWords ? null : parseName(source);
  const seconds = timeout === "never" ? timeout : suspendTimeoutOf(timeout);
  if (parent === undefined || seconds === null) return null;
  const isOfSnapshot = kind === "of snapshot";
  if (isOfSnapshot && parent === null) return null;
  const spec: BranchSpec = {
    parent: isOfSnapshot ? null : parent,
    ...(isOfSnapshot && parent !== null && { snapshot: parent }),
    at: at === undefined ? null : parseTime(at),
    isSchemaOnly: kind === "schema of",
    expiresAt: until === undefined ? null : parseTime(until),
    isProtected: isProtected !== undefined,
    compute: { min: Number(min), max: Number(max), suspendTimeout: seconds },
  };
  // Only what says the same again was one: times that exist, numbers as they are written.
  return branchText(spec) === text ? spec : null;
}

function parseName(source: string): string | undefined {
  try {
    return JSON.parse(source) as string;
  } catch {
    return undefined;
  }
}

function suspendTimeoutOf(text: string): number | null {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : null;
}

/** The branches of a project and their computes, as they were seen. */
export interface Sight {
  readonly branches: readonly ObservedBranch[];
  readonly endpoints: readonly ObservedEndpoint[];
}

export const branchNamed = ({ branches }: Pick<Sight, "branches">, name: string): ObservedBranch | null =>
  branches.find((branch) => branch.name === name) ?? null;
export const childrenOf = (id: ObservedBranch["id"], { branches }: Pick<Sight, "branches">): readonly ObservedBranch[] =>
  branches.filter(({ parent }) => parent === id);

/**
 * null where it isn't there. What `wanted` asks for reads as it does there: Neon tells of a moment only about when it was. Computes are
 * told where `wanted` makes a branch.
 */
export function observedText(name: string, sight: Sight, wanted: string | null): string | null {
  const branch = branchNamed(sight, name);
  if (!branch) return null;
  const spec = parseBranchText(wanted);
  if (spec && isAsWanted(branch, spec, sight)) return wanted;
  const parent = sight.branches.find(({ id }) => id === branch.parent);
  const source = parent && (parent.isDefault ? defaultWords : JSON.stringify(parent.name));
  const nowhere = spec?.snapshot !== undefined ? "of a snapshot" : "of nothing";
  const from = branch.isSchemaOnly ? "of a schema" : source ? `of ${source}` : nowhere;
  // What is only to go may have its compute set before, with the tenant's others; and it is to be the branch that was seen.
  const tail = spec === null ? madeText(branch) : `, ${observedComputes(branch, sight)}`;
  return `${from}${lifeText(expiryOf(branch), branch.isProtected)}${tail}`;
}

const madeText = ({ createdAt }: ObservedBranch): string => {
  const made = createdAt === null ? "" : timeText(parseTime(createdAt));
  return made === "" ? "" : `${madeWords}${made}`;
};
const madeWords = ", made ";
/** Of a text that isn't believed yet: ms since the epoch, NaN where it tells none. */
export const madeIn = (text: unknown): number =>
  typeof text === "string" && text.includes(madeWords)
    ? parseTime(text.slice(text.lastIndexOf(madeWords) + madeWords.length))
    : NaN;

const isAsWanted = (branch: ObservedBranch, spec: BranchSpec, sight: Sight): boolean =>
  startsElsewhere(branch, spec, sight) === null &&
  expiryOf(branch) === spec.expiresAt &&
  branch.isProtected === spec.isProtected &&
  observedComputes(branch, sight) === computeText(spec.compute);

export const expiryOf = ({ expiresAt }: ObservedBranch): number | null =>
  expiresAt === null ? null : Math.floor(parseTime(expiresAt) / 1000) * 1000;

/** How exactly Neon keeps the moment that a branch was asked of, ms. */
const momentTolerance = 60_000;

/** Where it starts can't be changed; null where it is as declared, else what it is, as far as Neon tells. */
export function startsElsewhere(
  branch: ObservedBranch,
  { parent, at, isSchemaOnly, snapshot }: Pick<DeclaredBranch, "parent" | "at" | "isSchemaOnly" | "snapshot">,
  { branches }: Pick<Sight, "branches">,
): string | null {
  // Whose snapshot it shows, Neon needn't tell: that it starts from no branch is what can be seen.
  if (snapshot !== undefined) return branch.isRoot ? null : "starts from another branch";
  // Of a root Neon doesn't tell whose schema it was given.
  if (isSchemaOnly && branch.isSchemaOnly) return null;
  if (branch.isSchemaOnly) return "holds the schema only";
  const found = branches.find(({ id }) => id === branch.parent);
  if (!found) return "has no parent";
  if (isSchemaOnly || !isMeant(found, parent, branches)) return `starts from ${found.name}`;
  const moment = branch.parentTimestamp === null ? NaN : parseTime(branch.parentTimestamp);
  if (at === null || Number.isNaN(moment) || Math.abs(moment - at) < momentTolerance) return null;
  return `starts from ${timeText(moment)}`;
}

/** A restore leaves the children with what it replaced, whose name tells so: `main (old 2026-03-04T10:00:00Z)`. */
function isMeant(found: ObservedBranch, parent: string | null, branches: readonly ObservedBranch[]): boolean {
  const name = parent ?? branches.find(({ isDefault }) => isDefault)?.name ?? "";
  return found.name === name || (found.name.startsWith(`${name} (old`) && found.name.endsWith(")"));
}

/** Those of a branch that agree read as one range. */
function observedComputes(branch: ObservedBranch, sight: Sight): string {
  const { min, max, suspendTimeout } = observedSettings(branch, sight).compute;
  if (min === null) return "no compute";
  const timeout = typeof suspendTimeout === "number" ? formatSuspendTimeout(suspendTimeout) : suspendTimeout;
  return `${min}-${max} CU, ${timeout}`;
}

/** What can be changed in place. */
export interface BranchSettings {
  readonly protected: boolean;
  /** ISO */
  readonly expiresAt: string | null;
  /** Of all its computes; where they differ, all values, and null where there is none. */
  readonly compute: { readonly [Field in keyof Compute]: number | string | null };
}

export function observedSettings(branch: ObservedBranch, { endpoints }: Sight): BranchSettings {
  const ranges = endpoints.filter((endpoint) => endpoint.branch === branch.id).map(({ compute }) => compute);
  const agreed = (field: keyof Compute): number | string | null => {
    const [one, ...others] = new Set(ranges.map((range) => range[field]));
    return one === undefined ? null : others.length > 0 ? [one, ...others].join(" and ") : one;
  };
  const expiresAt = expiryOf(branch);
  return {
    protected: branch.isProtected,
    expiresAt: expiresAt === null ? null : timeText(expiresAt),
    compute: { min: agreed("min"), max: agreed("max"), suspendTimeout: agreed("suspendTimeout") },
  };
}

/** `branches.dev`, `branches.dev.compute.max`; a name with a dot or a quote stands in quotes, `branches."v1.2".protected`. */
export const branchPath = (name: string, setting = ""): string =>
  `branches.${/^[^."]+$/.test(name) ? name : JSON.stringify(name)}${setting === "" ? "" : `.${setting}`}`;

/** null where the path names no branch. */
export function branchInPath(path: string): { readonly name: string; readonly setting: string } | null {
  const found = /^branches\.(?:([^."]+)|("(?:[^"\\]|\\.)*"))(?:\.(.+))?$/s.exec(path);
  const name = found?.[1] ?? (found?.[2] === undefined ? undefined : parseName(found[2]));
  return name === undefined ? null : { name, setting: found?.[3] ?? "" };
}

/** undefined where the branch, or a setting of that name, isn't declared. */
export function declaredSetting(
  branches: readonly DeclaredBranch[],
  { name, setting }: { readonly name: string; readonly setting: string },
  tenant: Compute,
): number | string | boolean | null | undefined {
  const branch = branches.find((candidate) => candidate.name === name && candidate.state === "active");
  if (!branch) return undefined;
  switch (setting) {
    case "protected":
      return branch.isProtected;
    case "expiresAt":
      return branch.expiresAt === null ? null : timeText(branch.expiresAt);
    case "compute.min":
    case "compute.max":
    case "compute.suspendTimeout":
      return branchCompute(branch.compute, tenant)[setting.slice("compute.".length) as keyof Compute];
    default:
      return undefined;
  }
}
