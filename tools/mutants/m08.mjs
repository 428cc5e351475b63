/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a test operation has no value",
  breaks: "I6",
  edits: [
    {
      file: "src/reconciler/diff/build.ts",
      from: '({ op: "test", path: pointerOf(path), value });',
      to: '({ op: "test", path: pointerOf(path), value: undefined as never });',
    },
  ],
  killedBy: [
    { file: "test/plan-file/declared-by.test.ts", test: "a plan as it was made is what the manifests declare" },
    { file: "test/convergence/coverage.test.ts", test: "several fields of a project are one write" },
  ],
};
