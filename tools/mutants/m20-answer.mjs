/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "Neon's own sentence is told",
  breaks: "I9",
  edits: [
    { file: "src/neon/transport.ts", from: 'neonCode: plainWord(body["code"]),', to: 'neonCode: String(body["message"]),' },
  ],
  killedBy: [{ file: "test/security/secrets.test.ts", test: "every request fails 422" }],
};
