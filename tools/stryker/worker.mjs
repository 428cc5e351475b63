/**
 * Runs tests again and again in one worker of vitest, a mutant switched on for each run. To load the tests takes seconds and to run
 * one takes milliseconds, so they are loaded once.
 */
import { startTests } from "@vitest/runner";
import { TestRunner } from "vitest";
import { Channel } from "./channel.mjs";
import { leftOut } from "./tests.mjs";

/** What Stryker's instrumented code reads and writes. */
const stryker = (globalThis["__stryker__"] ??= {});
const nameOf = (task) => (task.suite && task.suite !== task.file ? `${nameOf(task.suite)} ${task.name}` : task.name);
const idOf = (task, file) => `${file}#${nameOf(task)}`;

/** Thrown where a case would apply its first plan: what follows costs five times as much and seldom notices more of the core. */
class Enough extends Error {
  name = "Enough";
}

/** Runs some tests of one file, until the first fails. */
class Run extends TestRunner {
  constructor(outer, file, only, mutant) {
    super(outer.config);
    Object.assign(this, { file, only, mutant, results: [] });
    Object.defineProperty(this, "moduleRunner", { value: outer.moduleRunner });
    this.__setTraces(outer._otel);
  }

  importFile(path, source) {
    const modules = this.workerState.evaluatedModules;
    for (const module of modules.fileToModulesMap.get(path) ?? []) modules.invalidateModule(module);
    return super.importFile(path, source);
  }

  onBeforeRunFiles(files) {
    const choose = (task) => {
      if (task.type === "suite") for (const each of task.tasks) choose(each);
      else if (leftOut.test(nameOf(task)) || (this.only && !this.only.has(idOf(task, this.file)))) task.mode = "skip";
    };
    for (const file of files) for (const task of file.tasks) choose(task);
    stryker.activeMutant = this.mutant?.id;
  }

  onBeforeTryTask(test) {
    super.onBeforeTryTask(test);
    stryker.currentTestId = idOf(test, this.file);
  }

  onAfterRunTask(test) {
    super.onAfterRunTask(test);
    stryker.currentTestId = undefined;
    if (test.mode !== "run") return;
    const [first] = test.result?.errors ?? [];
    const error = test.result?.state === "pass" || first?.name === "Enough" ? null : (first?.message ?? "failed");
    this.results.push({ id: idOf(test, this.file), name: nameOf(test), ms: test.result?.duration ?? 0, error });
    if (error !== null) this.cancel("test-failure");
  }
}

/** Vitest hands over one file and waits for its end; until then this serves what runner.mjs asks for. */
export default class Served extends TestRunner {
  async onBeforeRunFiles() {
    const { TestFleet } = await this.moduleRunner.import(`${this.config.root}/test/harness/fleet.ts`);
    TestFleet.prototype.apply = () => Promise.reject(new Enough());
    const channel = new Channel();
    let next = channel.next();
    channel.send({ isReady: true });
    for (let request = await next; !request.isEnd; request = await next) {
      next = channel.next();
      channel.send(await this.serve(request).catch((error) => ({ fault: String(error.stack) })));
    }
    channel.close();
  }

  async serve({ files, only, mutant }) {
    const results = [];
    stryker.hitCount = mutant ? 0 : undefined;
    stryker.hitLimit = mutant?.hitLimit;
    for (const { path, name } of files) {
      const run = new Run(this, name, only && new Set(only), mutant);
      const [file] = await startTests([{ filepath: path, testLocations: undefined }], run);
      stryker.activeMutant = undefined;
      const fault = file.result?.errors?.[0]?.message;
      if (fault !== undefined && run.results.length === 0) return { fault: `${name}: ${fault}` };
      results.push(...run.results);
      if (results.some(({ error }) => error !== null)) break;
    }
    return { results, hits: stryker.hitCount, coverage: mutant ? null : structuredClone(stryker.mutantCoverage) };
  }
}
