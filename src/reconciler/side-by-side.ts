/** One tenant, declared beside observed, field by field: what `show` prints. The verdicts are the diff's own. */
import type { JsonScalar } from "./change.js";
import type { DesiredTenant } from "./desired.js";
import { differingFields, exceptedFields, ignoredFields } from "./diff/fields.js";
import type { ObservedEndpoint, ObservedProject } from "./observed.js";
import { observedState } from "./observed.js";
import { quotaFields } from "./settings.js";
import { dayText } from "./time-text.js";

export interface FieldRow {
  /** The manifest's path; a field of an existing compute is `endpoints.<id>.max`. */
  readonly path: string;
  /** Base units; null where nothing is declared, or nothing was seen. */
  readonly declared: JsonScalar;
  readonly observed: JsonScalar;
  /** `left`: they differ, and it stays so. */
  readonly verdict: "same" | "differs" | "left";
  /** Why it is left. */
  readonly note: string | null;
}

type Pair = Pick<FieldRow, "path" | "declared" | "observed">;

/** `project` is null where none was seen: then nothing can be compared. `endpoints` is null where nobody looked. */
export function sideBySide(
  desired: DesiredTenant,
  project: ObservedProject | null,
  endpoints: readonly ObservedEndpoint[] | null,
): readonly FieldRow[] {
  const pairs = pairsOf(desired, project);
  if (project === null) return pairs.map((pair) => ({ ...pair, verdict: "same", note: null }));

  const compared = [desired, project, endpoints] as const;
  const differing = new Set(differingFields(...compared).map(({ path }) => path));
  const notes = new Map<string, string>([
    ...ignoredFields(...compared).map(({ path }) => [path, "its tier ignores it"] as const),
    ...exceptedFields(...compared).map(({ path, until, reason }) => [path, `until ${dayText(until)}, ${reason}`] as const),
  ]);
  const computes = [
    ...differingFields(...compared).map(({ path, before, after }) => ({ path, declared: after, observed: before })),
    ...ignoredFields(...compared).map(({ path, before, after }) => ({ path, declared: after, observed: before })),
    ...exceptedFields(...compared),
  ].filter(({ path }) => path.startsWith("endpoints."));
  return [...pairs, ...computes].map(({ path, declared, observed }): FieldRow => {
    const pair = { path, declared, observed };
    if (declared === null || declared === observed) return { ...pair, verdict: "same", note: null };
    if (differing.has(path) || path === "org" || path === "state") return { ...pair, verdict: "differs", note: null };
    return { ...pair, verdict: "left", note: notes.get(path) ?? otherwiseLeft(pair, project, desired) };
  });
}

function pairsOf({ state, org, name, settings }: DesiredTenant, project: ObservedProject | null): readonly Pair[] {
  const whole: readonly Pair[] = [
    { path: "state", declared: state, observed: project && observedState(project) },
    { path: "org", declared: org, observed: project && project.org },
    { path: "name", declared: name, observed: project && project.name },
  ];
  if (!settings) return whole;
  return [
    ...whole,
    ...quotaFields.map((field) => ({
      path: `quota.${field}`,
      declared: settings.quota[field],
      observed: project && project.quota[field],
    })),
    {
      path: "historyRetention",
      declared: settings.historyRetention,
      observed: project && project.historyRetention,
    },
    ...(["min", "max", "suspendTimeout"] as const).map((field) => ({
      path: `compute.${field}`,
      declared: settings.compute[field],
      observed: project && project.compute[field],
    })),
  ];
}

/** One second of active time is how Neon is told to stop; the state says so already. */
const otherwiseLeft = ({ path }: Pair, project: ObservedProject, { state }: DesiredTenant): string =>
  path === "quota.activeTime" && (state === "suspended" || observedState(project) === "suspended")
    ? "one second stops a project"
    : "its tier asks for at least that";
