/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a failed request is told as the client saw it",
  breaks: "I9",
  edits: [
    {
      file: "src/neon/transport.ts",
      from: "return new AttemptError(null, null, networkWord(error));",
      to: "return new AttemptError(null, null, JSON.stringify(error));",
    },
  ],
  killedBy: [{ file: "test/security/secrets.test.ts", test: "every request fails reset" }],
};
