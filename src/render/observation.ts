/** What was observed, in a few lines; the file itself is for machines. */
import type { Observation } from "../reconciler/observation-file.js";
import { at } from "./columns.js";
import { printable } from "./printable.js";
import { count, plural, tookTime } from "./values.js";

interface Facts {
  readonly savedAs: string;
  /** ms */
  readonly took: number;
  readonly calls: number;
  readonly exit: number;
}

export function renderObservation(observation: Observation, { savedAs, took, calls, exit }: Facts): string {
  const { completeness, projects, recoverable, details } = observation;
  const { kind, orgs } = completeness;
  const deleted = recoverable === null ? "" : ` and ${plural(recoverable.length, "deleted one")}`;
  const gaps = orgs.reduce((sum, org) => sum + org.gaps.length, 0);
  const shown = printable(savedAs);
  const next = `Next      tenantry plan --observed ${shown}`;
  return [
    `Observed  ${plural(projects.length, "project")}${deleted} in ${plural(orgs.length, "org")}, ${kind} (${plural(calls, "call")}, ${tookTime(took)})`,
    `In depth  ${count(Object.keys(details).length)} of them`,
    `Saved     ${shown}, only readable by you; keys are not in it, names of projects are`,
    ...(kind === "partial"
      ? [
          `error[incomplete-inventory]  ${gaps === 0 ? "a look found a project that no list had shown" : `the lists have ${plural(gaps, "hole")}`}. A plan from this file creates, moves and deletes nothing.`,
        ]
      : []),
    exit === 0 ? next : at(66, next, `exit ${exit}`),
    "",
  ].join("\n");
}
