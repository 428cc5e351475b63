/**
 * `npm run mutants [-- name …]`: can the tests fail? Each file of `tools/mutants` breaks the product in one named way and names
 * the tests that must notice (docs/promises.md). The break is made in a copy in a temporary folder, never here. A mutant that
 * survives, that no longer fits the code, or whose tests are gone is a failure of this run.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Mutant
 * @property {string} is What the product then does.
 * @property {string} breaks The promise that it breaks.
 * @property {readonly { file: string, from: string, to: string }[]} edits `from` stands exactly once in its file.
 * @property {readonly { file: string, test: string }[]} killedBy Every one of them fails: a test whose full name holds these words.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "tools", "mutants");
const notCopied = new Set(["node_modules", "dist", ".git", ".tenantry", "coverage", ".stryker-tmp"]);

/** Everything a test may read; the packages are linked one by one, so that caches beside them are the copy's own. */
function copyOf() {
  const copy = mkdtempSync(join(tmpdir(), "tenantry-mutants-"));
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || !notCopied.has(basename(path)) });
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== ".vite") symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  }
  return copy;
}

/** The named tests in that copy: how many ran, and the names of those that failed. */
async function runTests(copy, tests) {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const words = tests.map(({ test }) => test.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const files = [...new Set(tests.map(({ file }) => file))];
  const args = [
    "run",
    "--project",
    "unit",
    "--project",
    "long",
    ...files,
    "-t",
    words.join("|"),
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  const output = [];
  await new Promise((resolve, reject) => {
    const child = spawn(join(copy, "node_modules", ".bin", "vitest"), args, { cwd: copy });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("close", resolve);
  });
  try {
    const results = JSON.parse(readFileSync(report, "utf8")).testResults;
    return results.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status !== "skipped"));
  } catch {
    throw new Error(`the tests did not run:\n${Buffer.concat(output).toString("utf8").slice(-2000)}`);
  }
}

const named = (results, { test }) => results.filter(({ fullName }) => fullName.includes(test));

/** Why the mutant isn't dead, null when it is. */
async function survival({ edits, killedBy }, copy) {
  const before = new Map();
  try {
    for (const { file, from, to } of edits) {
      const path = join(copy, file);
      const text = readFileSync(path, "utf8");
      const parts = text.split(from);
      if (parts.length !== 2) return `doesn't fit: ${file} has ${parts.length - 1} times ${JSON.stringify(from)}`;
      if (!before.has(path)) before.set(path, text);
      writeFileSync(path, parts.join(to));
    }
    const results = await runTests(copy, killedBy);
    const blind = killedBy.find((test) => !named(results, test).some(({ status }) => status === "failed"));
    return blind ? `survives ${blind.file}: ${blind.test}` : null;
  } finally {
    for (const [path, text] of before) writeFileSync(path, text);
  }
}

async function main() {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".mjs"))
    .map((name) => name.slice(0, -".mjs".length));
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no mutant is called ${unknown.join(", ")}; there are ${names.join(", ")}`);
  const chosen = asked.length > 0 ? asked : names;
  /** @type {(readonly [string, Mutant])[]} */
  const mutants = [];
  for (const name of chosen) mutants.push([name, (await import(`./mutants/${name}.mjs`)).default]);

  const copies = [copyOf()];
  try {
    const all = [
      ...new Map(mutants.flatMap(([, { killedBy }]) => killedBy.map((test) => [JSON.stringify(test), test]))).values(),
    ];
    const sound = await runTests(copies[0], all);
    const unsound = all.filter(
      (test) => named(sound, test).length === 0 || named(sound, test).some(({ status }) => status !== "passed"),
    );
    for (const { file, test } of unsound) console.log(`FAIL  not a passing test of the unbroken code: ${file}: ${test}`);
    if (unsound.length > 0) return 1;

    while (copies.length < Math.min(availableParallelism(), mutants.length)) copies.push(copyOf());
    const left = [...mutants];
    let alive = 0;
    const work = async (copy) => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [name, mutant] = next;
        const why = await survival(mutant, copy);
        if (why !== null) alive += 1;
        console.log(`${why === null ? "dead " : "ALIVE"} ${name.padEnd(15)} ${mutant.is}${why === null ? "" : `\n      ${why}`}`);
      }
    };
    await Promise.all(copies.map(work));
    console.log(`${mutants.length} mutants, ${alive} alive`);
    return alive === 0 ? 0 : 1;
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
  }
}

process.exitCode = await main();
