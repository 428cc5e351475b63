/** A fleet file as a person would write it, for a fleet that has none yet. */
import type { Settings } from "../settings.js";
import { quotaFields } from "../settings.js";
import { formatHistory, formatQuota, formatSuspendTimeout } from "../units.js";
import type { OrgDraft, TierDraft } from "./drafts.js";
import { sourceText } from "./add-sources.js";
import { yamlBlock } from "./yaml.js";

export interface FleetDraft {
  readonly name: string;
  readonly orgs: readonly OrgDraft[];
  readonly tiers: readonly TierDraft[];
  /** Glob of the manifests. */
  readonly manifests: string;
  /** Beside the manifests: `{ rule: … }`, `{ roster: … }`. */
  readonly sources: readonly Readonly<Record<string, unknown>>[];
}

const schema = "./node_modules/tenantry/schemas/fleet.schema.json";

export function fleetText({ name, orgs, tiers, manifests, sources }: FleetDraft): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    entry("fleet", name),
    "sources:",
    ...[{ manifests }, ...sources].map((source) => `  - ${sourceText(source)}`),
    'naming: "{tenant}"',
    "orgs:   # keys never stand here, only the variable that holds one; maxProjects: what your contract allows",
    ...orgs.map((org) => `  ${entry(org.name, orgDocument(org))}`),
    ...(orgs.some(({ sponsored }) => sponsored) ? [] : ["  # sponsored: true   for the org that Neon pays for"]),
    entry("personalApiKeyEnv", "NEON_API_KEY_PERSONAL"),
    "tiers:   # from the commonest settings of each org, the smallest first; limits: { …, asOf: … } is yours to add",
    ...tiers.flatMap(tierLines),
  ];
  return `${lines.join("\n")}\n`;
}

const one = (block: string): string => block.trimEnd();
const entry = (key: string, value: unknown): string => one(yamlBlock({ [key]: value }));

/** `free:`, in quotes where YAML would read something else. */
const keyOf = (key: string): string => entry(key, 0).replace(/ 0$/, "");

const orgDocument = ({ id, apiKeyEnv, maxProjects, sponsored }: OrgDraft): Readonly<Record<string, unknown>> => ({
  id,
  apiKeyEnv,
  ...(maxProjects !== null && { maxProjects }),
  ...(sponsored && { sponsored }),
});

const tierLines = ({ name, org, settings }: TierDraft): readonly string[] => [
  `  ${keyOf(name)}`,
  `    ${entry("org", org)}`,
  ...Object.entries(settingsDocument(settings)).map(([key, value]) => `    ${entry(key, value)}`),
];

const settingsDocument = ({ quota, compute, historyRetention }: Settings): Readonly<Record<string, unknown>> => ({
  quota: Object.fromEntries(quotaFields.map((field) => [field, formatQuota(field, quota[field])])),
  compute: { min: compute.min, max: compute.max, suspendTimeout: formatSuspendTimeout(compute.suspendTimeout) },
  historyRetention: formatHistory(historyRetention),
});
