import type { Diagnostic, SourceRange } from "../diagnostic.js";
import { closest } from "../closest.js";
import { defaultSafety, safetyKinds } from "../fleet.js";
import type { Cells, Enforcement, Fleet, Limits, RosterSource, Safety, SafetyKind, SafetyLimit, Tier } from "../fleet.js";
import type { OrgName, TierName } from "../names.js";
import { quotaDimension, quotaFields } from "../settings.js";
import type { Compute, Fixed, Quota } from "../settings.js";
import { decode } from "./decode.js";
import { dotted } from "./field-name.js";
import type { FleetDocument } from "./generated/fleet-document.js";
import { fleetValidator } from "./generated/validators.js";
import type { InputFile } from "./input.js";
import { lineCounter } from "./line.js";
import { parseYaml } from "./parse-yaml.js";
import { isEmpty, keysOf, placesIn } from "./place.js";
import type { Places } from "./place.js";
import { readOrgs } from "./read-orgs.js";
import { defaultManifests, readSources } from "./read-sources.js";
import { createReader, prune } from "./reader.js";
import type { Loose, Reader } from "./reader.js";
import { sortDiagnostics, toDiagnostic } from "./report.js";
import type { Report } from "./report.js";
import { fleetRules } from "./rules/index.js";
import { checkSchema } from "./schema-problems.js";
import { readCleanUp } from "./clean-up-reader.js";
import { readInactive } from "./inactive-reader.js";
import { readSchedule } from "./snapshots-reader.js";
import { readSettings } from "./settings-reader.js";
import { toPlain } from "./structure.js";
import { withoutUndefined } from "./without-undefined.js";

export interface LoadedFleet {
  /** null where the file has an error. */
  readonly fleet: Fleet | null;
  /** Known also where something else in the file is wrong, so that manifests can be read and all errors shown at once. */
  readonly manifests: readonly string[];
  readonly rosters: readonly RosterSource[];
  /** Where the facts that are fixed at create stand, as far as they are written. */
  readonly fixedAt: Partial<Record<keyof Fixed, SourceRange>>;
  readonly diagnostics: readonly Diagnostic[];
}

const defaultFixed: Fixed = { region: "aws-us-east-2", pgVersion: 17, branch: "main", database: "neondb", role: "neondb_owner" };

export const loadFleet = (file: InputFile): LoadedFleet => {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (finding) => diagnostics.push(toDiagnostic(finding, null));
  const loaded = read(file, report);
  const sorted = sortDiagnostics(diagnostics);
  const failed = sorted.some((diagnostic) => diagnostic.severity === "error");
  return {
    fleet: failed || loaded === null ? null : loaded.fleet,
    manifests: loaded?.fleet.manifests ?? defaultManifests,
    rosters: loaded?.fleet.rosters ?? [],
    fixedAt: loaded?.fixedAt ?? {},
    diagnostics: sorted,
  };
};

const read = (file: InputFile, report: Report): (Pick<LoadedFleet, "fixedAt"> & { readonly fleet: Fleet }) | null => {
  const text = decode(file, report);
  if (text === null) return null;
  let failed = false;
  const documents = parseYaml(text, file.path, (finding) => {
    failed = true;
    report(finding);
  });
  const [root, second] = [...documents];
  if (root === undefined || isEmpty(root)) {
    const range = { file: file.path, start: 0, end: 0 };
    if (!failed) report({ code: "empty-manifest", message: "The fleet file is empty.", range });
    return null;
  }
  const places = placesIn(root, file.path);
  if (second !== undefined) {
    const range = { file: file.path, start: second.range[0], end: second.range[0] };
    report({
      code: "yaml-syntax",
      message: "The fleet file holds more than one document.",
      range,
      fix: "Fix: remove the --- line.",
    });
  }
  const plain = toPlain(root, file.path, report);
  const subject = "the fleet file";
  const wrong = checkSchema(fleetValidator, plain, { places, report, subject, unknownKey: endpointKey, missing: ownCodes });
  if (plain.value === undefined || wrong.some((path) => path.length === 0)) return null;
  prune(plain.value, wrong);
  const document = plain.value as Loose<FleetDocument>;
  const names = { orgs: keysOf(root, ["orgs"]), tiers: keysOf(root, ["tiers"]), environments: keysOf(root, ["environments"]) };
  const fleet = toFleet(document, file.path, { places, lines: lineCounter(text), reader: createReader(places, report) }, names);
  for (const rule of fleetRules) rule({ document, fleet, places, report });
  const fixedAt: Partial<Record<keyof Fixed, SourceRange>> = {};
  for (const key of ["region", "pgVersion", "branch", "database", "role"] as const) {
    if (document.defaults?.[key] !== undefined) fixedAt[key] = places.value(["defaults", key]);
  }
  return { fleet, fixedAt };
};

const ownCodes = {
  "*.asOf": { code: "undated", message: "The limits have no date (asOf).", fix: "Fix: asOf: the day you read them." },
} as const;

const addressKeys = ["apiHost", "apiUrl", "baseUrl", "endpoint", "NEON_API_HOST", "apiEndpoint", "host"];

/** The API's address decides where keys are sent, so a file that anyone can propose to change may not hold it (reliability.md S1). */
const endpointKey = (path: readonly string[], value: unknown) => {
  const key = path.at(-1) ?? "";
  const isAddress = /"(?:https?:)?\/\//i.test(JSON.stringify(value) ?? "");
  const sounds = [key, ...Object.keys(Object(value))].some((name) => closest(name, addressKeys) !== null);
  if (!isAddress && !sounds) return null;
  const message = `"${dotted(path)}" looks like the address of the API; keys go only where NEON_API_HOST says.`;
  return { code: "endpoint-in-repo", message, fix: "Fix: remove it, and export NEON_API_HOST." } as const;
};

const toFleet = (
  document: Loose<FleetDocument>,
  file: string,
  read: Parameters<typeof readSources>[2],
  /** In file order. */
  names: Readonly<Record<"orgs" | "tiers" | "environments", readonly string[]>>,
): Fleet => {
  const { places, reader } = read;
  const wait = (path: readonly string[], value: unknown, fallback: number): number =>
    reader.number("wait", path, value) ?? fallback;
  const { apply = {}, rate = {} } = document;
  return {
    name: document.fleet ?? "",
    file,
    ...readSources(document, file, read),
    naming: document.naming ?? "{tenant}",
    ...readOrgs(document, names.orgs, names.environments),
    environments: names.environments,
    personalApiKeyEnv: document.personalApiKeyEnv ?? "NEON_API_KEY_PERSONAL",
    fixed: { ...defaultFixed, ...withoutUndefined(document.defaults ?? {}) },
    tiers: names.tiers.flatMap((name) => toTier(name, document.tiers?.[name], places, reader)),
    safety: toSafety(document.safety ?? {}, reader),
    rate: {
      perMinute: rate.perMinute ?? 700,
      share: reader.number("share", ["rate", "share"], rate.share) ?? 0.6,
      burst: rate.burst ?? 40,
    },
    apply: {
      settle: wait(["apply", "settle"], apply.settle, 60_000),
      operationTimeout: wait(["apply", "operationTimeout"], apply.operationTimeout, 600_000),
      requestTimeout: wait(["apply", "requestTimeout"], apply.requestTimeout, 30_000),
      concurrency: apply.concurrency ?? 16,
    },
    planMaxAge: wait(["planMaxAge"], document.planMaxAge, 86_400_000),
    cells: document.cells ? toCells(document.cells) : null,
  };
};

const toCells = ({ by = "hash", count, size, applier, appliers }: NonNullable<Loose<FleetDocument>["cells"]>): Cells => ({
  by: by === "hash" || by === "folder" ? by : { label: by.slice("label:".length) },
  count: count ?? null,
  size: size ?? 500,
  applier: applier ?? null,
  appliers: Object.fromEntries(
    Object.entries(appliers ?? {}).flatMap(([name, door]) => (door === undefined ? [] : [[name, door]])),
  ),
});

type TierDocument = NonNullable<Loose<FleetDocument>["tiers"]>[string];
const toTier = (name: string, tier: TierDocument, places: Places, reader: Reader): Tier[] => {
  if (tier === undefined) return [];
  const path = ["tiers", name];
  const { quota, compute, historyRetention } = readSettings(tier, path, reader);
  const limits = tier.limits === undefined ? null : toLimits(tier.limits, [...path, "limits"], places, reader);
  const isComplete = quotaFields.every((field) => quota[field] !== undefined);
  const { min, max, suspendTimeout } = compute;
  if (!isComplete || min === undefined || max === undefined || suspendTimeout === undefined || historyRetention === null)
    return [];
  return [
    {
      name: name as TierName,
      org: (tier.org ?? "") as OrgName,
      settings: { quota: quota as Quota, compute: { min, max, suspendTimeout } satisfies Compute, historyRetention },
      enforce: toEnforce(tier),
      limits: limits?.limits ?? null,
      schedule: readSchedule(tier.snapshots?.schedule, [...path, "snapshots", "schedule"], reader),
      inactive: readInactive(tier.inactive, [...path, "inactive"], reader),
      cleanUp: readCleanUp(tier.cleanUp, [...path, "cleanUp"], reader),
      at: places.key(path),
      ...(limits === null ? {} : { limitsAt: limits.at }),
    },
  ];
};

const toEnforce = ({ enforce }: NonNullable<TierDocument>): Tier["enforce"] =>
  Object.fromEntries(
    Object.entries(enforce ?? {}).filter(
      (entry): entry is [string, Enforcement] => entry[1] === "atLeast" || entry[1] === "ignore",
    ),
  );

type LimitsDocument = NonNullable<NonNullable<TierDocument>["limits"]>;
const toLimits = (
  document: LimitsDocument,
  path: readonly string[],
  places: Places,
  reader: Reader,
): { limits: Limits; at: Record<string, SourceRange> } => {
  const at: Record<string, SourceRange> = {};
  const keep = <Value>(field: string, value: Value | undefined): { [key: string]: Value } => {
    if (value === undefined) return {};
    const steps = field.split(".");
    at[field] = places.value([...path, ...steps]);
    return { [steps.at(-1) ?? field]: value };
  };
  const amount = (kind: string, field: string, value: unknown) =>
    keep(field, reader.number(kind, [...path, ...field.split(".")], value));
  const quota = quotaFields.map((field) =>
    amount(quotaDimension[field] === "time" ? "duration" : "size", `quota.${field}`, document.quota?.[field]),
  );
  reader.date([...path, "asOf"], document.asOf);
  const limits: Limits = {
    quota: Object.assign({}, ...quota),
    ...keep("branches", document.branches),
    ...keep("rootBranches", document.rootBranches),
    ...keep("snapshots", document.snapshots),
    compute: {
      ...keep("compute.max", document.compute?.max),
      ...amount("duration", "compute.minSuspendTimeout", document.compute?.minSuspendTimeout),
    },
    ...amount("duration", "historyRetention", document.historyRetention),
    asOf: document.asOf ?? "",
  };
  return { limits, at };
};

const toSafety = (document: NonNullable<Loose<FleetDocument>["safety"]>, reader: Reader): Safety => {
  const of = (kind: SafetyKind): SafetyLimit => {
    const share = reader.number("share", ["safety", kind, "share"], document[kind]?.share);
    const max = document[kind]?.max;
    return { ...defaultSafety[kind], ...(max === undefined ? {} : { max }), ...(share === undefined ? {} : { share }) };
  };
  return Object.fromEntries(safetyKinds.map((kind) => [kind, of(kind)])) as Safety;
};
