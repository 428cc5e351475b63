import { defineConfig } from "vitest/config";

/** Fleets of thousands, each possible crash, each damaged file: in `npm test`, and too long for `npm run check`. */
const long = [
  "test/convergence/{properties,rotation,writes}.test.ts",
  "test/fuzz/**/*.test.ts",
  "test/import/properties.test.ts",
  "test/journal/crash.test.ts",
  "test/markdown/{hostile,large,large-hostile}.test.ts",
  "test/plan-file/read.test.ts",
  "test/providers/front-doors.test.ts",
  "test/scope/{calls,one-line}.test.ts",
  "test/security/{files,ids,secrets}.test.ts",
];
const not = (globs: readonly string[]): string[] => globs.map((glob) => `!${glob}`);

const project = (name: string, include: string[], testTimeout: number) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    globalSetup: ["test/global-setup.ts"],
    // One for each core of a small machine; left alone, vitest would leave one of the two idle.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts", ...not(["test/process/**", "test/simulation/**", "test/engine/**", ...long])],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // Two hundred short files: reading the same modules anew for each took longer than their tests.
          isolate: false,
        },
      },
      project("long", long, 600_000),
      {
        extends: true,
        test: {
          name: "sim",
          include: ["test/simulation/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 60_000,
          // Seven files of the same modules: reading them anew for each took as long as two hundred lives.
          isolate: false,
          // Lives make short-lived objects by the gigabyte: with more room for them little is copied before it is dead.
          execArgv: ["--max-semi-space-size=64"],
        },
      },
      {
        extends: true,
        test: {
          name: "bench",
          include: ["bench/**/*.bench.ts"],
          globalSetup: ["test/engine/global-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "engine",
          include: ["test/engine/**/*.test.ts"],
          globalSetup: ["test/engine/global-setup.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Each command of Pulumi is three processes: alone, after the others.
          sequence: { groupOrder: 1 },
        },
      },
      project("process", ["test/process/**/*.test.ts"], 60_000),
    ],
  },
});
