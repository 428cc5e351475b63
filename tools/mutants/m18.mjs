/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a number that nobody knows fits a downgrade",
  breaks: "I21",
  edits: [
    {
      file: "src/reconciler/diff/downgrade.ts",
      from: 'if (observed === null) return "unknown";',
      to: 'if (observed === null) return "fits";',
    },
  ],
  killedBy: [{ file: "test/convergence/coverage.test.ts", test: "is unknown (I21)" }],
};
