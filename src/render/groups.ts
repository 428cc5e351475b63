/** A large plan: tenants that change alike are one line, of those that each differ a few are shown. */
import type { Headline } from "../reconciler/diff/headline.js";
import type { Block, BlockOptions } from "./block.js";
import { tenantBlock } from "./block.js";
import { at } from "./columns.js";
import { count, plural } from "./values.js";
import type { TenantView } from "./view.js";
import { signs } from "./view.js";

/** Beyond so many tenants a plan is large. */
export const groupBeyond = 25;
/** Of tenants that each differ, so many are shown for each kind. */
const samples = 3;

const nameColumn = 12;
const whatColumn = 29;
const sourceColumn = 75;

export function groupBlocks(tenants: readonly TenantView[], options: BlockOptions): readonly Block[] {
  const groups = new Map<string, TenantView[]>();
  for (const tenant of tenants) {
    const group = groups.get(tenant.groupKey);
    if (group) group.push(tenant);
    else groups.set(tenant.groupKey, [tenant]);
  }
  const alike = [...groups.values()].filter(({ length }) => length > 1).sort((a, b) => b.length - a.length);
  const single = new Map<Headline, TenantView[]>();
  for (const [only, ...others] of groups.values()) {
    if (!only || others.length > 0) continue;
    const alone = single.get(only.headline);
    if (alone) alone.push(only);
    else single.set(only.headline, [only]);
  }
  const cut = [...single].filter(([, { length }]) => length > samples);
  const lines = [...alike.map((group) => groupLine(group, options)), ...cut.map((entry) => differentLine(...entry, options))];
  return [
    ...(lines.length > 0 ? [["The rest, grouped by identical change", ...lines]] : []),
    ...[...single.values()].flatMap((group) => group.slice(0, samples)).map((tenant) => tenantBlock(tenant, options)),
  ];
}

function line(headline: Headline, tenants: number, what: string, from: string, { glyphs }: BlockOptions): string {
  const head = at(nameColumn, `${signs[headline]} ${headline}`, `${count(tenants).padStart(6)} tenants`);
  const shown = at(whatColumn, head, glyphs(what));
  return from === "" ? shown : at(sourceColumn, shown, from);
}

function groupLine(group: readonly TenantView[], options: BlockOptions): string {
  const [first] = group;
  if (!first) return "";
  const transfers = first.steps.some(({ kind }) => kind === "transfer");
  const calls = transfers ? ` (${plural(Math.ceil(group.length / 400), "transfer call")})` : "";
  const files = [...new Set(group.map(({ source }) => source.replace(/:\d+$/, "")))];
  const from = files.length === 1 ? (files[0] ?? "") : plural(files.length, "file");
  return line(first.headline, group.length, `${first.groupTitle}${calls}`, from, options);
}

const differentLine = (headline: Headline, group: readonly TenantView[], options: BlockOptions): string =>
  line(headline, group.length, `each different (shown: ${samples}, --all for every one)`, "", options);
