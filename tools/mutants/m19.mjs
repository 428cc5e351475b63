/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "the first failure stops the run",
  breaks: "I10",
  edits: [
    { file: "src/reconciler/apply/index.ts", from: "if (maxFailures === null || this.failures <= maxFailures) return;", to: "" },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "a tenant's failure stops none of those whose turn comes after it (I10)" },
  ],
};
