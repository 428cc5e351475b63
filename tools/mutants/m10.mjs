/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a success of Neon's is an outcome, whatever a read shows",
  breaks: "I17",
  edits: [
    {
      file: "src/reconciler/apply/index.ts",
      from: 'if (missing === null) this.end(work, "applied"',
      to: 'if (missing !== undefined) this.end(work, "applied"',
    },
  ],
  killedBy: [
    {
      file: "test/convergence/coverage.test.ts",
      test: "a write that Neon answers with success and ignores is not counted as applied",
    },
  ],
};
