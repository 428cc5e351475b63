/**
 * A roster: the platform's own list of tenants as NDJSON, a tenant a line and a footer that proves the list whole. A line
 * becomes the same value as a manifest, so nothing after this knows which of the two declared a tenant.
 *
 * There may be hundreds of thousands of lines: a line that is right is checked by hand and costs nothing but its value; only
 * one that is wrong is parsed again to say where.
 */
import type { Diagnostic } from "../diagnostic.js";
import type { Fleet, RosterSource } from "../fleet.js";
import type { ProjectId, TenantName, TierName } from "../names.js";
import { decode } from "./decode.js";
import type { InputFile } from "./input.js";
import { maxRosterBytes } from "./input.js";
import type { Manifest } from "./manifest.js";
import { readJsonLine } from "./read-json-line.js";
import type { JsonObject } from "./read-json-line.js";
import type { Report } from "./report.js";
import { sortDiagnostics, toDiagnostic } from "./report.js";
import { isFooter, noFooter, readFooter } from "./roster-footer.js";
import type { Footer } from "./roster-footer.js";
import { lineProblems } from "./roster-line.js";
import type { EarlierRoster, RosterFacts } from "./roster-memory.js";
import { checkAgainstEarlier } from "./roster-memory.js";
import { createPlace, linesOf } from "./roster-place.js";
import type { Line } from "./roster-place.js";

export interface LoadedRoster {
  /** In the order of the lines; those that are wrong are left out. */
  readonly manifests: readonly Manifest[];
  /** Lines of tenants, right or wrong. */
  readonly count: number;
  /** What the footer says; null where it is missing or wrong. */
  readonly facts: RosterFacts | null;
  /** Whether there was an earlier one to hold it against. */
  readonly isCompared: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface RosterContext {
  /** null where the fleet file has errors. */
  readonly fleet: Fleet | null;
  readonly source: RosterSource;
  /** The one it is held against; null where none is known. */
  readonly before: EarlierRoster | null;
  readonly now: number;
}

export function loadRoster(file: InputFile, { fleet, source, before, now }: RosterContext): LoadedRoster {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (finding) => diagnostics.push(toDiagnostic(finding, null));
  const isCompared = before !== null;
  const text = decode(file, report, { bytes: maxRosterBytes, words: "64 MiB", fix: "Fix: several rosters." });
  if (text === null) return { manifests: [], count: 0, facts: null, isCompared, diagnostics };
  const tiers = fleet && new Set<string>(fleet.tiers.map(({ name }) => name));
  const read = readLines(text, file.path, { tiers, now }, report);
  if (read.facts !== null && before !== null) checkAgainstEarlier(read.facts, before, source, now, report);
  return { ...read, isCompared, diagnostics: sortDiagnostics(diagnostics) };
}

type Read = Omit<LoadedRoster, "diagnostics" | "isCompared">;
interface Held {
  readonly tiers: ReadonlySet<string> | null;
  readonly now: number;
}

function readLines(text: string, file: string, { tiers, now }: Held, report: Report): Read {
  const place = createPlace(file);
  const manifests: Manifest[] = [];
  const tenants = new Map<string, Line>();
  const projects = new Map<string, Line>();
  let count = 0;
  const footers: Footer[] = [];
  let last: Line | null = null;

  /** One tenant, one line; one project, one tenant. The first stands. */
  const isRepeated = (line: Line, { tenant, projectId }: JsonObject): boolean => {
    const name = tenant as string;
    const first = tenants.get(name);
    if (first !== undefined) {
      const related = [{ range: place(first), message: "also declared here" }];
      report({ code: "duplicate-tenant", message: `${name} is in the roster twice.`, range: place(line, ["tenant"]), related });
      return true;
    }
    tenants.set(name, line);
    const other = typeof projectId === "string" ? projects.get(projectId) : undefined;
    if (typeof projectId === "string" && other === undefined) projects.set(projectId, line);
    if (other === undefined) return false;
    const related = [{ range: place(other), message: "also pinned here" }];
    const message = `${name} pins project ${String(projectId)}, and another line does too.`;
    report({ code: "duplicate-project", message, range: place(line, ["projectId"]), related });
    return true;
  };

  for (const line of linesOf(text)) {
    last = line;
    const read = readJsonLine(line.text);
    if (read !== null && isFooter(read.value)) {
      footers.push({ line, value: read.value });
      continue;
    }
    count += 1;
    if (read === null) {
      const message = "This line is not one JSON object.";
      report({ code: "roster-line", message, range: place(line), fix: 'Fix: {"tenant":"app-1","tier":"free"}' });
      continue;
    }
    const problems = lineProblems(read.value, tiers);
    for (const { path, at, ...finding } of problems) report({ ...finding, range: place(line, path, at) });
    if (read.hasRepeatedKey) {
      const message = "A key is written twice in this line.";
      report({ code: "duplicate-key", message, range: place(line), fix: "Fix: remove one." });
    }
    if (problems.length > 0 || read.hasRepeatedKey || isRepeated(line, read.value)) continue;
    manifests.push(toManifest(read.value, file, line.number));
  }

  for (const early of footers.filter(({ line }) => line !== last)) {
    const message = "The footer is not the last line.";
    report({ code: "roster-footer", message, range: place(early.line), fix: "Fix: one export, whose footer ends it." });
  }
  const footer = footers.at(-1);
  return { manifests, count, facts: footer ? readFooter(footer, count, now, place, report) : noFooter(text, file, report) };
}

const nothing = {} as const;
const none: readonly never[] = [];

/** What a line doesn't say is one value for all lines, so that hundreds of thousands of them stay small. */
function toManifest({ tenant, tier, projectId, labels }: JsonObject, file: string, line: number): Manifest {
  return {
    tenant: tenant as TenantName,
    tier: tier as TierName,
    projectId: typeof projectId === "string" ? (projectId as ProjectId) : null,
    name: null,
    state: "active",
    reason: null,
    deleteAfter: null,
    graceUntil: null,
    quota: nothing,
    compute: nothing,
    historyRetention: null,
    fixed: nothing,
    branches: none,
    snapshots: none,
    schedule: null,
    restore: null,
    inactive: nothing,
    cleanUp: nothing,
    labels: labels === undefined ? nothing : (labels as Manifest["labels"]),
    exceptions: none,
    unsupported: none,
    source: { file, tenant: line, tier: line, state: line },
  };
}
