/** Orgs that are managed in part: what would be done to a tenant there, told instead of planned. */
import type { Change, Notice, Refusal } from "../change.js";
import type { DesiredTenant } from "../desired.js";
import type { Fleet, Org } from "../fleet.js";
import type { OrgName } from "../names.js";
import { headlineOf } from "./headline.js";
import type { Matched } from "./match.js";

/** The tenant's tier lives in an org of `manage: none`: nothing is known of what stands there. */
export const isUnmanaged = ({ unmanaged }: Fleet, { org }: DesiredTenant): boolean => org !== null && unmanaged.includes(org);

/** null where all that was found may be planned. A tenant belongs to the org where it is and to the one where it should be. */
export function reportOnly(
  { desired, match }: Matched,
  changes: readonly Change[],
  refusal: Refusal | null,
  { orgs }: Fleet,
): Notice | null {
  if (changes.length === 0 && refusal === null) return null;
  const seenIn: OrgName | null = match.kind === "live" || match.kind === "recoverable" ? match.project.org : null;
  const moves = changes.some(({ kind }) => kind === "transfer");
  const org = orgs.find(({ name, manage }) => (name === seenIn || name === desired.org) && keepsBack(manage, moves));
  // What an incomplete list holds back is no difference.
  if (!org || refusal?.code === "incomplete-inventory") return null;
  const name = match.kind === "live" && match.by === "rule" ? `"${match.project.name}" ` : "";
  const what = refusal ? `${name}${refusal.code}: ${refusal.message}` : `${name}would ${headlineOf(changes)}${fieldsOf(changes)}`;
  return {
    tenant: desired.tenant,
    code: "report-only",
    message: `${what} (org ${org.name}: manage: ${org.manage})`,
    source: desired.source,
  };
}

const keepsBack = (manage: Org["manage"], moves: boolean): boolean => manage === "report" || (manage === "transfers" && !moves);

function fieldsOf(changes: readonly Change[]): string {
  const paths = changes.flatMap(({ fields }) => fields.map(({ path }) => path.replace(/^endpoints\.[^.]+\./, "compute.")));
  return paths.length === 0 ? "" : `: ${[...new Set(paths)].join(", ")}`;
}
