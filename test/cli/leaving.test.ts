/** What a plan says of projects on their way out, and of those that nobody declares. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fleetText, project } from "../harness/fleet.js";
import { fakeTime } from "../harness/virtual.js";
import { Terminal } from "./terminal.js";

let terminal: Terminal;
beforeEach(() => fakeTime());
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

const stopped = { quota: { active_time_seconds: 1, data_transfer_bytes: 5 * 2 ** 30, logical_size_bytes: 2 ** 29 } };
const tombstone = (tenant: string, more = "", id = `p-${tenant}`): string =>
  `{ tenant: ${tenant}, state: deleted, projectId: ${id}, reason: "closed"${more} }`;
const start = (documents: readonly string[], projects: readonly ReturnType<typeof project>[]): void => {
  terminal = new Terminal({
    files: { "tenantry.yaml": fleetText, "tenants/all.yaml": `${documents.join("\n---\n")}\n` },
    seed: { projects: [...projects] },
  });
};
const lines = async (...more: readonly string[]): Promise<readonly string[]> =>
  (await terminal.tenantry(["plan", ...more])).stdout.split("\n").filter((line) => /^(Leaving|Extra|.*· plan)/.test(line));

const waits = (name: string) => project("free", name, { id: `p-${name}`, ...stopped });
const gone = (name: string) => project("free", name, { id: `p-${name}`, deleted_at: "2026-03-02T10:00:00Z" });

test("a tombstone that waits, and one that can be recovered where that was looked up", async () => {
  start(
    [tombstone("acme", ", deleteAfter: 2026-03-20"), tombstone("bolt"), "{ tenant: nova, tier: free }"],
    [waits("acme"), gone("bolt")],
  );
  expect(await lines()).toEqual([
    "Leaving   acme suspended, deleted from 2026-03-20 on; bolt deleted, can be recovered until 2026-03-09T10:00:00Z",
  ]);
  const { leaving } = JSON.parse((await terminal.tenantry(["plan", "--json"])).stdout) as { leaving: unknown };
  expect(leaving).toEqual([
    { tenant: "acme", state: "suspended", until: "2026-03-20" },
    { tenant: "bolt", state: "deleted", until: "2026-03-09T10:00:00Z" },
  ]);
  expect((await terminal.tenantry(["plan", "--format", "markdown"])).stdout).toContain(
    "acme suspended, deleted from 2026-03-20 on",
  );
});

test("many are counted, with the first date", async () => {
  const days = [20, 12, 14, 18];
  start(
    days.map((day, n) => tombstone(`a-${n}`, `, deleteAfter: 2026-03-${day}`)),
    days.map((_, n) => waits(`a-${n}`)),
  );
  expect(await lines()).toEqual(["Leaving   4 suspended, deleted from 2026-03-12 on at the earliest"]);
});

test("one that is deleted, and nobody asks what can be recovered, isn't told", async () => {
  start([tombstone("bolt")], [gone("bolt")]);
  expect(await lines()).toEqual([]);
});

test("projects without a manifest: how much they hold, and since when", async () => {
  const extra = (name: string, created_at: string, size?: number) =>
    project("free", name, { created_at, ...(size !== undefined && { usage: { synthetic_storage_size: size } }) });
  start(
    ["{ tenant: acme, tier: free, projectId: p-acme }"],
    [project("free", "acme", { id: "p-acme" }), extra("one", "2026-01-02T00:00:00Z", 2 ** 30)],
  );
  expect(await lines()).toEqual(["Extra     1 project without a manifest, 1GiB, made 2026-01-02, never touched"]);
  terminal.emulator.act({ do: "add-project", project: extra("two", "2025-11-30T00:00:00Z") });
  expect(await lines()).toEqual([
    "Extra     2 projects without a manifest, at least 1GiB, the oldest made 2025-11-30, never touched (tenantry drift names them)",
  ]);
});
