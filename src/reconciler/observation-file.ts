/**
 * An observation as a file: one protected job sweeps and looks, everybody else plans from what it saw without any key.
 * It is untrusted like a plan file, and checked whole before any of it is believed. What it may never do is claim more
 * than it holds: an org it doesn't cover, or a list with a hole called complete, would turn absence into proof.
 */
import type { Fleet } from "./fleet.js";
import { observationValidator } from "./manifest/generated/validators.js";
import { compareText } from "./names.js";
import type { ObservedFleet, ObservedProject, OrgSweep } from "./observed.js";
import { formatDuration } from "./units.js";
import { unsound } from "./plan/sound.js";
import { parseTime } from "./time-text.js";

const observationFormat = "tenantry/observation@1";

export interface Observation extends Pick<ObservedFleet, "projects" | "recoverable" | "details" | "lookedUp" | "scopedKeys"> {
  readonly format: typeof observationFormat;
  readonly fleet: string;
  /** ISO times: the first list's beginning, the last list's end. */
  readonly observedAt: string;
  readonly finishedAt: string;
  readonly completeness: { readonly kind: ObservedFleet["kind"]; readonly orgs: readonly OrgSweep[] };
}

/** The same fleet gives the same file, in whatever order Neon listed it. */
export function observationOf(fleet: Fleet, observed: ObservedFleet): Observation {
  const { kind, sweeps, recoverable, details, lookedUp, scopedKeys } = observed;
  // Deleted while the lists were read: the later sight counts, and the deleted ones are listed last.
  const deleted = new Set(recoverable?.map(({ id }) => id));
  const projects = observed.projects.filter(({ id }) => !deleted.has(id));
  return {
    format: observationFormat,
    fleet: fleet.name,
    observedAt: sweeps.map(({ startedAt }) => startedAt).sort(compareText)[0] ?? "",
    finishedAt:
      sweeps
        .map(({ finishedAt }) => finishedAt)
        .sort(compareText)
        .at(-1) ?? "",
    completeness: { kind, orgs: sweeps },
    projects: projects.toSorted(byId),
    recoverable: recoverable?.toSorted(byId) ?? null,
    details: sorted(details),
    lookedUp: sorted(lookedUp),
    scopedKeys,
  };
}

/** Whether it says to be an observation, of whatever version. */
export const isObservation = (value: unknown): boolean =>
  String(Reflect.get(Object(value), "format")).startsWith("tenantry/observation@");

export const observedIn = (observation: Observation): ObservedFleet => {
  const { completeness, projects, recoverable, details, lookedUp, scopedKeys } = observation;
  return { kind: completeness.kind, sweeps: completeness.orgs, projects, recoverable, details, lookedUp, scopedKeys };
};

export interface ObservationContext {
  readonly fleet: Fleet;
  /** ms since the epoch */
  readonly now: number;
  /** ms */
  readonly maxAge: number;
}

export interface ObservationProblem {
  readonly code: "observation-format" | "observation-version" | "observation-fleet" | "observation-expired" | "observation-ahead";
  readonly message: string;
}
export type ReadObservation = { readonly observation: Observation } | { readonly problem: ObservationProblem };

export function readObservation(text: string, context: ObservationContext): ReadObservation {
  const parsed = parseObservation(text);
  if ("problem" in parsed) return parsed;
  const problem = fleetProblem(parsed.observation, context.fleet) ?? ageProblem(parsed.observation, context);
  return problem ? { problem } : parsed;
}

function parseObservation(text: string): ReadObservation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged("it is not JSON; it may be cut");
  }
  return checkObservation(value);
}

/** Its form and that it agrees with itself, whichever fleet it is of and however old it is. */
export function checkObservation(value: unknown): ReadObservation {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return damaged("it is no observation");
  const broken = unsound(value);
  if (broken !== null) return damaged(broken);
  const { format } = value as { readonly format?: unknown };
  if (isObservation(value) && format !== observationFormat) {
    const message = `it has format ${JSON.stringify(String(format).slice(0, 40))}; this version reads ${observationFormat}`;
    return { problem: { code: "observation-version", message } };
  }
  if (!observationValidator(value)) return damaged(formProblem());
  const observation = value as Observation;
  const contradiction = contradictionIn(observation);
  return contradiction === null ? { observation } : damaged(contradiction);
}

const damaged = (message: string): ReadObservation => ({ problem: { code: "observation-format", message } });

function formProblem(): string {
  const [error] = observationValidator.errors ?? [];
  if (!error) return "it has a wrong form";
  const at = error.instancePath === "" ? "it" : error.instancePath.slice(1).replaceAll("/", ".").slice(0, 80);
  return `${at} ${error.message ?? "has a wrong form"}`;
}

function contradictionIn({ completeness: { kind, orgs }, projects, recoverable, observedAt }: Observation): string | null {
  const names = new Set<string>(orgs.map(({ org }) => org));
  if (names.size !== orgs.length) return "it lists an org twice";
  if (kind === "complete" && orgs.some(({ gaps }) => gaps.length > 0)) return "a list with a hole is called complete";
  for (const { org, projects: counted } of orgs) {
    // A project that moved while the lists were read counts in both, so there may be fewer than was counted.
    if (projects.filter((project) => project.org === org).length > counted)
      return `it holds more projects of org ${org} than it counted`;
  }
  const ids = new Set<string>();
  for (const project of [...projects, ...(recoverable ?? [])]) {
    if (ids.has(project.id)) return `it holds project ${project.id} twice`;
    if (!names.has(project.org)) return `project ${project.id} is in an org that it doesn't list`;
    ids.add(project.id);
  }
  if (projects.some(({ recoverableUntil }) => recoverableUntil !== null)) return "a live project is marked as deleted";
  if (recoverable?.some(({ recoverableUntil }) => recoverableUntil === null)) return "a deleted project is marked as live";
  return Number.isNaN(parseTime(observedAt)) ? "it says no time that exists" : null;
}

/** Every org of the fleet file must have been swept, each under the id that it has there. */
function fleetProblem({ fleet: name, completeness }: Observation, fleet: Fleet): ObservationProblem | null {
  const refuse = (message: string): ObservationProblem => ({ code: "observation-fleet", message });
  if (name !== fleet.name) return refuse(`it is of fleet ${JSON.stringify(name.slice(0, 60))}, not ${fleet.name}`);
  const swept = new Map<string, string>(completeness.orgs.map(({ org, id }) => [org, id]));
  const missing = fleet.orgs.find((org) => swept.get(org.name) !== org.id);
  if (missing) return refuse(`it doesn't show org ${missing.name} (${missing.id})`);
  if (swept.size > fleet.orgs.length) return refuse("it shows an org that the fleet file doesn't name");
  return null;
}

/** Clocks differ a little; a file from further ahead would never expire. */
const clockSkew = 3_600_000;

function ageProblem({ observedAt }: Observation, { now, maxAge }: ObservationContext): ObservationProblem | null {
  const age = now - parseTime(observedAt);
  if (age >= -clockSkew && age <= maxAge) return null;
  if (age < 0)
    return {
      code: "observation-ahead",
      message: `it was made at ${observedAt}, ${formatDuration(Math.ceil(-age / 1000))} ahead of this machine's clock`,
    };
  return {
    code: "observation-expired",
    message: `it was made at ${observedAt}; at most ${formatDuration(maxAge / 1000)} may have passed`,
  };
}

const byId = (a: ObservedProject, b: ObservedProject): number => compareText(a.id, b.id);

const sorted = <Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => compareText(a, b)));
