/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "new computes get the declared range, existing ones stay",
  breaks: "I13",
  edits: [
    {
      file: "src/reconciler/apply/settings.ts",
      from: "endpointsOf(due).map((endpoint) =>",
      to: "endpointsOf([]).map((endpoint) =>",
    },
  ],
  killedBy: [
    {
      file: "test/convergence/coverage.test.ts",
      test: "compute: a wider range is written to the defaults and to every compute there is",
    },
  ],
};
