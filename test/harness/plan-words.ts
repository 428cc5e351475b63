import type { Change, Refusal } from "../../src/reconciler/change.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";

const changeWords = ({ kind, tenant, project, org, tier, patch, hazards, stake, source }: Change): readonly string[] => [
  `${tenant}: ${kind} ${project} in ${org}, ${tier.before} → ${tier.after} (${tier.direction}), of ${source.file}:${source.line}`,
  ...patch.map(({ op, path, ...rest }) => `  ${op} ${path} ${"value" in rest ? JSON.stringify(rest.value) : ""}`),
  ...hazards.map((hazard) => `  ! ${hazard.kind}: ${hazard.detail}${hazard.consented ? " (dated)" : ""}`),
  ...(stake ? [`  at stake: ${JSON.stringify(stake)}`] : []),
];

const refusalWords = ({ tenant, code, project, tier, message, fix, checks, source }: Refusal): readonly string[] => [
  `x ${tenant}: ${code} ${project}, ${tier.before} → ${tier.after} (${tier.direction}), of ${source.file}:${source.line}`,
  `  ${message} | ${fix}`,
  ...checks.map(({ verdict, path, observed, limit, where }) => `  ${verdict} ${path} ${observed} of ${limit} ${where ?? ""}`),
];

/** All that a plan says which isn't the same in every plan, one thing a line. */
export function planWords({ changes, refused, notices, excepted, undeclared, calls, coverage, counts }: Plan): string {
  const lines = [
    ...changes.flatMap(changeWords),
    ...refused.flatMap(refusalWords),
    ...notices.map(({ tenant, code, message }) => `i ${tenant}: ${code}, ${message}`),
    ...excepted.map((field) => `~ ${JSON.stringify(field)}`),
    ...undeclared.map(({ project, name, org }) => `? ${project} ${name} in ${org}`),
    `${calls.writes} writes, ${calls.reads} reads, ${calls.seconds} s`,
    `seen in ${coverage.listPages} pages and ${coverage.detailReads} reads`,
    Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(", "),
  ];
  return lines.map((line) => line.trimEnd()).join("\n");
}
