/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a create whose answer was lost is sent again without a look",
  breaks: "I2",
  edits: [
    {
      file: "src/reconciler/apply/create.ts",
      from: "const late = await lookUntilSettled(spec.name, change, context);",
      to: "const late = null as ObservedProject | null;",
    },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "a create that takes effect and its answer is lost makes one project" },
  ],
};
