/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "the emulator lets writes through while operations run",
  breaks: "the emulator",
  edits: [{ file: "src/emulator/operations.ts", from: "if (busy(project, now))", to: "if (busy(project, now) && now < 0)" }],
  killedBy: [
    {
      file: "test/emulator/computes.test.ts",
      test: "while one is open every change of the project is a 423, and reads and other projects go on",
    },
  ],
};
