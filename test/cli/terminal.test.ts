/** What differs on a terminal: the question, the bar, colour, width. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeTime } from "../harness/virtual.js";
import { Terminal } from "./terminal.js";

let terminal: Terminal;
beforeEach(() => {
  fakeTime();
  terminal = new Terminal();
});
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

const question = "Apply 3 changes to fleet acme? Type the fleet name: ";
const allow = ["--allow", "deletes-data=1"];

describe("apply without a plan file asks on a terminal", () => {
  test("the fleet's name is yes", async () => {
    const { code, stdout, stderr } = await terminal.tenantry(["apply", ...allow], { typed: "acme" });
    expect(code).toBe(0);
    expect(stdout).toContain("Applied 3 of 3 tenants");
    expect(stderr.startsWith(question)).toBe(true);
  });

  test.each([
    ["yes", "that is not the fleet's name; nothing was applied"],
    ["", "that is not the fleet's name; nothing was applied"],
    [null, "nothing was typed; nothing was applied"],
  ])("%j is no", async (typed, message) => {
    const { code, stderr } = await terminal.tenantry(["apply", ...allow], { typed });
    expect(code).toBe(4);
    expect(stderr).toBe(
      `${question}${typed === null ? "\n" : ""}error[consent]  ${message}\n  fix      type acme, or tenantry apply --yes   exit 4\n`,
    );
    expect(terminal.writes()).toBe(0);
  });

  test("what needs consent and has none isn't asked about", async () => {
    const { code, stderr } = await terminal.tenantry(["apply"], { typed: "acme" });
    expect(code).toBe(4);
    expect(stderr).toContain("Apply 2 changes to fleet acme?");
  });
});

describe("progress", () => {
  test("a bar on a terminal, gone at the end", async () => {
    const { stderr } = await terminal.tenantry(["apply", "--yes", ...allow]);
    expect(stderr).toMatch(/^Applying [0-9a-f]{8}: 3 tenants, \d+ calls\/min, journal \.tenantry\/journal\/[0-9a-f]{8}\.jsonl\n/);
    expect(stderr).toMatch(
      // oxlint-disable-next-line no-control-regex -- the bar is redrawn by an escape sequence
      /\r\u001b\[2K\[=+>-*\] {2,3}\d+% {2}\d of 3 {2}(\d+|\?) calls\/min {2}left (\d+ (s|min)|\?) {2}0 failed, 0 refused/,
    );
    expect(stderr.endsWith("\r\u001b[2K")).toBe(true);
  });

  test.each([
    { name: "--progress plain", args: ["--progress", "plain"], env: {} },
    { name: "CI", args: [], env: { CI: "true" } },
    { name: "ACCESSIBLE", args: [], env: { ACCESSIBLE: "1" } },
    { name: "TERM=dumb", args: [], env: { TERM: "dumb" } },
  ])("lines without carriage return under $name", async ({ args, env }) => {
    const { stderr } = await terminal.tenantry(["apply", "--yes", ...allow, ...args], { env });
    expect(stderr).not.toContain("\r");
    expect(stderr).toMatch(
      /^\d\d:\d\d:\d\dZ progress \d applied, 0 failed, \d left, (\d+|\?) calls\/min, left (\d+ (s|min)|\?)$/m,
    );
  });

  test("a failure is told at once, and stays", async () => {
    terminal.emulator.addFaults([
      { match: { method: "DELETE" }, fault: { kind: "status", status: 422, code: "NOPE" }, times: "forever" },
    ]);
    const bar = await terminal.tenantry(["apply", "--yes", ...allow]);
    expect(bar.code).toBe(7);
    expect(bar.stderr).toMatch(
      // oxlint-disable-next-line no-control-regex -- the bar is taken away by an escape sequence
      /\r\u001b\[2Kx old-demo {4}failed {2}delete {2}422 NOPE request \S+ \(DELETE \/projects\/\{id\}\)\n/,
    );
    expect(bar.stdout).toMatch(/\n {2}old-demo {2}failed {3}delete {2}422 NOPE .*tenantry plan --tenant old-demo\n/);
  });

  test("a failure in a log has its time, tenant and code", async () => {
    terminal.emulator.addFaults([{ match: { method: "DELETE" }, fault: { kind: "status", status: 422 }, times: "forever" }]);
    const { stderr } = await terminal.tenantry(["apply", "--yes", ...allow, "--progress", "plain"]);
    expect(stderr).toMatch(/^\d\d:\d\d:\d\dZ failed old-demo delete 422 write-refused .*\(DELETE \/projects\/\{id\}\)$/m);
  });
});

describe("signs and colour", () => {
  test.each([
    { name: "LANG=C", env: { LANG: "C" }, sign: "->" },
    { name: "LC_ALL beats LANG", env: { LANG: "C.UTF-8", LC_ALL: "POSIX" }, sign: "->" },
    { name: "LC_CTYPE beats LANG", env: { LANG: "C", LC_CTYPE: "en_US.utf8" }, sign: "→" },
    { name: "an empty LC_ALL says nothing", env: { LANG: "de_DE.UTF-8", LC_ALL: "" }, sign: "→" },
    { name: "no locale at all", env: { LANG: undefined }, sign: "→" },
  ])("$name", async ({ env, sign }) => {
    const { stdout } = await terminal.tenantry(["plan", "--color", "never"], { env });
    expect(stdout).toContain(`~ upgrade   acme-crm    free ${sign} pro `);
  });

  test.each([
    { name: "a terminal", env: {}, isTTY: true, coloured: true },
    { name: "no terminal", env: {}, isTTY: false, coloured: false },
    { name: "TERM=dumb", env: { TERM: "dumb" }, isTTY: true, coloured: false },
    { name: "NO_COLOR", env: { NO_COLOR: "1" }, isTTY: true, coloured: false },
    { name: "an empty NO_COLOR says nothing", env: { NO_COLOR: "" }, isTTY: true, coloured: true },
    { name: "FORCE_COLOR=0", env: { FORCE_COLOR: "0" }, isTTY: true, coloured: false },
  ])("colour on $name: $coloured", async ({ env, isTTY, coloured }) => {
    const { stdout } = await terminal.tenantry(["plan"], { env, isTTY });
    expect(stdout.includes("\u001b[")).toBe(coloured);
  });
});

describe("help", () => {
  test.each(["plan", "apply", "drift", "validate", "explain"])(
    "of %s says what it does and fits the terminal",
    async (command) => {
      const { code, stdout, stderr } = await terminal.tenantry([command, "--help"], { columns: 80 });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(new RegExp(`^Usage: tenantry ${command} \\[options\\]`));
      for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
      expect(await terminal.tenantry(["help", command], { columns: 80 })).toEqual({ code, stdout, stderr });
    },
  );

  test("of the whole names every command and where keys come from", async () => {
    const { stdout } = await terminal.tenantry(["--help"]);
    for (const command of ["validate", "plan", "apply", "drift", "explain", "emulator"])
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, "m"));
    expect(stdout).toContain("Keys come from the environment");
  });
});
