/** One tenant as a block: a headline, its steps in apply order, its hazards. */
import type { Colors } from "picocolors/types.js";
import { at, columns, pad } from "./columns.js";
import type { Glyphs } from "./glyphs.js";
import type { HazardView, RefusalView, TenantView } from "./view.js";
import { signs } from "./view.js";

export interface BlockOptions {
  readonly colors: Colors;
  readonly glyphs: Glyphs;
}
/** Lines. */
export type Block = readonly string[];

const nameColumn = 12;
const titleColumn = 24;
const sourceColumn = 78;
/** Where a step's field begins, behind `1 > transfer`. */
const fieldColumn = 14;
/** Of a refusal's numbers: the field, what was seen, the limit. */
const refusalColumns = [20, 25, 17];

const indent = " ".repeat(nameColumn);

/** `x refused   bolt-shop   pro → free          tenants/bolt.yaml:2` */
export function headline(sign: string, word: string, tenant: string, title: string, source: string, glyphs: Glyphs): string {
  const name = at(nameColumn, `${sign} ${word}`, tenant);
  return at(sourceColumn, glyphs(title === "" ? name : at(titleColumn, name, title)), source);
}

export function refusalBlock(refusal: RefusalView, { colors, glyphs }: BlockOptions): Block {
  const { tenant, title, source, over, fits, lowers, fix } = refusal;
  const inner = `${indent}  `;
  return [
    colors.red(headline("x", "refused", tenant, title, source, glyphs)),
    ...columns(
      over.map(({ path, observed, limit, by }) => [path, observed, limit, by].map(glyphs)),
      inner,
      refusalColumns,
    ),
    ...(fits.length > 0 ? [`${inner}fits: ${fits.join(", ")}`] : []),
    ...(lowers.length > 0 ? [`${inner}lowers: ${glyphs(lowers.join(", "))}`] : []),
    `${inner}Fix: ${glyphs(fix)}`,
  ];
}

export function tenantBlock(tenant: TenantView, { colors, glyphs }: BlockOptions): Block {
  const { headline: word, title, source, steps } = tenant;
  const sign = signs[word];
  const paint = { "+": colors.green, "-": colors.red, "~": colors.yellow, ">": colors.yellow, "<": colors.red, "=": colors.cyan }[
    sign
  ];
  const hazards = tenant.hazards.filter(({ kind, detail }) => !(isSaidByTitle(word, kind) && detail !== null));
  return [
    paint(headline(sign, word, tenant.tenant, title, source, glyphs)),
    ...(isWholeInTitle(tenant) ? [] : stepLines(steps, glyphs)),
    ...hazardLines(hazards),
    ...(tenant.stake === null || isWholeInTitle(tenant) ? [] : [indent + tenant.stake]),
  ];
}

/** A delete or suspend gives its reason as title, and is its own hazard. */
const isSaidByTitle = (word: TenantView["headline"], kind: HazardView["kind"]): boolean =>
  (word === "delete" && kind === "deletes-data") || (word === "suspend" && kind === "suspends-now");

const isWholeInTitle = ({ headline: word, steps }: TenantView): boolean =>
  word === "suspend" ||
  word === "delete" ||
  (word !== "upgrade" && word !== "downgrade" && steps.flatMap(({ fields }) => fields).length === 1);

function stepLines(steps: TenantView["steps"], glyphs: Glyphs): Block {
  const shown = steps.filter(({ fields }) => fields.length > 0);
  const rows = shown.flatMap(({ kind, fields }, n) =>
    fields.map(({ path, before, after, note }, row) => ({
      lead: row === 0 && shown.length > 1 ? `${n + 1} ${signs[kind]} ${kind}` : "",
      cells: [path, `${before} → ${after}${note === null ? "" : `   ${note}`}`].map(glyphs),
    })),
  );
  const lines = columns(rows.map(({ cells }) => cells));
  return lines.map((line, n) => indent + (shown.length > 1 ? pad(rows[n]?.lead ?? "", fieldColumn) : "") + line);
}

/** Beside one another where they fit. */
function hazardLines(hazards: readonly HazardView[]): Block {
  const texts = hazards.map(hazardText);
  const line = texts.join("  ");
  return texts.length === 0 ? [] : line.length <= widest ? [indent + line] : texts.map((text) => indent + text);
}
const widest = 120;

const hazardText = ({ kind, detail }: HazardView): string =>
  `! ${kind}${detail === null ? "" : `: ${detail}${kind === "breaks-scoped-keys" ? " stop working" : ""}`}`;
