/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a project is a tenant's when its name begins like it",
  breaks: "I18",
  edits: [
    {
      file: "src/reconciler/diff/match.ts",
      from: "byName.get(tenant.name) ?? []",
      to: "[...byName].flatMap(([name, found]) => (name.startsWith(tenant.name) ? found : []))",
    },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "neighbours with a name that only begins or ends alike are no twins" },
  ],
};
