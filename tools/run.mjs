/**
 * What `npm run demo`, `npm test`, `npm run check` and `.ci/run` do: install what is missing, build what is stale, run.
 * Needs nothing but Node.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { neverExercised, readTotals, summaryOf } from "./sim-report.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** Runs a command to its end, its output on ours. */
const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } }).status ?? 1;
const must = (command, args, env) => {
  const status = run(command, args, env);
  if (status !== 0) process.exit(status);
};
const bin = (name) => join("node_modules", ".bin", name);

function install(folder = ".") {
  const marker = join(folder, "node_modules/.package-lock.json");
  const isFresh = existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs;
  if (!isFresh) must("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"]);
}

function build() {
  must(process.execPath, ["tools/generate.mjs"]);
  must(bin("tsc"), ["-p", "tsconfig.json"]);
}

/** Everything but the benchmarks. */
const suites = ["unit", "long", "sim", "process", "engine"];

/** Each file in a vitest of its own, one after another: two at once would measure each other. */
function benchmark(env) {
  const files = readdirSync("bench").filter((name) => name.endsWith(".bench.ts"));
  const codes = files.map((name) => run(bin("vitest"), ["run", "--project", "bench", `bench/${name}`, "--reporter=dot"], env));
  return Math.max(...codes);
}

/** The tests of some projects, the simulation in that size (test/simulation/size.ts): the exit code, how many passed, what failed. */
function test(projects, size) {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-test-"));
  const contract = join(folder, "contract.jsonl");
  const report = join(folder, "report.json");
  const lives = join(folder, "lives.jsonl");
  const chosen = projects.flatMap((project) => ["--project", project]);
  let status = run(bin("vitest"), ["run", ...chosen, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
    TENANTRY_CONTRACT_LOG: contract,
    TENANTRY_SIM: size,
    TENANTRY_SIM_REPORT: lives,
  });
  const violations = sumContract(contract);
  const totals = readTotals(lives);
  if (totals) console.log(`Simulation: ${totals.lives} lives, ${totals.requests} requests\n${summaryOf(totals)}`);
  const never = totals ? neverExercised(totals) : [];
  for (const key of never) console.log(`Simulation: no life came to ${key} (fault, write, promise)`);
  if (violations.length + never.length !== 0) status ||= 1;
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { numPassedTests: 0 };
  rmSync(folder, { recursive: true, force: true });
  const failures = [
    ...failuresOf(counts),
    ...violations.map((violation) => `contract: ${violation}`),
    ...never.map((key) => `simulation: no life came to ${key}`),
  ];
  if (status !== 0 && failures.length === 0) failures.push(`vitest ended with ${status} and names no test; see its output above`);
  return {
    status,
    failures,
    passed: counts.numPassedTests,
  };
}

/** Each failed test of a report of vitest: its file, its name, and where its message begins. */
const failuresOf = (report) =>
  (report.testResults ?? []).flatMap(({ name: file, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0) return message ? [`${relative(root, file)}: ${message}`] : [];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `${relative(root, file)}: ${fullName}\n      ${(failureMessages[0] ?? "").slice(0, 1_000)}`,
    );
  });

/** Every exchange with the emulator was held against Neon's document; says how many, and each violation. */
function sumContract(path) {
  const lines = existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];
  const exchanges = lines.map((line) => JSON.parse(line));
  const violations = exchanges.flatMap((exchange) => exchange.violations ?? []);
  const apart = (kind) => exchanges.filter((exchange) => exchange.apart === kind).length;
  console.log(
    `\nContract: ${lines.length} requests and answers validated against Neon's OpenAPI document, ${violations.length} violations (counted apart: ${apart("foreign")} of other clients, ${apart("fault")} broken on purpose)`,
  );
  for (const violation of violations.slice(0, 20)) console.log(`  ${violation}`);
  return violations;
}

/** Steps of `check`: each passes or fails as one. */
const linters = [
  ["types", bin("tsc"), ["-p", "tsconfig.test.json"]],
  ["lint", bin("oxlint"), ["--type-aware", "--quiet"]],
  ["format", bin("prettier"), ["--check", "--log-level", "warn", "src", "test", "tools", "bench"]],
  ["unused code", bin("knip"), ["--no-progress"]],
  ["generated files", process.execPath, ["tools/generate.mjs", "--check"]],
];
const step = (name, command, args) => told(name, run(command, args) === 0);
function told(name, isGood) {
  console.log(`${isGood ? "ok   " : "FAIL "} ${name}`);
  return isGood;
}
const lint = () => linters.map(([name, command, args]) => step(name, command, args));

const commands = {
  demo() {
    build();
    return run(process.execPath, ["tools/demo.mjs"]);
  },
  test() {
    build();
    return test(suites, "test").status;
  },
  check() {
    build();
    const isClean = lint().every(Boolean);
    return Math.max(isClean ? 0 : 1, test(["unit"], "quick").status);
  },
  bench() {
    build();
    return benchmark();
  },
  pulumi() {
    build();
    return run(process.execPath, ["tools/pulumi/run.mjs", ...process.argv.slice(3)]);
  },
  fuzz() {
    must(process.execPath, ["tools/generate.mjs"]);
    return run(process.execPath, ["tools/fuzz.mjs", ...process.argv.slice(3)]);
  },
  sim() {
    must(process.execPath, ["tools/generate.mjs"]);
    return run(process.execPath, ["tools/sim.mjs", ...process.argv.slice(3)]);
  },
  mutants() {
    must(process.execPath, ["tools/generate.mjs"]);
    return run(process.execPath, ["tools/mutants.mjs", ...process.argv.slice(3)]);
  },
  "mutants:generated"() {
    install("tools/stryker");
    must(process.execPath, ["tools/generate.mjs"]);
    const chosen = process.argv.slice(3).map((path) => (path.endsWith(".ts") ? path : join(path, "**/*.ts")));
    const stryker = "tools/stryker/node_modules/@stryker-mutator/core/bin/stryker.js";
    const only = chosen.length === 0 ? [] : ["--mutate", chosen.join(",")];
    return run(process.execPath, [stryker, "run", "tools/stryker/stryker.config.mjs", ...only]);
  },
  ci() {
    build();
    const tests = test(suites, "gate");
    const checks = [
      ...lint(),
      step("5,000 damaged inputs", process.execPath, ["tools/fuzz.mjs", "--runs", "5000"]),
      step("named mutants", process.execPath, ["tools/mutants.mjs"]),
      step("demo", process.execPath, ["tools/demo.mjs"]),
      told("bench", benchmark({ TENANTRY_BENCH: "quick" }) === 0),
    ];
    const passed = tests.passed + checks.filter(Boolean).length;
    const failed = tests.failures.length + checks.filter((isGood) => !isGood).length;
    for (const failure of tests.failures.slice(0, 20)) console.log(`\nFAIL  ${failure}`);
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
};

const command = commands[process.argv[2]];
if (!command) {
  console.error(`usage: node tools/run.mjs ${Object.keys(commands).join("|")}`);
  process.exit(64);
}
install();
process.exit(command());
