/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a restore runs again, though a later default branch superseded it",
  breaks: "I20",
  edits: [
    {
      file: "src/reconciler/restore.ts",
      from: 'source.some(({ id }) => id === restoredFrom) ? "done" : "superseded";',
      to: 'source.some(({ id }) => id === restoredFrom) ? "done" : "due";',
    },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "a default branch that is younger than the id supersedes it" },
    { file: "test/convergence/coverage.test.ts", test: "an id that was used for something else restores nothing" },
  ],
};
