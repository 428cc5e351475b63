/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "apply doesn't test what the plan saw",
  breaks: "I6",
  edits: [
    {
      file: "src/reconciler/apply/standing.ts",
      from: 'if (operation.op !== "test") continue;',
      to: 'if (operation.path !== "nowhere") continue;',
    },
    {
      file: "src/reconciler/apply/standing.ts",
      from: "jsonpatch.applyPatch(copy, [...due], true)",
      to: 'jsonpatch.applyPatch(copy, due.filter(({ op }) => op !== "test"), true)',
    },
  ],
  killedBy: [
    {
      file: "test/convergence/coverage.test.ts",
      test: "a value that another actor moved after the plan refuses that tenant, and no other (I6)",
    },
  ],
};
