/**
 * The faults of Neon and of the way to it, one row per variant: what the caller is told, and what is true. Each row runs twice:
 * in the process with its rules from the constructor, and over HTTP with its rules from the control route.
 */
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { faultKinds, readFaultRules } from "../../src/emulator/faults.js";
import type { FaultRule } from "../../src/emulator/index.js";
import { inProcess, overHttp, truthOf, type FaultBench } from "./fault-bench.js";
import { item } from "./harness.js";

type Fault = FaultRule["fault"];
/** Steps and what each is told; a fault alone is a rule for the first write. */
type Row = readonly [
  fault: `F${number}`,
  variant: string,
  rules: Fault | readonly FaultRule[],
  story: readonly (readonly [step: string, told: string | RegExp])[],
  truth: string,
];

const before = "acme@free beta@free chi@free";
const renamed = "beta@free chi@free renamed@free[history 5]";
const withNew = `${before} new@free`;
const when = (match: FaultRule["match"], fault: Fault, times: FaultRule["times"] = 1): readonly FaultRule[] => [
  { match, fault, times },
];
const onList = (nth: number, fault: Fault): readonly FaultRule[] => when({ operation: "listProjects", nth }, fault);
const listed = "a-1 b-2 | c-3 | ";
const actor = (...actions: Extract<Fault, { kind: "act" }>["actions"]): Fault => ({ kind: "act", actions });

// A row is read across: one line each.
// prettier-ignore
const rows: readonly Row[] = [
  ...(["reset", "refused", "dns", "tls"] as const).flatMap((error): Row[] => [
    ["F1", `${error}, before the effect`, { kind: "connection", error }, [["create", "lost"]], before],
    ["F1", `${error}, answer lost`, { kind: "connection", error, point: "after" }, [["create", "lost"]], withNew],
  ]),
  ["F1", "cut body", { kind: "connection", error: "cut-body" }, [["create", "lost"]], withNew],
  ["F1", "cut body, before the effect", { kind: "connection", error: "cut-body", point: "before" }, [["create", "lost"]], before],
  ["F1", "half JSON", when({ method: "GET" }, { kind: "connection", error: "half-json" }), [["get", "not JSON"]], before],

  ["F2", "no answer, no effect", { kind: "hang" }, [["create!", "no answer"]], before],
  ["F2", "no answer after the effect", { kind: "hang", point: "after" }, [["create!", "no answer"]], withNew],
  ...([1000, 59_000, 61_000] as const).flatMap((ms): Row[] => [
    ["F2", `POST projects lands ${ms} ms later`, { kind: "late", ms }, [["create", "lost"], [`+${ms - 1}`, ""], ["list", listed], ["+1", ""]], withNew],
  ]),
  ["F2", "hangs, then lands", { kind: "late", ms: 1000, answer: "hang" }, [["rename!", "no answer"], ["get", "acme"], ["+1000", ""], ["get", "renamed"]], renamed],
  ["F2", "a transfer lands later", { kind: "late", ms: 1000 }, [["transfer a-1", "lost"], ["get", "acme"], ["+1000", ""], ["get", "404"]], "acme@paid beta@free chi@free"],
  ["F2", "a key is made later", { kind: "late", ms: 1000 }, [["key", "lost"], ["+1000", ""], ["raw /organizations/org-quiet-lake-48151623/api_keys", /"name":"made"/]], before],

  ...([500, 502, 503, 504, 524] as const).flatMap((status): Row[] => [
    ["F3", `${status}, before the effect`, { kind: "status", status }, [["rename", `${status}`]], before],
    ["F3", `${status}, after the effect`, { kind: "status", status, point: "after" }, [["rename", `${status}`]], renamed],
  ]),
  ["F3", "a page of HTML", when({}, { kind: "status", status: 502, body: "html" }), [["raw", /^<html>/]], before],
  ["F3", "an empty body", when({}, { kind: "status", status: 502, body: "empty" }), [["raw", ""]], before],
  ["F3", "a burst", when({}, { kind: "status", status: 503 }, 2), [["auth", "503"], ["auth", "503"], ["auth", "200"]], before],
  ["F3", "forever", when({}, { kind: "status", status: 503 }, "forever"), [["auth", "503"], ["rename", "503"], ["list", "no projects"]], before],

  ["F4", "one route", when({ path: "/projects", method: "POST" }, { kind: "status", status: 429, retryAfter: 7 }, "forever"), [["create", "429"], ["rename", "200"]], renamed],
  ["F4", "all routes until the clock moves", when({}, { kind: "status", status: 429 }, { forMs: 1000 }), [["auth", "429"], ["+999", ""], ["auth", "429"], ["+1", ""], ["auth", "200"]], before],

  ["F5", "once", { kind: "status", status: 423 }, [["rename", "423"], ["rename", "200"]], renamed],
  ["F5", "our own open operations", [], [["suspend", "200"], ["rename", "423"], ["+1000", ""], ["rename", "200"]], renamed],
  ["F5", "background operations as a request arrives", when({ write: true }, actor({ do: "run-operations", project: "acme", ms: 5000 })), [["rename", "423"], ["+5000", ""], ["rename", "200"]], renamed],
  ["F5", "forever for one project", when({ project: "acme", write: true }, { kind: "status", status: 423 }, "forever"), [["rename", "423"], ["create", "201"], ["remove", "423"]], withNew],

  ["F6", "401 from request 2 on", when({ nth: 2 }, { kind: "status", status: 401 }, "forever"), [["auth", "200"], ["rename", "401"], ["get", "401"]], before],
  ["F6", "a key is revoked midway", when({ nth: 2 }, actor({ do: "revoke-key", key: "free" })), [["auth", "200"], ["rename", "401"], ["transfer b-2", "200"]], "acme@free beta@paid chi@free"],
  ["F6", "its user may only read from now on", when({ operation: "transferProjectsFromOrgToOrg" }, actor({ do: "edit-member", org: "free", role: "viewer" })), [["transfer b-2", "403"]], before],
  ["F6", "a project-scoped key dies with a transfer", [], [["scoped", "200"], ["transfer a-1", "200"], ["scoped", "401"]], "acme@paid beta@free chi@free"],

  ["F7", "details of one are unavailable", onList(1, { kind: "list", how: "unavailable", ids: ["b-2"] }), [["list", "a-1 (b-2) | c-3 | "]], before],
  ["F7", "a short page", onList(1, { kind: "list", how: "short-page" }), [["list", "a-1 | b-2 c-3 | "]], before],
  ["F7", "a missing page", onList(1, { kind: "list", how: "missing-page" }), [["list", "c-3 | "]], before],
  ["F7", "an empty page in the middle", onList(2, { kind: "list", how: "empty-page" }), [["list", "a-1 b-2 | "]], before],
  ["F7", "a repeated cursor", when({ operation: "listProjects" }, { kind: "list", how: "repeated-cursor" }, "forever"), [["list", "a-1 b-2 | c-3 | c-3 | c-3 | c-3 …"]], before],
  ["F7", "no cursor on a middle page", onList(1, { kind: "list", how: "no-cursor" }), [["list", "a-1 b-2"]], before],
  ["F7", "a cursor on the last page (always)", [], [["list", listed]], before],
  ["F7", "one id on two pages", onList(2, { kind: "list", how: "repeated-row" }), [["list", "a-1 b-2 | b-2 c-3 | "]], before],
  ["F7", "success without projects", onList(1, { kind: "list", how: "no-projects" }), [["list", /^no projects/]], before],

  ["F8", "a GET of a second ago", when({ operation: "getProject" }, { kind: "stale", ms: 1000 }, "forever"), [["rename", "200"], ["get", "acme"], ["+999", ""], ["get", "acme"], ["+1", ""], ["get", "renamed"]], renamed],
  ["F8", "a list of a second ago", when({ operation: "listProjects" }, { kind: "stale", ms: 1000 }, "forever"), [["remove", "200"], ["list", listed], ["get", "404"], ["+1000", ""], ["list", "b-2 c-3 | "]], "acme@deleted[idle] beta@free chi@free"],
  ["F8", "every second answer", when({ operation: "getProject", every: 2 }, { kind: "stale", ms: 9000 }, "forever"), [["rename", "200"], ["get", "acme"], ["get", "renamed"], ["get", "acme"]], renamed],

  ["F9", "created between two pages", onList(2, actor({ do: "add-project", project: { id: "a-0", name: "early" } })), [["list", listed]], `${before} early@free`],
  ["F9", "deleted between two pages", onList(2, actor({ do: "delete-project", project: "chi" })), [["list", "a-1 b-2 | "]], "acme@free beta@free chi@deleted"],
  ["F9", "renamed between two pages", onList(2, actor({ do: "edit-project", project: "chi", name: "other" })), [["list", listed]], "acme@free beta@free other@free"],
  ["F9", "transferred between two pages", onList(2, actor({ do: "transfer-project", project: "chi", to: "paid" })), [["list", "a-1 b-2 | "]], "acme@free beta@free chi@paid"],

  ["F10", "406: no room over there", when({}, actor({ do: "edit-org", org: "paid", limits: { projects: 0 } })), [["transfer a-1 b-2", "406"]], before],
  ["F10", "422: an integration", when({}, actor({ do: "edit-project", project: "beta", integrations: ["github"] })), [["transfer a-1 b-2", "422"]], before],
  ["F10", "one bad id fails all", [], [["transfer a-1 b-2 z-9", "404"]], before],
  ["F10", "some moved, then 503", { kind: "transfer", leave: 1, status: 503 }, [["transfer a-1 b-2 c-3", "503"]], "acme@paid beta@paid chi@free"],
  ["F10", "200, but one not moved", { kind: "transfer", leave: ["beta"] }, [["transfer a-1 b-2 c-3", "200"]], "acme@paid beta@free chi@paid"],
  ["F10", "answer lost", { kind: "connection", error: "reset", point: "after" }, [["transfer a-1", "lost"]], "acme@paid beta@free chi@free"],

  ["F11", "slow", { kind: "operations", ms: 60_000 }, [["suspend", "200"], ["+59999", ""], ["rename", "423"], ["+1", ""], ["operations", "finished"]], before.replace("acme@free", "acme@free[idle]")],
  ...(["failed", "error", "cancelled", "skipped"] as const).map((outcome): Row => ["F11", outcome, { kind: "operations", outcome }, [["suspend", "200"], ["operations", "running"], ["+1000", ""], ["operations", outcome]], before]),
  ["F11", "where there would be none", when({}, { kind: "operations", add: ["apply_config"], outcome: "failed" }), [["remove", "200"]], "acme@deleted[idle] beta@free chi@free"],
  ["F11", "vanished", { kind: "operations", vanish: true }, [["suspend", "200"], ["operations", ""]], before],
  ["F11", "chained late", { kind: "operations", ms: 100, chained: { after: 1000, ms: 500 } }, [["suspend", "200"], ["+100", ""], ["operations", "finished"], ["+1000", ""], ["operations", "finished running"], ["rename", "423"]], before.replace("acme@free", "acme@free[idle]")],
  ["F11", "a status nobody knows", when({ operation: "listProjectOperations" }, { kind: "form", set: { "operations.*.status": "dreaming" } }), [["suspend", "200"], ["operations", "dreaming"]], before],

  ["F12", "POST projects takes effect twice", { kind: "twice" }, [["create", "201"]], `${withNew} new@free`],
  ["F12", "and again a second later", { kind: "twice", ms: 1000 }, [["create", "201"], ["list", "a-1 b-2 | c-3 PROJECT | "], ["+1000", ""]], `${withNew} new@free`],
  ["F12", "the caller gets the second answer", { kind: "twice", answer: "second" }, [["transfer a-1", "404"]], "acme@paid beta@free chi@free"],
  ["F12", "POST recover twice", when({ operation: "recoverProject" }, { kind: "twice", answer: "second" }), [["remove", "200"], ["recover", "404"]], "acme@free[idle] beta@free chi@free"],

  ["F13", "nothing stored", { kind: "ignored" }, [["rename", "200"]], before],
  ["F13", "one field not stored", { kind: "ignored", fields: ["project.name"] }, [["rename", "200"]], "acme@free[history 5] beta@free chi@free"],
  ["F13", "a create that made nothing", { kind: "ignored" }, [["create", "201"]], before],
  ["F13", "a transfer that moved nothing", { kind: "ignored" }, [["transfer a-1", "200"]], before],

  ["F14", "edits", when({}, actor({ do: "edit-project", project: "acme", quota: { data_transfer_bytes: 8 } })), [["auth", "200"]], "acme@free[quota 8] beta@free chi@free"],
  ["F14", "deletes between effect and answer", when({ write: true }, { kind: "act", point: "after", actions: [{ do: "delete-project", project: "a-1" }] }), [["rename", "200"], ["get", "404"]], "beta@free chi@free renamed@deleted[history 5]"],
  ["F14", "recovers", when({ nth: 2 }, actor({ do: "recover-project", project: "acme" })), [["remove", "200"], ["get", "acme"]], "acme@free[idle] beta@free chi@free"],
  ["F14", "adds a twin", when({ write: true }, actor({ do: "add-project", project: { name: "new", org: "free" } })), [["create", "201"]], `${withNew} new@free`],
  ["F14", "adds a snapshot", when({ nth: 2 }, actor({ do: "add-snapshot", project: "acme", snapshot: { name: "theirs" } })), [["auth", "200"], ["raw /projects/a-1/snapshots", /"name":"theirs"/]], before],
  ["F14", "beside another fault", [...when({ write: true }, actor({ do: "transfer-project", project: "chi", to: "paid" })), ...when({ write: true }, { kind: "status", status: 503, point: "after" })], [["rename", "503"]], "beta@free chi@paid renamed@free[history 5]"],

  ["F16", "projects of the org, from the second tenant on", when({ operation: "createProject", nth: 2 }, actor({ do: "edit-org", org: "free", limits: { projects: 4 } })), [["create", "201"], ["create other", "422"]], withNew],
  ["F16", "a feature that the plan doesn't have", when({ operation: "updateProject" }, { kind: "status", status: 412 }), [["rename", "412"]], before],

  ["F17", "the server's clock is ten minutes ahead", [], [["+600000", ""], ["create", "201"], ["raw /projects", /"created_at":"2026-03-04T09:10:00Z"/]], withNew],
  ["F17", "ten minutes behind", [], [["-600000", ""], ["create", "201"], ["raw /projects", /"created_at":"2026-03-04T08:50:00Z"/]], withNew],
  ["F17", "steps back while operations run", [], [["suspend", "200"], ["-3600000", ""], ["rename", "423"], ["+3700000", ""], ["rename", "200"]], renamed],

  ["F20", "a new value", when({}, { kind: "form", set: { "project.platform_id": "mars" } }), [["raw", /"platform_id":"mars"/]], before],
  ["F20", "a field is missing", when({}, { kind: "form", drop: ["project.settings.quota"] }), [["raw", /"settings":\{(?!.*"quota")/]], before],
  ["F20", "null", when({}, { kind: "form", set: { "project.settings": null } }), [["raw", /"settings":null/]], before],
  ["F20", "an extra field, in every row of a list", when({}, { kind: "form", set: { "projects.*.mood": "calm" } }), [["raw /projects", /("mood":"calm".*){3}/]], before],
  ["F20", "a row is missing", when({}, { kind: "form", drop: ["projects.1"] }), [["list", "a-1 | c-3 | "]], before],
  ["F20", "a number beyond 2^53", when({}, { kind: "form", literal: { "project.settings.quota.data_transfer_bytes": "9007199254740993" } }), [["raw", /"data_transfer_bytes":9007199254740993/]], before],
  ["F20", "a body of 2 MB", when({}, { kind: "form", padding: 2_000_000 }), [["raw", /^ {2000000}\{/]], before],
  ["F20", "on a write too, and its effect stays", { kind: "form", set: { "project.name": "lie" } }, [["rename", "200"]], renamed],

  ["F21", "usage moves at the next look", when({ operation: "getProject" }, actor({ do: "edit-project", project: "acme", usage: { data_transfer_bytes: 3 } })), [["raw", /"data_transfer_bytes":3/]], before],
  ["F21", "a size is not computed yet", when({}, actor({ do: "edit-branch", project: "acme", branch: "main", logical_size: 5 }), 1), [["raw /projects/a-1/branches", /"logical_size":5/], ['act {"do":"edit-branch","project":"acme","branch":"main","logical_size":null}', /^200/], ["raw /projects/a-1/branches", /"name":"main"(?!.*logical_size")/]], before],
];

/** Not the emulator's: F15 is two runs on one emulator, F18 and F19 are of processes and disks, F22 waits for snapshots. */
const elsewhere = ["F15", "F18", "F19", "F22"];

const asRules = (rules: Row[2]): readonly FaultRule[] => ("kind" in rules ? [{ match: { write: true }, fault: rules }] : rules);

describe.each([
  ["from the constructor", inProcess],
  ["over HTTP", overHttp],
] as const)("faults %s", (_, begin) => {
  let bench: FaultBench | undefined;
  afterEach(async () => bench?.close());

  test.each(rows.map(([fault, variant, ...rest]) => [fault, variant, rest] as const))("%s %s", async (_fault, _variant, rest) => {
    const [rules, story, truth] = rest;
    bench = await begin(asRules(rules), { assumptions: { operationTime: "1000" } });
    const answers: string[] = [];
    for (const [step] of story) answers.push((await bench.step(step)).replaceAll(/\w+-\w+-\d{8}/g, "PROJECT"));
    for (const [index, [step, told]] of story.entries())
      if (typeof told === "string") expect([step, answers[index]]).toEqual([step, told]);
      else expect(answers[index]).toMatch(told);
    expect(truthOf(bench.emulator)).toBe(truth);
    const touched = bench.emulator.requests().some((entry) => entry.fault !== undefined);
    expect(touched).toBe(asRules(rules).length > 0);
  });
});

test("every fault that is the emulator's has rows, and every kind of rule too", () => {
  const numbers = Array.from({ length: 22 }, (_, index) => `F${index + 1}`);
  expect(numbers.filter((fault) => !rows.some(([of]) => of === fault))).toEqual(elsewhere);
  const shown = new Set<string>(rows.flatMap(([, , rules]) => asRules(rules).map(({ fault }) => fault.kind)));
  expect(faultKinds.filter((kind) => !shown.has(kind))).toEqual(["slow"]); // it changes neither truth nor answer (faults.test.ts)
});

test("F11 shuffled: the answer names the operations in another order", async () => {
  const bench = await inProcess([{ match: {}, fault: { kind: "operations", shuffle: true } }], {});
  await bench.step("create");
  const { operationIds } = item(bench.emulator.requests());
  const made = bench.emulator.state().projects.find(({ name }) => name === "new");
  expect(made?.operations.map(({ id }) => id)).toEqual(operationIds);
  expect(operationIds).toHaveLength(2);
});

test("F20 packed: unpacked by fetch over HTTP, and as packed as it came in the process", async () => {
  const rules = [{ match: {}, fault: { kind: "form", gzip: true, padding: 3_000_000 } }] as const;
  const served = await overHttp(rules, {});
  expect(await served.step("raw")).toMatch(/^ {3000000}\{"project"/);
  await served.close();
  const bench = await inProcess(rules, {});
  expect((await bench.step("raw")).length).toBeLessThan(10_000);
});

test("a reset brings back the constructor's faults, and a number brings other dice", async () => {
  const bench = await inProcess([{ match: {}, fault: { kind: "status", status: 503 } }], {});
  const lives = async (seed: number) => {
    bench.emulator.reset(seed);
    expect(await bench.step("auth")).toBe("503");
    expect(await bench.step("create")).toBe("201");
    return bench.emulator.state().projects.find(({ name }) => name === "new")?.id;
  };
  const first = await lives(1);
  expect([(await lives(1)) === first, (await lives(2)) === first]).toEqual([true, false]);
});

test("an actor who comes too late is told of in the ledger, and the request goes on", async () => {
  const bench = await inProcess([{ match: {}, fault: actor({ do: "delete-project", project: "nobody" }) }], {});
  expect(await bench.step("auth")).toBe("200");
  expect(item(bench.emulator.requests()).acted).toEqual([expect.stringContaining("delete-project nobody: project: ")]);
});

describe("docs/emulator.md", () => {
  const guide = readFileSync(new URL("../../docs/emulator.md", import.meta.url), "utf8");
  const shown = [...guide.matchAll(/`(\{"match".*?\})` +\|/g)].map((match) => match[1] ?? "");

  test.each(shown)("shows a rule that works: %s", (rule) => {
    expect(readFaultRules([JSON.parse(rule)], "")).toHaveLength(1);
  });

  test("names every kind of fault", () => {
    expect(faultKinds.filter((kind) => !guide.includes(`| \`${kind}\``))).toEqual([]);
    expect(shown.length).toBeGreaterThan(20);
  });
});
