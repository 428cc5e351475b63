/** Plans by construction: typed values of any size without a fleet behind them. Their id and digest are anyone's. */
import type { Change, ChangeKind, FieldChange, Hazard, HazardKind, PatchOperation, Stake } from "../../src/reconciler/change.js";
import { defaultSafety } from "../../src/reconciler/fleet.js";
import type { OrgId, OrgName, ProjectId, TenantName, TierName } from "../../src/reconciler/names.js";
import { neededConsent } from "../../src/reconciler/plan/consent.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { planFormat } from "../../src/reconciler/plan/plan.js";
import type { MarkdownOptions } from "../../src/render/markdown/index.js";

export const options: MarkdownOptions = {
  safety: defaultSafety,
  files: "https://github.com/acme/fleet/blob/9f3c2e1",
  links: [
    { title: "Full plan", url: "https://github.com/acme/fleet/actions/runs/1#artifacts" },
    { title: "Audit", url: "https://acme.github.io/fleet/audit.html" },
  ],
  updatedAt: Date.parse("2026-03-04T09:12:31Z"),
};

export const field = (path: string, before: FieldChange["before"], after: FieldChange["after"]): FieldChange => ({
  path,
  before,
  after,
});
export const hazard = (kind: HazardKind, detail: string | null = null, consented = false): Hazard => ({
  kind,
  detail,
  consented,
});

interface ChangeInput {
  readonly tenant: string;
  readonly kind: ChangeKind;
  readonly org?: string;
  readonly project?: string | null;
  readonly tier?: readonly [before: string | null, after: string | null, direction: "up" | "down" | "same"];
  readonly fields?: readonly FieldChange[];
  readonly hazards?: readonly Hazard[];
  readonly patch?: readonly PatchOperation[];
  readonly stake?: Stake;
  readonly file?: string;
  readonly line?: number;
}

export function change(input: ChangeInput): Change {
  const {
    tenant,
    kind,
    org = "free",
    tier: [before, after, direction] = ["free", "free", "same"],
    fields = [],
    hazards = [],
  } = input;
  const { project = kind === "create" ? null : `p-${tenant}`, file = "tenants/all.yaml", line = 1 } = input;
  const pointer = (path: string): string => `/${path.replaceAll(".", "/")}`;
  const patch = input.patch ?? [
    ...fields.map(({ path, before: value }) => ({ op: "test" as const, path: pointer(path), value })),
    ...fields.map(({ path, after: value }) => ({ op: "replace" as const, path: pointer(path), value })),
  ];
  return {
    tenant: tenant as TenantName,
    kind,
    project: project as ProjectId | null,
    org: org as OrgName,
    tier: { before: before as TierName | null, after: after as TierName | null, direction },
    patch,
    fields,
    hazards,
    ...(input.stake && { stake: input.stake }),
    source: { file, line },
  };
}

export function planOf(changes: readonly Change[], more: Partial<Plan> = {}): Plan {
  const changed = new Set(changes.map(({ tenant }) => tenant)).size;
  const sweep = { pages: 49, startedAt: "2026-03-04T09:12:07.000Z", finishedAt: "2026-03-04T09:14:49.000Z", gaps: [] };
  const refused = more.refused ?? [];
  const body = {
    format: planFormat,
    id: "7f3a91c2",
    fleet: "acme",
    revision: "9f3c2e1",
    inputs: { manifestsDigest: "a".repeat(64), fleetDigest: "b".repeat(64) },
    observedAt: "2026-03-04T09:12:07.000Z",
    completeness: {
      kind: "complete",
      orgs: [
        { ...sweep, org: "free" as OrgName, id: "org-quiet-lake-48151623" as OrgId, projects: 38_000 },
        { ...sweep, org: "paid" as OrgName, id: "org-bold-river-20263711" as OrgId, projects: 101 },
      ],
    },
    coverage: { listPages: 98, detailReads: 976, lookedAt: 976, notLookedAt: 37_125 },
    changes,
    refused,
    notices: [],
    excepted: [],
    undeclared: [],
    counts: {
      tenants: 38_215,
      tombstones: 4,
      projects: 38_101,
      changed,
      refused: refused.length,
      unchanged: 38_219 - changed,
      undeclared: 0,
    },
    calls: { writes: 30_957, reads: 6142, seconds: 5622, perMinute: 396, rate: { perMinute: 700, share: 0.6, burst: 40 } },
    safety: {},
    consent: neededConsent(changes),
    ...more,
  } satisfies Omit<Plan, "digest">;
  return { ...body, digest: "0".repeat(64) };
}

const gib = 2 ** 30;
const name = (prefix: string, n: number): string => `${prefix}-${n + 1}`;
const many = (length: number, make: (n: number) => readonly Change[]): readonly Change[] =>
  Array.from({ length }, (_, n) => make(n)).flat();
const history = field("historyRetention", 21_600, 86_400);

/** A delete, a suspension, a quota below use: what a reviewer must not miss. */
export const dangerousTenant = (n: number): Change => {
  const tenant = name("risk", n);
  const place = { file: "tenants/gone.yaml", line: n + 4 };
  switch (n % 3) {
    case 0:
      return change({
        tenant,
        kind: "delete",
        hazards: [hazard("deletes-data", `trial ended, SUP-${1388 + n}`)],
        stake: { size: Math.round(1.2 * gib), lastUsed: "2025-11-30" },
        ...place,
      });
    case 1:
      return change({
        tenant,
        kind: "suspend",
        fields: [field("state", "active", "suspended")],
        hazards: [hazard("suspends-now", "unpaid since January")],
        ...place,
      });
    default:
      return change({
        tenant,
        kind: "update",
        fields: [field("quota.dataTransfer", 5 * gib, 4 * gib)],
        hazards: [hazard("suspends-now", "quota.dataTransfer")],
        ...place,
      });
  }
};

/** 30,000 tenants, `dangerous` of them each in need of consent, the others in a few groups. */
export function largePlan(dangerous: number): Plan {
  const upgrades = 212;
  const creates = 118;
  const different = 18;
  const both = 741;
  const alike = 30_000 - dangerous - upgrades - creates - different - both;
  return planOf([
    ...many(creates, (n) => [
      change({ tenant: name("new", n), kind: "create", tier: [null, "free", "same"], file: "tenants/2026-03.yaml", line: n + 1 }),
    ]),
    ...many(dangerous, (n) => [dangerousTenant(n)]),
    ...many(different, (n) => [
      change({ tenant: name("own", n), kind: "update", fields: [field("quota.dataTransfer", 5 * gib, (6 + n) * gib)] }),
    ]),
    ...many(both, (n) => [
      change({
        tenant: name("both", n),
        kind: "update",
        fields: [history, field("compute.max", 1, 2)],
        file: "tenantry.yaml",
        line: 18,
      }),
    ]),
    ...many(alike, (n) => [
      change({ tenant: name("app", n), kind: "update", fields: [history], file: "tenantry.yaml", line: 19 }),
    ]),
    ...many(upgrades, (n) => upgrade(name("up", n), n)),
  ]);
}

function upgrade(tenant: string, n: number): readonly Change[] {
  const place = { tenant, tier: ["free", "pro", "up"], file: "tenants/upgrades.yaml", line: n + 1 } as const;
  return [
    change({ ...place, kind: "transfer", fields: [field("org", "free", "paid")], hazards: [hazard("starts-billing")] }),
    change({
      ...place,
      kind: "update",
      org: "paid",
      fields: [field("quota.logicalSize", gib / 2, 10 * gib), field("historyRetention", 21_600, 604_800)],
    }),
  ];
}
