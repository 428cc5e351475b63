/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "an amount with an unknown unit is 0",
  breaks: "I11",
  edits: [
    {
      file: "src/reconciler/manifest/amount-kinds.ts",
      from: "const parsed = kind.parse(String(value));",
      to: `const tried = kind.parse(String(value));
  const parsed = tried.ok || tried.problem !== "unit" ? tried : ({ ok: true, value: 0 } as const);`,
    },
  ],
  killedBy: [{ file: "test/corpus/corpus.test.ts", test: "512mb" }],
};
