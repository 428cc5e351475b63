/** Stryker's test runner for this repository: a vitest whose one worker (worker.mjs) stays alive from mutant to mutant. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus, TestStatus } from "@stryker-mutator/api/test-runner";
import { globSync } from "tinyglobby";
import { createVitest } from "vitest/node";
import { Channel } from "./channel.mjs";
import { testsOf } from "./tests.mjs";

/** Which tests reach which mutant, in what time; kept in the sandbox for a runner that Stryker starts anew after a hang. */
const memoryFile = "mutant-coverage.json";
/** A mutant of what every plan does is reached by a thousand tests: what so many don't notice, the quickest of them, lives. */
const most = 150;
/** Tests that killed the mutants before are the likeliest to kill the next one, which stands beside them. */
const likely = 12;
/** `SAMPLE=7` runs each seventh mutant that a test reaches; the others are told as errors, which no score counts. */
const sample = Number(process.env.SAMPLE ?? 1);
const fileOf = (test) => test.split("#")[0];

class Runner {
  static inject = ["options"];
  #files;
  #channel = null;
  #vitest = null;
  #ended = null;
  #memory = existsSync(memoryFile) ? JSON.parse(readFileSync(memoryFile, "utf8")) : null;
  #killers = [];

  constructor({ mutate }) {
    const names = testsOf(mutate).flatMap((glob) => globSync(glob).sort());
    this.#files = names.map((name) => ({ name, path: `${process.cwd()}/${name}` }));
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    process.env.NODE_ENV = "test";
    process.env.VITEST = "1";
    this.#channel = new Channel();
    const ready = this.#channel.next();
    this.#vitest = await createVitest("test", { config: "tools/stryker/vitest.config.mjs", watch: false });
    this.#ended = this.#vitest.start([this.#files[0].path]);
    const early = this.#ended.then(() => Promise.reject(new Error("vitest ended before it began")));
    await Promise.race([ready, early]);
    early.catch(() => {});
  }

  /** Runs those tests, of all files in their order, until the first fails. */
  async #run(only, mutant) {
    const names = only && new Set(only.map(fileOf));
    const files = this.#files.filter(({ name }) => names?.has(name) ?? true);
    const answer = this.#channel.next();
    this.#channel.send({ isRequest: true, files, only, mutant });
    const given = await answer;
    if (given.fault !== undefined) throw new Error(given.fault);
    return { ...given, failed: given.results.find(({ error }) => error !== null) };
  }

  async dryRun() {
    const { results, coverage } = await this.#run(null, null);
    this.#memory = { perTest: coverage.perTest, times: Object.fromEntries(results.map(({ id, ms }) => [id, ms])) };
    writeFileSync(memoryFile, JSON.stringify(this.#memory));
    const tests = results.map(({ id, name, ms, error }) => ({
      id,
      name,
      timeSpentMs: ms,
      fileName: fileOf(id),
      ...(error === null ? { status: TestStatus.Success } : { status: TestStatus.Failed, failureMessage: error }),
    }));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, hitLimit }) {
    if (activeMutant.id % sample !== 0) return { status: MutantRunStatus.Error, errorMessage: "not in the sample" };
    const mutant = { id: activeMutant.id, hitLimit };
    const { perTest, times } = this.#memory;
    const reached = Object.keys(perTest).filter((test) => perTest[test][mutant.id] > 0);
    const first = new Set(this.#killers.filter((test) => reached.includes(test)).slice(0, likely));
    const rest = reached
      .filter((test) => !first.has(test))
      .sort((a, b) => times[a] - times[b])
      .slice(0, most);
    let run = { failed: undefined };
    for (const only of [[...first], rest]) if (only.length > 0 && !run.failed) run = await this.#run(only, mutant);
    return this.#judge(run, hitLimit, reached.length);
  }

  async #judge({ failed, hits }, hitLimit, nrOfTests) {
    if (hitLimit !== undefined && hits > hitLimit)
      return { status: MutantRunStatus.Timeout, reason: `run more than ${hitLimit} times` };
    if (!failed) return { status: MutantRunStatus.Survived, nrOfTests };
    this.#killers = [failed.id, ...this.#killers.filter((test) => test !== failed.id)].slice(0, 100);
    // A test that fails without its mutant, too, was spoilt by what ran before it: begin again with a fresh worker.
    if ((await this.#run([failed.id], null)).failed) {
      await this.dispose();
      await this.init();
    }
    return { status: MutantRunStatus.Killed, killedBy: [failed.id], failureMessage: failed.error, nrOfTests };
  }

  async dispose() {
    this.#channel.send({ isEnd: true });
    await Promise.resolve(this.#ended);
    this.#channel.close();
    await this.#vitest.close();
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "tenantry", Runner)];
