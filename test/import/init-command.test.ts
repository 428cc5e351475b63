import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import { keysOfEnv, project } from "../harness/fleet.js";
import { orgIds } from "../harness/orgs.js";
import { startOfTime } from "../harness/virtual.js";
import type { ShellOptions } from "./shell.js";
import { schemaErrors, Shell } from "./shell.js";

const open: Shell[] = [];
const shell = (options: ShellOptions = {}): Shell => {
  const made = new Shell(options);
  open.push(made);
  return made;
};
afterEach(() => {
  for (const each of open.splice(0)) each.remove();
});

const flags = ["--fleet", "acme", "--sponsored", orgIds.free, "--paid", orgIds.paid, "--yes"] as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const workflow = ".github/workflows/tenantry.yml";

describe("what init writes", () => {
  test("is a fleet file, an example, a workflow and a line for git", async () => {
    const here = shell();
    const ran = await here.run("init", ...flags);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toBe(
      `Wrote tenantry.yaml, tenants/example.yaml.sample, ${workflow}, .gitignore.\nNext: tenantry doctor\n`,
    );
    expect(here.files()).toEqual([workflow, ".gitignore", "tenantry.yaml", "tenants/example.yaml.sample"].sort());
    expect(here.read(".gitignore")).toBe(".tenantry/\n");
    expect(here.emulator.requests()).toEqual([]);
  });

  test.each([
    ["two orgs", flags, ["free", "pro"]],
    ["a sponsored org alone", flags.filter((_, n) => n < 4 || n > 5), ["free"]],
    ["a paid org alone", flags.filter((_, n) => n < 2 || n > 3), ["pro"]],
  ])("is valid for %s, and so is its example when the # is gone", async (_, args, tiers) => {
    const here = shell();
    await here.run("init", ...args);
    const { fleet, diagnostics } = loadFleet({ path: "tenantry.yaml", bytes: bytes(here.read("tenantry.yaml")) });
    expect(diagnostics).toEqual([]);
    expect(fleet?.tiers.map(({ name }) => name)).toEqual(tiers);
    const example = here
      .read("tenants/example.yaml.sample")
      .replace(/^.*\n.*\n#\n/, "")
      .replaceAll(/^# /gm, "");
    const loaded = loadManifests([{ path: "tenants/example.yaml", bytes: bytes(example) }], fleet, startOfTime);
    expect([loaded.diagnostics, loaded.manifests.map(({ tenant }) => tenant)]).toEqual([[], ["nova-notes", "kite-docs"]]);
  });

  test("has numbers with a date", async () => {
    const here = shell();
    await here.run("init", ...flags);
    const { fleet } = loadFleet({ path: "tenantry.yaml", bytes: bytes(here.read("tenantry.yaml")) });
    expect(fleet?.tiers.map(({ limits }) => limits?.asOf)).toEqual(["2026-02-06", "2026-02-06"]);
  });

  test("quotes a fleet's name that YAML would read as something else", async () => {
    const here = shell();
    await here.run("init", ...flags.map((flag) => (flag === "acme" ? "123" : flag)));
    expect(loadFleet({ path: "tenantry.yaml", bytes: bytes(here.read("tenantry.yaml")) }).fleet?.name).toBe("123");
  });

  test("never overwrites: a fleet file ends it, other files stay", async () => {
    const standing = shell({ files: { "tenantry.yaml": "fleet: mine\n" } });
    const refused = await standing.run("init", ...flags);
    expect([refused.code, refused.stderr]).toEqual([
      64,
      expect.stringContaining("error[output]  tenantry.yaml exists; init overwrites nothing"),
    ]);
    expect(standing.files()).toEqual(["tenantry.yaml"]);

    const here = shell({ files: { [workflow]: "name: mine\n", ".gitignore": "node_modules" } });
    const ran = await here.run("init", ...flags);
    expect(ran.stdout).toContain(`Left as they are: ${workflow}.\n`);
    expect([here.read(workflow), here.read(".gitignore")]).toEqual(["name: mine\n", "node_modules\n.tenantry/\n"]);
  });

  test("leaves a .gitignore alone that ignores the folder already", async () => {
    const here = shell({ files: { ".gitignore": "/.tenantry\n" } });
    await here.run("init", ...flags);
    expect(here.read(".gitignore")).toBe("/.tenantry\n");
  });

  test("is told as JSON by its schema", async () => {
    const { stdout } = await shell().run("init", ...flags, "--json");
    expect(schemaErrors("init", stdout)).toEqual([]);
  });
});

interface Job {
  readonly if: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly env?: unknown;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
}

describe("the workflow", () => {
  const read = async (): Promise<{
    readonly text: string;
    readonly on: object;
    readonly jobs: Readonly<Record<"validate" | "plan" | "apply", Job>>;
  }> => {
    const here = shell();
    await here.run("init", ...flags);
    const text = here.read(workflow);
    return { text, ...(parse(text) as { on: object; jobs: Record<"validate" | "plan" | "apply", Job> }) };
  };
  const secretsOf = ({ steps }: Job): readonly string[] =>
    steps.flatMap(({ env }) => Object.values(env ?? {})).flatMap((value) => /secrets\.(\w+)/.exec(value)?.[1] ?? []);

  test("gives each job the keys it needs: none to validate, no personal one to plan", async () => {
    const { jobs } = await read();
    expect(secretsOf(jobs.validate)).toEqual([]);
    expect(secretsOf(jobs.plan)).toEqual(["NEON_API_KEY_FREE", "NEON_API_KEY_PAID"]);
    expect(secretsOf(jobs.apply)).toEqual(["NEON_API_KEY_FREE", "NEON_API_KEY_PAID", "NEON_API_KEY_PERSONAL"]);
    expect(Object.values(jobs).map(({ env }) => env)).toEqual([undefined, undefined, undefined]);
  });

  test("plans no fork's pull request, and applies on main only, one at a time", async () => {
    const { on, jobs } = await read();
    expect(Object.keys(on)).toEqual(["pull_request", "push"]);
    expect(jobs.plan.if).toContain("head.repo.full_name == github.repository");
    expect(jobs.apply.if).toBe("github.event_name == 'push'");
    expect(jobs.apply.concurrency).toEqual({ group: "tenantry-apply", "cancel-in-progress": false });
  });

  test("puts no expression into a script, and keys only into steps that run nothing of others", async () => {
    const { text, jobs } = await read();
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
    expect(steps.filter(({ run, env }) => run?.startsWith("npm ") && env)).toEqual([]);
    expect(text).not.toContain("pull_request_target");
  });

  test("uses two actions by version, says to pin them, and has the fewest permissions", async () => {
    const { text, jobs } = await read();
    const uses = new Set(Object.values(jobs).flatMap((job) => job.steps.flatMap((step) => step.uses ?? [])));
    expect([...uses]).toEqual(["actions/checkout@v4", "actions/setup-node@v4"]);
    expect(text).toContain("replace them by the full commit sha");
    expect(text).toContain("\npermissions: {}\n");
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: "read" },
      { contents: "read" },
      { contents: "write" },
    ]);
  });
});

describe("on a terminal init asks", () => {
  const seed = { projects: [project("free", "a"), project("free", "b"), project("pro", "c")] };

  test("which of the orgs that the key sees is sponsored; of two, the other is paid", async () => {
    const here = shell({ seed, env: { NEON_API_KEY: "me-key" }, typed: [orgIds.free] });
    const ran = await here.run("init", "--fleet", "acme");
    expect(ran.stderr).toMatch(/^Your key sees 2 orgs: .+ \(2 projects\), .+ \(1\)\. Which one is sponsored\? $/);
    expect(ran.code).toBe(0);
    expect(here.read("tenantry.yaml")).toContain(`free: { id: "${orgIds.free}",`);
    expect(here.read("tenantry.yaml")).toContain(`paid: { id: "${orgIds.paid}",`);
    expect(here.writes()).toEqual([]);
  });

  test("for ids where there is no key", async () => {
    const here = shell({ env: {}, typed: ["", orgIds.paid] });
    const ran = await here.run("init");
    expect([ran.code, here.emulator.requests()]).toEqual([0, []]);
    expect(here.read("tenantry.yaml")).not.toContain("sponsored: true");
  });

  test.each([
    ["an org that no key sees", ["org-other"], "org-other is none of them"],
    ["nothing, twice", ["", ""], "a fleet has one org at least"],
  ])("and refuses %s", async (_, typed, message) => {
    const here = shell({ seed, env: typed.length === 1 ? keysOfEnv : {}, typed });
    const ran = await here.run("init");
    expect([ran.code, ran.stderr]).toEqual([64, expect.stringContaining(message)]);
    expect(here.files()).toEqual([]);
  });
});

test.each([
  ["there is no terminal and no org is named", [], "tenantry init --fleet acme --sponsored org-id --paid org-id"],
  ["--yes forbids to ask and no org is named", ["--yes"], "tenantry init --fleet acme --sponsored org-id --paid org-id"],
  ["an id is none", ["--paid", "Org!"], "Org! is no id of an org"],
  ["both orgs are one", ["--paid", "org-a", "--sponsored", "org-a"], "the sponsored and the paid org are the same"],
  ["the fleet's name is none", ["--fleet", "A B", "--paid", "org-a"], "the fleet's name has a-z, 0-9 and -"],
])("init writes nothing when %s", async (_, args, message) => {
  const here = shell();
  const ran = await here.run("init", ...args);
  expect([ran.code, ran.stderr]).toEqual([64, expect.stringContaining(message)]);
  expect(here.files()).toEqual([]);
});
