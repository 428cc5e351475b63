/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a quota write carries four of the five numbers",
  breaks: "I11",
  edits: [
    {
      file: "src/neon/body.ts",
      from: "...Object.fromEntries(quotaFields.map(",
      to: "...Object.fromEntries(quotaFields.slice(0, 4).map(",
    },
  ],
  killedBy: [
    { file: "test/convergence/apply.test.ts", test: "a write of the known five carries the unknown one along as it was read" },
  ],
};
