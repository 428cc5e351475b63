/** Generated mutants of the pure core: `npm run mutants:generated [-- folder …]`; docs/mutants.md says how they fare. */
import { fileURLToPath } from "node:url";

export default {
  packageManager: "npm",
  plugins: [fileURLToPath(new URL("runner.mjs", import.meta.url))],
  testRunner: "tenantry",
  coverageAnalysis: "perTest",
  mutate: ["desired.ts", "diff/**/*.ts", "plan/**/*.ts", "manifest/rules/**/*.ts"].map((glob) => `src/reconciler/${glob}`),
  // Most are words of a closed union, where another doesn't compile, or wording.
  mutator: { excludedMutations: ["StringLiteral"] },
  // Tables at the top of a module are read once, when the tests are loaded: no mutant of them can be switched on later.
  ignoreStatic: true,
  ignorePatterns: ["dist", ".tenantry", "coverage", "examples", "docs/assets"],
  tempDirName: ".stryker-tmp",
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: "tools/stryker/report.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 1,
  timeoutMS: 60_000,
  // Not a multiple of what the first run of the tests took: they are not all run again.
  timeoutFactor: 0,
};
