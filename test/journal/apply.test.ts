/** A run and its journal: nothing is sent that wasn't noted, nothing is noted that is secret, and what stops it. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NotSavedError } from "../../src/reconciler/apply/outcome.js";
import type { JournalEvent } from "../../src/reconciler/journal/entry.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { project, TestFleet } from "../harness/fleet.js";
import { MemoryJournal } from "../harness/journal.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { tenants } from "../convergence/cases/words.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const names = Array.from({ length: 6 }, (_, n) => `t${n}`);
/** Six tenants whose quota is to be raised, one after another. */
const raising = (): TestFleet =>
  new TestFleet({
    manifests: tenants(...names.map((name) => `{ tenant: ${name}, tier: pro, quota: { dataTransfer: 60GiB } }`)),
    projects: names.map((name) => project("pro", name, { id: `p-${name}` })),
    lock: Object.fromEntries(names.map((name) => [name, `p-${name}`])),
    concurrency: 1,
  });
const begin = async (fleet: TestFleet): Promise<{ plan: Plan; journal: MemoryJournal }> => {
  const plan = await virtually(fleet.plan());
  return { plan, journal: new MemoryJournal(plan.id) };
};
const shortened = (event: JournalEvent): string =>
  event.entry === "intent" || event.entry === "result"
    ? `${event.entry} ${event.tenant} ${event.kind} ${event.route}${event.entry === "result" ? ` ${event.result}` : ""}`
    : event.entry === "outcome"
      ? `outcome ${event.tenant} ${event.outcome}`
      : event.entry;

test("each write stands between its intent and its result, each tenant's end after them", async () => {
  const fleet = new TestFleet({
    manifests: tenants("{ tenant: acme, tier: pro }", "{ tenant: bolt, tier: free }"),
    projects: [project("free", "acme", { id: "a-1", endpoints: [{ id: "ep-one-1" }] })],
    lock: { acme: "a-1" },
    concurrency: 1,
  });
  const { plan, journal } = await begin(fleet);
  await virtually(fleet.apply(plan, { journal }));
  expect(journal.entries.filter((entry) => "tenant" in entry && entry.tenant === "acme").map(shortened)).toEqual([
    "intent acme transfer POST /organizations/{id}/projects/transfer",
    "result acme transfer POST /organizations/{id}/projects/transfer ok",
    "intent acme update PATCH /projects/{id}/endpoints/{id}",
    "result acme update PATCH /projects/{id}/endpoints/{id} ok",
    "intent acme update PATCH /projects/{id}",
    "result acme update PATCH /projects/{id} ok",
    "outcome acme applied",
  ]);
  const bolt = journal.entries.filter((entry) => "tenant" in entry && entry.tenant === "bolt");
  expect(bolt.map(shortened)).toEqual([
    "intent bolt create POST /projects",
    "result bolt create POST /projects ok",
    "outcome bolt applied",
  ]);
  expect(bolt.map((entry) => "project" in entry && entry.project)).toEqual([null, fleet.live("bolt").id, fleet.live("bolt").id]);
});

test("a lost answer and a refusal are told apart", async () => {
  const fleet = raising();
  const { plan, journal } = await begin(fleet);
  fleet.emulator.addFaults([
    { match: { operation: "updateProject", project: "p-t0" }, fault: { kind: "connection", error: "reset", point: "after" } },
    { match: { operation: "updateProject", project: "p-t1" }, fault: { kind: "status", status: 422 } },
  ]);
  await virtually(fleet.apply(plan, { journal }));
  const results = journal.entries.flatMap((entry) =>
    entry.entry === "result" ? [`${entry.tenant} ${entry.result} ${entry.code}`] : [],
  );
  expect(results.slice(0, 2)).toEqual(["t0 lost answer-lost", "t1 refused write-refused"]);
});

describe("a journal that can't be written", () => {
  class FullDisk extends MemoryJournal {
    room = Infinity;
    override async write(event: JournalEvent): Promise<void> {
      if (this.entries.length >= this.room) throw new NotSavedError("the journal could not be written (ENOSPC)");
      await super.write(event);
    }
  }

  test.each(Array.from({ length: 18 }, (_, room) => [room] as const))(
    "from entry %i on: no write is sent that isn't noted",
    async (room) => {
      const fleet = raising();
      const { plan } = await begin(fleet);
      const journal = new FullDisk(plan.id);
      journal.room = room;
      const outcomes = await virtually(fleet.apply(plan, { journal }));
      const noted = journal.entries.filter(({ entry }) => entry === "intent").length;
      expect(fleet.writes()).toHaveLength(noted);
      const applied = [...outcomes.values()].filter(({ kind }) => kind === "applied");
      expect(applied).toHaveLength(noted);
      const rest = [...outcomes.values()].filter(({ kind }) => kind !== "applied");
      expect(new Set(rest.map(({ code }) => code))).toEqual(new Set(rest.length > 0 ? ["not-saved"] : []));
      expect(rest.filter(({ kind }) => kind === "failed")).toHaveLength(Math.min(1, rest.length));
      expect(outcomes.size).toBe(names.length);
    },
  );

  test("a tenant that was moved and no more ends as not-saved, and a rerun does the rest", async () => {
    const fleet = new TestFleet({
      manifests: "{ tenant: acme, tier: pro }",
      projects: [project("free", "acme", { id: "a-1" })],
      lock: { acme: "a-1" },
    });
    const { plan } = await begin(fleet);
    const journal = new FullDisk(plan.id);
    journal.room = 2;
    const outcomes = await virtually(fleet.apply(plan, { journal }));
    expect([...outcomes.values()].map(({ kind, code }) => `${kind} ${code}`)).toEqual(["failed not-saved"]);
    expect(fleet.writes()).toEqual([expect.stringMatching(/transfer$/)]);
    const again = await virtually(fleet.apply(plan));
    expect([...again.values()].map(({ kind }) => kind)).toEqual(["applied"]);
  });
});

describe("--max-failures", () => {
  const failing = { kind: "status", status: 422 } as const;
  test.each([
    [0, 1, 5],
    [2, 3, 3],
    [6, 6, 0],
  ] as const)("more than %i: %i fail, %i aren't started", async (maxFailures, failed, skipped) => {
    const fleet = raising();
    const { plan } = await begin(fleet);
    fleet.emulator.addFaults([{ match: { operation: "updateProject" }, fault: failing, times: "forever" }]);
    const outcomes = [...(await virtually(fleet.apply(plan, { maxFailures }))).values()];
    expect(outcomes.filter(({ code }) => code === "write-refused")).toHaveLength(failed);
    expect(outcomes.filter(({ kind, code }) => kind === "skipped" && code === "max-failures")).toHaveLength(skipped);
    expect(fleet.writes()).toHaveLength(failed);
  });
});
