/** The end of an apply as people read it (ux.md §5). */
import { expect, test } from "vitest";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { TenantName } from "../../src/reconciler/names.js";
import { ascii, unicode } from "../../src/render/glyphs.js";
import type { ApplyReport } from "../../src/render/outcomes.js";
import { outcomeLine, outcomeWords, renderReport, reportJson } from "../../src/render/outcomes.js";

const outcome = (tenant: string, more: Partial<Outcome> = {}): Outcome => ({
  tenant: tenant as TenantName,
  kind: "applied",
  headline: "update",
  change: null,
  project: null,
  code: null,
  message: null,
  ...more,
});
const bolt = outcome("bolt-7", {
  kind: "failed",
  change: "update",
  code: "project-gone",
  message: "404 request 5b1c (GET /projects/{id})",
});
const kite = outcome("kite-12", {
  kind: "refused",
  change: "update",
  code: "stale",
  message: "stale: compute.max is 8, was 2 when the plan was made",
});
const moon = outcome("moon-3", { kind: "failed", change: "transfer", code: "integration", message: "422 vercel integration" });

const report = (outcomes: readonly Outcome[], more: Partial<ApplyReport> = {}): ApplyReport => ({
  planId: "7f3a91c2",
  outcomes,
  total: outcomes.length,
  appliedBefore: 0,
  wave: 1,
  outsideWave: 0,
  refused: 0,
  took: 5_760_000,
  stats: {
    calls: 37_145,
    writes: 30_000,
    retried: new Map([
      [423, 34],
      [429, 12],
    ]),
  },
  interrupted: false,
  ...more,
});

test("counts, a row for each tenant that isn't done, the next command and the exit code", () => {
  expect(renderReport(report([outcome("acme-crm"), bolt, kite, moon]), 7, unicode)).toMatchInlineSnapshot(`
    "Applied 1 of 4 tenants in 1 h 36 min (37,145 calls, 46 retries: 429 ×12, 423 ×34)
      tenant   outcome  change    why                                                    next
      bolt-7   failed   update    404 request 5b1c (GET /projects/{id})                  tenantry plan --tenant bolt-7
      kite-12  refused  update    stale: compute.max is 8, was 2 when the plan was made  tenantry plan --tenant kite-12
      moon-3   failed   transfer  422 vercel integration                                 mend it in Neon, plan again
    Next      tenantry plan && tenantry apply      (repeats nothing that is done)              exit 7
    "
  `);
});

test.each(["create", "adopt", "recover"] as const)(
  "what a project still lacks after %s is the next plan's to say",
  (headline) => {
    const text = renderReport(report([{ ...outcome("acme-crm"), headline }]), 0, unicode);
    expect(text).toContain("Next      tenantry plan                        (shows whether anything is left)");
  },
);

test("all done", () => {
  expect(
    renderReport(report([outcome("acme-crm")], { took: 4000, stats: { calls: 11, writes: 4, retried: new Map() } }), 0, unicode),
  ).toMatchInlineSnapshot(`
    "Applied 1 of 1 tenant in 4 s (11 calls)
    Next      tenantry plan                        (finds nothing to do)
    "
  `);
});

test("what the plan refused isn't forgotten", () => {
  expect(renderReport(report([outcome("acme-crm")], { refused: 1 }), 4, ascii)).toMatchInlineSnapshot(`
    "Applied 1 of 1 tenant in 1 h 36 min (37,145 calls, 46 retries: 429 x12, 423 x34)
    Refused   1 tenant by the plan, not touched
    Next      tenantry plan                        (shows what is left)                        exit 4
    "
  `);
});

test("a stop says what was done, what wasn't and what may be in flight", () => {
  const skipped = outcome("nova-notes", { kind: "skipped", code: "not-started", message: "stopped before its first write" });
  expect(renderReport(report([outcome("acme-crm"), skipped, bolt], { interrupted: true, total: 5 }), 130, unicode))
    .toMatchInlineSnapshot(`
    "Stopped. 1 applied, 1 not started, 2 in flight. Resume: tenantry apply --resume 7f3a91c2   exit 130
      tenant  outcome  change  why                                    next
      bolt-7  failed   update  404 request 5b1c (GET /projects/{id})  tenantry plan --tenant bolt-7
    "
  `);
});

test("what ended alike for many is one row", () => {
  const many = Array.from({ length: 12_000 }, (_, n) =>
    outcome(`app-${n}`, { kind: "skipped", code: "key-refused", message: "stopped: 401" }),
  );
  expect(renderReport(report([...many, bolt]), 8, unicode)).toMatchInlineSnapshot(`
    "Applied 0 of 12,001 tenants in 1 h 36 min (37,145 calls, 46 retries: 429 ×12, 423 ×34)
      tenant          outcome  change  why                                    next
      12,000 tenants  skipped          stopped: 401                           a new key, plan again
      bolt-7          failed   update  404 request 5b1c (GET /projects/{id})  tenantry plan --tenant bolt-7
    Next      tenantry plan && tenantry apply      (repeats nothing that is done)              exit 8
    "
  `);
});

test("as it happens: aligned on a terminal, words in a log, nothing that acts on either", () => {
  const evil = outcome("moon-3", { kind: "failed", change: "update", code: "write-refused", message: "x\u001b[2J\n::error::y" });
  expect([bolt, kite, evil].map((each) => outcomeLine(each, 7)).join("\n")).toMatchInlineSnapshot(`
    "x bolt-7   failed  update  404 request 5b1c (GET /projects/{id})
    x kite-12  refused update  stale: compute.max is 8, was 2 when the plan was made
    x moon-3   failed  update  x\\u{1b}[2J\\u{a}::error::y"
  `);
  expect([bolt, kite, evil].map(outcomeWords).join("\n")).toMatchInlineSnapshot(`
    "failed bolt-7 update 404 project-gone request 5b1c (GET /projects/{id})
    refused kite-12 update stale: compute.max is 8, was 2 when the plan was made
    failed moon-3 update write-refused x\\u{1b}[2J\\u{a}::error::y"
  `);
  expect(renderReport(report([evil]), 7, unicode)).toContain(String.raw`x\u{1b}[2J\u{a}::error::y`);
});

test("JSON counts every kind", () => {
  expect(reportJson(report([outcome("acme-crm"), bolt, kite, moon], { total: 6, refused: 2 }), 7)).toMatchObject({
    counts: { applied: 1, failed: 2, refused: 1, skipped: 0, unknown: 0, inFlight: 2, refusedByPlan: 2 },
    calls: { calls: 37_145, retried: { "423": 34, "429": 12 } },
    exit: 7,
  });
});
