/**
 * Runs many damaged inputs through every subject (reliability.md I28). Each run is repeatable by its seed; an input that fails
 * is shrunk to its smallest form and written to `kept/`, where every later run tries it again: commit it with the fix.
 * `npm run fuzz -- --runs N`, `--minutes M`, `--seed N` set the environment that is read here.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeTime } from "../harness/virtual.js";
import type { Subject } from "./subject.js";
import { watch } from "./watchdog.js";

/** Of all subjects together; a run of a file is much quicker than one over the network, so there are more of them. */
const allRuns = Number(process.env["TENANTRY_FUZZ_RUNS"] ?? 300);
const shares = { files: 0.8, answers: 0.2 } as const;
const seed = Number(process.env["TENANTRY_FUZZ_SEED"] ?? 1);

interface Kept {
  readonly subject: string;
  readonly input: unknown;
  /** What was wrong, in a sentence. */
  readonly found: string;
}
const folder = new URL("./kept/", import.meta.url);

/** Declares the tests. */
export async function campaign(kind: keyof typeof shares, make: () => Promise<readonly Subject[]>): Promise<void> {
  beforeEach(() => fakeTime());
  afterEach(() => vi.useRealTimers());

  fakeTime();
  const subjects = (await make()).map(watch);
  vi.useRealTimers();
  const runs = Math.ceil((allRuns * shares[kind]) / subjects.length);

  describe("damaged input gives diagnostics: no stack trace, no secret, no hang, and no request where a file is bad", () => {
    test.each(subjects.map((subject) => [subject.name, subject] as const))(
      "%s",
      { timeout: 60_000 + runs * 2000 },
      (_, subject) => search(subject, runs),
    );
  });

  const kept = keptInputs().flatMap(({ file, subject: name, input }) =>
    subjects.filter((subject) => subject.name === name).map((subject) => ({ file, subject, input })),
  );
  test.skipIf(kept.length === 0)("every input that was ever found is tried again", async () => {
    for (const { file, subject, input } of kept) await expect(subject.hold(input), file).resolves.toBe(undefined);
  });
}

const keptInputs = (): readonly (Kept & { readonly file: string })[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ file, ...(JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Kept) }));

/** @throws with the smallest failing input, which was written to a file */
async function search(subject: Subject, runs: number): Promise<void> {
  const details = await fc.check(fc.asyncProperty(subject.inputs, subject.hold), { numRuns: runs, seed });
  if (!details.failed) return;
  const [input] = details.counterexample ?? [];
  const found = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  const file = `${subject.name.replaceAll(/[^A-Za-z]+/g, "-")}-${seed}.json`;
  const kept: Kept = { subject: subject.name, input, found: found.split("\n")[0] ?? "" };
  writeFileSync(new URL(file, folder), `${JSON.stringify(kept, null, 2)}\n`);
  throw new Error(`${subject.name}, seed ${seed}: ${found}\nKept as test/fuzz/kept/${file}: ${JSON.stringify(input)}`, {
    cause: details.errorInstance,
  });
}
