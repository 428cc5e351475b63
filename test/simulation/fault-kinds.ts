/** What can go wrong between Tenantry and Neon, each with its number in reliability.md §2 and where it strikes. */
import type { FaultRule } from "../../src/emulator/index.js";
import type { Dice } from "./dice.js";

export interface FaultKind {
  readonly name: string;
  readonly at: "plan" | "apply";
  readonly rule: (dice: Dice) => FaultRule;
}

/** The settle window of the fleets here. */
export const settle = 10_000;

const operations = [
  "createProject",
  "updateProject",
  "updateProjectEndpoint",
  "suspendProjectEndpoint",
  "deleteProject",
  "recoverProject",
  "transferProjectsFromOrgToOrg",
] as const;
const anyWrite = (dice: Dice): FaultRule["match"] =>
  dice.chance(50) ? { write: true, nth: 1 + dice.roll(6) } : { operation: dice.pick(operations), nth: 1 + dice.roll(3) };
const anyRead = (dice: Dice): FaultRule["match"] => ({ method: "GET", nth: 1 + dice.roll(25) });
const times = (dice: Dice): { times: number } => ({ times: dice.pick([1, 1, 2, 4]) });

const reset = (point: "before" | "after") => ({ kind: "connection", error: "reset", point }) as const;
const status = (code: number, point: "before" | "after") => ({ kind: "status", status: code, point }) as const;
const listed = (
  how: "unavailable" | "short-page" | "empty-page" | "repeated-cursor" | "no-projects" | "repeated-row" | "missing-page",
) => ({ kind: "list", how }) as const;

export const faultKinds: readonly FaultKind[] = [
  { name: "F1 read lost", at: "apply", rule: (dice) => ({ match: anyRead(dice), fault: reset("before"), ...times(dice) }) },
  {
    name: "F1 read cut",
    at: "apply",
    rule: (dice) => ({
      match: anyRead(dice),
      fault: { kind: "connection", error: dice.pick(["cut-body", "half-json"]) },
      ...times(dice),
    }),
  },
  {
    name: "F1 write never sent",
    at: "apply",
    rule: (dice) => ({ match: anyWrite(dice), fault: reset("before"), ...times(dice) }),
  },
  { name: "F1 answer lost", at: "apply", rule: (dice) => ({ match: anyWrite(dice), fault: reset("after"), ...times(dice) }) },
  {
    name: "F1 answer cut",
    at: "apply",
    rule: (dice) => ({
      match: anyWrite(dice),
      fault: { kind: "connection", error: dice.pick(["cut-body", "half-json"]) },
      ...times(dice),
    }),
  },
  {
    name: "F2 late",
    at: "apply",
    rule: (dice) => ({ match: anyWrite(dice), fault: { kind: "late", ms: dice.pick([1000, settle - 1000]), answer: "reset" } }),
  },
  {
    name: "F2 too late",
    at: "apply",
    rule: (dice) => ({ match: anyWrite(dice), fault: { kind: "late", ms: settle + 1000, answer: "reset" } }),
  },
  {
    name: "F2 deadline",
    at: "apply",
    rule: (dice) => ({ match: anyWrite(dice), fault: { kind: "hang", point: dice.pick(["after", "before"]) } }),
  },
  {
    name: "F3 5xx before",
    at: "apply",
    rule: (dice) => ({
      match: anyWrite(dice),
      fault: { ...status(dice.pick([500, 502, 504, 524]), "before"), body: dice.pick(["json", "html", "empty"]) },
      ...times(dice),
    }),
  },
  {
    name: "F3 5xx after",
    at: "apply",
    rule: (dice) => ({ match: anyWrite(dice), fault: status(dice.pick([500, 502, 504]), "after"), ...times(dice) }),
  },
  {
    name: "F3 503",
    at: "apply",
    rule: (dice) => ({ match: { nth: 1 + dice.roll(30) }, fault: status(503, "before"), times: dice.pick([1, 3]) }),
  },
  {
    name: "F3 read 5xx",
    at: "plan",
    rule: (dice) => ({
      match: { method: "GET", nth: 1 + dice.roll(6) },
      fault: status(dice.pick([500, 502]), "before"),
      times: dice.pick([1, 2, 8]),
    }),
  },
  {
    name: "F4 429",
    at: "apply",
    rule: (dice) => ({
      match: { nth: 1 + dice.roll(30) },
      fault: { ...status(429, "before"), retryAfter: dice.pick([1, 0, 7, "soon"]) },
      times: dice.pick([1, 4]),
    }),
  },
  {
    name: "F5 423",
    at: "apply",
    rule: (dice) => ({ match: anyWrite(dice), fault: status(423, "before"), times: dice.pick([1, 5, 30]) }),
  },
  {
    name: "F7 withheld",
    at: "plan",
    rule: (dice) => ({ match: { operation: "listProjects", nth: 1 + dice.roll(2) }, fault: listed("unavailable") }),
  },
  {
    name: "F7 short page",
    at: "plan",
    rule: (dice) => ({ match: { operation: "listProjects", nth: 1 + dice.roll(2) }, fault: listed("short-page") }),
  },
  {
    name: "F7 page malformed",
    at: "plan",
    rule: (dice) => ({ match: { operation: "listProjects", nth: 1 + dice.roll(4) }, fault: listed("no-projects") }),
  },
  {
    name: "F7 cursor repeated",
    at: "plan",
    rule: (dice) => ({ match: { operation: "listProjects", nth: 2 + dice.roll(3) }, fault: listed("repeated-cursor") }),
  },
  {
    name: "F7 row repeated",
    at: "plan",
    rule: (dice) => ({ match: { operation: "listProjects", nth: 2 + dice.roll(3) }, fault: listed("repeated-row") }),
  },
  {
    name: "F7 page empty",
    at: "plan",
    rule: (dice) => ({ match: { operation: "listProjects", nth: 1 + dice.roll(3) }, fault: listed("empty-page") }),
  },
  {
    name: "F7 list malformed in apply",
    at: "apply",
    rule: (dice) => ({
      match: { operation: "listProjects", nth: 1 + dice.roll(4) },
      fault: listed(dice.pick(["no-projects", "unavailable", "repeated-cursor"])),
    }),
  },
  { name: "F13 ignored", at: "apply", rule: (dice) => ({ match: anyWrite(dice), fault: { kind: "ignored" }, ...times(dice) }) },
  {
    name: "F13 field ignored",
    at: "apply",
    rule: (dice) => ({
      match: { operation: "updateProject", nth: 1 + dice.roll(3) },
      fault: {
        kind: "ignored",
        fields: [dice.pick(["project.settings.quota", "project.default_endpoint_settings", "project.history_retention_seconds"])],
      },
    }),
  },
  {
    name: "slow",
    at: "apply",
    rule: (dice) => ({ match: { nth: 1 + dice.roll(30) }, fault: { kind: "slow", ms: dice.pick([500, 5000]) }, ...times(dice) }),
  },
];

const reads = ["listProjects", "getProject", "listProjectEndpoints", "listProjectOperations", "listProjectBranches"] as const;
const anyOne = (dice: Dice): FaultRule["match"] => ({ nth: 1 + dice.roll(30) });

type Without<Kind extends FaultRule["fault"]["kind"]> = Omit<Extract<FaultRule["fault"], { kind: Kind }>, "kind">;

/** Drawn beside those above, by dice of their own: what a seed told before is still in its story. */
export const furtherKinds: readonly FaultKind[] = [
  {
    name: "F6 refused from here on",
    at: "apply",
    rule: (dice) => ({ match: anyOne(dice), fault: status(dice.pick([403, 401, 404]), "before"), times: dice.pick([1, 3, 99]) }),
  },
  {
    name: "F6 a write refused",
    at: "apply",
    rule: (dice) => ({ match: anyWrite(dice), fault: status(dice.pick([403, 401, 404, 409]), "before"), ...times(dice) }),
  },
  {
    name: "F8 stale",
    at: "apply",
    rule: (dice) => ({
      match: { ...anyRead(dice), operation: dice.pick(["getProject", "listProjects"]) },
      fault: { kind: "stale", ms: dice.pick([1000, settle / 2]) },
      ...times(dice),
    }),
  },
  {
    name: "F10 half a transfer",
    at: "apply",
    rule: (dice) => ({
      match: { operation: "transferProjectsFromOrgToOrg", nth: 1 + dice.roll(2) },
      fault: { kind: "transfer", leave: dice.pick([1, 2]), ...(dice.chance(60) && { status: dice.pick([500, 504, 406, 422]) }) },
    }),
  },
  {
    name: "F10 a transfer refused",
    at: "apply",
    rule: (dice) => ({
      match: { operation: "transferProjectsFromOrgToOrg", nth: 1 + dice.roll(2) },
      fault: status(dice.pick([406, 422]), "before"),
      ...times(dice),
    }),
  },
  {
    name: "F11 operations that fail",
    at: "apply",
    rule: (dice) => ({
      match: anyWrite(dice),
      fault: { kind: "operations", ms: dice.pick([100, 4000]), outcome: dice.pick(["failed", "cancelled", "error", "skipped"]) },
      ...times(dice),
    }),
  },
  {
    name: "F11 operations that vanish, or come late",
    at: "apply",
    rule: (dice) => ({
      match: anyWrite(dice),
      fault: {
        kind: "operations",
        ...dice.pick<Without<"operations">>([
          { vanish: true },
          { shuffle: true, ms: 2000 },
          { chained: { ms: 3000, after: 500 } },
        ]),
      },
      ...times(dice),
    }),
  },
  {
    name: "F12 twice",
    at: "apply",
    rule: (dice) => ({
      match: { operation: dice.pick(operations), nth: 1 + dice.roll(2) },
      fault: { kind: "twice", ...dice.pick<Without<"twice">>([{}, { answer: "second" }, { ms: 1000 }, { ms: settle / 2 }]) },
    }),
  },
  {
    name: "F16 no room",
    at: "apply",
    rule: (dice) => ({
      match: { operation: dice.pick(["createProject", "updateProject"]), nth: 1 + dice.roll(3) },
      fault: status(dice.pick([422, 412]), "before"),
      ...times(dice),
    }),
  },
  {
    name: "F20 answers of another form",
    at: "apply",
    rule: (dice) => ({
      match: { method: "GET", operation: dice.pick(reads), nth: 1 + dice.roll(12) },
      fault: {
        kind: "form",
        ...dice.pick<Without<"form">>([
          {
            set: {
              "projects.*.colour": "blue",
              "project.colour": "blue",
              "endpoints.*.colour": "blue",
              "operations.*.colour": "blue",
            },
          },
          { set: { "project.settings": null, "operations.*.status": "thinking", "endpoints.*.current_state": "dreaming" } },
          { literal: { "project.history_retention_seconds": "9007199254740993" } },
          { drop: ["project.settings", "projects.*.settings", "operations.*.status", "endpoints.*.id"] },
          { drop: ["project", "projects", "operations", "endpoints", "branches"] },
          { contentType: "text/html" },
          { padding: 1000, gzip: true },
        ]),
      },
      ...times(dice),
    }),
  },
];

/** Those that come last, and most seldom, most often. */
const points = [
  "createSnapshot",
  "deleteSnapshot",
  "restoreSnapshot",
  "finalizeRestoreBranch",
  "deleteSnapshot",
  "restoreSnapshot",
  "finalizeRestoreBranch",
  "setDefaultProjectBranch",
] as const;
const anyPoint = (dice: Dice): FaultRule["match"] => ({ operation: dice.pick(points), nth: dice.pick([1, 1, 2]) });
const pointLists = (dice: Dice): FaultRule["match"] => ({
  method: "GET",
  operation: dice.pick(["listSnapshots", "listProjectBranches"]),
  nth: 1 + dice.roll(6),
});

/** What strikes restore points: drawn in lives that have some. */
export const pointFaults: readonly FaultKind[] = [
  {
    name: "F1 lost",
    at: "apply",
    rule: (dice) => ({ match: anyPoint(dice), fault: reset(dice.pick(["before", "after"])), ...times(dice) }),
  },
  {
    name: "F2 late",
    at: "apply",
    rule: (dice) => ({
      match: anyPoint(dice),
      fault: { kind: "late", ms: dice.pick([1000, settle - 1000, settle + 1000]), answer: "reset" },
    }),
  },
  {
    name: "F2 deadline",
    at: "apply",
    rule: (dice) => ({ match: anyPoint(dice), fault: { kind: "hang", point: dice.pick(["after", "before"]) } }),
  },
  {
    name: "F3 5xx",
    at: "apply",
    rule: (dice) => ({ match: anyPoint(dice), fault: status(dice.pick([500, 504]), dice.pick(["before", "after"])) }),
  },
  {
    name: "F5 423",
    at: "apply",
    rule: (dice) => ({ match: anyPoint(dice), fault: status(423, "before"), times: dice.pick([1, 5, 30]) }),
  },
  {
    name: "F11 operations that fail, vanish or come late",
    at: "apply",
    rule: (dice) => ({
      match: anyPoint(dice),
      fault: {
        kind: "operations",
        ...dice.pick<Without<"operations">>([
          { ms: 4000, outcome: "failed" },
          { vanish: true },
          { chained: { ms: 3000, after: 500 } },
        ]),
      },
    }),
  },
  {
    name: "F12 twice",
    at: "apply",
    rule: (dice) => ({
      match: anyPoint(dice),
      fault: { kind: "twice", ...dice.pick<Without<"twice">>([{}, { answer: "second" }, { ms: 1000 }]) },
    }),
  },
  { name: "F13 ignored", at: "apply", rule: (dice) => ({ match: anyPoint(dice), fault: { kind: "ignored" }, ...times(dice) }) },
  {
    name: "F16 no room",
    at: "apply",
    rule: (dice) => ({ match: anyPoint(dice), fault: status(dice.pick([422, 412]), "before"), ...times(dice) }),
  },
  { name: "slow", at: "apply", rule: (dice) => ({ match: anyPoint(dice), fault: { kind: "slow", ms: dice.pick([500, 5000]) } }) },
  {
    name: "F1 list lost",
    at: "apply",
    rule: (dice) => ({ match: pointLists(dice), fault: reset("before"), times: dice.pick([1, 2, 8]) }),
  },
  {
    name: "F3 list refused",
    at: "plan",
    rule: (dice) => ({ match: pointLists(dice), fault: status(dice.pick([500, 403]), "before"), times: dice.pick([1, 8]) }),
  },
  {
    name: "F20 lists of another form",
    at: "apply",
    rule: (dice) => ({
      match: pointLists(dice),
      fault: {
        kind: "form",
        ...dice.pick<Without<"form">>([
          { drop: ["branches", "snapshots"] },
          { set: { "branches.*.current_state": "dreaming", "snapshots.*.colour": "blue" } },
        ]),
      },
    }),
  },
];
