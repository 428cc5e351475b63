/**
 * What a number of lives came to, so that nobody is content with lives in which nothing happens: how large they were, which
 * faults struck which writes, and which promises were asked about when they did. A fault that never met a write that it could
 * have met is a failure, as a broken promise is.
 */
import { pointKinds, writeKinds } from "../oracle/neon.js";
import { endPromises, rulesFor } from "../oracle/rules.js";
import type { Report } from "./life.js";

/** Kinds of faults that can strike any write. */
const faults = ["connection", "late", "hang", "status", "ignored", "slow"] as const;
const kills = ["killed-before", "killed-after"] as const;

/** Those of restore points, in a quarter of the lives: it takes more of them to meet what is seldom. */
const pointFaults = ["connection", "late", "status", "ignored", "twice", "operations"] as const;

/** Of clocks, in a sixth of the lives. */
const clocks = ["stepped", "skewed", "month-end"] as const;
const clockWrites = ["create", "patch", "endpoint", "delete", "recover", "transfer"] as const;

/**
 * The quota of a suspended tenant stops its computes, and Neon mostly moves the default flag itself: that one has to be told to is
 * rare, and has cases of its own.
 */
const often = writeKinds.filter((write) => write !== "suspend" && write !== "default");
const isPoint = (write: (typeof often)[number]): boolean => pointKinds.some((kind) => kind === write);

/** `fault write promise`: each of these is to be asked about. */
const due: readonly string[] = [
  ...often.flatMap((write) => [
    ...(isPoint(write) ? pointFaults : faults).flatMap((fault) =>
      [...rulesFor(write), ...endPromises].map((promise) => `${fault} ${write} ${promise}`),
    ),
    ...kills.map((kill) => `${kill} ${write} I7`),
  ]),
  ...clockWrites.flatMap((write) =>
    clocks.flatMap((clock) => [...rulesFor(write), ...endPromises].map((promise) => `${clock} ${write} ${promise}`)),
  ),
  // The new one is there, and the old one too; a restored branch stands beside what it is to replace.
  "killed-between rotation I8",
  "killed-between restore I20",
];

/** `door fault`, `door write`: few lives come through Pulumi, so of those each fault and each write is due, not each pair. */
const dueThrough: readonly string[] = [...faults, ...kills, ...often].map((what) => `pulumi ${what}`);

/** A value, so that parts of a run can be added up over processes. */
export interface Totals {
  readonly lives: number;
  readonly requests: number;
  /** Searched for secrets, and places where one was found. */
  readonly bytes: number;
  readonly leaks: number;
  readonly sizes: readonly number[];
  readonly tenants: readonly number[];
  readonly struckLives: number;
  readonly killedLives: number;
  readonly struck: Readonly<Record<string, number>>;
  readonly asked: Readonly<Record<string, number>>;
  readonly exercised: Readonly<Record<string, number>>;
  /** Lives with a run through Pulumi, and runs by door. */
  readonly pulumiLives: number;
  readonly runs: Readonly<Record<string, number>>;
  readonly through: Readonly<Record<string, number>>;
}

export const nothing: Totals = {
  lives: 0,
  requests: 0,
  bytes: 0,
  leaks: 0,
  sizes: [],
  tenants: [],
  struckLives: 0,
  killedLives: 0,
  struck: {},
  asked: {},
  exercised: {},
  pulumiLives: 0,
  runs: {},
  through: {},
};

export const totalOf = (report: Report): Totals => ({
  lives: 1,
  requests: report.requests,
  bytes: report.bytes,
  leaks: report.leaks,
  sizes: [report.requests],
  tenants: [report.tenants],
  struckLives: report.struck.size > 0 ? 1 : 0,
  killedLives: report.kills > 0 ? 1 : 0,
  struck: Object.fromEntries(report.struck),
  asked: Object.fromEntries(report.asked),
  exercised: Object.fromEntries(report.exercised),
  pulumiLives: report.runs.pulumi > 0 ? 1 : 0,
  runs: report.runs,
  through: Object.fromEntries(report.through),
});

export const add = (one: Totals, two: Totals): Totals => ({
  lives: one.lives + two.lives,
  requests: one.requests + two.requests,
  bytes: one.bytes + two.bytes,
  leaks: one.leaks + two.leaks,
  sizes: [...one.sizes, ...two.sizes],
  tenants: [...one.tenants, ...two.tenants],
  struckLives: one.struckLives + two.struckLives,
  killedLives: one.killedLives + two.killedLives,
  struck: sum(one.struck, two.struck),
  asked: sum(one.asked, two.asked),
  exercised: sum(one.exercised, two.exercised),
  pulumiLives: one.pulumiLives + two.pulumiLives,
  runs: sum(one.runs, two.runs),
  through: sum(one.through, two.through),
});

function sum(one: Totals["asked"], two: Totals["asked"]): Totals["asked"] {
  const all = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(two)) all.set(key, (all.get(key) ?? 0) + value);
  return Object.fromEntries(all);
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const share = (part: number, { lives }: Totals): number => Math.round((100 * part) / Math.max(1, lives));

/** What is wrong with these lives as a test; empty when they are worth something. */
export function trivialities(totals: Totals): readonly string[] {
  const { sizes, tenants, struckLives, killedLives, pulumiLives } = totals;
  return [
    ...(median(sizes) >= 40 ? [] : [`the median life has ${median(sizes)} requests, not 40`]),
    ...(median(tenants) >= 3 ? [] : [`the median life has ${median(tenants)} tenants, not 3`]),
    ...(share(struckLives, totals) >= 70 ? [] : [`a fault strikes in ${share(struckLives, totals)} % of the lives, not in 70 %`]),
    ...(share(killedLives, totals) >= 30 ? [] : [`${share(killedLives, totals)} % of the lives have a kill, not 30 %`]),
    ...(share(pulumiLives, totals) >= 10 ? [] : [`${share(pulumiLives, totals)} % of the lives come through Pulumi, not 10 %`]),
  ];
}

/** Each `fault write promise`, and each fault and write through Pulumi, that these lives never came to. */
export const neverExercised = ({ exercised, through }: Totals): readonly string[] => [
  ...due.filter((key) => exercised[key] === undefined),
  ...dueThrough.filter((key) => through[key] === undefined),
];
