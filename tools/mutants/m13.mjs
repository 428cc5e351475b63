/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "the oldest snapshot goes before the new one is finished",
  breaks: "I8",
  edits: [
    {
      file: "src/reconciler/diff/index.ts",
      from: "      ...snapshots.take,\n",
      to: "      ...snapshots.prune,\n      ...snapshots.take,\n",
    },
    {
      file: "src/reconciler/diff/index.ts",
      from: '      ...(state?.kind === "suspend" && !early ? [state] : []),\n      ...snapshots.prune,\n',
      to: '      ...(state?.kind === "suspend" && !early ? [state] : []),\n',
    },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "what fails to be taken lets nothing go" },
    { file: "test/convergence/rotation.test.ts", test: "nobody ever without a restore point" },
  ],
};
