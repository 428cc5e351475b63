/** An observation file is untrusted: what isn't whole, ours, of this fleet and recent is refused, and never claims more than it holds. */
import jsonpatch from "fast-json-patch";
import type { Operation } from "fast-json-patch";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ReadObservation } from "../../src/reconciler/observation-file.js";
import { readObservation } from "../../src/reconciler/observation-file.js";
import { fakeTime, startOfTime } from "../harness/virtual.js";
import { schemaErrors } from "../import/shell.js";
import { observed, wholeFleet } from "./fleet.js";

fakeTime();
const made = wholeFleet();
const { fleet } = made;
const whole = await observed(made, true);
vi.useRealTimers();

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const hour = 3_600_000;
const read = (value: unknown, { later = 0, maxAge = 24 * hour } = {}): ReadObservation =>
  readObservation(typeof value === "string" ? value : JSON.stringify(value), { fleet, now: startOfTime + later, maxAge });
const codeOf = (result: ReadObservation): string => ("problem" in result ? result.problem.code : "read");
/** The file with somebody's hand in it. */
const edited = (...patch: Operation[]): unknown => jsonpatch.applyPatch(JSON.parse(JSON.stringify(whole)), patch).newDocument;
const put = (path: string, value: unknown): Operation => ({ op: "replace", path, value });
const append = (path: string, value: unknown): Operation => ({ op: "add", path: `${path}/-`, value });
const drop = (path: string): Operation => ({ op: "remove", path });
const [firstProject] = whole.projects;
const [firstOrg] = whole.completeness.orgs;

test("what was written is what is read, and it has the form of the published schema", () => {
  const text = JSON.stringify(whole);
  expect(read(text)).toEqual({ observation: whole });
  expect(schemaErrors("observation", text)).toEqual([]);
});

test("names of scoped keys are in it, and no key", () => {
  const text = JSON.stringify(whole);
  expect(text).toContain("ci-deploy");
  expect(text).not.toMatch(/scoped-key|free-key|paid-key|me-key|postgresql:/);
});

test("a file that was cut anywhere is refused", () => {
  const text = JSON.stringify(whole);
  const codes = new Set(Array.from({ length: 200 }, (_, n) => codeOf(read(text.slice(0, Math.floor((text.length * n) / 200))))));
  expect([...codes]).toEqual(["observation-format"]);
});

describe("damage and contradictions", () => {
  test.each([
    ["nothing at all", ""],
    ["a list", "[]"],
    ["another document of ours", '{"format":"tenantry/plan@1"}'],
    ["half a character in a name", JSON.stringify(1).replace("1", '{"a":"\\ud800"}')],
    ["a project without its quota", edited(drop("/projects/0/quota"))],
    ["an amount of zero, which would be read as one", edited(put("/projects/0/quota/activeTime", 0))],
    ["an id that walks a path", edited(put("/projects/0/id", "../x"))],
    ["a project twice", edited(append("/projects", firstProject))],
    ["a project live and deleted at once", edited(put("/recoverable/0/id", firstProject?.id))],
    ["a project of an org that isn't listed", edited(put("/projects/0/org", "other"))],
    ["more projects than the lists counted", edited(put("/completeness/orgs/0/projects", 1))],
    ["an org twice", edited(append("/completeness/orgs", firstOrg))],
    [
      "a hole in a list that is called complete",
      edited(append("/completeness/orgs/0/gaps", { page: 1, project: null, reason: "page-unreadable" })),
    ],
  ])("%s is refused", (_, value) => {
    expect(codeOf(read(value))).toBe("observation-format");
  });

  test("another major version is named as such", () => {
    expect(codeOf(read({ ...whole, format: "tenantry/observation@2" }))).toBe("observation-version");
  });
});

describe("another fleet's file is refused", () => {
  test.each([
    ["by its name", edited(put("/fleet", "other"))],
    ["by an org's id", edited(put("/completeness/orgs/0/id", "org-other-1"))],
    [
      "where it doesn't cover an org that the fleet file names",
      edited(
        drop("/completeness/orgs/1"),
        put(
          "/projects",
          whole.projects.filter(({ org }) => org === "free"),
        ),
      ),
    ],
  ])("%s", (_, value) => {
    expect(codeOf(read(value))).toBe("observation-fleet");
  });
});

describe("age", () => {
  test.each([
    ["as old as it may be", { later: 24 * hour }, "read"],
    ["older", { later: 24 * hour + 1 }, "observation-expired"],
    ["older than a shorter limit", { later: hour + 1, maxAge: hour }, "observation-expired"],
    ["from a clock that is a little ahead", { later: -hour / 2 }, "read"],
    ["from the future", { later: -25 * hour }, "observation-ahead"],
  ])("%s: %s", (_, options, code) => {
    expect(codeOf(read(whole, options))).toBe(code);
  });
});
