/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "the next write doesn't wait for the operations of the last",
  breaks: "I19",
  edits: [
    {
      file: "src/reconciler/apply/operations.ts",
      from: "if (operations.length === 0) return;",
      to: "if (operations.length >= 0) return;",
    },
  ],
  killedBy: [{ file: "test/convergence/waits.test.ts", test: "no write meets operations of the one before it" }],
};
