import { describe, expect, test } from "vitest";
import { guard } from "../../src/emulator/guard.js";
import { asker, bench, item, start } from "./harness.js";

const id = "crimson-sun-12345678";
const made = () => bench({ seed: { projects: [{ id, name: "acme", compute: "active" }] } });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("control routes", () => {
  test("state is the truth, requests are the ledger, neither holds the text of a key in use", async () => {
    const { ask, emulator } = made();
    await ask("PATCH", `/projects/${id}?x=1`, { project: { name: "b" } });
    expect((await ask("GET", "/_emulator/state")).body).toEqual(emulator.state());
    const { body } = await ask("GET", "/_emulator/requests");
    expect(body).toEqual([
      expect.objectContaining({
        n: 1,
        at: start,
        method: "PATCH",
        path: `/projects/${id}`,
        query: { x: "1" },
        body: { project: { name: "b" } },
        status: 200,
        answered: 200,
        effect: true,
        operation: "updateProject",
      }),
    ]);
    expect(body[0].keyId).toBe(emulator.state().keys.find((key) => key.text === "free-key")?.id);
    expect(JSON.stringify(body)).not.toContain("free-key");
  });

  test("what state returns is a copy", () => {
    const { emulator } = made();
    item(emulator.state().projects).name = "changed";
    expect(item(emulator.state().projects).name).toBe("acme");
  });

  test("faults are added, and an empty list clears them", async () => {
    const { ask } = made();
    const rule = { match: { path: "/auth" }, fault: { kind: "status", status: 503 }, times: "forever" };
    await ask("POST", "/_emulator/faults", [rule]);
    expect((await ask("GET", "/auth")).status).toBe(503);
    await ask("POST", "/_emulator/faults", []);
    expect((await ask("GET", "/auth")).status).toBe(200);
  });

  test.each([
    ["not a list", {}, "faults: expected a list"],
    ["an unknown kind", [{ match: {}, fault: { kind: "storm" } }], "faults[0].fault.kind: expected one of"],
    ["a status that is none", [{ match: {}, fault: { kind: "status", status: 200 } }], "faults[0].fault.status"],
    [
      "a mistyped key",
      [{ match: { pth: "/" }, fault: { kind: "hang" } }],
      "faults[0].match.pth: unknown key; known keys are method, path",
    ],
    ["a missing match", [{ fault: { kind: "hang" } }], "faults[0].match: is missing"],
    ["a broken expression", [{ match: { path: "^(" }, fault: { kind: "hang" } }], "Invalid regular expression"],
  ])("a rule with %s is a 400 that names the problem", async (_, rules, message) => {
    const { ask } = made();
    const answer = await ask("POST", "/_emulator/faults", rules);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining(message)]);
  });

  test("the clock is moved and its rate set", async () => {
    let wall = start;
    const { ask, emulator } = bench({ now: () => wall });
    expect((await ask("POST", "/_emulator/clock", { advanceMs: 5000 })).body).toEqual({ time: start + 5000 });
    await ask("POST", "/_emulator/clock", { rate: 60 });
    wall += 1000;
    expect(emulator.time()).toBe(start + 65_000);
  });

  test("another actor acts past locks", async () => {
    const { ask, emulator } = made();
    emulator.act({ do: "run-operations", project: id, ms: 1000 });
    expect(
      (
        await ask("POST", "/_emulator/act", {
          do: "edit-project",
          project: "acme",
          name: "theirs",
          quota: { data_transfer_bytes: 5 },
        })
      ).body,
    ).toEqual({ id });
    expect(emulator.state().projects[0]).toMatchObject({ name: "theirs", settings: { quota: { data_transfer_bytes: 5 } } });
    const refused = await ask("POST", "/_emulator/act", { do: "edit-project", project: "nobody" });
    expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining("the id or name of a project")]);
    expect((await ask("POST", "/_emulator/act", { do: "explode", project: "acme" })).status).toBe(400);
  });

  test("a request is held before its effect until released", async () => {
    const { ask, emulator } = made();
    await ask("POST", "/_emulator/hold", { match: { write: true } });
    const parked = ask("PATCH", `/projects/${id}`, { project: { name: "b" } });
    await turn();
    expect((await ask("GET", "/_emulator/held")).body).toEqual([{ id: "hold-1", method: "PATCH", path: `/projects/${id}` }]);
    expect(item(emulator.state().projects).name).toBe("acme");
    expect((await ask("POST", "/_emulator/release", {})).body).toEqual({ released: 1 });
    expect((await parked).status).toBe(200);
    expect(item(emulator.state().projects).name).toBe("b");
  });

  test("or after its effect and before its answer, the n-th one", async () => {
    const { ask, emulator } = made();
    await ask("POST", "/_emulator/hold", { match: { write: true, nth: 2 }, at: "after", id: "second" });
    const patch = (name: string) => ask("PATCH", `/projects/${id}`, { project: { name } });
    expect((await patch("first")).status).toBe(200);
    let answered = false;
    const parked = patch("second").then((answer) => {
      answered = true;
      return answer;
    });
    await turn();
    expect([item(emulator.state().projects).name, answered]).toEqual(["second", false]);
    expect((await ask("POST", "/_emulator/release", { id: "other" })).body).toEqual({ released: 0 });
    await ask("POST", "/_emulator/release", { id: "second" });
    expect((await parked).status).toBe(200);
  });

  test("reset begins anew, from a seed of its own or the first one", async () => {
    const { ask, emulator } = made();
    emulator.addFaults([{ match: {}, fault: { kind: "status", status: 503 }, times: "forever" }]);
    await ask("GET", "/auth");
    await ask("POST", "/_emulator/reset", { seed: { projects: [{ name: "other" }] } });
    expect([emulator.state().projects.map((project) => project.name), emulator.requests()]).toEqual([["other"], []]);
    expect((await ask("GET", "/auth")).status).toBe(200);
    await ask("POST", "/_emulator/reset");
    expect(emulator.state().projects.map((project) => project.name)).toEqual(["acme"]);
  });

  test("assumptions are listed with value, choice and reason", async () => {
    const { ask } = bench({ assumptions: { quotaPatch: "replace" } });
    const { body } = await ask("GET", "/_emulator/assumptions");
    expect(body.find((row: { name: string }) => row.name === "quotaPatch")).toEqual({
      name: "quotaPatch",
      value: "replace",
      values: ["merge", "replace"],
      about: expect.any(String),
    });
  });

  test("an unknown control names the known ones", async () => {
    const { status, body } = await made().ask("POST", "/_emulator/explode");
    expect([status, body.message]).toEqual([404, expect.stringContaining("POST /faults")]);
  });
});

describe("the guard of a served emulator (S18)", () => {
  const guarded = () => asker({ fetch: guard(made().emulator.fetch, "sesame") });
  const local = { host: "127.0.0.1:7654" };

  test.each(["127.0.0.1:7654", "localhost:7654", "[::1]:7654", "localhost"])("answers to %s", async (host) => {
    expect((await guarded()("GET", "/auth", undefined, { headers: { host } })).status).toBe(200);
  });

  test.each(["evil.example", "127.0.0.1.evil.example:7654", "localhost.evil.example", "", "10.0.0.1:7654"])(
    "refuses the host %j on every route",
    async (host) => {
      const headers = { host, "x-emulator-token": "sesame" };
      expect((await guarded()("GET", "/auth", undefined, { headers })).status).toBe(403);
      expect((await guarded()("GET", "/_emulator/state", undefined, { headers })).status).toBe(403);
    },
  );

  test("control routes need the token, the API doesn't", async () => {
    expect((await guarded()("GET", "/_emulator/state", undefined, { headers: local })).status).toBe(401);
    expect(
      (await guarded()("GET", "/_emulator/state", undefined, { headers: { ...local, "x-emulator-token": "guess" } })).status,
    ).toBe(401);
    expect(
      (await guarded()("GET", "/_emulator/state", undefined, { headers: { ...local, "x-emulator-token": "sesame" } })).status,
    ).toBe(200);
    expect((await guarded()("GET", "/auth", undefined, { headers: local })).status).toBe(200);
  });
});
