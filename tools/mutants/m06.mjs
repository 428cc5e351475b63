/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a project without a manifest is deleted",
  breaks: "I3",
  edits: [
    {
      file: "src/reconciler/diff/index.ts",
      from: "export function diff(matches: Matches, context: DiffContext): readonly TenantDiff[] {",
      to: `export function diff(matches: Matches, context: DiffContext): readonly TenantDiff[] {
  const gone = matches.extra.map((project) => {
    const tombstone = { tenant: project.name, reason: "no manifest", dated: false, source: null } as never;
    const removal = deleteChange(tombstone, { kind: "live", by: "lock", project }, {} as never, context.observed as never);
    return { tenant: project.name as TenantName, changes: [removal], refusal: null, notice: null, excepted: [] };
  });
  return [...diffDeclared(matches, context), ...gone];
}
function diffDeclared(matches: Matches, context: DiffContext): readonly TenantDiff[] {`,
    },
  ],
  killedBy: [{ file: "test/convergence/coverage.test.ts", test: "a manifest that vanishes changes nothing" }],
};
