/** The summary table: tenants that change alike are one row, the largest group first. */
import type { Headline } from "../../reconciler/diff/headline.js";
import { groupBy } from "../../reconciler/diff/group-by.js";
import { transferBatch } from "../../reconciler/plan/calls.js";
import { groupBeyond } from "../groups.js";
import { count, plural } from "../values.js";
import type { TenantView } from "../view.js";
import { signs } from "../view.js";
import { fitting } from "./budget.js";
import { tableRow, words } from "./escape.js";

/** Of tenants that each differ, so many have a row of their own in a large plan; also how many are samples. */
const alone = 3;

export interface Group {
  readonly headline: Headline;
  readonly tenants: readonly TenantView[];
  /** Not one change for all, but one for each. */
  readonly isMixed: boolean;
}

/** Largest first; equal ones in the plan's order. */
export function groupsOf(tenants: readonly TenantView[]): readonly Group[] {
  const alike = [...groupBy(tenants, ({ groupKey }) => groupKey).values()].map(groupOf);
  if (tenants.length <= groupBeyond) return largestFirst(alike);
  const singles = alike.filter((group) => group.tenants.length === 1);
  const mixed = [...groupBy(singles, ({ headline }) => headline).values()]
    .filter(({ length }) => length > alone)
    .map((groups) => ({ ...groupOf(groups.flatMap((group) => group.tenants)), isMixed: true }));
  const joined = new Set(mixed.flatMap((group) => group.tenants));
  return largestFirst([...alike.filter((group) => !group.tenants.some((tenant) => joined.has(tenant))), ...mixed]);
}

function groupOf(tenants: readonly TenantView[]): Group {
  const [first] = tenants;
  if (!first) throw new RangeError("a group without tenants");
  return { headline: first.headline, tenants, isMixed: false };
}

const largestFirst = (groups: readonly Group[]): readonly Group[] =>
  groups.toSorted((a, b) => b.tenants.length - a.tenants.length);

/** One tenant of each group, of a mixed one a few. */
export const samplesOf = (groups: readonly Group[]): readonly TenantView[] =>
  groups.flatMap(({ tenants, isMixed }) => tenants.slice(0, isMixed ? alone : 1));

const head = [tableRow(["", "tenants", "what", "hazards"]), "|---|--:|---|---|"];

/** Empty where nothing is left to say. Cut between rows; the last row counts what was cut. */
export function groupTable(groups: readonly Group[], room: number): string {
  if (groups.length === 0) return "";
  const { shown, left } = fitting(groups.map(groupRow), room - moreRoom - head.join("\n").length, 1);
  return [...head, ...shown, ...moreRow(left.map((n) => groups[n]?.tenants.length ?? 0))].join("\n");
}

/** For the last row. */
const moreRoom = 100;

function moreRow(sizes: readonly number[]): readonly string[] {
  if (sizes.length === 0) return [];
  const tenants = sizes.reduce((sum, size) => sum + size, 0);
  return [tableRow(["", "", `… ${plural(sizes.length, "more group")}, ${plural(tenants, "tenant")}`, ""])];
}

function groupRow({ headline, tenants, isMixed }: Group): string {
  const hazards = [...new Set(tenants.flatMap((tenant) => tenant.hazards.map(({ kind }) => kind)))];
  const what = isMixed ? "each different" : whatOf(tenants);
  return tableRow([`\`${signs[headline]}\` ${headline}`, count(tenants.length), what, hazards.join(", ")]);
}

function whatOf(tenants: readonly TenantView[]): string {
  const [first] = tenants;
  if (!first) return "";
  const transfers = first.steps.some(({ kind }) => kind === "transfer");
  if (tenants.length > 1) {
    const calls = transfers ? ` (${plural(Math.ceil(tenants.length / transferBatch), "transfer call")})` : "";
    return `${words(first.groupTitle)}${calls}`;
  }
  return `${words(first.tenant)}${first.headline === "create" ? "," : ""} ${words(first.groupTitle)}`;
}
