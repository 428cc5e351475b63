/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "quotas are raised before the transfer",
  breaks: "I12",
  edits: [
    {
      file: "src/reconciler/diff/index.ts",
      from: 'const lowersFirst = moves && tier.direction === "down";',
      to: "const lowersFirst = moves;",
    },
  ],
  killedBy: [
    {
      file: "test/convergence/coverage.test.ts",
      test: "an upgrade is a transfer, then one write of what the larger tier gives, with the paid org's key",
    },
  ],
};
