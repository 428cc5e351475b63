/** `tenantry promote`: a branch in the place of the default one, once, and back again. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FaultRule, SeedBranch } from "../../src/emulator/index.js";
import { fleetText, project } from "../harness/fleet.js";
import { fakeTime } from "../harness/virtual.js";
import { Terminal } from "./terminal.js";

const born = "2026-03-02T09:00:00Z";
const eight = "2026-03-04T08:00:00Z";
const id = "2026-03-04T09:00:00Z";
const old = `main (old ${id})`;
const main = { name: "main", id: "br-main", default: true, created_at: born, data: "now" };
const dev = { name: "dev", parent: "main", created_at: born, parent_timestamp: born, data: "dev's" };
const shown = {
  name: "preview-v1",
  root: true,
  created_at: eight,
  restore_status: "restored",
  restored_from: "snap-v1",
  restored_as: "br-main",
  data: "morning",
} as const;
const files = {
  "tenantry.yaml": fleetText,
  "tenants/all.yaml": "{ tenant: vega, tier: free, quota: { dataTransfer: 1GiB } }\n",
  "tenantry.lock": "vega v-1\n",
};
const seed = (branches: readonly SeedBranch[]) => ({
  projects: [
    project("free", "vega", {
      id: "v-1",
      created_at: born,
      branches: [...branches],
      snapshots: [{ id: "snap-v1", name: "v1", timestamp: eight, created_at: eight, data: "morning" }],
      endpoints: branches.slice(0, 2).map(({ name }, n) => ({ id: `ep-${n}`, branch: name })),
    }),
  ],
});

let terminal: Terminal;
const open = (branches: readonly SeedBranch[], faults: readonly FaultRule[] = [], assumptions = {}): void => {
  terminal = new Terminal({ files, seed: seed(branches), faults, assumptions });
};
beforeEach(() => fakeTime());
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

/** `main* "now" ep-0`: the default's star, what it holds, its computes. */
const branches = (): readonly string[] => {
  const [seen] = terminal.emulator.state().projects;
  return (seen?.branches ?? []).map(({ id: of, name, default: isDefault, data }) => {
    const computes = seen?.endpoints.filter(({ branch_id }) => branch_id === of).map((endpoint) => endpoint.id) ?? [];
    return [`${name}${isDefault ? "*" : ""}`, `"${data.at(-1)?.text}"`, ...computes].join(" ");
  });
};
const defaultId = (): string | undefined => terminal.emulator.state().projects[0]?.branches.find((each) => each.default)?.id;
const promote = (branch: string, typed: string | null = "vega", more: readonly string[] = []) =>
  terminal.tenantry(["promote", "vega", branch, ...more], { typed });

describe("a branch is promoted", () => {
  test("that shows a snapshot: it becomes the default branch itself, with the default's computes, and its own go", async () => {
    open([main, shown]);
    const { code, stdout, stderr } = await promote("preview-v1");
    expect([code, branches()]).toEqual([0, [`${old} "now"`, 'main* "morning" ep-0']]);
    expect(stdout).toContain(`< restore   vega        main of ${born} becomes preview "preview-v1"`);
    expect(stdout).toContain(`! replaces-data: what main holds now stays only in "${old}"`);
    expect(stdout).toContain("the branch id changes; ep-1 of preview-v1 goes");
    expect(stderr).toContain("Type vega to go on: ");
    expect(stderr).toContain(`go on with: tenantry promote vega preview-v1 --id ${id}`);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(`Undo      tenantry promote vega '${old}'`);
  });

  test("that is any other: the default branch takes over what it holds, and keeps its id and its compute", async () => {
    open([main, dev]);
    const { code, stdout } = await promote("dev");
    expect([code, defaultId()]).toEqual([0, "br-main"]);
    expect(branches()).toEqual(['main* "dev\'s" ep-0', 'dev "dev\'s" ep-1', `${old} "now"`]);
    expect(stdout).toContain("host, connection string and branch id of main stay, and dev stays as it is");
  });

  test.each([
    ["a preview", [main, shown], "preview-v1"],
    ["any other", [main, dev], "dev"],
  ] as const)("and back: %s, undone by what the last line says", async (_, seeded, branch) => {
    open(seeded);
    await promote(branch);
    vi.setSystemTime(Date.now() + 600_000);
    const undone = await promote(old);
    expect(undone.code).toBe(0);
    expect(branches().find((each) => each.startsWith("main*"))).toBe('main* "now" ep-0');
  });

  test("and nothing else of the tenant changes", async () => {
    open([main, dev]);
    await promote("dev");
    const written = terminal.sent.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    expect(written).toEqual([expect.stringMatching(/^POST .*\/branches\/br-main\/restore$/)]);
  });

  test("with what it was told once: under its id it isn't done twice", async () => {
    open([main, dev]);
    await promote("dev");
    const writes = terminal.writes();
    const again = await promote("dev", "vega", ["--id", id]);
    expect([again.code, terminal.writes()]).toEqual([0, writes]);
    expect(again.stdout).toContain("No changes.");
  });

  test("also where Neon leaves the default flag behind", async () => {
    open([main, shown], [], { defaultAfterRestore: "stays" });
    expect((await promote("preview-v1")).code).toBe(0);
    expect(branches()).toEqual([`${old} "now"`, 'main* "morning" ep-0']);
  });

  const lost = (operation: string, point: "before" | "after"): FaultRule => ({
    match: { operation },
    fault: { kind: "connection", error: "reset", point },
    times: 1,
  });
  test.each(
    (["deleteProjectEndpoint", "finalizeRestoreBranch", "restoreProjectBranch"] as const).flatMap((operation) =>
      (["before", "after"] as const).map((point) => [operation, point] as const),
    ),
  )("once where the answer to %s is lost %s its effect", async (operation, point) => {
    const isOther = operation === "restoreProjectBranch";
    open(isOther ? [main, dev] : [main, shown], [lost(operation, point)]);
    expect((await promote(isOther ? "dev" : "preview-v1")).code).toBe(0);
    expect(branches().toSorted()).toEqual(
      isOther ? ['dev "dev\'s" ep-1', `${old} "now"`, 'main* "dev\'s" ep-0'] : [`${old} "now"`, 'main* "morning" ep-0'],
    );
  });

  // The journal says what was sent, and Neon what was done: a run that ends at any request is gone on with.
  test.each(Array.from({ length: 4 }, (_, n) => n + 1))("where the first run ends at write %i", async (nth) => {
    open([main, shown]);
    let writes = 0;
    terminal.answer = async (request) => {
      if (request.method !== "GET" && (writes += 1) >= nth) return new Response("{}", { status: 400 });
      return terminal.emulator.fetch(request);
    };
    await promote("preview-v1");
    terminal.answer = (request) => terminal.emulator.fetch(request);
    vi.setSystemTime(Date.now() + 600_000);
    expect((await promote("preview-v1", "vega", ["--id", id])).code).toBe(0);
    expect(branches()).toEqual([`${old} "now"`, 'main* "morning" ep-0']);
  });

  test("at a script's word, with consent", async () => {
    open([main, dev]);
    const args = ["promote", "vega", "dev", "--yes"];
    expect((await terminal.tenantry(args, { isTTY: false })).code).toBe(4);
    expect(terminal.writes()).toBe(0);
    expect((await terminal.tenantry([...args, "--allow", "replaces-data=1"], { isTTY: false })).code).toBe(0);
    expect(branches()[0]).toBe('main* "dev\'s" ep-0');
  });
});

describe("nothing is promoted", () => {
  const root = (n: number) => ({ name: `main (old ${n})`, root: true, created_at: born, data: "old" });
  test.each<readonly [string, readonly SeedBranch[], readonly string[], string, number, string]>([
    ["where it is the default branch", [main, dev], ["main"], "vega", 4, "main is the default branch already"],
    ["where there is no such branch", [main, dev], ["deb"], "vega", 4, "did you mean dev?"],
    [
      "where Neon removes it",
      [main, { ...dev, expires_at: "2026-03-09T08:00:00Z" }],
      ["dev"],
      "vega",
      4,
      "take its end away first",
    ],
    [
      "where what it replaces finds no room",
      [main, dev, root(1), root(2)],
      ["dev"],
      "vega",
      4,
      "root-branches-full: what it replaces needs room for one more beside 3 root branches",
    ],
    ["where another name is typed", [main, dev], ["dev"], "dev", 4, "that is not the tenant's name; nothing was promoted"],
    ["for a time that is no time", [main, dev], ["dev", "--id", "today"], "vega", 64, "--id today is no time"],
    [
      "for an id that a later default branch supersedes",
      [{ ...main, created_at: "2026-03-04T08:30:00Z" }, dev],
      ["dev", "--id", eight],
      "vega",
      4,
      "restore-superseded",
    ],
  ])("%s", async (_, seeded, [branch = "", ...more], typed, exit, words) => {
    open(seeded);
    const { code, stdout, stderr } = await promote(branch, typed, more);
    expect(`${stdout}${stderr}`).toContain(words);
    expect([code, terminal.writes()]).toEqual([exit, 0]);
  });

  test("where the preview goes meanwhile", async () => {
    open([main, shown]);
    let lists = 0;
    terminal.answer = async (request) => {
      const answer = await terminal.emulator.fetch(request);
      if (!request.url.includes("/branches") || (lists += 1) < 2) return answer;
      return new Response((await answer.text()).replaceAll("preview-v1", "somebody-elses"), answer);
    };
    const { code, stdout } = await promote("preview-v1");
    expect([code, terminal.writes()]).toEqual([6, 0]);
    expect(stdout).toContain("stale");
  });
});
