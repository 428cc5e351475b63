/**
 * The peak memory of the real command that plans 300,000 tenants, declared by a roster and by manifests, and the calls it makes.
 * The lists come from a server that makes each page when it is asked for, so that only the command's memory is measured.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmulator } from "../src/emulator/index.js";
import { fleetText, project } from "../test/harness/fleet.js";

const tenants = 300_000;
const pageSize = 400;
const nameOf = (n: number): string => `app-${String(n).padStart(6, "0")}`;
const command = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const rss = fileURLToPath(new URL("max-rss.mjs", import.meta.url));
const rows: string[] = [];
let lists = 0;
let others = 0;
let item = "";
/** Of every project, in seconds; the tier asks for six hours. */
let retention = 0;

/** All of them in the free org, as Neon's list shows one; the paid org is empty. */
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
  response.setHeader("content-type", "application/json");
  if (request.method !== "GET" || pathname !== "/api/v2/projects") {
    others += 1;
    response.statusCode = 404;
    return response.end("{}");
  }
  lists += 1;
  const isFree = request.headers.authorization === "Bearer free-key";
  const first = searchParams.has("cursor") ? Number(searchParams.get("cursor")?.slice(4)) + 1 : 0;
  const count = isFree ? Math.max(0, Math.min(pageSize, tenants - first)) : 0;
  const names = Array.from({ length: count }, (_, n) => nameOf(first + n));
  const cursor = names.at(-1);
  const listed = item.replace(/"history_retention_seconds":\d+/, `"history_retention_seconds":${retention}`);
  const projects = names.map((name) => listed.replaceAll("app-x", name)).join(",");
  return response.end(
    `{"projects":[${projects}],"applications":{},"integrations":{}${cursor ? `,"pagination":{"cursor":"${cursor}"}` : ""}}`,
  );
});

beforeAll(async () => {
  const emulator = createEmulator({
    now: () => Date.now(),
    sleep: () => Promise.resolve(),
    seed: { projects: [project("free", "app-x", { id: "app-x" })] },
  });
  const headers = { authorization: "Bearer free-key" };
  const answer = await emulator.fetch(new Request("http://127.0.0.1/api/v2/projects", { headers }));
  item = JSON.stringify(((await answer.json()) as { projects: readonly unknown[] }).projects[0]);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  process.stdout.write(`\n${rows.join("\n")}\n`);
});

const roster = (): Readonly<Record<string, string>> => {
  const lines = Array.from(
    { length: tenants },
    (_, n) => `{"tenant":"${nameOf(n)}","tier":"free","projectId":"${nameOf(n)}"}\n`,
  ).join("");
  return { "roster.ndjson": `${lines}{"count":${tenants},"asOf":"2026-03-04T09:00:00Z"}\n` };
};
const manifests = (): Readonly<Record<string, string>> => {
  const perFile = 3000;
  const file = (from: number): string =>
    Array.from({ length: perFile }, (_, n) => `tenant: ${nameOf(from + n)}\ntier: free\nprojectId: ${nameOf(from + n)}\n`).join(
      "---\n",
    );
  return Object.fromEntries(
    Array.from({ length: tenants / perFile }, (_, n) => [`tenants/${n}.yaml`, file(n * perFile)] as const),
  );
};

interface Expected {
  readonly words: string;
  /** `history_retention_seconds` of every project; the tier asks for six hours. */
  readonly listed: number;
  readonly flags: readonly string[];
  readonly heap: readonly string[];
}
const unchanged: Expected = { words: "No changes. 300,000 tenants match their manifests", listed: 6 * 3600, flags: [], heap: [] };
/** Where every project changes, as little is in use at once; V8, left alone on a large machine, lets garbage grow to four times that. */
const changed: Expected = {
  words: "Plan      300,000 tenants change: 300,000 update",
  listed: 3600,
  flags: ["--max-update", `${tenants}`],
  heap: ["--max-old-space-size=1500"],
};

test.each([
  ["a roster", `[{ roster: roster.ndjson }]`, roster, unchanged],
  ["manifests", `[{ manifests: "tenants/**/*.yaml" }]`, manifests, unchanged],
  ["a roster, all to change", `[{ roster: roster.ndjson }]`, roster, changed],
] as const)("a plan of 300,000 tenants declared by %s stays below 2 GiB", async (words, sources, files, expected) => {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-memory-"));
  try {
    mkdirSync(join(folder, "tenants"));
    const declared = fleetText
      .replace(/^sources: .*$/m, `sources: ${sources}`)
      .replaceAll("maxProjects: 30000", "maxProjects: 400000");
    const text = { "tenantry.yaml": `${declared}rate: { perMinute: 1000000, share: 100%, burst: 1000 }\n`, ...files() };
    for (const [name, content] of Object.entries(text)) writeFileSync(join(folder, name), content);
    [lists, others, retention] = [0, 0, expected.listed];
    const { code, output } = await plan(folder, expected);
    expect([code, output]).toEqual([0, expect.stringContaining(expected.words)]);
    expect([lists, others]).toEqual([tenants / pageSize + 1 + 1, 0]);
    const peak = Number(readFileSync(join(folder, "rss"), "utf8")) / 1024;
    rows.push(`300,000 tenants by ${words.padEnd(22)} peak ${Math.round(peak)} MiB, ${lists} list calls and no other`);
    expect(peak).toBeLessThan(2048);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function plan(
  folder: string,
  { heap, flags }: Pick<Expected, "heap" | "flags">,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { port } = server.address() as AddressInfo;
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    BENCH_MAX_RSS: join(folder, "rss"),
    NEON_API_HOST: `http://127.0.0.1:${port}/api/v2`,
    NEON_API_KEY_FREE: "free-key",
    NEON_API_KEY_PAID: "paid-key",
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...heap, "--import", rss, command, "plan", ...flags], { cwd: folder, env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
    child.on("close", (code) => resolve({ code, output }));
  });
}
