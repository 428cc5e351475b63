/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a hit of a search counts as the name that was searched for",
  breaks: "I18",
  edits: [
    {
      file: "src/reconciler/apply/live.ts",
      from: "page.projects.filter((project) => project.name === name)",
      to: "page.projects",
    },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "neighbours with a name that only begins or ends alike are no twins" },
  ],
};
