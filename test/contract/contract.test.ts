/** `tenantry contract` against the emulator: with each of its switches either way, the verdict follows. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { probes } from "../../src/contract/settle.js";
import { createScratch } from "../../src/contract/scratch.js";
import {
  assumptionNames,
  defaultAssumptions,
  seedOrgs,
  switches,
  type AssumptionName,
  type Assumptions,
  type FaultRule,
} from "../../src/emulator/index.js";
import { Terminal } from "../cli/terminal.js";
import { fakeTime } from "../harness/virtual.js";
import { seed } from "../process/cli-fixture.js";

const env = { NEON_API_KEY: "free-key", NEON_API_KEY_PERSONAL: "me-key" };
const orgs = ["--org", seedOrgs.free, "--to", seedOrgs.paid];
let terminal: Terminal;
beforeEach(() => fakeTime());
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

interface Row {
  readonly assumption: AssumptionName;
  readonly seen: string | null;
  readonly verdict: string;
  readonly note: string;
}
interface Result {
  readonly rows: readonly Row[];
  readonly left: readonly string[];
  readonly calls: number;
}
const settled = async (
  assumptions: Partial<Assumptions> = {},
  faults: readonly FaultRule[] = [],
  given = env,
): Promise<Result> => {
  terminal = new Terminal({ assumptions, faults });
  const { code, stdout, stderr } = await terminal.tenantry(["contract", "--run", ...orgs, "--json"], { env: given });
  expect([code, stderr]).toEqual([0, ""]);
  return validated(stdout) as Result;
};
const rowOf = ({ rows }: Result, name: AssumptionName) => rows.find(({ assumption }) => assumption === name);
const strangers = () => terminal.emulator.state().projects.filter(({ name }) => !name.startsWith("tenantry-contract-"));
const leftovers = () =>
  terminal.emulator
    .state()
    .projects.filter(({ name, deleted_at }) => name.startsWith("tenantry-contract-") && deleted_at === undefined)
    .map(({ name }) => name);
const writes = () => terminal.emulator.requests().filter(({ method }) => method !== "GET");
const probed = assumptionNames.filter((name) => "see" in probes[name]);

const validate = new Ajv().compile(
  JSON.parse(readFileSync(new URL("../../schemas/contract.schema.json", import.meta.url), "utf8")) as object,
);
const validated = (text: string): unknown => {
  const document: unknown = JSON.parse(text);
  expect([validate(document), validate.errors]).toEqual([true, null]);
  return document;
};

describe("dry, unless told to run", () => {
  test("it lists each assumption with its probe or why there is none, and sends nothing", async () => {
    terminal = new Terminal();
    const { code, stdout } = await terminal.tenantry(["contract"], { env });
    expect([code, terminal.sent]).toEqual([0, []]);
    for (const name of assumptionNames)
      expect(stdout).toMatch(new RegExp(`^${name} +${defaultAssumptions[name]} +\\d+ +\\S`, "m"));
    expect(stdout).toContain("not probed: it would use up the account's requests");
    expect(stdout).toMatch(
      /Dry: nothing was sent\. With --run --org <id>: 8 projects named tenantry-contract-… would be made there and deleted,\nat most \d+ writes/,
    );
  });

  test.each([
    [["--run"], 64, "--run needs --org"],
    [["--run", "--org", "../x"], 64, "--org takes the id of an org"],
    [["--run", "--org", seedOrgs.free, "--to", seedOrgs.free], 64, "--to is another org"],
    [["--run", "--org", "org-nobody-1"], 8, "can't list org-nobody-1: status 404"],
  ])("%j: exit %i", async (args, exit, message) => {
    terminal = new Terminal();
    const { code, stderr } = await terminal.tenantry(["contract", ...args], { env });
    expect([code, writes().length]).toEqual([exit, 0]);
    expect(stderr).toContain(message);
  });

  test("without a key nothing is sent: exit 8", async () => {
    terminal = new Terminal();
    const { code } = await terminal.tenantry(["contract", "--run", ...orgs], { env: {} });
    expect([code, terminal.sent]).toEqual([8, []]);
  });
});

describe("on the emulator as it is", () => {
  test("everything that can be probed is as assumed", async () => {
    const result = await settled();
    expect(result.rows.map(({ assumption }) => assumption)).toEqual(assumptionNames);
    expect(
      result.rows.filter(({ verdict }) => verdict !== "as assumed").map(({ assumption, verdict }) => [assumption, verdict]),
    ).toEqual(assumptionNames.filter((name) => !probed.includes(name)).map((name) => [name, "not probed"]));
    expect(result.calls).toBe(terminal.emulator.requests().length);
  });

  test("it writes no more than it said, touches nothing of others and leaves nothing", async () => {
    terminal = new Terminal();
    const before = strangers();
    const said = validated((await terminal.tenantry(["contract", "--json"], { env })).stdout) as { writes: number };
    await terminal.tenantry(["contract", "--run", ...orgs], { env });
    expect(writes().length).toBeLessThanOrEqual(said.writes);
    expect(writes().length).toBeGreaterThan(said.writes / 2);
    expect(strangers()).toEqual(before);
    expect(leftovers()).toEqual([]);
    expect(
      terminal.emulator
        .state()
        .keys.filter(({ name, revoked_at }) => name.startsWith("tenantry-contract") && revoked_at === undefined),
    ).toEqual([]);
  });

  test("without a personal key and a second org it says what those would settle", async () => {
    terminal = new Terminal();
    const args = ["contract", "--run", "--org", seedOrgs.free, "--json"];
    const { stdout } = await terminal.tenantry(args, { env: { ...env, NEON_API_KEY_PERSONAL: undefined } });
    const result = JSON.parse(stdout) as Result;
    expect(rowOf(result, "transferBadId")).toMatchObject({ verdict: "not probed", note: "needs --to and NEON_API_KEY_PERSONAL" });
    expect(rowOf(result, "scopedKeyList")).toMatchObject({ verdict: "not probed", note: "needs NEON_API_KEY_PERSONAL" });
    expect(rowOf(result, "quotaPatch")).toMatchObject({ verdict: "as assumed" });
  });
});

describe("a switch the other way is seen", () => {
  const others = probed.flatMap((name) => switches[name].values.slice(1).map((value) => [name, value] as const));
  test.each(others)("%s=%s", async (name, value) => {
    const result = await settled({ [name]: value });
    const row = rowOf(result, name);
    expect(row).toMatchObject({ verdict: "differs", seen: value, note: `tenantry emulator --assume ${name}=${value}` });
    const different = result.rows.filter(({ verdict }) => verdict === "differs").map(({ assumption }) => assumption);
    expect(different).toEqual([name]);
    expect(leftovers()).toEqual([]);
  });
});

describe("whatever happens, nothing is left behind", () => {
  test("the answer to a create is lost: the project is found by the run's name", async () => {
    const lost: FaultRule = {
      match: { operation: "createProject", nth: 2 },
      fault: { kind: "connection", error: "reset", point: "after" },
    };
    const result = await settled({}, [lost]);
    expect(result.rows.some(({ verdict, note }) => verdict === "unclear" && note === "no answer to POST /projects")).toBe(true);
    expect([result.left, leftovers()]).toEqual([[], []]);
  });

  test("a project that can't be deleted is named, exit 1", async () => {
    terminal = new Terminal({
      faults: [{ match: { operation: "deleteProject" }, fault: { kind: "status", status: 403 }, times: "forever" }],
    });
    const { code, stdout } = await terminal.tenantry(["contract", "--run", ...orgs], { env });
    expect(code).toBe(1);
    const ids = terminal.emulator.state().projects.filter(({ name }) => name.startsWith("tenantry-contract-"));
    expect(ids.length).toBeGreaterThan(0);
    for (const { id } of ids) expect(stdout).toContain(id);
  });

  test("a write to what it didn't make can't be sent", async () => {
    const sent: string[] = [];
    const scratch = createScratch({
      api: {
        send: (method, path) =>
          Promise.resolve(void sent.push(`${method} ${path}`)).then(() => ({ status: 200, body: {}, text: "" })),
        calls: () => 0,
      },
      org: seedOrgs.free,
      to: seedOrgs.paid,
      keys: { org: "free-key", personal: "me-key" },
      prefix: "tenantry-contract-x",
      sleep: () => Promise.resolve(),
    });
    terminal = new Terminal();
    for (const [method, path, body] of [
      ["DELETE", "/projects/acme-1", undefined],
      ["PATCH", "/projects/acme-1/../stranger-1", {}],
      ["POST", "/projects", { project: { org_id: seedOrgs.free, name: "theirs" } }],
      ["POST", "/projects", { project: { org_id: seedOrgs.paid, name: "tenantry-contract-x-1" } }],
      ["POST", `/organizations/${seedOrgs.free}/projects/transfer`, { project_ids: ["acme-1"] }],
      ["POST", `/organizations/${seedOrgs.free}/api_keys`, { key_name: "wide" }],
      ["DELETE", `/organizations/${seedOrgs.free}/api_keys/1001`, undefined],
    ] as const)
      await expect(scratch.ask(method, path, body)).rejects.toThrow("is not of this run");
    expect(sent).toEqual([]);
    expect(seed.projects?.length).toBe(3);
  });
});
