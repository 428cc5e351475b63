/** The end of a run that didn't take on all of its plan: what was done before, what waits, and how to go on. */
import { expect, test } from "vitest";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { TenantName } from "../../src/reconciler/names.js";
import { unicode } from "../../src/render/glyphs.js";
import type { ApplyReport } from "../../src/render/outcomes.js";
import { renderReport } from "../../src/render/outcomes.js";

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
const report = (more: Partial<ApplyReport>): ApplyReport => ({
  planId: "7f3a91c2",
  outcomes: [outcome("acme-crm")],
  total: 1,
  appliedBefore: 0,
  wave: 1,
  outsideWave: 0,
  refused: 0,
  took: 4000,
  stats: { calls: 11, writes: 3, retried: new Map() },
  interrupted: false,
  ...more,
});

test("a resumed run counts what was done before", () => {
  expect(renderReport(report({ total: 3, appliedBefore: 2 }), 0, unicode)).toMatchInlineSnapshot(`
    "Applied 3 of 3 tenants (2 by an earlier run) in 4 s (11 calls)
    Next      tenantry plan                        (finds nothing to do)
    "
  `);
});

test("a wave says how many wait, and how the next one goes on", () => {
  expect(renderReport(report({ outsideWave: 299 }), 0, unicode)).toMatchInlineSnapshot(`
    "Applied 1 of 1 tenant in 4 s (11 calls)
    Waiting   299 tenants for a later wave, not touched
    Next      tenantry apply --resume 7f3a91c2 --wave … (a larger share, without repeating this one)
    "
  `);
});

test("after a failure in a wave the next step stays within it", () => {
  const outcomes = [outcome("bolt-7", { kind: "failed", change: "update", code: "write-refused", message: "422" })];
  const text = renderReport(report({ outcomes, wave: 0.4, outsideWave: 299 }), 7, unicode);
  expect(text).toContain("\nNext      tenantry plan && tenantry apply --wave 40% ");
});

test("past --max-failures the rest is skipped, and the run can be gone on with", () => {
  const failed = { kind: "failed", change: "update", code: "write-refused", message: "422 (PATCH /projects/{id})" } as const;
  const skipped = { kind: "skipped", change: "update", code: "max-failures", message: "stopped: more than 0 failed" } as const;
  const outcomes = [outcome("acme-crm"), outcome("bolt-7", failed), outcome("kite-12", skipped), outcome("moon-3", skipped)];
  expect(renderReport(report({ outcomes, total: 4 }), 7, unicode)).toMatchInlineSnapshot(`
    "Applied 1 of 4 tenants in 4 s (11 calls)
      tenant   outcome  change  why                          next
      bolt-7   failed   update  422 (PATCH /projects/{id})   tenantry plan --tenant bolt-7
      kite-12  skipped  update  stopped: more than 0 failed  apply again
      moon-3   skipped  update  stopped: more than 0 failed  apply again
    Next      tenantry apply --resume 7f3a91c2     (after a look at what failed)               exit 7
    "
  `);
});

test("stopped after an earlier run: what that one did is no longer in flight", () => {
  const stopped = report({ total: 5, appliedBefore: 2, interrupted: true });
  expect(renderReport(stopped, 130, unicode)).toMatchInlineSnapshot(`
    "Stopped. 3 applied, 0 not started, 2 in flight. Resume: tenantry apply --resume 7f3a91c2   exit 130
    "
  `);
});
