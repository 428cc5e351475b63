/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "before a create only the first org is looked at",
  breaks: "I2",
  edits: [
    {
      file: "src/reconciler/apply/live.ts",
      from: "for (const org of fleet.orgs) {",
      to: "for (const org of fleet.orgs.slice(0, 1)) {",
    },
  ],
  killedBy: [
    {
      file: "test/convergence/coverage.test.ts",
      test: "a project of the name that came into the other org after the plan stops the create too",
    },
  ],
};
