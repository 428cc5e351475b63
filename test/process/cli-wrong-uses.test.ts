/** What people do wrong with the command: a word about it on stderr, a code, and nothing done. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifests, seed } from "./cli-fixture.js";
import type { Ran } from "./cli-harness.js";
import { Folder, printableText, ServedEmulator, settled } from "./cli-harness.js";
import { consent } from "./cli-wrong-uses/consent.js";
import { files } from "./cli-wrong-uses/files.js";
import { hosts } from "./cli-wrong-uses/hosts.js";
import { keys } from "./cli-wrong-uses/keys.js";
import { plans } from "./cli-wrong-uses/plans.js";
import { servers } from "./cli-wrong-uses/servers.js";
import { showing } from "./cli-wrong-uses/showing.js";
import { words } from "./cli-wrong-uses/words.js";
import type { WrongUse } from "./cli-wrong-uses/wrong-use.js";

const home = new Folder(manifests);
/** Rows share two, each used by one row at a time, so that every request is some row's. */
const idle: ServedEmulator[] = [];
const waiting: ((emulator: ServedEmulator) => void)[] = [];
let goodPlan: string;
let slow: readonly Promise<Ran>[] = [];

beforeAll(async () => {
  idle.push(...(await Promise.all([ServedEmulator.start(home, seed), ServedEmulator.start(home, seed)])));
  const [emulator] = idle;
  const made = await home.run(["plan", "--out", "plan.json"], { env: emulator?.env ?? {} });
  expect(made).toMatchObject({ code: 0, stderr: "" });
  goodPlan = home.read("plan.json");
  slow = servers.map(({ run }) => run());
  // They are awaited below; until then a failure is nobody's.
  void Promise.allSettled(slow);
});
afterAll(async () => {
  await Promise.all(idle.map((emulator) => emulator.stop()));
  home.remove();
});

const tables = { keys, words, hosts, files, plans, consent, showing } as const;

for (const [name, rows] of Object.entries(tables)) {
  describe.concurrent(`wrong ${name}`, () => {
    for (const row of rows) test(`${row.name}: exit ${row.exit}`, () => withEmulator((emulator) => check(row, emulator)));
  });
}

describe("wrong servers", () => {
  for (const [n, { name, stderr }] of servers.entries()) {
    test(`${name}: exit 1`, async () => {
      const ran = await slow[n];
      expect(ran).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(stderr) });
      expect(ran?.stderr).not.toMatch(/canary|\n {4}at |node:internal/);
    });
  }
});

async function withEmulator(use: (emulator: ServedEmulator) => Promise<void>): Promise<void> {
  const emulator = idle.pop() ?? (await new Promise<ServedEmulator>((resolve) => waiting.push(resolve)));
  try {
    await use(emulator);
  } finally {
    const next = waiting.shift();
    if (next) next(emulator);
    else idle.push(emulator);
  }
}

async function check(row: WrongUse, emulator: ServedEmulator): Promise<void> {
  const { args, given, env, stdin, unprivileged = false, exit, stderr, stdout = "", reads = 0, leaves = [] } = row;
  const here = new Folder({ ...manifests, "plan.json": goodPlan });
  given?.(here);
  const before = here.listing();
  const asked = (await emulator.requests()).length;

  const ran = await here.run(args, { env: { ...emulator.env, ...env }, unprivileged, ...(stdin !== undefined && { stdin }) });

  expect({ code: ran.code, stderr: settled(ran.stderr) }).toEqual({ code: exit, stderr });
  if (typeof stdout === "string") expect(settled(ran.stdout)).toBe(stdout);
  else expect(settled(ran.stdout)).toMatch(stdout);
  const requests = (await emulator.requests()).slice(asked);
  expect(requests.filter(({ method }) => method !== "GET")).toEqual([]);
  expect(requests).toHaveLength(reads);
  const after = Object.entries(here.listing()).filter(([path]) => !leaves.includes(path));
  expect(Object.fromEntries(after)).toEqual(before);
  const printed = `${ran.stdout}${ran.stderr}`;
  expect(printed).not.toMatch(/canary|\n {4}at |node:internal/);
  expect(printed).toBe(printableText(printed));
  here.remove();
}
