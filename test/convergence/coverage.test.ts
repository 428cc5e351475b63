/**
 * Every case of the tables, one test each (harness/case.ts says what a case goes through), and then that they leave nothing
 * out: together they bring about every kind of change in every situation in which it can occur, every hazard, every refusal
 * and every outcome that the code can produce.
 */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { OutcomeKind } from "../../src/reconciler/apply/outcome.js";
import type { Change, ChangeKind, HazardKind } from "../../src/reconciler/change.js";
import { changeKinds } from "../../src/reconciler/change.js";
import { codes } from "../../src/reconciler/codes.js";
import { compareText } from "../../src/reconciler/names.js";
import { runCase } from "../harness/case.js";
import type { Planned, Run } from "../harness/case.js";
import { tables } from "./cases/index.js";

const situations = ["free", "paid", "pinned", "suspended", "partial"] as const;
type Situation = (typeof situations)[number];

const incomplete = "a list with a hole proves nothing absent (I4)";
/** The situations in which a kind of change can't occur, and why not. */
const impossible: Readonly<Record<ChangeKind, Partial<Record<Situation, string>>>> = {
  recover: { partial: incomplete },
  adopt: { pinned: "a pin says already that the project is this tenant's", partial: incomplete },
  create: { pinned: "a pinned project that is gone is refused, never made anew", partial: incomplete },
  transfer: { partial: incomplete },
  branch: { suspended: "its compute couldn't start: it is made when its tenant is resumed" },
  snapshot: {},
  resume: {},
  update: {},
  suspend: {},
  restore: {},
  prune: {},
  delete: { partial: incomplete },
};

const hazards = {
  "deletes-data": true,
  "suspends-now": true,
  "returns-old-data": true,
  "adopts-existing": true,
  "creates-empty": true,
  "loses-history": true,
  "drops-snapshot": true,
  "replaces-data": true,
  "restarts-compute": true,
  "overwrites-drift": true,
  "breaks-scoped-keys": true,
  "starts-billing": true,
  "lifts-limit": true,
} as const satisfies Record<HazardKind, true>;

const outcomeKinds = {
  applied: true,
  sent: true,
  failed: true,
  refused: true,
  skipped: true,
  unknown: true,
} as const satisfies Record<OutcomeKind, true>;

/** Words in the code that are also a code's name, or codes that no run of these cases can end with. */
const notOfOutcomes: Readonly<Record<string, string>> = {
  locked: "told where two runs meet (test/process/journal.test.ts)",
  "max-failures": "told only where a limit is given (test/journal)",
  internal: "a fault of ours: apply.test.ts hands apply what no planner makes",
  "key-kind": "told before the first write, by preflight (apply.test.ts)",
};
const notOfRefusals: Readonly<Record<string, string>> = {
  "look-missing": "told where a plan is made from a file (test/observation)",
  "preview-asleep": "told where a command makes a preview (test/cli)",
  "unknown-branch": "told where a command names a branch (test/cli)",
  usage: "an aspect that is looked at",
  number: "a type of a value",
  grace: "a notice: it refuses nothing",
  "branch-later": "a notice: it refuses nothing",
  "branch-left": "a notice: it refuses nothing",
  "branch-missing": "a notice: it refuses nothing",
  "branch-undeclared": "a notice: it refuses nothing",
  "branch-without-compute": "a notice: it refuses nothing",
  "clean-up-kept": "a notice: it refuses nothing",
  inactive: "a notice: it refuses nothing",
  "report-only": "a notice: it refuses nothing",
  "restore-later": "a notice: it refuses nothing",
  "restore-left": "a notice: it refuses nothing",
  "restore-superseded": "a notice: it refuses nothing",
  "snapshot-differs": "a notice: it refuses nothing",
  "snapshot-later": "a notice: it refuses nothing",
  "snapshot-missing": "a notice: it refuses nothing",
};

const runs: Run[] = [];
describe.each(Object.entries(tables))("%s", (_, cases) => {
  test.each(cases.map((given) => [given.name, given] as const))("%s", async (_name, given) => {
    runs.push(await runCase(given));
  });
});

const planned = (): readonly Planned[] => runs.flatMap((run) => run.planned);
const wordsIn = (folder: string, only?: readonly string[]): readonly string[] => {
  const root = new URL(`../../src/${folder}/`, import.meta.url);
  const text = readdirSync(root)
    .filter((file) => file.endsWith(".ts") && (only?.includes(file) ?? true))
    .map((file) => readFileSync(new URL(file, root), "utf8"))
    .join("\n");
  const words = new Set([...text.matchAll(/"([a-z]+(?:-[a-z]+)*)"/g)].map(([, word]) => word ?? ""));
  return [...words].filter((word) => Object.hasOwn(codes, word)).sort(compareText);
};

describe("all cases together bring about", () => {
  const produced = new Set<string>();
  beforeAll(() => {
    for (const each of planned())
      for (const change of each.plan.changes)
        for (const situation of situationsOf(change, each)) produced.add(`${change.kind} ${situation}`);
  });
  const cells = changeKinds.flatMap((kind) =>
    situations.map((situation) => [kind, situation, impossible[kind][situation] ?? null] as const),
  );
  test.each(cells)("%s × %s", (kind, situation, reason) => {
    expect({ kind, situation, produced: produced.has(`${kind} ${situation}`) }).toEqual({
      kind,
      situation,
      produced: reason === null,
    });
  });

  test("every hazard", () => {
    const kinds = planned().flatMap(({ plan }) => plan.changes.flatMap((change) => change.hazards.map(({ kind }) => kind)));
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(hazards).sort());
  });

  test("every refusal that a plan knows", () => {
    const told = new Set<string>(planned().flatMap(({ plan }) => plan.refused.map(({ code }) => code)));
    const words = [...wordsIn("reconciler/diff"), ...wordsIn("reconciler/scope"), ...wordsIn("reconciler/plan", ["capacity.ts"])];
    const known = [...new Set(words)].filter((code) => !Object.hasOwn(notOfRefusals, code));
    expect([...told].sort()).toEqual(known.sort(compareText));
  });

  test("the notices that the diff knows", () => {
    const told = new Set(planned().flatMap(({ plan }) => plan.notices.map(({ code }) => code)));
    expect(told).toEqual(
      new Set([
        "branch-later",
        "branch-left",
        "branch-missing",
        "branch-undeclared",
        "branch-without-compute",
        "clean-up-kept",
        "grace",
        "inactive",
        "report-only",
        "restore-later",
        "restore-left",
        "restore-superseded",
        "snapshot-differs",
        "snapshot-later",
        "snapshot-missing",
      ]),
    );
  });

  test("every kind of outcome", () => {
    const kinds = runs.flatMap(({ told }) => told.map(({ kind }) => kind));
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(outcomeKinds).sort());
  });

  test("every code that an outcome can have", () => {
    const told = new Set(runs.flatMap((run) => run.told.flatMap(({ code }) => code ?? [])));
    const known = new Set([...wordsIn("reconciler/apply"), ...wordsIn("neon", ["errors.ts", "keys.ts", "client.ts"]), "consent"]);
    expect([...told].sort()).toEqual([...known].filter((code) => !Object.hasOwn(notOfOutcomes, code)).sort());
  });
});

function situationsOf(change: Change, { plan, suspended, pinned }: Planned): readonly Situation[] {
  const isSuspended =
    (change.project !== null && suspended.has(change.project)) ||
    change.patch.some(({ op, ...rest }) => op === "replace" && "value" in rest && declaresStop(rest));
  return [
    change.org === "free" ? "free" : "paid",
    ...(pinned.has(change.tenant) ? (["pinned"] as const) : []),
    ...(isSuspended ? (["suspended"] as const) : []),
    ...(plan.completeness.kind === "partial" ? (["partial"] as const) : []),
  ];
}

/** A suspend, or a create of a suspended tenant. */
const declaresStop = ({ path, value }: { readonly path: string; readonly value: unknown }): boolean =>
  (path === "/state" ? value : path === "" ? Reflect.get(Object(value), "state") : null) === "suspended";
