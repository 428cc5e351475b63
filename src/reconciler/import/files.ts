/** Declarations → files: a line for each tenant that follows its tier, by tier; a few lines for each that doesn't. */
import { groupBy } from "../diff/group-by.js";
import type { TierName } from "../names.js";
import { compareText } from "../names.js";
import type { ImportedTenant } from "./declare.js";
import { yamlBlock, yamlLine } from "./yaml.js";

export interface ManifestFile {
  /** In the folder of the manifests: `free.yaml`. */
  readonly name: string;
  readonly text: string;
  readonly manifests: number;
  readonly lines: number;
}

/** Half of what a file may hold (`too-large`), so that one can still be edited. */
const mostBytes = 128 * 1024;

/** `schema` is the path of the manifests' schema as seen from their folder. Tenants of a file are in order of their keys. */
export function manifestFiles(
  lines: readonly ImportedTenant[],
  own: readonly ImportedTenant[],
  schema: string,
): readonly ManifestFile[] {
  const header = `# yaml-language-server: $schema=${schema}\n`;
  const byTier = [...groupBy(lines, ({ tier }) => tier)].toSorted(([a], [b]) => compareText(a, b));
  return [
    ...byTier.flatMap(([tier, members]) => split(stemOf(tier), header, members, ({ document }) => `${yamlLine(document)}\n`)),
    ...split("own", header, own, ({ document }) => yamlBlock(document)),
  ];
}

/** Every name that a file of these tiers may get. */
export const isImportedFile = (name: string, tiers: readonly TierName[]): boolean =>
  ["own", ...tiers.map(stemOf)].some((stem) => name === `${stem}.yaml` || numbered.exec(name)?.[1] === stem);

const numbered = /^(.+)\.part-\d+\.yaml$/;

/** `own` is taken; with `.` in them, numbered names are no tier's. */
const stemOf = (tier: TierName): string => (tier === "own" ? "tier.own" : tier);

function split(
  stem: string,
  header: string,
  tenants: readonly ImportedTenant[],
  textOf: (tenant: ImportedTenant) => string,
): readonly ManifestFile[] {
  const parts: string[][] = [];
  let bytes = Infinity;
  for (const text of tenants.toSorted((a, b) => compareText(a.tenant, b.tenant)).map(textOf)) {
    const size = new TextEncoder().encode(text).length + 4;
    if (bytes + size > mostBytes) {
      parts.push([]);
      bytes = header.length;
    }
    bytes += size;
    parts.at(-1)?.push(text);
  }
  return parts.map((documents, n) => {
    const text = header + documents.join("---\n");
    const name = parts.length === 1 ? `${stem}.yaml` : `${stem}.part-${String(n + 1).padStart(3, "0")}.yaml`;
    return { name, text, manifests: documents.length, lines: text.split("\n").length - 1 };
  });
}
