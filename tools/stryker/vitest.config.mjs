import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** One worker that lives as long as the run does; worker.mjs says what it does there. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("../..", import.meta.url)),
    include: ["test/**/*.test.ts"],
    runner: fileURLToPath(new URL("worker.mjs", import.meta.url)),
    testTimeout: 60_000,
    pool: "threads",
    maxWorkers: 1,
    isolate: false,
    watch: false,
    reporters: [],
  },
});
