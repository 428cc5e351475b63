/** What is written stays in its folder, is its owner's alone, and is what was approved (S12, S13, S20). */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { replaceFile } from "../../src/cli/replace-file.js";
import { Terminal } from "../cli/terminal.js";
import { fakeTime } from "../harness/virtual.js";
import { manifests } from "../process/cli-fixture.js";

let terminal: Terminal;
let outside: string;
beforeEach(() => {
  fakeTime();
  terminal = new Terminal();
  outside = mkdtempSync(join(tmpdir(), "tenantry-outside-"));
  writeFileSync(join(outside, "precious"), "precious");
});
afterEach(() => {
  terminal.folder.remove();
  rmSync(outside, { recursive: true });
  vi.useRealTimers();
});
const allow = ["--allow", "deletes-data=1"];
const precious = () => readFileSync(join(outside, "precious"), "utf8");
const planId = async (): Promise<string> => {
  await terminal.tenantry(["plan"]);
  return (JSON.parse(terminal.folder.read(".tenantry/plan.json")) as { id: string }).id;
};

describe("S13 nothing is written through a link", () => {
  test.each([
    ".tenantry/plan.json",
    "tenantry.lock",
    "tenantry.lock.probe",
    ".tenantry/.gitignore",
    ".tenantry/ledger.jsonl",
    ".tenantry/roster.json",
    ".tenantry/journal/PLAN.plan.json",
    ".tenantry/journal/PLAN.jsonl",
  ])("planted as %s", async (name) => {
    const id = await planId();
    const path = terminal.folder.at(name.replace("PLAN", id));
    mkdirSync(join(path, ".."), { recursive: true });
    rmSync(path, { force: true });
    symlinkSync(join(outside, "precious"), path);
    for (const args of [["plan"], ["apply", "--yes", ...allow], ["plan", "--out", name.replace("PLAN", id), "--force"]])
      await terminal.tenantry(args);
    expect(precious()).toBe("precious");
  });

  test.each([".tenantry", ".tenantry/journal"])("planted as the folder %s", async (name) => {
    rmSync(terminal.folder.at(".tenantry"), { recursive: true, force: true });
    mkdirSync(join(terminal.folder.at(name), ".."), { recursive: true });
    symlinkSync(outside, terminal.folder.at(name));
    for (const args of [["plan"], ["apply", "--yes", ...allow]]) await terminal.tenantry(args);
    expect(terminal.writes()).toBe(0);
    expect(statSync(outside).nlink).toBe(2);
    expect(precious()).toBe("precious");
  });

  test("swapped in after the check and before the write", async () => {
    terminal = new Terminal({ faults: [] });
    const plan = terminal.folder.at(".tenantry/plan.json");
    const real = terminal.emulator.fetch;
    vi.spyOn(terminal.emulator, "fetch").mockImplementation((request) => {
      mkdirSync(join(plan, ".."), { recursive: true });
      rmSync(plan, { force: true });
      symlinkSync(join(outside, "precious"), plan);
      return real(request);
    });
    expect((await terminal.tenantry(["plan"])).code).toBe(0);
    expect([precious(), JSON.parse(terminal.folder.read(".tenantry/plan.json"))]).toEqual([
      "precious",
      expect.objectContaining({ format: expect.stringMatching(/^tenantry\/plan@/) as string }),
    ]);
  });

  test("a file that can't be replaced stays as it was, and nothing is left beside it", async () => {
    mkdirSync(terminal.folder.at("taken/inside"), { recursive: true });
    await expect(replaceFile(terminal.folder.at("taken"), "new")).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(Object.keys(terminal.folder.listing()).filter((name) => name.startsWith("taken"))).toEqual(["taken", "taken/inside"]);
  });

  test("sources reach no file outside of the fleet's folder", async () => {
    writeFileSync(join(outside, "theirs.yaml"), "tenant: theirs\ntier: free\n");
    for (const glob of ["../**/*.yaml", `${outside}/*.yaml`, "tenants/../../*.yaml"]) {
      terminal.folder.write({ "tenantry.yaml": manifests["tenantry.yaml"].replace("tenants/**/*.yaml", glob) });
      const { code, stdout } = await terminal.tenantry(["validate"]);
      expect([glob, code, stdout]).toEqual([glob, 3, expect.not.stringContaining("theirs")]);
    }
  });

  test("plans and journals are their owner's alone", async () => {
    const id = await planId();
    await terminal.tenantry(["apply", ".tenantry/plan.json", ...allow]);
    for (const name of [".tenantry/plan.json", `.tenantry/journal/${id}.jsonl`, `.tenantry/journal/${id}.plan.json`])
      expect([name, (statSync(terminal.folder.at(name)).mode & 0o777).toString(8)]).toEqual([name, "600"]);
  });
});

describe("S12 what was approved is what runs", () => {
  test("a plan of other manifests in its place is refused, and nothing is written", async () => {
    terminal.folder.write({ "tenants/more.yaml": "tenant: slipped-in\ntier: business\n" });
    await terminal.tenantry(["plan"]);
    const swapped = terminal.folder.read(".tenantry/plan.json");
    rmSync(terminal.folder.at("tenants/more.yaml"));
    await terminal.tenantry(["plan"]);
    terminal.folder.write({ ".tenantry/plan.json": swapped });
    const { code } = await terminal.tenantry(["apply", ".tenantry/plan.json", ...allow]);
    expect([code, terminal.writes()]).toEqual([expect.toBeOneOf([3, 6]), 0]);
  });
});

describe("S20 the environment", () => {
  test("git is started without a key and without anything that steers Node", async () => {
    const bin = terminal.folder.at("bin");
    terminal.folder.write({ "bin/git": `#!/bin/sh\n/usr/bin/env >> "${outside}/env"\nexit 1\n` });
    chmodSync(join(bin, "git"), 0o755);
    await terminal.tenantry(["plan"], {
      env: { PATH: bin, NODE_OPTIONS: "--require ./evil.js", GIT_DIR: "x", OTHER: "free-key" },
    });
    const seen = readFileSync(join(outside, "env"), "utf8");
    expect(seen).toContain("GIT_DIR=x");
    expect(seen).not.toMatch(/free-key|paid-key|me-key|NODE_OPTIONS|NEON_API/);
  });
});
