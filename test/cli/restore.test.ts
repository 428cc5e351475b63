/** `tenantry restore`: shown, asked, done once, and undone. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fleetText, project } from "../harness/fleet.js";
import { fakeTime } from "../harness/virtual.js";
import { Terminal } from "./terminal.js";

const files = {
  "tenantry.yaml": fleetText,
  "tenants/all.yaml": "{ tenant: vega, tier: pro }\n---\n{ tenant: bolt, tier: pro }\n",
  "tenantry.lock": "bolt b-1\nvega v-1\n",
};
const eight = "2026-03-04T08:00:00Z";
const born = "2026-03-02T09:00:00Z";
const vega = project("pro", "vega", {
  id: "v-1",
  created_at: born,
  branches: [{ name: "main", default: true, created_at: born, data: "now" }],
  snapshots: [{ name: "v1", timestamp: eight, created_at: eight, data: "morning" }],
});
const seed = { projects: [vega, project("pro", "bolt", { id: "b-1", history_retention_seconds: 3600 })] };
const id = "2026-03-04T09:00:00Z";

let terminal: Terminal;
beforeEach(() => {
  fakeTime();
  terminal = new Terminal({ files, seed });
});
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});
const live = (): string | undefined =>
  terminal.emulator
    .state()
    .projects[0]?.branches.find((branch) => branch.default)
    ?.data.map(({ text }) => text)
    .join();

describe("a restore by hand", () => {
  test("is shown, asked for by the tenant's name, done, and undone by what its last line says", async () => {
    const { code, stdout, stderr } = await terminal.tenantry(["restore", "vega", "--from", "v1"], { typed: "vega" });
    expect([code, live()]).toEqual([0, "morning"]);
    expect(stdout).toContain("< restore");
    expect(stdout).toContain("! replaces-data");
    expect(stderr).toContain("Type vega to go on: ");
    const [, undo = ""] = /^Undo {6}tenantry (.*)$/m.exec(stdout) ?? [];
    expect(undo).toBe(`restore vega --from 'main (old ${id})'`);
    vi.setSystemTime(Date.now() + 600_000);
    const undone = await terminal.tenantry(["restore", "vega", "--from", `main (old ${id})`], { typed: "vega" });
    expect([undone.code, live()]).toEqual([0, "now"]);
  });

  test("of a time takes that time", async () => {
    const ran = await terminal.tenantry(["restore", "vega", "--from", "2026-03-04T08:30:00Z"], { typed: "vega" });
    expect(ran.code).toBe(0);
    expect(terminal.emulator.state().projects[0]?.snapshots.map(({ name }) => name)).toContain("restore-20260304T090000Z");
  });

  test("that was cut short goes on under its id, and is done once", async () => {
    const again = ["restore", "vega", "--from", "v1", "--id", id];
    expect((await terminal.tenantry(again, { typed: "vega" })).code).toBe(0);
    const writes = terminal.writes();
    const ran = await terminal.tenantry(again, { typed: "vega" });
    expect([ran.code, terminal.writes()]).toEqual([0, writes]);
    expect(ran.stdout).toContain("No changes.");
  });

  test("touches no other tenant", async () => {
    await terminal.tenantry(["restore", "vega", "--from", "v1"], { typed: "vega" });
    expect(terminal.emulator.requests().filter(({ method, path }) => method !== "GET" && path.includes("b-1"))).toEqual([]);
  });

  test("without a terminal takes --yes and the consent", async () => {
    const args = ["restore", "vega", "--from", "v1", "--yes"];
    const unasked = await terminal.tenantry(args, { isTTY: false });
    expect(unasked.stderr).not.toContain("cut short");
    expect(unasked).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(
        "error[consent]  1 tenant is left out: vega\n  fix      if it is meant: --allow replaces-data=1",
      ),
    });
    expect(terminal.sent.filter(({ method }) => method !== "GET")).toEqual([]);
    expect((await terminal.tenantry([...args, "--allow", "replaces-data=1"], { isTTY: false })).code).toBe(0);
    expect(live()).toBe("morning");
  });
});

describe("nothing is restored", () => {
  test.each<readonly [string, readonly string[], string | null, number, string]>([
    ["another name is typed", ["vega", "--from", "v1"], "bolt", 4, "that is not the tenant's name; nothing was restored"],
    ["the input ends", ["vega", "--from", "v1"], null, 4, "nothing was typed; nothing was restored"],
    ["nobody has the name", ["vegaa", "--from", "v1"], "vegaa", 64, "did you mean vega?"],
    ["it is a glob", ["v*", "--from", "v1"], "v*", 64, "none of 2 declared tenants is called v*"],
    ["it is of no snapshot", ["vega", "--from", "v9"], "vega", 4, "there is no snapshot v9 to restore"],
    ["it is of no time", ["vega", "--from", "2026-02-30T25:00:00Z"], "vega", 64, "--from 2026-02-30T25:00:00Z is no time"],
    ["it is of a time to come", ["vega", "--from", "2027-01-01T00:00:00Z"], "vega", 64, "is still to come"],
    [
      "its id is of yesterday",
      ["vega", "--from", "v1", "--id", "2026-03-02T08:00:00Z"],
      "vega",
      64,
      "--id 2026-03-02T08:00:00Z is more than a day ago",
    ],
    ["of is missing", ["vega"], "vega", 64, "--from"],
  ])("where %s", async (_, args, typed, exit, words) => {
    const { code, stdout, stderr } = await terminal.tenantry(["restore", ...args], { typed });
    expect(`${stdout}${stderr}`).toContain(words);
    expect([code, terminal.writes(), live()]).toEqual([exit, 0, "now"]);
  });

  test("where the default branch is younger than the id", async () => {
    const branches = [{ name: "main", default: true, created_at: eight, data: "now" }];
    const young = new Terminal({ files, seed: { projects: [{ ...vega, branches }] } });
    const { code, stdout } = await young.tenantry(["restore", "vega", "--from", "v1", "--id", "2026-03-04T07:00:00Z"], {
      typed: "vega",
    });
    young.folder.remove();
    expect([code, young.writes()]).toEqual([4, 0]);
    expect(stdout).toContain("a new restore needs a new id");
  });

  test("where nobody can be asked", async () => {
    const { code, stderr } = await terminal.tenantry(["restore", "vega", "--from", "v1"], { isTTY: false });
    expect([code, terminal.sent]).toEqual([4, []]);
    expect(stderr).toContain("fix      add --yes --allow replaces-data=1");
  });
});
