/** A plan in the order in which it is read, as words and lines: every human format prints this and adds no fact. */
import type { Change, ChangeKind, Check, FieldChange, Hazard, HazardKind, Refusal } from "../reconciler/change.js";
import { needsConsent } from "../reconciler/change.js";
import type { Headline } from "../reconciler/diff/headline.js";
import { headlineOf } from "../reconciler/diff/headline.js";
import type { TenantName } from "../reconciler/names.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { count, declaredValue, measuredValue, plural } from "./values.js";
import { printable } from "./printable.js";
import { stakeLine } from "./stake.js";

export const signs = {
  create: "+",
  recover: "+",
  branch: "+",
  snapshot: "+",
  update: "~",
  restore: "<",
  prune: "-",
  resume: "~",
  upgrade: "~",
  downgrade: "~",
  transfer: ">",
  suspend: "-",
  delete: "-",
  adopt: "=",
} as const satisfies Record<Headline, string>;

export interface PlanView {
  readonly plan: Plan;
  readonly refused: readonly RefusalView[];
  /** Tenants left alone only because the inventory has a hole. */
  readonly held: number;
  /** Each shown whole, never grouped. */
  readonly needsConsent: readonly TenantView[];
  readonly rest: readonly TenantView[];
}

export interface TenantView {
  readonly tenant: TenantName;
  readonly headline: Headline;
  /** `free → pro`, what a create makes, why a tenant is deleted, or the only field of an update. */
  readonly title: string;
  /** The same without what a group's line has no room for. */
  readonly groupTitle: string;
  readonly source: string;
  readonly steps: readonly StepView[];
  readonly hazards: readonly HazardView[];
  /** Size and last use of what is deleted or suspended, else null. */
  readonly stake: string | null;
  /** Equal for tenants whose changes read the same. */
  readonly groupKey: string;
}

export interface StepView {
  readonly kind: ChangeKind;
  readonly fields: readonly FieldView[];
}
export interface FieldView {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** `for new computes, and for ep-calm-fog-a1b2c3` */
  readonly note: string | null;
}
export interface HazardView {
  readonly kind: HazardKind;
  readonly detail: string | null;
  readonly needsConsent: boolean;
}

export interface RefusalView {
  readonly tenant: TenantName;
  readonly title: string;
  readonly source: string;
  readonly over: readonly { readonly path: string; readonly observed: string; readonly limit: string; readonly by: string }[];
  readonly fits: readonly string[];
  readonly lowers: readonly string[];
  readonly fix: string;
}

export function view(plan: Plan): PlanView {
  const groups = new Map<TenantName, Change[]>();
  for (const change of plan.changes) {
    const group = groups.get(change.tenant);
    if (group) group.push(change);
    else groups.set(change.tenant, [change]);
  }
  const names = new Map((plan.governed ?? []).map(({ tenant, name }) => [tenant, name]));
  const tenants = [...groups.values()].map((changes) => tenantView(changes, names));
  const refused = plan.refused.filter(({ code }) => code !== "incomplete-inventory");
  const isDangerous = ({ hazards }: TenantView): boolean => hazards.some((hazard) => hazard.needsConsent);
  return {
    plan,
    refused: refused.map((refusal) => refusalView(refusal, names)),
    held: plan.refused.length - refused.length,
    needsConsent: tenants.filter(isDangerous),
    rest: tenants.filter((tenant) => !isDangerous(tenant)),
  };
}

/** What people call tenants whose key is a project id, because a rule governs them. */
type Names = ReadonlyMap<TenantName, string>;
const titled = (tenant: TenantName, title: string, names: Names): string => {
  const name = names.get(tenant);
  return name === undefined ? title : `"${printable(name)}"   ${title}`;
};

/** `changes` are one tenant's, at least one. */
export function tenantView(changes: readonly Change[], names: Names = new Map()): TenantView {
  const [first] = changes;
  if (!first) throw new RangeError("a tenant without changes");
  const headline = headlineOf(changes);
  const steps = changes.map(({ kind, fields }) => ({ kind, fields: fieldViews(fields) }));
  const hazards = mergeHazards(changes.flatMap((change) => change.hazards));
  const withoutIds = steps.map(({ kind, fields }) => [kind, fields.map(({ path, before, after }) => [path, before, after])]);
  const groupTitle = groupTitleOf(headline, first, steps);
  return {
    tenant: first.tenant,
    headline,
    title: titled(first.tenant, titleOf(headline, first, steps, hazards), names),
    groupTitle,
    source: sourceOf(first.source),
    steps,
    hazards,
    stake: stakeLine(changes),
    groupKey: JSON.stringify([headline, groupTitle, first.tier, withoutIds, hazards.map(({ kind }) => kind)]),
  };
}

function titleOf(headline: Headline, change: Change, steps: readonly StepView[], hazards: readonly HazardView[]): string {
  switch (headline) {
    case "create":
      return createTitle(change);
    case "adopt":
      return `${change.project}, found by its name in org ${change.org}`;
    case "recover":
      return `${change.project}, deleted, in org ${change.org}`;
    case "delete":
    case "suspend": {
      const reason = hazards.find(({ kind }) => kind === "deletes-data" || kind === "suspends-now")?.detail ?? null;
      const what = reason === null ? `${change.project} in org ${change.org}` : `"${reason}"`;
      return `${stakeLine([change])}, ${what}`;
    }
    case "upgrade":
    case "downgrade":
      return groupTitleOf(headline, change, steps);
    case "restore": {
      const [only] = steps.flatMap(({ fields }) => fields);
      if (!only) return "";
      // A branch that is set back to its parent says which it is.
      const which = only.path.startsWith("resets.") ? `${printable(only.path.slice("resets.".length))}: ` : "";
      return `${which}${only.before} becomes ${only.after}`;
    }
    default: {
      const [only, ...others] = steps.flatMap(({ fields }) => fields);
      if (!only || others.length > 0) return change.tier.after ?? "";
      return `${only.path} ${only.before} → ${only.after}${only.note === null ? "" : `   ${only.note}`}`;
    }
  }
}

function groupTitleOf(headline: Headline, { tier, org }: Change, steps: readonly StepView[]): string {
  switch (headline) {
    case "create":
      return `tier ${tier.after}`;
    case "upgrade":
    case "downgrade":
      return `${tier.before ?? org} → ${tier.after}`;
    case "delete":
    case "suspend":
    case "adopt":
    case "recover":
      return `in org ${org}`;
    default: {
      const fields = steps.flatMap((step) => step.fields);
      return fields.map(({ path, before, after }) => `${path} ${before} → ${after}`).join(", ");
    }
  }
}

function createTitle({ tier, org, patch }: Change): string {
  const operation = patch.find(({ op }) => op === "replace");
  const made = (operation && "value" in operation ? operation.value : null) as {
    region?: string;
    pgVersion?: number;
    state?: string;
  } | null;
  const suspended = made?.state === "suspended" ? ", suspended" : "";
  return `tier ${tier.after} in org ${org}, ${printable(made?.region ?? "")}, Postgres ${made?.pgVersion}${suspended}`;
}

/** A compute that exists goes with the default it follows: one line for both, under the manifest's path. */
function fieldViews(fields: readonly FieldChange[]): readonly FieldView[] {
  const views: { path: string; before: string; after: string; endpoints: string[]; hasDefault: boolean }[] = [];
  for (const { path, before, after } of fields) {
    const [group, id, leaf] = path.split(".");
    const isEndpoint = group === "endpoints" && id !== undefined && leaf !== undefined;
    const shown = {
      path: isEndpoint ? `compute.${leaf}` : path,
      before: declaredValue(path, before),
      after: declaredValue(path, after),
    };
    const same = views.find((seen) => seen.path === shown.path && seen.before === shown.before && seen.after === shown.after);
    const entry = same ?? { ...shown, endpoints: [], hasDefault: false };
    if (isEndpoint) entry.endpoints.push(id);
    else entry.hasDefault = true;
    if (!same) views.push(entry);
  }
  return views.map(({ path, before, after, endpoints, hasDefault }) => ({
    path,
    before,
    after,
    note: noteOf(path, endpoints, hasDefault),
  }));
}

function noteOf(path: string, endpoints: readonly string[], hasDefault: boolean): string | null {
  if (!path.startsWith("compute.")) return null;
  if (endpoints.length === 0) return "for new computes";
  return hasDefault ? `for new computes, and for ${endpoints.join(", ")}` : `for ${endpoints.join(", ")}`;
}

function mergeHazards(hazards: readonly Hazard[]): readonly HazardView[] {
  const merged = new Map<HazardKind, { details: Set<string>; needs: boolean }>();
  for (const hazard of hazards) {
    const entry = merged.get(hazard.kind) ?? { details: new Set(), needs: false };
    if (hazard.detail !== null) entry.details.add(printable(hazard.detail));
    entry.needs ||= needsConsent(hazard);
    merged.set(hazard.kind, entry);
  }
  return [...merged].map(([kind, { details, needs }]) => ({
    kind,
    detail: details.size > 0 ? [...details].join(", ") : null,
    needsConsent: needs,
  }));
}

function refusalView({ tenant, code, message, checks, fix, tier, source }: Refusal, names: Names): RefusalView {
  const tierName = tier.after ?? "";
  const isDowngrade = code === "downgrade-blocked";
  return {
    tenant,
    title: titled(tenant, isDowngrade ? printable(message) : `${code}: ${printable(message)}`, names),
    source: sourceOf(source),
    over: checks.filter(({ verdict }) => verdict === "over" || verdict === "unknown").map((check) => overView(check, tierName)),
    fits: checks.filter(({ verdict }) => verdict === "fits").map(fitText),
    lowers: checks
      .filter(({ verdict }) => verdict === "lowers")
      .map(({ path, observed, limit }) => `${path} ${declaredValue(path, observed)} → ${declaredValue(path, limit)}`),
    fix: printable(fix),
  };
}

function overView({ path, observed, limit, where, verdict }: Check, tier: string): RefusalView["over"][number] {
  const excess = typeof observed === "number" && typeof limit === "number" ? observed - limit : null;
  const over = excess === null || excess === 0 ? "at its limit" : `over by ${measuredValue(path, excess)}`;
  return {
    path,
    observed: [measuredValue(path, observed), where && printable(where)].filter(Boolean).join(" "),
    limit: `${tier}: ${declaredValue(path, limit)}`,
    by: verdict === "unknown" ? "must be known first" : typeof limit === "string" ? "must go first" : over,
  };
}

const fitText = ({ path, observed, limit }: Check): string =>
  path === "integrations"
    ? `integrations ${printable(String(observed))}`
    : `${path.replace(/^quota\./, "")} ${measuredValue(path, observed)} of ${declaredValue(path, limit)}`;

export const sourceOf = ({ file, line }: { readonly file: string; readonly line: number }): string =>
  `${printable(file)}:${line}`;

/** `1 create, 1 upgrade (1 transfer, 5 fields)`; in a large plan without the brackets. */
export function countsText(tenants: readonly TenantView[], isLarge: boolean): string {
  const byHeadline = new Map<Headline, TenantView[]>();
  for (const tenant of tenants) {
    const group = byHeadline.get(tenant.headline);
    if (group) group.push(tenant);
    else byHeadline.set(tenant.headline, [tenant]);
  }
  return [...byHeadline]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([headline, group]) => {
      const parts = isLarge ? [] : partsOf(headline, group);
      return `${count(group.length)} ${headline}${parts.length > 0 ? ` (${parts.join(", ")})` : ""}`;
    })
    .join(", ");
}
const order: readonly Headline[] = [
  "create",
  "recover",
  "adopt",
  "resume",
  "upgrade",
  "downgrade",
  "transfer",
  "update",
  "branch",
  "snapshot",
  "restore",
  "prune",
  "suspend",
  "delete",
];

function partsOf(headline: Headline, group: readonly TenantView[]): readonly string[] {
  if (headline !== "upgrade" && headline !== "downgrade" && headline !== "update") return [];
  const steps = group.flatMap((tenant) => tenant.steps);
  const transfers = steps.filter(({ kind }) => kind === "transfer").length;
  const fields = steps.filter(({ kind }) => kind === "update").reduce((sum, step) => sum + step.fields.length, 0);
  return [...(transfers > 0 ? [plural(transfers, "transfer")] : []), ...(fields > 0 ? [plural(fields, "field")] : [])];
}
