/** `tenantry branch reset`: a branch set back to its parent, and nothing else. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FaultRule, SeedBranch } from "../../src/emulator/index.js";
import { fleetText, project } from "../harness/fleet.js";
import { fakeTime } from "../harness/virtual.js";
import { Terminal } from "./terminal.js";

const born = "2026-03-02T09:00:00Z";
const now = "2026-03-04T09:00:00Z";
const main = { name: "main", default: true, created_at: born, data: "main's" };
const dev = { name: "dev", parent: "main", created_at: born, parent_timestamp: born, data: "dev's" };
const below = { name: "below", parent: "dev", created_at: born, data: "below's" };
const files = (branches = "") => ({
  "tenantry.yaml": fleetText,
  "tenants/all.yaml": `{ tenant: vega, tier: free${branches} }\n`,
  "tenantry.lock": "vega v-1\n",
});
const seed = (branches: readonly SeedBranch[]) => ({
  projects: [
    project("free", "vega", {
      id: "v-1",
      created_at: born,
      branches: [...branches],
      endpoints: [{ branch: "main" }, { branch: "dev" }],
    }),
  ],
});

let terminal: Terminal;
const open = (branches: readonly SeedBranch[], faults: readonly FaultRule[] = [], declared = ""): void => {
  terminal = new Terminal({ files: files(declared), seed: seed(branches), faults });
};
beforeEach(() => fakeTime());
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

/** `dev of main "main's"` */
const branches = (): readonly string[] => {
  const all = terminal.emulator.state().projects[0]?.branches ?? [];
  return all.map(({ name, parent_id, data }) => {
    const parent = all.find(({ id }) => id === parent_id)?.name;
    return `${name}${parent === undefined ? "" : ` of ${parent}`} "${data.at(-1)?.text}"`;
  });
};
const reset = (branch: string, typed: string | null = "vega") =>
  terminal.tenantry(["branch", "reset", "vega", branch], { typed });

describe("a reset", () => {
  test("is shown, asked for by the tenant's name, and done", async () => {
    open([main, dev]);
    const { code, stdout, stderr } = await reset("dev");
    expect([code, branches()]).toEqual([0, ['main "main\'s"', 'dev of main "main\'s"']]);
    expect(stdout).toContain(`< restore   vega        dev: "main" as of ${born} becomes "main" as it is now`);
    expect(stdout).toContain("! replaces-data: what was written to dev is gone");
    expect(stdout).toContain("restarts-compute: its host and connection string stay");
    expect(stderr).toContain("Type vega to go on: ");
    const written = terminal.sent.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    expect(written).toEqual([expect.stringMatching(/^POST .*\/branches\/[^/]+\/restore$/)]);
    expect(terminal.folder.read(".tenantry/ledger.jsonl")).toContain('"vega"');
  });

  test("keeps what its children start from, with them", async () => {
    open([main, dev, below]);
    const { code, stdout } = await reset("dev");
    const kept = `dev (old ${now})`;
    expect([code, branches()]).toEqual([
      0,
      ['main "main\'s"', 'dev of main "main\'s"', `below of ${kept} "below's"`, `${kept} of main "dev's"`],
    ]);
    expect(stdout).toContain(`stays only in "${kept}", with below`);
    expect(stdout).toContain(`Kept      what it held is in branch "${kept}"\n`);
  });

  test.each([
    ["before", [main, dev]],
    ["after", [main, dev]],
    ["before", [main, dev, below]],
    ["after", [main, dev, below]],
  ] as const)("is done once where its answer is lost %s its effect (%#)", async (point, seeded) => {
    open(seeded, [
      { match: { operation: "restoreProjectBranch" }, fault: { kind: "connection", error: "reset", point }, times: 1 },
    ]);
    expect((await reset("dev")).code).toBe(0);
    expect(branches()[1]).toBe('dev of main "main\'s"');
    const sent = terminal.emulator.requests().filter(({ method }) => method === "POST").length;
    expect(sent).toBe(point === "before" ? 2 : 1);
  });

  test("that Neon says it did, and no read shows, has failed", async () => {
    open([main, dev]);
    terminal.answer = async (request) =>
      request.method === "POST" ? Response.json({ branch: {}, operations: [] }) : terminal.emulator.fetch(request);
    const { code, stdout } = await reset("dev");
    expect([code, branches()[1]]).toEqual([7, 'dev of main "dev\'s"']);
    expect(stdout).toContain("resets.dev");
  });

  test("of what was protected meanwhile is refused", async () => {
    open([main, dev]);
    let lists = 0;
    terminal.answer = async (request) => {
      const answer = await terminal.emulator.fetch(request);
      if (!request.url.includes("/branches") || (lists += 1) < 3) return answer;
      return new Response((await answer.text()).replaceAll('"protected":false', '"protected":true'), answer);
    };
    const { code, stdout } = await reset("dev");
    expect([code, branches()[1]]).toEqual([6, 'dev of main "dev\'s"']);
    expect(stdout).toContain("protected or without a parent now");
  });

  test("counts against the safety limit of restores, which a flag raises", async () => {
    const strict = { ...files(), "tenantry.yaml": fleetText.replace("safety: {", "safety: { restore: { max: 0 },") };
    terminal = new Terminal({ files: strict, seed: seed([main, dev]) });
    const refused = await reset("dev");
    expect(refused.stderr).toContain("safety.restore");
    expect([refused.code, terminal.writes()]).toEqual([4, 0]);
    const raised = await terminal.tenantry(["branch", "reset", "vega", "dev", "--max-restore", "1"], { typed: "vega" });
    expect([raised.code, branches()[1]]).toEqual([0, 'dev of main "main\'s"']);
  });

  test("without a terminal takes --yes and the consent", async () => {
    open([main, dev]);
    const args = ["branch", "reset", "vega", "dev", "--yes"];
    expect((await terminal.tenantry(args, { isTTY: false })).code).toBe(4);
    expect(branches()[1]).toBe('dev of main "dev\'s"');
    expect((await terminal.tenantry([...args, "--allow", "replaces-data=1"], { isTTY: false })).code).toBe(0);
    expect(branches()[1]).toBe('dev of main "main\'s"');
  });
});

describe("nothing is reset", () => {
  const others = Array.from({ length: 7 }, (_, n) => ({ name: `b${n}`, parent: "main", created_at: born }));
  test.each<readonly [string, readonly SeedBranch[], string, string, number, string, string]>([
    ["where it is the default branch", [main, dev], "main", "vega", 4, "main is the default branch", ""],
    ["where it starts from no branch", [main, { ...dev, root: true }], "dev", "vega", 4, "dev starts from no branch", ""],
    ["where it is protected", [main, { ...dev, protected: true }], "dev", "vega", 4, "take its protection off in Neon", ""],
    [
      "where it is protected by its manifest",
      [main, { ...dev, protected: true }],
      "dev",
      "vega",
      4,
      "protected: false in its manifest",
      ", branches: { dev: { protected: true } }",
    ],
    ["where there is no such branch", [main, dev], "deb", "vega", 4, "did you mean dev?", ""],
    [
      "where what its children start from finds no room",
      [main, dev, below, ...others],
      "dev",
      "vega",
      4,
      "branches-full: the reset needs room for one more beside 10 branches",
      "",
    ],
    ["where another name is typed", [main, dev], "dev", "dev", 4, "that is not the tenant's name; nothing was reset", ""],
  ])("%s", async (_, seeded, branch, typed, exit, words, declared) => {
    open(seeded, [], declared);
    const { code, stdout, stderr } = await reset(branch, typed);
    expect(`${stdout}${stderr}`).toContain(words);
    expect([code, terminal.writes()]).toEqual([exit, 0]);
  });

  test.each<readonly [string, readonly string[], string]>([
    ["by another word", ["branch", "rest", "vega", "dev"], "Allowed choices are reset"],
    ["without a branch", ["branch", "reset", "vega"], "branch"],
    ["of two branches", ["branch", "reset", "vega", "dev", "main"], "takes reset, one tenant and one branch"],
  ])("%s", async (_, args, words) => {
    open([main, dev]);
    const { code, stderr } = await terminal.tenantry(args);
    expect(stderr).toContain(words);
    expect([code, terminal.sent]).toEqual([64, []]);
  });
});
