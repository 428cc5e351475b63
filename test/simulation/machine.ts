/** What a process has of its machine (src/cli/world.ts): requests, time and environment as given, and nothing else. */
import type { World as Machine } from "../../src/cli/world.js";

const silent = { write: () => {}, isTTY: false, columns: 100 };

export const machineOf = ({ env, fetch, sleep, now }: Pick<Machine, "env" | "fetch" | "sleep" | "now">): Machine => ({
  env: { NEON_API_HOST: "http://127.0.0.1/api/v2", ...env },
  cwd: "/fleet",
  stdout: silent,
  stderr: silent,
  stdin: { isTTY: false, readLine: () => Promise.resolve(null) },
  fetch,
  now,
  sleep,
  random: () => 0.5,
  pid: 1,
  isRunning: () => false,
  onInterrupt: () => () => {},
});
