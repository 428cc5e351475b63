/** One tenant: declared beside observed, what became of it last, and the next command. */
import type { DesiredTenant } from "../reconciler/desired.js";
import type { LastNote } from "../reconciler/journal/runs.js";
import type { ProjectId } from "../reconciler/names.js";
import type { FieldRow } from "../reconciler/side-by-side.js";
import { at, columns } from "./columns.js";
import type { Glyphs } from "./glyphs.js";
import { printable } from "./printable.js";
import { declaredValue, plural } from "./values.js";
import { sourceOf } from "./view.js";

export interface Shown {
  readonly desired: DesiredTenant;
  /** What says which project is meant. */
  readonly by: "pin" | "lock" | "name";
  readonly project: { readonly id: ProjectId; readonly name: string; readonly org: string } | null;
  /** The id that is remembered, where no project has it any more. */
  readonly goneId: ProjectId | null;
  /** Projects of the tenant's name, where it is known by name only. */
  readonly namesakes: readonly ProjectId[];
  readonly isWhole: boolean;
  readonly rows: readonly FieldRow[];
  readonly last: LastNote | null;
  readonly calls: number;
}

export function renderShow(shown: Shown, glyphs: Glyphs): string {
  const { desired, rows, project, last, calls } = shown;
  const what = [desired.tier, desired.state].filter((word) => word !== null).join(", ");
  const head = `${desired.tenant}  ${what}${desired.reason === null ? "" : `: ${printable(desired.reason)}`}`;
  const table = columns(
    [
      ["field", "declared", ...(project ? ["observed", ""] : [])],
      ...rows.map((row) => [
        row.path,
        value(row.path, row.declared),
        ...(project ? [value(row.path, row.observed), glyphs(markOf(row))] : []),
      ]),
    ],
    "  ",
  );
  const { command, why } = nextOf(shown);
  const lines = [
    at(78, head, sourceOf(desired.source)),
    `Project   ${projectText(shown)} (${plural(calls, "call")})`,
    ...table,
    `Last      ${lastText(last)}`,
    `Next      ${command}      (${why})`,
    "",
  ];
  return glyphs(lines.join("\n"));
}

const value = (path: string, scalar: FieldRow["declared"]): string => (scalar === null ? "-" : declaredValue(path, scalar));

const markOf = ({ verdict, note }: FieldRow): string =>
  verdict === "same" ? "" : verdict === "differs" ? "≠" : `left alone: ${printable(note ?? "")}`;

const known = { pin: "named by its manifest", lock: "remembered in tenantry.lock", name: "known by its name only" } as const;

function projectText({ project, by, goneId, namesakes, isWhole }: Shown): string {
  if (project) return `${project.id} "${printable(project.name)}" in org ${project.org}, ${known[by]}`;
  const where = isWhole ? "in no org of the fleet" : "not where it was looked for; not all orgs were asked";
  if (goneId !== null) return `${goneId}, ${known[by]}, is ${where}`;
  return namesakes.length > 0 ? `${namesakes.length} have its name: ${namesakes.join(", ")}` : `none of its name ${where}`;
}

function lastText(last: LastNote | null): string {
  if (last === null) return "nothing in the journals of this machine";
  const when = `${last.time.slice(0, 10)} ${last.time.slice(11, 16)}Z, plan ${last.planId}`;
  if (last.entry !== "outcome") return `${last.kind} was begun ${when}, and no end is noted: the run was killed, or goes on`;
  return `${last.outcome}${last.code === null ? "" : ` (${last.code})`} ${when}`;
}

function nextOf({ desired, project, rows, last }: Shown): { readonly command: string; readonly why: string } {
  if (last !== null && last.entry !== "outcome")
    return { command: `tenantry apply --resume ${last.planId}`, why: "looks before it goes on" };
  const isEqual = project !== null && rows.every(({ verdict }) => verdict !== "differs");
  const isRemoved = project === null && desired.state === "deleted";
  return {
    command: `tenantry plan --tenant ${desired.tenant}`,
    why: isEqual || isRemoved ? "should find nothing to do" : "shows what apply would do",
  };
}

export const showJson = (shown: Shown): unknown => {
  const { desired, by, project, goneId, namesakes, isWhole, rows, last, calls } = shown;
  const { tenant, tier, org, state, reason, source } = desired;
  return {
    format: "tenantry/show@1",
    tenant,
    declared: { tier, org, state, reason, source },
    identity: { by, goneId, namesakes, isWhole },
    project,
    fields: rows,
    last,
    calls,
    next: nextOf(shown).command,
  };
};
