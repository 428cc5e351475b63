/** A plan that has every kind of row, with a text of the caller's in every field that holds one. */
import type { Refusal } from "../../src/reconciler/change.js";
import type { OrgId, OrgName, ProjectId, TenantName, TierName } from "../../src/reconciler/names.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { change, field, hazard, planOf } from "./plans.js";

/** How many texts a plan takes. */
export const textsOfPlan = 90;

/** `texts` are all different. */
export function planWith(texts: readonly string[]): Plan {
  let next = 0;
  const text = (): string => {
    const found = texts[next];
    if (found === undefined) throw new RangeError("too few texts");
    next += 1;
    return found;
  };
  const subject = () => ({ tenant: text(), project: text(), org: text(), file: text() });
  const mover = subject();
  const tier = [text(), text(), "up"] as const;
  const refusal = (code: Refusal["code"], direction: "down" | "same"): Refusal => ({
    tenant: text() as TenantName,
    code,
    project: text() as ProjectId,
    tier: { before: text() as TierName, after: text() as TierName, direction },
    message: text(),
    checks: (["over", "unknown", "fits", "lowers"] as const).map((verdict) => ({
      path: verdict === "over" ? text() : "branches",
      verdict,
      observed: verdict === "over" ? text() : 12,
      limit: verdict === "over" ? text() : 10,
      where: verdict === "over" ? text() : null,
    })),
    fix: text(),
    source: { file: text(), line: 2 },
  });
  const changes = [
    change({
      ...mover,
      tier,
      kind: "transfer",
      fields: [field("org", text(), text())],
      hazards: [hazard("breaks-scoped-keys", text())],
    }),
    change({
      ...mover,
      tier,
      kind: "update",
      fields: [field("name", text(), text()), field("compute.max", 1, 2), field(`endpoints.ep-1.max`, 4, 2)],
    }),
    change({ ...subject(), kind: "delete", hazards: [hazard("deletes-data", text()), hazard("adopts-existing", text())] }),
    change({
      ...subject(),
      kind: "suspend",
      fields: [field("state", "active", "suspended")],
      hazards: [hazard("suspends-now", text(), true)],
    }),
    change({ ...subject(), kind: "update", fields: [field(text(), text(), text())], hazards: [hazard("loses-history", text())] }),
    change({
      ...subject(),
      project: null,
      tier: [null, text(), "same"],
      kind: "create",
      patch: [{ op: "replace", path: "", value: { region: text(), pgVersion: 17 } }],
    }),
  ];
  const note = subject();
  const exception = subject();
  const sweep = { id: "org-quiet-lake-48151623" as OrgId, pages: 2, projects: 3, startedAt: "", finishedAt: "" };
  return planOf(changes, {
    fleet: text(),
    revision: text(),
    observedAt: text(),
    scope: {
      changedSince: text(),
      selected: [text(), text()],
      tenants: 3,
      of: 40_000,
      outside: { drifted: 37, refused: 1 },
    },
    policy: { base: text(), differs: [text(), text()] },
    safety: {
      delete: { asked: 2, allowed: 1, managed: 9, byShare: null, examples: [text() as TenantName, text() as TenantName] },
    },
    refused: [refusal("downgrade-blocked", "down"), refusal("duplicate-project", "same")],
    notices: [{ tenant: note.tenant as TenantName, code: "grace", message: text(), source: { file: note.file, line: 3 } }],
    excepted: [
      {
        tenant: exception.tenant as TenantName,
        path: text(),
        declared: text(),
        observed: text(),
        until: 1_775_000_000_000,
        reason: text(),
      },
    ],
    completeness: {
      kind: "partial",
      orgs: [{ ...sweep, org: exception.org as OrgName, gaps: [{ page: 1, project: null, reason: "page-unreadable" }] }],
    },
  });
}
