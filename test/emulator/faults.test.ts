import { describe, expect, test } from "vitest";
import type { Fault, FaultRule } from "../../src/emulator/index.js";
import { bench, type Bench, item, start } from "./harness.js";

const id = "crimson-sun-12345678";
const made = () => bench({ seed: { projects: [{ id, name: "acme" }] } });
const create = ({ ask }: Bench) => ask("POST", "/projects", { project: { name: "new" } });
const rename = ({ ask }: Bench) =>
  ask("PATCH", `/projects/${id}`, { project: { name: "renamed", history_retention_seconds: 5 } });
const nameOf = ({ emulator }: Bench) => item(emulator.state().projects).name;
const count = ({ emulator }: Bench) => emulator.state().projects.length;
const under = (fault: Fault, more: Partial<FaultRule> = {}): Bench => {
  const one = made();
  one.emulator.addFaults([{ match: { write: true }, fault, ...more }]);
  return one;
};
const failureOf = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => "an answer",
    (error: unknown) => error,
  );

describe("F1, connections", () => {
  test.each([
    ["reset", "ECONNRESET"],
    ["refused", "ECONNREFUSED"],
    ["dns", "ENOTFOUND"],
    ["tls", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ] as const)("%s before the effect fails like undici's fetch, with code %s, and nothing happened", async (error, code) => {
    const one = under({ kind: "connection", error });
    expect(await failureOf(create(one))).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { code } });
    expect(count(one)).toBe(1);
  });

  test("an answer lost after the effect looks the same, and it happened", async () => {
    const one = under({ kind: "connection", error: "reset", point: "after" });
    expect(await failureOf(create(one))).toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(count(one)).toBe(2);
    expect(one.emulator.requests()).toMatchObject([{ status: 201, answered: "lost", effect: true, fault: "connection" }]);
  });

  test("a cut body breaks off while it is read", async () => {
    const one = under({ kind: "connection", error: "cut-body" });
    expect(await failureOf(create(one))).toMatchObject({ message: "terminated" });
    expect(count(one)).toBe(2);
  });

  test("half a JSON arrives whole, and isn't JSON", async () => {
    const one = under({ kind: "connection", error: "half-json" });
    const { status, body } = await create(one);
    expect([status, typeof body, body[0]]).toEqual([201, "string", "{"]);
  });
});

describe("F2, deadlines", () => {
  const giveUp = async (one: Bench) => {
    const stop = new AbortController();
    const asked = one.emulator.fetch(
      new Request("http://emulator/api/v2/projects", {
        method: "POST",
        headers: { authorization: "Bearer free-key" },
        body: '{"project":{}}',
        signal: stop.signal,
      }),
    );
    stop.abort(new Error("deadline"));
    return failureOf(asked);
  };

  test("a hanging request ends when its caller gives up", async () => {
    const one = under({ kind: "hang", point: "after" });
    expect(await giveUp(one)).toMatchObject({ message: "deadline" });
    expect(count(one)).toBe(2);
  });

  test("a late effect lands at its own moment, when time has come to it", async () => {
    const one = under({ kind: "late", ms: 1000 });
    expect(await failureOf(create(one))).toMatchObject({ cause: { code: "ECONNRESET" } });
    one.emulator.advance(999);
    expect((await one.ask("GET", "/projects")).body.projects).toHaveLength(1);
    expect(one.emulator.requests()[0]).toMatchObject({ status: null, effect: false });
    one.emulator.advance(5000);
    expect((await one.ask("GET", "/projects")).body.projects).toHaveLength(2);
    expect(one.emulator.requests()[0]).toMatchObject({ status: 201, effect: true, effectAt: start + 1000 });
    expect(item(one.emulator.state().projects, 1).created_at).toBe("2026-03-04T09:00:01Z");
  });

  test("a late effect can be refused when it lands, like any request", async () => {
    const one = under({ kind: "late", ms: 1000 });
    await failureOf(rename(one));
    one.emulator.act({ do: "delete-project", project: id });
    one.emulator.advance(1000);
    expect(one.emulator.requests()[0]).toMatchObject({ status: 404, effect: false });
  });

  test("a slow answer takes the caller's time, no more", async () => {
    const slept: number[] = [];
    const one = bench({ sleep: (ms) => Promise.resolve(void slept.push(ms)) });
    one.emulator.addFaults([{ match: {}, fault: { kind: "slow", ms: 250 } }]);
    expect((await create(one)).status).toBe(201);
    expect(slept).toEqual([250]);
  });
});

describe("F3 to F6, statuses", () => {
  test.each([500, 502, 503, 504, 524])("%i before the effect, or after it", async (status) => {
    const before = under({ kind: "status", status });
    expect([(await rename(before)).status, nameOf(before)]).toEqual([status, "acme"]);
    const after = under({ kind: "status", status, point: "after" });
    expect([(await rename(after)).status, nameOf(after)]).toEqual([status, "renamed"]);
    expect(after.emulator.requests()[0]).toMatchObject({ status: 200, answered: status, effect: true });
  });

  test("the body is Neon's JSON, a proxy's page, or nothing", async () => {
    const bodyOf = async (body: "json" | "html" | "empty") =>
      rename(under({ kind: "status", status: 503, body, code: "X", message: "later" }));
    expect((await bodyOf("json")).body).toMatchObject({ code: "X", message: "later" });
    expect((await bodyOf("html")).body).toContain("<html>");
    expect((await bodyOf("html")).headers.get("content-type")).toBe("text/html");
    expect((await bodyOf("empty")).body).toBeNull();
  });

  test.each([
    ["seconds", 7, "7"],
    ["zero", 0, "0"],
    ["huge", 99_999_999_999, "99999999999"],
    ["garbage", "soon", "soon"],
    ["a date", { dateInMs: 60_000 }, "Wed, 04 Mar 2026 09:01:00 GMT"],
    ["a past date", { dateInMs: -60_000 }, "Wed, 04 Mar 2026 08:59:00 GMT"],
  ] as const)("Retry-After as %s", async (_, retryAfter, header) => {
    const one = under({ kind: "status", status: 429, retryAfter });
    expect((await rename(one)).headers.get("retry-after")).toBe(header);
  });

  test("no Retry-After unless asked for", async () => {
    expect((await rename(under({ kind: "status", status: 429 }))).headers.has("retry-after")).toBe(false);
  });

  test("once, in a row, from the n-th request on, for ever", async () => {
    const statuses = async (rule: Partial<FaultRule>) => {
      const one = made();
      one.emulator.addFaults([
        {
          match: { method: "GET", ...rule.match },
          fault: { kind: "status", status: 423 },
          ...(rule.times === undefined ? {} : { times: rule.times }),
        },
      ]);
      const seen: number[] = [];
      for (let n = 0; n < 5; n += 1) seen.push((await one.ask("GET", "/auth")).status);
      return seen;
    };
    expect(await statuses({})).toEqual([423, 200, 200, 200, 200]);
    expect(await statuses({ times: 3 })).toEqual([423, 423, 423, 200, 200]);
    expect(await statuses({ match: { nth: 3 }, times: "forever" })).toEqual([200, 200, 423, 423, 423]);
    expect(await statuses({ times: "forever" })).toEqual([423, 423, 423, 423, 423]);
  });
});

describe("which requests", () => {
  const hit = async (match: FaultRule["match"], method: string, path: string, key = "free-key") => {
    const one = made();
    one.emulator.addFaults([{ match, fault: { kind: "status", status: 599 } }]);
    return (await one.ask(method, path, undefined, { key })).status === 599;
  };

  test.each([
    ["a glob segment", { path: "/projects/*" }, "GET", `/projects/${id}`, true],
    ["a glob segment is one segment", { path: "/projects/*" }, "GET", `/projects/${id}/branches`, false],
    ["a glob rest", { path: "/projects/**" }, "GET", `/projects/${id}/branches`, true],
    ["a glob is the whole path", { path: "/projects" }, "GET", `/projects/${id}`, false],
    ["a regular expression", { path: "^/projects(/|$)" }, "GET", `/projects/${id}`, true],
    ["the method", { method: "POST" }, "GET", "/projects", false],
    ["writes", { write: true }, "DELETE", `/projects/${id}`, true],
    ["the operation", { operation: "getProject" }, "GET", `/projects/${id}`, true],
    ["another operation", { operation: "getProject" }, "GET", "/projects", false],
    ["the project by id", { project: id }, "GET", `/projects/${id}/branches`, true],
    ["the project by name", { project: "acme" }, "GET", `/projects/${id}`, true],
    ["another project", { project: "acm" }, "GET", `/projects/${id}`, false],
    ["the key by name", { key: "free" }, "GET", "/projects", true],
    ["another key", { key: "paid" }, "GET", "/projects", false],
  ] as const)("%s", async (_, match, method, path, expected) => {
    expect(await hit(match, method, path)).toBe(expected);
  });

  test("a share of them, by the emulator's dice: the same every time", async () => {
    const run = async () => {
      const one = made();
      one.emulator.addFaults([{ match: { chance: 0.3 }, fault: { kind: "status", status: 503 }, times: "forever" }]);
      const seen: number[] = [];
      for (let n = 0; n < 200; n += 1) seen.push((await one.ask("GET", "/auth")).status);
      return seen;
    };
    const seen = await run();
    expect(seen.filter((status) => status === 503).length).toBeGreaterThan(35);
    expect(seen.filter((status) => status === 503).length).toBeLessThan(85);
    expect(await run()).toEqual(seen);
  });

  test("the first rule whose turn it is wins, and each counts for itself", async () => {
    const one = made();
    one.emulator.addFaults([
      { match: { nth: 2 }, fault: { kind: "status", status: 502 } },
      { match: {}, fault: { kind: "status", status: 503 }, times: 2 },
    ]);
    const seen = [];
    for (let n = 0; n < 4; n += 1) seen.push((await one.ask("GET", "/auth")).status);
    expect(seen).toEqual([503, 502, 503, 200]);
    one.emulator.addFaults([{ match: {}, fault: { kind: "status", status: 503 } }]);
    one.emulator.clearFaults();
    expect((await one.ask("GET", "/auth")).status).toBe(200);
  });
});

describe("F7, lists that don't show everything", () => {
  const ids = Array.from({ length: 30 }, (_, n) => `p-${String(n).padStart(2, "0")}`);
  const page = async (how: Extract<Fault, { kind: "list" }>["how"], more: object = {}, query = "?limit=10&cursor=p-09") => {
    const one = bench({ seed: { projects: ids.map((name) => ({ id: name, name })) } });
    one.emulator.addFaults([{ match: {}, fault: { kind: "list", how, ...more } }]);
    const { body } = await one.ask("GET", `/projects${query}`);
    return {
      ids: body.projects?.map((project: { id: string }) => project.id),
      cursor: body.pagination?.cursor,
      unavailable: body.unavailable_project_ids,
    };
  };
  const whole = ids.slice(10, 20);

  test("details of some time out", async () => {
    expect(await page("unavailable", { ids: ["p-12", "p-25"] })).toMatchObject({
      ids: whole.filter((one) => one !== "p-12"),
      unavailable: ["p-12"],
    });
    expect(await page("unavailable", { count: 2 })).toMatchObject({ unavailable: ["p-10", "p-11"], cursor: "p-19" });
  });
  test("a middle page is short, and nothing is lost", async () =>
    expect(await page("short-page", { count: 3 })).toMatchObject({ ids: ["p-10", "p-11", "p-12"], cursor: "p-12" }));
  test("a page is left out", async () =>
    expect(await page("missing-page")).toMatchObject({ ids: ids.slice(20, 30), cursor: "p-29" }));
  test("a page is empty, with a cursor", async () => expect(await page("empty-page")).toMatchObject({ ids: [], cursor: "p-19" }));
  test("the cursor stands still", async () =>
    expect(await page("repeated-cursor")).toMatchObject({ ids: whole, cursor: "p-09" }));
  test("the cursor is missing in the middle", async () =>
    expect(await page("no-cursor")).toMatchObject({ ids: whole, cursor: undefined }));
  test("one id stands on two pages", async () => expect(await page("repeated-row")).toMatchObject({ ids: ["p-09", ...whole] }));
  test("success without projects", async () => expect(await page("no-projects")).toMatchObject({ ids: undefined }));

  test("they touch nothing but the list", async () => {
    const one = made();
    one.emulator.addFaults([{ match: {}, fault: { kind: "list", how: "missing-page" } }]);
    await create(one);
    expect(count(one)).toBe(2);
    await one.ask("GET", "/projects");
    expect(one.emulator.requests().map((entry) => entry.fault)).toEqual([undefined, "list"]);
  });
});

describe("F13, success without effect", () => {
  test("nothing is stored, and the answer says that it was", async () => {
    const one = under({ kind: "ignored" });
    const { status, body } = await rename(one);
    expect([status, body.project.name, nameOf(one)]).toEqual([200, "renamed", "acme"]);
    expect(one.emulator.requests()[0]).toMatchObject({ answered: 200, effect: false });
  });

  test("one field isn't stored", async () => {
    const one = under({ kind: "ignored", fields: ["project.history_retention_seconds"] });
    expect((await rename(one)).status).toBe(200);
    expect(one.emulator.state().projects[0]).toMatchObject({ name: "renamed", history_retention_seconds: 86_400 });
  });

  test("a project that was only pretended never gets its id used", async () => {
    const one = under({ kind: "ignored" });
    const pretended = (await create(one)).body.project.id;
    expect((await create(one)).body.project.id).not.toBe(pretended);
  });
});
