/** What `tenantry import` says when it has written: what was read, what was written, and what could not be said in a manifest. */
import type { ImportedException, ImportedFleet, LeftOut } from "../reconciler/import/index.js";
import { columns } from "./columns.js";
import { printable } from "./printable.js";
import { count, declaredValue, plural } from "./values.js";

export interface ImportReport {
  readonly orgs: readonly { readonly org: string; readonly id: string; readonly projects: number; readonly pages: number }[];
  /** Projects that a manifest or a roster declared before. */
  readonly declared: number;
  /** Projects that a rule governed before. */
  readonly governed: number;
  /** Of both, those that are not as they are declared. */
  readonly differ: number;
  readonly imported: ImportedFleet;
  /** In the order in which they are told. */
  readonly wrote: readonly WrittenFile[];
  /** Projects shared from other accounts; null where no key may ask. */
  readonly shared: number | null;
}

export interface WrittenFile {
  readonly path: string;
  readonly lines: number;
  readonly manifests: number;
  /** Of a roster. */
  readonly tenants: number | null;
  /** Of a new fleet file. */
  readonly tiers: number | null;
  /** Of a fleet file: what it holds now and didn't before. */
  readonly rules: number | null;
}

const mostRows = 20;

export function renderImportText(report: ImportReport): string {
  const { imported, wrote } = report;
  const lines = [
    readLine(report),
    ...(wrote.length > 0
      ? [`${wroteLine(wrote)} Planned again: ${plannedPart(report.differ)}.${sharedPart(report.shared)}`]
      : []),
    ...(wrote.length === 0 && projectsRead(report) > 0 ? [`Nothing to write.${sharedPart(report.shared)}`] : []),
    ...ruleLines(report),
    ...suspendedLines(imported),
    ...exceptionLines(imported.exceptions),
    ...leftOutLines(imported.leftOut),
    nextLine(report),
  ];
  return `${lines.join("\n")}\n`;
}

const projectsRead = ({ orgs }: ImportReport): number => orgs.reduce((sum, { projects }) => sum + projects, 0);
const uniformOf = ({ tenants, governed }: ImportedFleet): number => governed.length + linesOf(tenants);
const linesOf = (tenants: ImportedFleet["tenants"]): number => tenants.filter(({ isUniform }) => isUniform).length;
const ownOf = ({ tenants }: ImportedFleet): number => tenants.length - linesOf(tenants);

function readLine(report: ImportReport): string {
  const { declared, governed, imported } = report;
  const { sameNames } = imported;
  const uniform = uniformOf(imported);
  const own = ownOf(imported);
  const parts = [
    ...(declared > 0 ? [`${count(declared)} declared already`] : []),
    ...(governed > 0 ? [`${count(governed)} governed by a rule already`] : []),
    ...(uniform + own > 0
      ? [
          `${count(uniform)} ${uniform === 1 ? "matches" : "match"} a tier${uniform > 0 ? ` (${howPart(imported)})` : ""}`,
          `${count(own)} ${own === 1 ? "needs" : "need"} a manifest`,
        ]
      : []),
    sameNames.names === 0
      ? "no name twice"
      : `${plural(sameNames.projects, "project")} share ${plural(sameNames.names, "name")} (told apart by id)`,
  ];
  const read = projectsRead(report);
  return read === 0 ? "Read 0 projects: nothing to declare." : `Read ${plural(read, "project")}: ${parts.join(", ")}.`;
}

/** `2 rules govern them`, or whichever of three ways each takes. */
function howPart({ tenants, governed, rules, roster }: ImportedFleet): string {
  const ways = [
    { members: governed.length, all: `${plural(rules.length, "rule")} ${rules.length === 1 ? "governs" : "govern"}`, each: "" },
    { members: roster?.tenants ?? 0, all: "the roster lists", each: "" },
    { members: linesOf(tenants) - (roster?.tenants ?? 0), all: "a line each", each: "have a line" },
  ].filter(({ members }) => members > 0);
  const [only, ...others] = ways;
  if (only && others.length === 0) return only.each === "" ? `${only.all} them` : only.all;
  return ways
    .map(({ members, all, each }) =>
      each === "" ? `${all} ${count(members)}` : `${count(members)} ${members === 1 ? "has a line" : each}`,
    )
    .join(", ");
}

const plannedPart = (differ: number): string =>
  differ === 0
    ? "0 changes"
    : `0 changes by what is new, ${plural(differ, "tenant")} declared before ${differ === 1 ? "differs" : "differ"}`;

/** A rule also takes what comes later, so its reader has to know each. */
function ruleLines({ imported }: ImportReport): readonly string[] {
  const { rules } = imported;
  if (rules.length === 0) return [];
  const rows = rules.slice(0, mostRows).map(({ org, name, tier }) => [org, name, tier]);
  return [
    "Rules, which also govern projects that come later (they change settings, and never create, move, suspend or delete):",
    ...columns([["org", "name", "tier"], ...rows], "  "),
    ...moreRows(rules.length),
  ];
}

/** Parts of one file are told by the first and how many there are. */
function wroteLine(wrote: readonly WrittenFile[]): string {
  const grouped = new Map<string, WrittenFile[]>();
  for (const file of wrote) {
    const stem = file.path.replace(/\.part-\d+\.yaml$/, "");
    grouped.set(stem, [...(grouped.get(stem) ?? []), file]);
  }
  const told = [...grouped.values()].map((files) => {
    const more = files.length === 1 ? "" : ` and ${plural(files.length - 1, "more part")}`;
    return `${printable(files[0]?.path ?? "")}${more} (${contentOf(files)})`;
  });
  return `Wrote ${told.join(", ")}.`;
}

function contentOf(files: readonly WrittenFile[]): string {
  const sum = (of: (file: WrittenFile) => number): number => files.reduce((total, file) => total + of(file), 0);
  const [first] = files;
  if (first && first.tiers !== null) {
    return [plural(first.tiers, "tier"), ...(first.rules ? [plural(first.rules, "rule")] : [])].join(", ");
  }
  if (first && first.rules !== null) {
    return `${first.rules > 0 ? `${plural(first.rules, "rule")} added` : "a source added"}, nothing else touched`;
  }
  if (first && first.tenants !== null) return `${plural(first.tenants, "tenant")}, ${plural(first.lines, "line")}`;
  return `${plural(
    sum(({ manifests }) => manifests),
    "manifest",
  )}, ${plural(
    sum(({ lines }) => lines),
    "line",
  )}`;
}

const sharedPart = (shared: number | null): string =>
  shared === null || shared === 0 ? "" : ` Skipped: ${plural(shared, "project")} shared from other accounts`;

function suspendedLines({ tenants }: ImportedFleet): readonly string[] {
  const suspended = tenants.filter(({ isSuspended }) => isSuspended).map(({ tenant }) => tenant);
  if (suspended.length === 0) return [];
  const named = suspended.slice(0, 5).join(", ");
  const more = suspended.length > 5 ? ` and ${count(suspended.length - 5)} more` : "";
  return [
    `Suspended, and declared so: ${named}${more}. Their own activeTime is not known any more: with state: active they get their tier's.`,
  ];
}

function exceptionLines(exceptions: readonly ImportedException[]): readonly string[] {
  const [first] = exceptions;
  if (!first) return [];
  const rows = exceptions.slice(0, mostRows).map(({ tenant, field, allow, observed }) => {
    const why =
      allow === "limit" ? "above the tier's limit" : observed === null ? "Neon tells no value" : "no manifest can say it";
    return [tenant, field, declaredValue(field, observed), why];
  });
  return [
    `Left as they are until ${first.until} by a dated exception: ${plural(exceptions.length, "field")}`,
    ...columns([["tenant", "field", "observed", "why"], ...rows], "  "),
    ...moreRows(exceptions.length),
  ];
}

function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const rows = leftOut.slice(0, mostRows).map(({ project, name, org, reason }) => {
    const why =
      reason === "name" ? "no file can hold its name: rename it in Neon" : `no tier in org ${org}: add one to the fleet file`;
    return [project, `"${shortened(printable(name))}"`, why];
  });
  return [
    `Left out, still without a manifest: ${plural(leftOut.length, "project")}`,
    ...columns([["project", "name", "why"], ...rows], "  "),
    ...moreRows(leftOut.length),
  ];
}

const moreRows = (rows: number): readonly string[] =>
  rows > mostRows ? [`  and ${count(rows - mostRows)} more (--json for all)`] : [];
const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}...` : name);

function nextLine({ wrote, imported }: ImportReport): string {
  if (wrote.length > 0) return "Next      tenantry plan --deep   (existing computes were not looked at: their defaults were)";
  return imported.leftOut.length > 0 ? "Next      tenantry import, when they can be declared" : "Next      tenantry plan";
}

/** `tenantry/import@1` */
export function importJson(report: ImportReport): Readonly<Record<string, unknown>> {
  const { orgs, declared, governed, differ, imported, wrote, shared } = report;
  const uniform = uniformOf(imported);
  return {
    format: "tenantry/import@1",
    read: { projects: projectsRead(report), orgs },
    declaredAlready: declared,
    governedAlready: governed,
    differAlready: differ,
    uniform,
    governed: imported.governed.length,
    rules: imported.rules,
    own: ownOf(imported),
    sameNames: imported.sameNames,
    wrote,
    planned: { changes: 0 },
    suspended: imported.tenants.filter(({ isSuspended }) => isSuspended).map(({ tenant }) => tenant),
    exceptions: imported.exceptions,
    leftOut: imported.leftOut,
    shared,
    exit: 0,
  };
}
