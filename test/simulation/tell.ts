/** A story in sentences, for whoever has to understand why it broke a promise. */
import type { FaultRule } from "../../src/emulator/index.js";
import type { Violation } from "../oracle/oracle.js";
import type { Wish } from "../oracle/wishes.js";
import { pointsText } from "./manifest-text.js";
import type { End, Round, Story, TenantStory, ThroughPulumi } from "./story.js";

export function tell(story: Story, violations: readonly Violation[]): string {
  const lines = [
    ...violations.map(({ promise, what }) => `${promise} is broken: ${what}`),
    ...story.tenants.map(tenantLine),
    ...story.strangers.map(({ id, name, org }) => `A stranger: ${id ?? "?"} "${name}" in ${org ?? "free"}.`),
    ...(Object.keys(story.assumptions).length === 0 ? [] : [`Neon: ${JSON.stringify(story.assumptions)}.`]),
    ...(story.pulumi ? [pulumiLine(story.pulumi)] : []),
    ...(story.clock ? [clockLine(story.clock)] : []),
    ...story.rounds.flatMap(roundLines),
    ...(story.slots ? [`${story.slots} slots pass at the end.`] : []),
    `Again: npm run sim -- --seed ${story.seed}`,
  ];
  return lines.join("\n");
}

function tenantLine({ wish, project, remembered }: TenantStory): string {
  const where = project
    ? `${project.id ?? "?"} "${project.name}" in ${project.org ?? "free"}${project.deleted_at === undefined ? "" : ", deleted"}`
    : "no project";
  return `${wish.tenant}: declared ${wishText(wish)}; ${where}; ${remembered === null ? "nothing" : remembered} is remembered.`;
}

const wishText = ({ tier, state, own, pin, points }: Wish): string =>
  [
    tier,
    state,
    ...Object.entries(own).map((pair) => pair.join(" ")),
    ...(pin === null ? [] : [`pinned to ${pin}`]),
    ...(points ? pointsText(points) : []),
  ].join(", ");

const pulumiLine = ({ doors, parallel, checkpoints, refresh }: ThroughPulumi): string =>
  `Runs, in turn: ${doors.join(", ")}. Pulumi ${refresh ? "refreshes first, " : ""}takes ${parallel} at once and ${checkpoints ? "writes its state after each" : "writes its state at the end"}.`;

const clockLine = ({ starts, skew }: NonNullable<Story["clock"]>): string =>
  [
    ...(starts === undefined ? [] : [`It begins at ${new Date(starts).toISOString()}.`]),
    ...(skew === undefined ? [] : [`Neon's clock is ${skew / 60_000} minutes ahead.`]),
  ].join(" ");

const roundLines = (
  { passes = 0, opening = [], due = false, steps = [], edits, planFaults, meddling, faults, ends }: Round,
  index: number,
): readonly string[] => [
  `Round ${index + 1}${passes > 0 ? `, ${passes / 60_000} minutes later` : ""}${due ? ", with what is due" : ""}:`,
  ...opening.map((act) => `  Somebody else: ${JSON.stringify(act)}.`),
  ...edits.map(({ tenant, wish }) => `  ${tenant} is declared ${wish ? wishText(wish) : "no more"} from now on.`),
  ...planFaults.map((rule) => `  While it plans: ${faultText(rule)}.`),
  ...meddling.map(({ after, act }) => `  After ${after} requests somebody else: ${JSON.stringify(act)}.`),
  ...steps.map(({ after, ms }) => `  After ${after} requests the machine's clock is set by ${ms / 3_600_000} hours.`),
  ...faults.map((rule) => `  While it applies: ${faultText(rule)}.`),
  ...ends.map((end, nth) => `  Run ${nth + 1}: ${endText(end)}.`),
];

const faultText = ({ match, fault, times }: FaultRule): string =>
  `${JSON.stringify(fault)} on ${JSON.stringify(match)}${times === undefined ? "" : `, ${JSON.stringify(times)} times`}`;

function endText(end: End): string {
  const then = { resume: "it is resumed", replan: "a new plan is made", forget: "its memory is lost and a new plan is made" };
  if (end.how === "stopped") return `told to stop at request ${end.nth}; then ${then[end.rerun]}`;
  if (end.how === "full") return `the disk is full from note ${end.nth} on; then ${then[end.rerun]}`;
  return `killed ${end.when === "torn" ? "in the middle of" : end.when} ${"of" in end && end.of ? `${end.of} ` : ""}${end.at} ${end.nth}; then ${then[end.rerun]}`;
}
