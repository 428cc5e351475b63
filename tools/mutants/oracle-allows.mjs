/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "the oracle of the simulation allows everything",
  breaks: "the oracle",
  edits: [
    {
      file: "test/oracle/oracle.ts",
      from: "if (complaint !== null) this.violations.push",
      to: "if (complaint !== null && promise === '') this.violations.push",
    },
  ],
  killedBy: [{ file: "test/oracle/oracle.test.ts", test: "the oracle forbids I2 a second project of one tenant" }],
};
