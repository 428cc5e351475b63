/** What journals answer: who is done, what became of a tenant last, how much of a kind a day has seen. */
import { describe, expect, test } from "vitest";
import { isInWave } from "../../src/reconciler/apply/wave.js";
import { placeInFleet } from "../../src/reconciler/fleet-place.js";
import type { Change, ChangeKind } from "../../src/reconciler/change.js";
import { overToday, touchedOn } from "../../src/reconciler/journal/day.js";
import type { JournalEntry, JournalEvent } from "../../src/reconciler/journal/entry.js";
import { appliedBefore, lastNote, recentCreates } from "../../src/reconciler/journal/runs.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";

const at = (time: string, event: JournalEvent): JournalEntry => ({
  ...event,
  time: `2026-03-${time}:00.000Z`,
  planId: "7f3a91c2",
});
const started = (time: string, planDigest: string): JournalEntry =>
  at(time, {
    entry: "run-started",
    format: "tenantry/journal@1",
    fleet: "acme",
    planDigest,
    manifestsDigest: "m",
    consent: {},
    version: "0.1.0",
  });
const name = (tenant: string) => ({ tenant: tenant as TenantName, project: `p-${tenant}` as ProjectId });
const ended = (time: string, tenant: string, outcome: "applied" | "failed" | "skipped"): JournalEntry =>
  at(time, { entry: "outcome", ...name(tenant), outcome, code: outcome === "applied" ? null : "stale" });
const write = (tenant: string, kind: ChangeKind) => ({ ...name(tenant), kind, route: "PATCH /projects/{id}" });
const intent = (time: string, tenant: string, kind: ChangeKind): JournalEntry =>
  at(time, { entry: "intent", ...write(tenant, kind) });
const result = (time: string, tenant: string, kind: ChangeKind, came: "ok" | "lost" | "refused"): JournalEntry =>
  at(time, { entry: "result", ...write(tenant, kind), result: came, code: null });

describe("who is done", () => {
  test("tenants that a run of this very plan has proven, over all its runs", () => {
    const entries = [
      started("04T09:00", "one"),
      ended("04T09:01", "acme", "applied"),
      ended("04T09:01", "bolt", "failed"),
      started("04T10:00", "one"),
      ended("04T10:01", "crow", "applied"),
    ];
    expect([...appliedBefore(entries, "one")]).toEqual(["acme", "crow"]);
  });

  test("not those of a plan that does the same but was made from an older observation", () => {
    const entries = [started("04T09:00", "one"), ended("04T09:01", "acme", "applied"), started("05T09:00", "two")];
    expect([...appliedBefore(entries, "two")]).toEqual([]);
  });
});

describe("what was noted of a tenant last", () => {
  const acme = "acme" as TenantName;

  test("is the latest of all journals; where nothing was tried is no outcome", () => {
    const entries = [
      ended("05T09:00", "acme", "failed"),
      ended("04T09:00", "acme", "applied"),
      ended("06T09:00", "acme", "skipped"),
    ];
    expect(lastNote(entries, acme)).toMatchObject({ outcome: "failed", time: "2026-03-05T09:00:00.000Z" });
    expect(lastNote(entries, "bolt" as TenantName)).toBeNull();
  });

  test("is what it was sent, where the run was killed before the tenant's end", () => {
    const entries = [ended("04T09:00", "acme", "applied"), intent("05T09:00", "acme", "update")];
    expect(lastNote(entries, acme)).toMatchObject({ entry: "intent", kind: "update" });
  });
});

describe("a recent create is known by its project, or by null where nobody answered", () => {
  const about = { tenant: "nova" as TenantName, project: null, kind: "create", route: "POST /projects" } as const;
  const made = "calm-fog-1" as ProjectId;
  const sent = at("04T09:00", { entry: "intent", ...about });
  const answered = (result: "lost" | "refused"): JournalEntry =>
    at("04T09:01", { entry: "result", ...about, result, code: null });
  const ok = at("04T09:01", { entry: "result", ...about, project: made, result: "ok", code: null });

  test.each<readonly [string, readonly JournalEntry[], readonly (readonly [string, string | null])[]]>([
    ["was sent, or about to be", [sent], [["nova", null]]],
    ["was lost", [sent, answered("lost")], [["nova", null]]],
    ["was answered", [sent, ok], [["nova", made]]],
    ["was refused", [sent, answered("refused")], []],
    ["was sent again", [sent, answered("refused"), sent], [["nova", null]]],
    ["was sent again, because what it made is gone", [sent, ok, sent], [["nova", null]]],
    ["is of long ago", [at("04T07:59", { entry: "intent", ...about })], []],
    ["is no create", [at("04T09:00", { entry: "intent", ...about, route: "DELETE /projects/{id}" })], []],
  ])("%s", (_, entries, creates) => {
    expect([...recentCreates(entries, "2026-03-04T08:00:00Z")]).toEqual(creates);
  });
});

describe("a day's share of a kind", () => {
  const day = "2026-03-04";
  const touched = (...entries: readonly JournalEntry[]): unknown =>
    Object.fromEntries(Object.entries(touchedOn(day, entries)).map(([kind, tenants]) => [kind, [...(tenants ?? [])]]));

  test("counts each tenant once, by what guards the kind", () => {
    expect(
      touched(
        intent("04T09:00", "acme", "delete"),
        result("04T09:01", "acme", "delete", "ok"),
        intent("04T09:02", "acme", "delete"),
        intent("04T09:02", "bolt", "resume"),
        intent("04T09:02", "crow", "recover"),
      ),
    ).toEqual({ delete: ["acme"], update: ["bolt"], create: ["crow"] });
  });

  test("what was lost or never answered counts, what was refused doesn't", () => {
    expect(
      touched(
        intent("04T09:00", "acme", "delete"),
        result("04T09:01", "acme", "delete", "lost"),
        intent("04T09:00", "bolt", "delete"),
        intent("04T09:00", "crow", "delete"),
        result("04T09:01", "crow", "delete", "refused"),
        intent("04T09:00", "dune", "transfer"),
        result("04T09:01", "dune", "transfer", "refused"),
        intent("04T09:02", "dune", "transfer"),
        result("04T09:03", "dune", "transfer", "ok"),
      ),
    ).toEqual({ delete: ["acme", "bolt"], transfer: ["dune"] });
  });

  test("other days don't count", () => {
    expect(touched(intent("03T23:59", "acme", "delete"), intent("05T00:00", "bolt", "delete"))).toEqual({});
  });

  const deletions = (...tenants: readonly string[]): readonly Change[] =>
    tenants.map((tenant) => ({ ...name(tenant), kind: "delete" }) as unknown as Change);
  const limit = (allowed: number | null) => ({ delete: { asked: 1, allowed, managed: 9, byShare: null, examples: [] } });
  const today = { delete: new Set(["acme", "bolt"] as TenantName[]) };
  test.each([
    ["within the limit", deletions("crow"), 3, []],
    ["one too many", deletions("crow"), 2, [{ kind: "delete", today: 2, together: 3, allowed: 2, examples: ["crow"] }]],
    ["a tenant that today's runs began already adds nothing", deletions("bolt"), 2, []],
    ["without a limit", deletions("crow"), null, []],
  ] as const)("%s", (_, changes, allowed, over) => {
    expect(overToday(changes, limit(allowed), today)).toEqual(over);
  });
});

describe("a wave", () => {
  const fleet = Array.from({ length: 2000 }, (_, n) => `tenant-${n}` as TenantName);
  const wave = (share: number): readonly TenantName[] => fleet.filter((tenant) => isInWave(tenant, share));

  test("holds about its share, and every smaller wave", () => {
    const [one, ten, all] = [wave(0.01), wave(0.1), wave(1)];
    expect(one.length).toBeGreaterThan(8);
    expect(one.length).toBeLessThan(40);
    expect(ten).toEqual(expect.arrayContaining([...one]));
    expect(all).toEqual(fleet);
  });

  test("is the same on every machine", () => {
    expect(placeInFleet("acme" as TenantName).toFixed(6)).toMatchInlineSnapshot(`"0.508472"`);
  });
});
