/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "the emulator moves 401 projects in one call",
  breaks: "the emulator",
  edits: [{ file: "src/emulator/api/transfer.ts", from: "project_ids: list(id, 1, 400)", to: "project_ids: list(id, 1, 401)" }],
  killedBy: [{ file: "test/emulator/transfer.test.ts", test: "takes 1 to 400 ids" }],
};
