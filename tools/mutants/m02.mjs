/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a list ends at its first short page",
  breaks: "I4",
  edits: [
    {
      file: "src/reconciler/observe.ts",
      from: "if (isEmpty || isFound || page.cursor === null) break;",
      to: "if (isEmpty || isFound || page.projects.length < 400 || page.cursor === null) break;",
    },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "a short page isn't the end, and a row that comes twice counts once" },
  ],
};
