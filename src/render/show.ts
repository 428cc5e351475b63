/** One tenant: declared beside observed, what became of it last, and the next command. */
import type { BranchRow } from "../reconciler/branch-rows.js";
import type { DesiredTenant } from "../reconciler/desired.js";
import type { LastNote } from "../reconciler/journal/runs.js";
import type { ProjectId } from "../reconciler/names.js";
import type { FieldRow } from "../reconciler/side-by-side.js";
import { at, columns } from "./columns.js";
import type { Glyphs } from "./glyphs.js";
import { printable } from "./printable.js";
import { declaredValue, plural } from "./values.js";
import { sourceOf } from "./view.js";
import { dateText, parseTime, timeText } from "../reconciler/time-text.js";

interface Deleted {
  readonly id: ProjectId;
  readonly name: string;
  readonly org: string;
  /** As Neon tells it. */
  readonly recoverableUntil: string | null;
}

export interface Shown {
  readonly desired: DesiredTenant;
  /** What says which project is meant. */
  readonly by: "pin" | "lock" | "name" | "rule";
  readonly project: { readonly id: ProjectId; readonly name: string; readonly org: string } | null;
  /** The id that is remembered, where no project has it any more. */
  readonly goneId: ProjectId | null;
  /** Projects of the tenant's name, where it is known by name only. */
  readonly namesakes: readonly ProjectId[];
  readonly isWhole: boolean;
  /** Where no live project was seen: those that can still be recovered. */
  readonly deleted: readonly Deleted[];
  /** Of a tombstone that waits: ms since the epoch. */
  readonly deleteAfter: number | null;
  readonly rows: readonly FieldRow[];
  /** null where nobody looked. */
  readonly branches: readonly BranchRow[] | null;
  /** ms since the epoch */
  readonly now: number;
  readonly last: LastNote | null;
  readonly calls: number;
}

export function renderShow(shown: Shown, glyphs: Glyphs): string {
  const { desired, rows, project, last, calls } = shown;
  const what = [desired.tier, stateText(shown)].filter((word) => word !== null).join(", ");
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
    ...branchLines(shown).map((line) => glyphs(line)),
    ...(desired.unused?.kind === "told" ? [`Unused    ${desired.unused.message}`] : []),
    `Last      ${lastText(last)}`,
    `Next      ${command}      (${why})`,
    "",
  ];
  return glyphs(lines.join("\n"));
}

const mostBranches = 30;

/** A default branch alone, of which nothing is declared, isn't worth a table. */
function branchLines({ branches, now }: Shown): readonly string[] {
  if (!branches || (branches.length < 2 && branches.every(({ declared }) => declared === null))) return [];
  const more = branches.length - mostBranches;
  return [
    ...columns(
      [
        ["branch", "declared", "observed", "age", ""],
        ...branches
          .slice(0, mostBranches)
          .map(({ name, declared, observed, createdAt }) => [
            printable(name),
            printable(declared ?? "-"),
            printable(observed ?? "-"),
            createdAt === null ? "-" : ageText(now - parseTime(createdAt)),
            isOther(declared, observed) ? "≠" : "",
          ]),
      ],
      "  ",
    ),
    ...(more > 0 ? [`  and ${more} more (--json has all)`] : []),
  ];
}

const isOther = (declared: string | null, observed: string | null): boolean =>
  declared !== null && (declared === "deleted" ? observed !== null : declared !== observed);
/** In the largest unit that has one. */
const ageText = (ms: number): string => {
  const hours = Math.max(0, Math.floor(ms / 3_600_000));
  if (hours >= 24) return `${Math.floor(hours / 24)}d`;
  return hours > 0 ? `${hours}h` : `${Math.max(0, Math.floor(ms / 60_000))}m`;
};

/** What is asked for now, and what its date brings. */
const stateText = ({ desired: { state }, deleteAfter }: Shown): string =>
  state === "suspended" && deleteAfter !== null ? `suspended, deleted from ${dateText(deleteAfter)} on` : state;

const value = (path: string, scalar: FieldRow["declared"]): string => (scalar === null ? "-" : declaredValue(path, scalar));

const markOf = ({ verdict, note }: FieldRow): string =>
  verdict === "same" ? "" : verdict === "differs" ? "≠" : `left alone: ${printable(note ?? "")}`;

const known = {
  pin: "named by its manifest",
  lock: "remembered in tenantry.lock",
  name: "known by its name only",
  rule: "governed by a rule",
} as const;

function projectText({ project, by, goneId, namesakes, isWhole, deleted }: Shown): string {
  if (project) return `${project.id} "${printable(project.name)}" in org ${project.org}, ${known[by]}`;
  if (deleted.length > 0) return `${deleted.map(deletedText).join(" and ")}, ${known[by]}`;
  if (namesakes.length > 0) return `${namesakes.length} have its name: ${namesakes.join(", ")}`;
  const part = "not all orgs were asked";
  if (!isWhole) return goneId === null ? `none of its name was seen; ${part}` : `${goneId}, ${known[by]}, wasn't seen; ${part}`;
  const nowhere = "in no org of the fleet, and not among the deleted that can be recovered";
  return goneId === null ? `none: its name is ${nowhere}` : `${goneId}, ${known[by]}, is gone: ${nowhere}`;
}

const deletedText = ({ id, name, org, recoverableUntil }: Deleted): string => {
  const until = recoverableUntil === null ? "" : `, can be recovered until ${printable(recoverableUntil)}`;
  return `${id} "${printable(name)}" in org ${org}, deleted${until}`;
};

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
  const { desired, by, project, goneId, namesakes, isWhole, deleted, deleteAfter, rows, branches, last, calls } = shown;
  const { tenant, tier, org, state, reason, source } = desired;
  return {
    format: "tenantry/show@1",
    tenant,
    declared: { tier, org, state, reason, deleteAfter: deleteAfter && timeText(deleteAfter), source },
    identity: { by, goneId, namesakes, isWhole },
    project,
    deleted,
    fields: rows,
    branches,
    last,
    calls,
    next: nextOf(shown).command,
  };
};
