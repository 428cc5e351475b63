/**
 * `npm run fuzz`: damaged files and damaged answers (test/fuzz), as many as are asked for.
 *   --runs N      inputs of one round (5000)
 *   --seed N      the first round's seed (1); each further round takes the next
 *   --minutes M   rounds until that time has passed; one round unless given
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" }, minutes: { type: "string" } } });
const numberOf = (name, otherwise) => {
  const number = Number(values[name] ?? otherwise);
  if (Number.isFinite(number) && number >= 0) return number;
  console.error(`--${name} ${values[name]}: a number is due`);
  return process.exit(64);
};
const runs = numberOf("runs", 5000);
const first = numberOf("seed", 1);
const until = Date.now() + numberOf("minutes", 0) * 60_000;

let seed = first;
let status = 0;
do {
  const env = { ...process.env, TENANTRY_FUZZ_RUNS: String(runs), TENANTRY_FUZZ_SEED: String(seed) };
  const vitest = join("node_modules", ".bin", "vitest");
  status =
    spawnSync(vitest, ["run", "--project", "long", "test/fuzz/files", "test/fuzz/answers"], { stdio: "inherit", env }).status ??
    1;
  seed += 1;
} while (status === 0 && Date.now() < until);
console.log(`${status === 0 ? "" : "FAILED: "}${(seed - first) * runs} damaged inputs, seeds ${first} to ${seed - 1}`);
process.exit(status);
