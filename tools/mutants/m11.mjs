/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "an operation that was cancelled or is unknown counts as done",
  breaks: "I19",
  edits: [
    {
      file: "src/reconciler/apply/operations.ts",
      from: 'status === "finished" || status === "skipped";',
      to: '!["scheduling", "running", "failed", "error"].includes(status ?? "");',
    },
  ],
  killedBy: [
    {
      file: "test/convergence/coverage.test.ts",
      test: "an operation that ends as cancelled is a failure of its tenant alone (I19)",
    },
    { file: "test/convergence/coverage.test.ts", test: "an operation that Neon no longer knows counts as failed" },
  ],
};
