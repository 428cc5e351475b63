import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { assumptionNames } from "../../src/emulator/index.js";
import { firstLine, runToEnd, scratch, spawnEmulator, type Spawned } from "../emulator/spawned.js";

const id = "crimson-sun-12345678";
const running: Spawned[] = [];
const start = async (...given: Parameters<typeof spawnEmulator>): Promise<Spawned> => {
  const one = await spawnEmulator(...given);
  running.push(one);
  return one;
};
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop("SIGKILL");
});

const seeded = (seed: unknown = { projects: [{ id, name: "acme", org: "free" }] }): string => {
  const cwd = scratch();
  writeFileSync(join(cwd, "demo.json"), JSON.stringify(seed));
  return cwd;
};
const ask = (one: Spawned, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${one.api}${path}`, {
    method,
    headers: { authorization: "Bearer free-key", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("tenantry emulator", () => {
  test("prints its address, keys, token and the next command, then a line for each request", async () => {
    const one = await start(["--seed", "demo.json", "--verbose"], { cwd: seeded() });
    expect(one.output().split("\n").slice(0, 3)).toEqual([
      `Neon's API on ${one.api}, 1 project in 2 orgs, keys free-key, paid-key, me-key`,
      `Controls on ${one.controls}, X-Emulator-Token: ${one.token}`,
      `Assumes ${assumptionNames.length} undocumented behaviours (--assumptions).  Next: NEON_API_HOST=${one.api} tenantry plan`,
    ]);
    await ask(one, "PATCH", `/projects/${id}`, { project: { history_retention_seconds: 5 } });
    await ask(one, "PATCH", `/projects/${id}`, { project: { name: "b" } });
    expect(await one.stop()).toBe(0);
    expect(one.output()).toMatch(/^200 {1,4}\d+ ms {2}PATCH \/projects\/crimson-sun-12345678$/m);
    expect(one.output()).toMatch(/^423 {1,4}\d+ ms {2}PATCH \/projects\/crimson-sun-12345678 {3}project busy$/m);
    expect(one.output()).not.toContain("Bearer");
  });

  test.each(["SIGTERM", "SIGINT"] as const)("ends with 0 on %s and keeps its state in --data", async (signal) => {
    const cwd = seeded();
    const first = await start(["--seed", "demo.json", "--data", "state.json"], { cwd });
    await ask(first, "PATCH", `/projects/${id}`, { project: { name: "kept" } });
    expect(await first.stop(signal)).toBe(0);
    const second = await start(["--seed", "demo.json", "--data", "state.json"], { cwd });
    expect(await (await ask(second, "GET", `/projects/${id}`)).json()).toMatchObject({ project: { name: "kept" } });
  });

  test("killed outright, it leaves a whole state behind", async () => {
    const cwd = seeded();
    const one = await start(["--seed", "demo.json", "--data", "state.json"], { cwd });
    await ask(one, "PATCH", `/projects/${id}`, { project: { name: "kept" } });
    await expect.poll(() => readState(cwd), { timeout: 5000 }).toMatchObject({ projects: [{ name: "kept" }] });
    await one.stop("SIGKILL");
    expect(readState(cwd)).toMatchObject({ format: "tenantry/emulator@1" });
  });
  const readState = (cwd: string): unknown => {
    try {
      return JSON.parse(readFileSync(join(cwd, "state.json"), "utf8"));
    } catch {
      return null;
    }
  };

  test("listens on loopback only, checks the host and asks for its token", async () => {
    const one = await start();
    expect((await fetch(`${one.controls}/state`)).status).toBe(401);
    expect((await fetch(`${one.controls}/state`, { headers: { "x-emulator-token": one.token } })).status).toBe(200);
    const { connect } = await import("node:net");
    const answer = await new Promise<string>((done) => {
      const socket = connect(Number(new URL(one.api).port), "127.0.0.1", () =>
        socket.write("GET /api/v2/auth HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
      );
      let text = "";
      socket.on("data", (chunk) => (text += chunk.toString()));
      socket.on("close", () => done(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("a lost connection is a closed socket, and a cut body breaks off", async () => {
    const one = await start(["--seed", "demo.json"], { cwd: seeded() });
    await one.control("POST", "/faults", [
      { match: { write: true }, fault: { kind: "connection", error: "reset", point: "after" } },
      { match: { method: "GET" }, fault: { kind: "connection", error: "cut-body" } },
    ]);
    await expect(ask(one, "PATCH", `/projects/${id}`, { project: { name: "b" } })).rejects.toThrow("fetch failed");
    expect(await one.control("GET", "/requests")).toMatchObject([{ answered: "lost", effect: true }]);
    const cut = await ask(one, "GET", `/projects/${id}`);
    await expect(cut.text()).rejects.toThrow("terminated");
    expect(one.output()).not.toContain("Error");
  });

  test("a held request survives until it is released; a hanging one ends with its caller", async () => {
    const one = await start(["--seed", "demo.json"], { cwd: seeded() });
    await one.control("POST", "/hold", { match: { write: true }, at: "after" });
    const parked = ask(one, "PATCH", `/projects/${id}`, { project: { name: "b" } });
    await expect.poll(() => one.control("GET", "/held")).toHaveLength(1);
    expect(await one.control("GET", "/state")).toMatchObject({ projects: [{ name: "b" }] });
    expect(await one.control("POST", "/release", {})).toEqual({ released: 1 });
    expect((await parked).status).toBe(200);
    await one.control("POST", "/faults", [{ match: {}, fault: { kind: "hang" } }]);
    await expect(fetch(`${one.api}/auth`, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: "TimeoutError" });
    expect((await ask(one, "GET", "/auth")).status).toBe(200);
  });

  test("its time runs as fast as told, and jumps", async () => {
    const one = await start(["--seed", "demo.json", "--speed", "6000x", "--assume", "operationTime=5000"], { cwd: seeded() });
    await ask(one, "PATCH", `/projects/${id}`, { project: { history_retention_seconds: 5 } });
    await expect.poll(async () => (await ask(one, "PATCH", `/projects/${id}`, { project: { name: "b" } })).status).toBe(200);
    const before = (await one.control("POST", "/clock", { rate: 0 })) as { time: number };
    expect(await one.control("POST", "/clock", { advanceMs: 60_000 })).toEqual({ time: before.time + 60_000 });
  });

  test("--fault fails a share of requests", async () => {
    const one = await start(["--fault", "429=100%"]);
    const answer = await ask(one, "GET", "/auth");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "1"]);
  });

  test("--fault @rules.json takes rules, and a reset brings them back", async () => {
    const cwd = scratch();
    writeFileSync(
      join(cwd, "rules.json"),
      JSON.stringify([{ match: { nth: 2 }, fault: { kind: "connection", error: "reset" } }]),
    );
    const one = await start(["--fault", "@rules.json"], { cwd });
    const both = async () => {
      expect((await ask(one, "GET", "/auth")).status).toBe(200);
      await expect(ask(one, "GET", "/auth")).rejects.toThrow("fetch failed");
    };
    await both();
    await one.control("POST", "/reset", {});
    await both();
  });

  test("with TENANTRY_CONTRACT_LOG it validates, logs and answers a violation with 599", async () => {
    const cwd = scratch();
    const one = await start([], { cwd, env: { TENANTRY_CONTRACT_LOG: join(cwd, "contract.log") } });
    expect((await ask(one, "GET", "/projects")).status).toBe(200);
    expect((await ask(one, "GET", "/projects?page=2")).status).toBe(599);
    const lines = readFileSync(join(cwd, "contract.log"), "utf8").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).violations.length)).toEqual([0, 1]);
  });

  test("--json starts with one document", async () => {
    expect(JSON.parse(await firstLine(["--seed", "demo.json", "--json"], seeded()))).toMatchObject({
      format: "tenantry/emulator-started@1",
      api: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2$/),
      token: expect.any(String),
      keys: ["free-key", "paid-key", "me-key"],
      projects: 1,
    });
  });

  test("a port in use is refused with 64 and the way out", async () => {
    const one = await start();
    const second = await runToEnd(["--port", new URL(one.api).port, "--json"]);
    expect(second.code).toBe(64);
    expect(JSON.parse(second.stdout)).toMatchObject({
      format: "tenantry/error@1",
      code: "usage",
      details: [{ text: "--port 0 takes any free one" }],
    });
  });

  test("--assumptions lists them and ends", async () => {
    const { code, stdout } = await runToEnd(["--assumptions", "--assume", "quotaPatch=replace"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^quotaPatch=replace {2}\(merge \| replace\)\n {2}PATCH project:/m);
  });

  test.each([
    [["--speed", "fast"], "--speed fast: expected a number"],
    [["--port", "70000"], "--port 70000: expected a number up to 65535"],
    [["--rate", "some"], "--rate some"],
    [["--fault", "429"], "--fault 429: expected a status"],
    [["--fault", "200=5%"], "--fault 200=5%"],
    [["--fault", "@bad.json"], "--fault @bad.json: expected a list"],
    [["--fault", "429=500%"], "--fault 429=500%"],
    [["--assume", "quotaPatch=mix"], "Assumption quotaPatch is merge or replace"],
    [["--seed", "missing.json"], "--seed missing.json: "],
    [["--seed", "bad.json"], "--seed bad.json: projects[0].quotta: unknown key"],
    [["--seed", "planted.json"], "--seed: projects[0].org: expected an org of this seed"],
    [["--data", "bad.json"], "--data bad.json: format: expected"],
  ])("%j is refused with 64 and says what is right", async (args, message) => {
    const cwd = scratch();
    writeFileSync(join(cwd, "bad.json"), JSON.stringify({ projects: [{ name: "a", quotta: 1 }] }));
    writeFileSync(join(cwd, "planted.json"), JSON.stringify({ projects: [{ name: "a", org: "gold" }] }));
    const { code, stderr } = await runToEnd(args, cwd);
    expect([code, stderr]).toEqual([64, expect.stringContaining(message)]);
    expect(stderr).toMatch(/^error\[usage\]/);
  });
});
