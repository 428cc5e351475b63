import { describe, expect, test } from "vitest";
import { bench } from "./harness.js";

const answered = async (count: number, one: () => Promise<{ status: number }>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push((await one()).status);
  return statuses;
};
const count = (statuses: readonly number[], status: number) => statuses.filter((one) => one === status).length;

describe("rate limits", () => {
  test("a route takes 40 requests in any second, whatever other routes do", async () => {
    const { ask, emulator } = bench({ rate: 700 });
    const list = () => ask("GET", "/projects");
    expect(count(await answered(45, list), 200)).toBe(40);
    expect((await ask("GET", "/auth")).status).toBe(200);
    emulator.advance(999);
    expect((await list()).status).toBe(429);
    emulator.advance(1);
    expect((await list()).status).toBe(200);
  });

  test("an account takes 700 in any minute, over all its routes, keys and orgs", async () => {
    const { ask, emulator } = bench({ rate: 700 });
    const statuses: number[] = [];
    for (let second = 0; second < 20; second += 1) {
      statuses.push(...(await answered(20, () => ask("GET", "/projects", undefined, { key: "free-key" }))));
      statuses.push(...(await answered(20, () => ask("GET", "/auth", undefined, { key: "paid-key" }))));
      emulator.advance(1000);
    }
    expect([count(statuses, 200), count(statuses, 429)]).toEqual([700, 100]);
    emulator.advance(40_000);
    expect((await ask("GET", "/auth")).status).toBe(200);
  });

  test("a refused request has no effect and says when to come back", async () => {
    const { ask, emulator } = bench({ rate: 1 });
    await ask("GET", "/auth");
    emulator.advance(10_500);
    const refused = await ask("POST", "/projects", { project: {} });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "50"]);
    expect(emulator.state().projects).toEqual([]);
    expect(emulator.requests()[1]).toMatchObject({ status: 429, effect: false });
  });

  test("it can be switched off", async () => {
    const { ask } = bench({ rate: "off" });
    expect(count(await answered(100, () => ask("GET", "/auth")), 200)).toBe(100);
  });

  test("speed makes the minute pass sooner", async () => {
    let wall = 0;
    const { ask } = bench({ rate: 1, speed: 60, now: () => wall });
    expect((await ask("GET", "/auth")).status).toBe(200);
    wall = 999;
    expect((await ask("GET", "/auth")).status).toBe(429);
    wall = 1000;
    expect((await ask("GET", "/auth")).status).toBe(200);
  });
});
