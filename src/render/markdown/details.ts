/** Fields, folded under the name of their tenant, as far as there is room. */
import { plural } from "../values.js";
import type { TenantView } from "../view.js";
import { fitting } from "./budget.js";
import { fenced, htmlWords } from "./escape.js";
import { manifestDiff } from "./manifest-diff.js";

/** Few enough to be read at once. */
const openUpTo = 5;
/** For the line that introduces samples, or counts what isn't shown. */
const lineRoom = 200;

/** Blocks are cut between tenants. `areSamples`: each stands for others, so that nothing is missing. */
export function folded(tenants: readonly TenantView[], areSamples: boolean, room: number): readonly string[] {
  const blocks = tenants.flatMap((tenant) => details(tenant, tenants.length <= openUpTo) ?? []);
  const { shown, left } = fitting(blocks, room - lineRoom, "\n\n".length);
  if (areSamples) return shown.length > 0 ? ["Samples of these groups:", ...shown] : [];
  return left.length > 0 ? [...shown, `${plural(left.length, "tenant")} more, not shown field by field.`] : shown;
}

/** null where the table's row says everything. */
function details(tenant: TenantView, isOpen: boolean): string | null {
  const { headline, groupTitle, source, steps } = tenant;
  if (headline === "suspend" || steps.every(({ fields }) => fields.length === 0)) return null;
  const title = headline === "upgrade" || headline === "downgrade" ? groupTitle : headline;
  const summary = `<b>${htmlWords(tenant.tenant)}</b> ${htmlWords(title)} · ${htmlWords(source)}`;
  return `<details${isOpen ? " open" : ""}><summary>${summary}</summary>\n\n${fenced("diff", manifestDiff(tenant))}\n</details>`;
}
