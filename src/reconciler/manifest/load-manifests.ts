import type { Document } from "yaml";
import type { Diagnostic, SourceRange } from "../diagnostic.js";
import type { Fleet } from "../fleet.js";
import { compareText } from "../names.js";
import type { ProjectId, TenantName, TierName } from "../names.js";
import type { Fixed, Settings } from "../settings.js";
import { decode } from "./decode.js";
import type { ManifestDocument } from "./generated/manifest-document.js";
import { manifestValidator } from "./generated/validators.js";
import type { InputFile } from "./input.js";
import { tenantKey } from "../key.js";
import { lineCounter } from "./line.js";
import type { LineCounter } from "./line.js";
import type { Exception, Manifest } from "./manifest.js";
import { parseYaml } from "./parse-yaml.js";
import { isEmpty, keysOf, placesIn } from "./place.js";
import type { Places } from "./place.js";
import { createReader, prune } from "./reader.js";
import type { Loose, Reader } from "./reader.js";
import { sortDiagnostics, toDiagnostic } from "./report.js";
import type { Report } from "./report.js";
import { findDuplicates } from "./duplicates.js";
import type { Declaration } from "./duplicates.js";
import { isTimeless } from "./file-cache.js";
import type { FileCache, SoundTenant } from "./file-cache.js";
import { manifestRules } from "./rules/index.js";
import type { Draft } from "./rules/rule.js";
import { unsupportedAspects } from "./rules/unsupported.js";
import { checkSchema } from "./schema-problems.js";
import { readBranches } from "./branches-reader.js";
import { readCleanUp } from "./clean-up-reader.js";
import { readInactive } from "./inactive-reader.js";
import { readSettings } from "./settings-reader.js";
import { readRestore } from "./restore-reader.js";
import { readSchedule, readSnapshots } from "./snapshots-reader.js";
import { toPlain } from "./structure.js";
import { withoutUndefined } from "./without-undefined.js";

export interface LoadedManifests {
  /** Those without an error, in order of file and position. */
  readonly manifests: readonly Manifest[];
  /** What `immutableAgainstBase` compares: every document that has a name, right or wrong. */
  readonly declared: readonly Declaration[];
  /** Documents read, whether right or wrong. */
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface FileContext {
  readonly file: InputFile;
  readonly fleet: Fleet | null;
  readonly now: number;
  readonly lines: LineCounter;
}

/**
 * `fleet` is null where the fleet file has errors: then only what needs no fleet is checked, and no manifest is right.
 * `cache` is of that fleet file; null: every file is read. `ahead` holds files that were read by `loadFile` already.
 */
export const loadManifests = (
  files: readonly InputFile[],
  fleet: Fleet | null,
  now: number,
  cache: FileCache | null = null,
  ahead: ReadonlyMap<InputFile, LoadedFile> = new Map(),
): LoadedManifests => {
  const diagnostics: Diagnostic[] = [];
  const declared: Declaration[] = [];
  const sound: SoundTenant[] = [];
  let count = 0;
  for (const file of files.toSorted((a, b) => compareText(a.path, b.path))) {
    const known = cache?.read(file) ?? null;
    const loaded = known === null ? (ahead.get(file) ?? loadFile(file, fleet, now)) : whole(known);
    for (const each of loaded.diagnostics) diagnostics.push(each);
    for (const each of loaded.sound) sound.push(each);
    for (const each of loaded.declared) declared.push(each);
    count += loaded.count;
    const isWhole = loaded.diagnostics.length === 0 && loaded.sound.length === loaded.count;
    if (known === null && isWhole && loaded.sound.every(isTimeless)) cache?.keep(file, loaded.sound);
  }
  const duplicates = findDuplicates(declared);
  diagnostics.push(...duplicates.diagnostics);
  const kept = sound.filter((each) => !duplicates.involved.has(each.declared));
  return {
    manifests: kept.map((each) => each.manifest),
    declared,
    count,
    diagnostics: sortDiagnostics(diagnostics),
  };
};

const whole = (sound: readonly SoundTenant[]): LoadedFile => ({
  sound,
  declared: sound.map((each) => each.declared),
  count: sound.length,
  diagnostics: [],
});

/** Plain values, so that another thread can read a file. */
export interface LoadedFile extends Omit<LoadedManifests, "manifests"> {
  readonly sound: readonly SoundTenant[];
}

export const loadFile = (file: InputFile, fleet: Fleet | null, now: number): LoadedFile => {
  const diagnostics: Diagnostic[] = [];
  const declared: Declaration[] = [];
  const sound: SoundTenant[] = [];
  let count = 0;
  const loaded = () => ({ sound, declared, count, diagnostics });
  const report: Report = (finding) => diagnostics.push(toDiagnostic(finding, null));
  const text = decode(file, report);
  if (text === null) return loaded();
  const context: FileContext = { file, fleet, now, lines: lineCounter(text) };
  let documents = 0;
  for (const document of parseYaml(text, file.path, report)) {
    documents += 1;
    if (isEmpty(document)) {
      reportEmpty(file.path, Math.min(document.range[0], text.length), report);
      continue;
    }
    count += 1;
    const { manifest, declared: place, diagnostics: found } = loadDocument(document, context);
    diagnostics.push(...found);
    if (place !== null) declared.push(place);
    if (manifest !== null && place !== null) sound.push({ manifest, declared: place });
  }
  if (documents === 0 && diagnostics.length === 0) reportEmpty(file.path, null, report);
  return loaded();
};

/** `start` is null for a file without any document. */
const reportEmpty = (file: string, start: number | null, report: Report): void =>
  report({
    code: "empty-manifest",
    message: start === null ? "The file holds no manifest." : "This document holds no manifest.",
    range: { file, start: start ?? 0, end: start ?? 0 },
    fix: start === null ? "Fix: write one, or remove the file." : "Fix: remove its --- line.",
  });

interface LoadedDocument {
  readonly manifest: Manifest | null;
  readonly declared: Declaration | null;
  readonly diagnostics: readonly Diagnostic[];
}

const loadDocument = (node: Document.Parsed, { file, fleet, now, lines }: FileContext): LoadedDocument => {
  const findings: Parameters<Report>[0][] = [];
  const report: Report = (finding) => findings.push(finding);
  const places = placesIn(node, file.path);
  const plain = toPlain(node, file.path, report);
  const raw: unknown = Reflect.get(Object(plain.value), "tenant");
  const subject = typeof raw === "string" && raw.length > 0 && raw.length <= 60 ? `tenant ${raw}` : "this manifest";
  const wrong = checkSchema(manifestValidator, plain, { places, report, subject, missing: ownCodes });
  prune(plain.value, wrong);
  const isMap = !wrong.some((path) => path.length === 0) && plain.value !== undefined;
  const document = (isMap ? plain.value : {}) as Loose<ManifestDocument>;
  const written = new Set(keysOf(node, []));
  const draft = toDraft(document, keyOf(document, written), file.path, lines, places, createReader(places, report), fleet);
  if (isMap) {
    const tier = fleet?.tiers.find((each) => each.name === draft.tier) ?? null;
    const effective = tier === null ? null : effectiveSettings(tier.settings, draft);
    const name = draft.tenant ?? "this manifest";
    const changed = file.changed ?? false;
    const context = { draft, document, written, fleet, tier, effective, name, now, changed, places, report };
    for (const rule of manifestRules) rule(context);
  }
  const { tenant } = draft;
  const isSound = fleet !== null && findings.every((finding) => finding.severity === "warning");
  return {
    manifest: isSound && tenant !== null ? { ...draft, tenant } : null,
    declared: tenant === null ? null : toDeclaration(tenant, draft, document, places),
    diagnostics: findings.map((finding) => toDiagnostic(finding, tenant)),
  };
};

const ownCodes = {
  "restore.id": {
    code: "restore-id",
    message: "A restore without an id would run again with every apply.",
    fix: "Fix: id: the time you decide it, 2026-03-04T10:00:00Z.",
  },
} as const;

const effectiveSettings = (preset: Settings, draft: Draft): Settings => ({
  quota: { ...preset.quota, ...draft.quota },
  compute: { ...preset.compute, ...draft.compute },
  historyRetention: draft.historyRetention ?? preset.historyRetention,
});

const fixedKeys = ["region", "pgVersion", "branch", "database", "role"] as const satisfies readonly (keyof Fixed)[];

/** null where a part of it is missing or wrong: the rest would be another tenant's key. */
const keyOf = ({ tenant, project, environment }: Loose<ManifestDocument>, written: ReadonlySet<string>): TenantName | null => {
  const isWrong = (name: string, part: string | undefined): boolean => part === undefined && written.has(name);
  if (tenant === undefined || isWrong("project", project) || isWrong("environment", environment)) return null;
  return tenantKey(tenant, project ?? null, environment ?? null);
};

const toDraft = (
  document: Loose<ManifestDocument>,
  tenant: TenantName | null,
  file: string,
  lines: LineCounter,
  places: Places,
  reader: Reader,
  fleet: Fleet | null,
): Draft => {
  const { region, pgVersion, branch, database, role } = document;
  const tenantLine = lines.line(places.key(["tenant"]).start);
  const line = (key: keyof ManifestDocument) => (document[key] === undefined ? tenantLine : lines.line(places.key([key]).start));
  return {
    tenant,
    tier: (document.tier as TierName | undefined) ?? null,
    projectId: (document.projectId as ProjectId | undefined) ?? null,
    name: document.name ?? null,
    state: document.state ?? "active",
    reason: document.reason ?? null,
    deleteAfter: reader.date(["deleteAfter"], document.deleteAfter),
    graceUntil: reader.date(["graceUntil"], document.graceUntil),
    ...readSettings(document, [], reader),
    fixed: withoutUndefined({ region, pgVersion, branch, database, role }),
    branches: readBranches(document, branch ?? fleet?.fixed.branch ?? "main", reader),
    snapshots: readSnapshots(document, reader),
    schedule: readSchedule(document.snapshots?.schedule, ["snapshots", "schedule"], reader),
    restore: readRestore(document, reader),
    inactive: readInactive(document.inactive, ["inactive"], reader),
    cleanUp: readCleanUp(document.cleanUp, ["cleanUp"], reader),
    labels: withoutUndefined(document.labels ?? {}),
    exceptions: (document.exceptions ?? []).flatMap((exception, index) => toException(exception, index, reader)),
    unsupported: unsupportedAspects(document),
    source: { file, tenant: tenantLine, tier: line("tier"), state: line("state") },
  };
};

type ExceptionDocument = NonNullable<Loose<ManifestDocument>["exceptions"]>[number];
const toException = (exception: ExceptionDocument, index: number, reader: Reader): Exception[] => {
  const until = reader.date(["exceptions", String(index), "until"], exception?.until);
  if (exception?.field === undefined || exception.allow === undefined || exception.reason === undefined || until === null)
    return [];
  return [{ field: exception.field, allow: exception.allow, until, reason: exception.reason }];
};

const toDeclaration = (tenant: TenantName, draft: Draft, document: Loose<ManifestDocument>, places: Places): Declaration => {
  const fixedAt: Partial<Record<keyof Fixed, SourceRange>> = {};
  for (const key of fixedKeys) if (document[key] !== undefined) fixedAt[key] = places.value([key]);
  return {
    tenant,
    at: places.value(["tenant"]),
    projectId: draft.projectId,
    projectIdAt: draft.projectId === null ? null : places.value(["projectId"]),
    fixed: draft.fixed,
    fixedAt,
  };
};
