/**
 * The tests that judge the mutants of the pure core: those that hold what a fleet declares, and what is observed in it, against
 * the plan or the diagnostics that must come of it. Tests that would only repeat them at length are left out. The
 * quickest come first.
 */
const ofManifests = [
  "test/corpus/{corpus,numbers,messages}.test.ts",
  "test/manifest/{keys,sources}.test.ts",
  "test/manifest/{rosters,values}.test.ts",
];
const ofPlans = [
  "test/convergence/{desired,policy}.test.ts",
  "test/plan-file/*.test.ts",
  "test/convergence/coverage.test.ts",
  "test/scope/{changed,few,policy,selection}.test.ts",
];

/** By what is mutated, where that is only rules on manifests or only what comes after them. */
export const testsOf = (mutate) => [
  ...(mutate.every((path) => /\/(?:diff|plan)\b/.test(path)) ? [] : ofManifests),
  ...(mutate.every((path) => path.includes("/manifest/")) ? [] : ofPlans),
];

/** What asks how quickly something is, or about all cases together: no answer on one mutant. */
export const leftOut =
  /all cases together|any change of the bytes|never throws and never pollutes|200 KB of bad escapes|reading is quick|wrong on every line/;
