/** `tenantry restore --preview`: what would come back, beside what is live. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FaultRule, SeedProject } from "../../src/emulator/index.js";
import { fleetText, project } from "../harness/fleet.js";
import { fakeTime } from "../harness/virtual.js";
import { Terminal } from "./terminal.js";

const eight = "2026-03-04T08:00:00Z";
const born = "2026-03-02T09:00:00Z";
const vega = (more: Partial<SeedProject> = {}, tier: "free" | "pro" = "pro") => ({
  files: {
    "tenantry.yaml": fleetText,
    "tenants/all.yaml": `{ tenant: vega, tier: ${tier}, compute: { max: 2 } }\n`,
    "tenantry.lock": "vega v-1\n",
  },
  seed: {
    projects: [
      project(tier, "vega", {
        id: "v-1",
        created_at: born,
        branches: [{ name: "main", default: true, created_at: born, data: "now" }],
        snapshots: [{ name: "v1", timestamp: eight, created_at: eight, data: "morning" }],
        ...more,
      }),
    ],
  },
});

let terminal: Terminal;
const open = (start: ReturnType<typeof vega>, faults: readonly FaultRule[] = []): void => {
  terminal = new Terminal({ ...start, faults });
};
beforeEach(() => fakeTime());
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

/** `main* "now" 1`: name, the default's star, what it holds, how many computes. */
const branches = (): readonly string[] => {
  const [seen] = terminal.emulator.state().projects;
  return (seen?.branches ?? []).map(({ id, name, default: isDefault, data }) => {
    const computes = seen?.endpoints.filter(({ branch_id }) => branch_id === id).length;
    return `${name}${isDefault ? "*" : ""} "${data.at(-1)?.text}" ${computes}`;
  });
};
const preview = (from: string, more: readonly string[] = []) =>
  terminal.tenantry(["restore", "vega", "--from", from, "--preview", ...more], { isTTY: false });

describe("a preview", () => {
  test("of a snapshot is a root branch with a compute of the tenant's size, and asks nobody", async () => {
    open(vega());
    const { code, stdout } = await preview("v1");
    expect([code, branches()]).toEqual([0, ['main* "now" 1', 'preview-v1 "morning" 1']]);
    const [seen] = terminal.emulator.state().projects;
    expect(seen?.branches[1]).toMatchObject({ restore_status: "restored", restored_as: seen?.branches[0]?.id });
    expect(seen?.endpoints[1]).toMatchObject({ autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 2 });
    expect(stdout).toContain("+ branch");
    expect(stdout).toContain('branches.preview-v1 absent → of snapshot "v1", 0.25-2 CU, 5m');
    expect(stdout).not.toContain("replaces-data");
    expect(stdout).toContain("Look      neonctl connection-string preview-v1 --project-id v-1\n");
  });

  test("changes nothing else of the tenant", async () => {
    open(vega());
    await preview("v1");
    const written = terminal.sent.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    expect(written).toEqual([
      expect.stringMatching(/^POST .*\/projects\/v-1\/snapshots\/[^/]+\/restore$/),
      expect.stringMatching(/^POST .*\/projects\/v-1\/endpoints$/),
    ]);
  });

  test("of a time is a branch of that time", async () => {
    open(vega());
    vi.setSystemTime(Date.parse("2026-03-04T09:30:00Z"));
    const { code } = await preview("2026-03-04T09:10:00Z");
    expect([code, branches()]).toEqual([0, ['main* "now" 1', 'preview-20260304T091000Z "now" 1']]);
    expect(terminal.emulator.state().projects[0]?.branches[1]).toMatchObject({ parent_timestamp: "2026-03-04T09:10:00Z" });
  });

  test("that is there already is told once more, and nothing is written", async () => {
    open(vega());
    const first = await preview("v1");
    const writes = terminal.writes();
    const again = await preview("v1");
    expect([again.code, terminal.writes()]).toEqual([0, writes]);
    expect(again.stdout).toContain("No changes.");
    expect(again.stdout).toContain(first.stdout.slice(first.stdout.indexOf("Look ")));
  });

  const once = (operation: string, point: "before" | "after"): FaultRule => ({
    match: { operation },
    fault: { kind: "connection", error: "reset", point },
    times: 1,
  });
  test.each([
    ["restoreSnapshot", "before"],
    ["restoreSnapshot", "after"],
    ["createProjectEndpoint", "before"],
    ["createProjectEndpoint", "after"],
  ] as const)("is made once where the answer to %s is lost %s its effect", async (operation, point) => {
    open(vega(), [once(operation, point)]);
    expect((await preview("v1")).code).toBe(0);
    expect(branches()).toEqual(['main* "now" 1', 'preview-v1 "morning" 1']);
  });

  test("that was cut short before its compute is gone on with", async () => {
    open(vega());
    terminal.answer = async (request) =>
      request.method === "POST" && request.url.endsWith("/endpoints")
        ? new Response("{}", { status: 400 })
        : terminal.emulator.fetch(request);
    expect((await preview("v1")).code).toBe(7);
    expect(branches()).toEqual(['main* "now" 1', 'preview-v1 "morning" 0']);
    terminal.answer = (request) => terminal.emulator.fetch(request);
    expect((await preview("v1")).code).toBe(0);
    expect(branches()).toEqual(['main* "now" 1', 'preview-v1 "morning" 1']);
  });
});

describe("no preview is made", () => {
  const old = (n: number) => ({ name: `main (old ${n})`, root: true, created_at: born, data: "old" });
  const main = { name: "main", default: true, created_at: born, data: "now" };
  test.each<readonly [string, ReturnType<typeof vega>, readonly string[], number, string]>([
    ["of a snapshot that isn't there", vega(), ["v9"], 4, "there is no snapshot v9 to look at"],
    ["of a time that the history doesn't hold", vega(), ["2026-02-20T08:00:00Z"], 4, "the history no longer holds"],
    ["of a time to come", vega(), ["2027-02-20T08:00:00Z"], 64, "is still to come"],
    [
      "of a branch beside what is live",
      vega(),
      ["main (old 2026-03-04T08:00:00Z)"],
      64,
      "is a branch beside what is live already",
    ],
    ["with an id", vega(), ["v1", "--id", eight], 64, "--id goes on with a restore, and --preview makes none"],
    [
      "where root branches are full",
      vega({ branches: [main, old(1), old(2)] }, "free"),
      ["v1"],
      4,
      "the preview needs room for one more beside 3 root branches",
    ],
    [
      "where its name is another branch's",
      vega({ branches: [main, { name: "preview-v1", parent: "main", created_at: born }] }),
      ["v1"],
      4,
      "branch preview-v1 is there and shows something else than v1",
    ],
    [
      "where its name is another snapshot's",
      vega({
        branches: [
          { ...main, id: "br-main" },
          {
            name: "preview-v1",
            root: true,
            created_at: born,
            restore_status: "restored",
            restored_from: "snap-2",
            restored_as: "br-main",
          },
        ],
        endpoints: [{ branch: "main" }, { branch: "preview-v1" }],
      }),
      ["v1"],
      4,
      "branch preview-v1 is there and shows something else than v1",
    ],
    [
      "of a tenant that is suspended",
      vega({ quota: { active_time_seconds: 1 } }),
      ["v1"],
      4,
      "it is suspended, and no compute of it can start",
    ],
  ])("%s", async (_, start, [from = "", ...more], exit, words) => {
    open(start);
    const { code, stdout, stderr } = await preview(from, more);
    expect(`${stdout}${stderr}`).toContain(words);
    expect([code, terminal.writes()]).toEqual([exit, 0]);
    expect(stdout).not.toContain("Look ");
  });
});
