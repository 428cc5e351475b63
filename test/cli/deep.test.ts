/** `--deep 5%`: every tenant's computes have a turn, and on its day what differs only there is found. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isSampled } from "../../src/reconciler/diff/deep.js";
import { fleetText, project } from "../harness/fleet.js";
import { fakeTime } from "../harness/virtual.js";
import { Terminal } from "./terminal.js";

const places = Array.from({ length: 1000 }, (_, n) => n / 1000);

test.each([
  [1, 1],
  [0.5, 2],
  [0.4, 3],
  [0.05, 20],
  [0.001, 1000],
])("a share of %s has each tenant once in %i days", (share, days) => {
  const turns = places.map((place) =>
    Array.from({ length: days }, (_, day) => day).filter((day) => isSampled(place, { share, day: 20_516 + day })),
  );
  expect(new Set(turns.map(({ length }) => length))).toEqual(new Set([1]));
  for (let day = 0; day < days; day += 1) {
    const sampled = places.filter((place) => isSampled(place, { share, day })).length / places.length;
    expect(sampled).toBeLessThanOrEqual(share + 0.0011);
  }
});

describe("the command", () => {
  const names = Array.from({ length: 8 }, (_, n) => `app-${n}`);
  let terminal: Terminal;
  beforeEach(() => {
    fakeTime();
    terminal = new Terminal({
      files: {
        "tenantry.yaml": fleetText,
        "tenants/all.yaml": names.map((name) => `{ tenant: ${name}, tier: pro }`).join("\n---\n"),
        "tenantry.lock": names.map((name) => `${name} p-${name}\n`).join(""),
      },
      seed: {
        projects: names.map((name) =>
          project("pro", name, { id: `p-${name}`, endpoints: [{ id: `ep-${name}`, autoscaling_limit_max_cu: 8 }] }),
        ),
      },
    });
  });
  afterEach(() => {
    terminal.folder.remove();
    vi.useRealTimers();
  });

  const changed = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await terminal.tenantry(["plan", "--json", "--force", ...args]);
    const { changes } = JSON.parse(stdout) as { readonly changes: readonly { readonly tenant: string }[] };
    return changes.map(({ tenant }) => tenant);
  };
  const looked = (): number => terminal.emulator.requests().filter(({ path }) => path.endsWith("/endpoints")).length;

  test("finds in as many days as there are shares what --deep finds in one, and looks no further", async () => {
    expect(await changed()).toEqual([]);
    const found: string[] = [];
    for (let day = 0; day < 4; day += 1) {
      const before = looked();
      const today = await changed("--deep", "25%");
      expect(looked() - before).toBe(today.length);
      expect(await changed("--deep", "25%")).toEqual(today);
      found.push(...today);
      vi.setSystemTime(Date.now() + 86_400_000);
    }
    expect(found.toSorted()).toEqual(names);
    expect(await changed("--deep")).toEqual(names);
  });

  test.each(["0%", "101%", "5", "plan.json", "-5%"])("--deep=%s is refused", async (share) => {
    const { code, stderr } = await terminal.tenantry(["plan", `--deep=${share}`]);
    expect([code, stderr]).toEqual([
      64,
      `error[usage]  --deep ${share}: nothing, or a share above 0%, at most 100%, is due\n  fix      --deep for all, or --deep 5%   exit 64\n`,
    ]);
    expect(terminal.emulator.requests()).toEqual([]);
  });
});
