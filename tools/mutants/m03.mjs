/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "projects whose details Neon withholds are left out in silence",
  breaks: "I4",
  edits: [
    {
      file: "src/neon/client.ts",
      from: 'const withheld = Array.isArray(body["unavailable_project_ids"]) ? body["unavailable_project_ids"] : [];',
      to: "const withheld: unknown[] = [];",
    },
  ],
  killedBy: [
    { file: "test/convergence/coverage.test.ts", test: "a project whose details are withheld is never taken for missing" },
  ],
};
