/**
 * Restores over days: what a person does in Neon in between counts, a run that ends anywhere is gone on with, two runs at once swap
 * once, and what every restore replaces can be had back until its room is used up.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNeonClient } from "../../src/neon/client.js";
import type { Outcome } from "../../src/reconciler/apply/outcome.js";
import type { OrgName, ProjectId } from "../../src/reconciler/names.js";
import { orgOf } from "../../src/reconciler/observe.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { fleetText, project, summary, TestFleet } from "../harness/fleet.js";
import { fakeTime, startOfTime, virtually } from "../harness/virtual.js";
import { timeText } from "../../src/reconciler/time-text.js";

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const minute = 60_000;
const hour = 60 * minute;
const born = "2026-03-02T09:00:00Z";
const eight = "2026-03-04T08:00:00Z";
const named = `snapshots: { named: { v1: { at: ${eight} } } }`;
const declares = (restore: string): string => `{ tenant: vega, tier: pro, projectId: v-1, ${named}${restore} }`;
const restoring = (from: string, id: number): string => declares(`, restore: { from: "${from}", id: "${timeText(id)}" }`);

const vega = (manifests: string, fleet = fleetText): TestFleet =>
  new TestFleet({
    fleet,
    manifests,
    projects: [
      project("pro", "vega", {
        id: "v-1",
        created_at: born,
        branches: [{ name: "main", default: true, created_at: born, data: "now" }],
        endpoints: [{ id: "ep-1", state: "active" }],
        snapshots: [
          { name: "v1", timestamp: eight, created_at: eight, data: "morning" },
          { name: "v2", timestamp: "2026-03-04T07:00:00Z", created_at: "2026-03-04T07:00:00Z", data: "dawn" },
        ],
      }),
    ],
  });

const plan = (fleet: TestFleet): Promise<Plan> => virtually(fleet.plan());
const apply = async (fleet: TestFleet, made: Plan): Promise<readonly (Outcome["kind"] | Outcome["code"])[]> =>
  [...(await virtually(fleet.apply(made))).values()].map(({ kind, code }) => code ?? kind);

/** `main* now, main (old …) morning`: the default branch starred. */
const branches = (fleet: TestFleet): string =>
  fleet
    .live("vega")
    .branches.toSorted((a, b) => Number(b.default) - Number(a.default))
    .map(({ name, default: isDefault, data }) => `${name}${isDefault ? "*" : ""} ${data.at(-1)?.text}`)
    .join(", ");
const liveData = (fleet: TestFleet): string | undefined =>
  fleet
    .live("vega")
    .branches.find((branch) => branch.default)
    ?.data.at(-1)?.text;

/** What a person does in Neon's console. */
async function byHand(fleet: TestFleet, method: string, path: string, body: object): Promise<void> {
  const request = new Request(`http://127.0.0.1/api/v2${path}`, {
    method,
    headers: { authorization: "Bearer paid-key", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const response = await virtually(fleet.emulator.fetch(request));
  expect(response.status).toBeLessThan(300);
}
const snapshotId = (fleet: TestFleet, name: string): string =>
  fleet.live("vega").snapshots.find((snapshot) => snapshot.name === name)?.id ?? "";
const writeData = (fleet: TestFleet, text: string) => fleet.emulator.act({ do: "write-data", project: "v-1", text });

test("history is never rewritten: a later wish in Neon counts, and so does a revert", async () => {
  const tuesday = startOfTime;
  const fleet = vega(restoring("v1", tuesday));
  vi.setSystemTime(tuesday + minute);
  expect(await apply(fleet, await plan(fleet))).toEqual(["applied"]);
  expect(liveData(fleet)).toBe("morning");

  // Wednesday, within the day of the id: by hand from another snapshot, and v1 is deleted.
  vi.setSystemTime(tuesday + 20 * hour);
  const target_branch_id = fleet.live("vega").branches.find((branch) => branch.default)?.id;
  await byHand(fleet, "POST", `/projects/v-1/snapshots/${snapshotId(fleet, "v2")}/restore`, {
    target_branch_id,
    finalize_restore: true,
  });
  vi.setSystemTime(tuesday + 20 * hour + minute);
  fleet.emulator.act({ do: "delete-snapshot", project: "v-1", snapshot: "v1" });
  const before = fleet.writes().length;
  for (const at of [tuesday + 21 * hour, tuesday + 48 * hour]) {
    vi.setSystemTime(at);
    const later = await plan(fleet);
    expect(summary(later.changes)).toEqual([]);
    // It is told as missing, and isn't made of what is there now.
    expect(later.notices.map(({ code }) => code)).toEqual(["snapshot-missing"]);
  }
  fleet.declare(declares(""));
  expect(summary((await plan(fleet)).changes)).toEqual([]);
  expect(fleet.writes().length).toBe(before);
  expect(liveData(fleet)).toBe("dawn");
});

test("a restore stays done when what it replaced is deleted", async () => {
  const fleet = vega(restoring("v1", startOfTime));
  vi.setSystemTime(startOfTime + minute);
  await apply(fleet, await plan(fleet));
  for (const { name } of fleet.live("vega").branches.filter((branch) => !branch.default))
    fleet.emulator.act({ do: "delete-branch", project: "v-1", branch: name });
  expect((await plan(fleet)).changes).toEqual([]);
});

test("undone by restoring what it replaced, a restore ends where it began", async () => {
  const fleet = vega(restoring("v1", startOfTime));
  vi.setSystemTime(startOfTime + minute);
  await apply(fleet, await plan(fleet));
  writeData(fleet, "written since");
  const old = `main (old ${timeText(startOfTime)})`;

  const undo = startOfTime + hour;
  fleet.declare(restoring(old, undo));
  vi.setSystemTime(undo + minute);
  expect(await apply(fleet, await plan(fleet))).toEqual(["applied"]);
  expect(branches(fleet)).toBe(`main* now, ${old} now, main (old ${timeText(undo)}) written since`);
  expect((await plan(fleet)).changes).toEqual([]);
});

test("the sixth restore in a row finds no room, names what the others replaced, and writes nothing", async () => {
  const fleet = vega(
    declares(""),
    fleetText.replace("branches: 25, rootBranches: 25, snapshots: 10", "branches: 25, rootBranches: 6, snapshots: 10"),
  );
  for (let n = 0; n < 5; n += 1) {
    const id = startOfTime + n * hour;
    fleet.declare(restoring("v1", id));
    vi.setSystemTime(id + minute);
    expect(await apply(fleet, await plan(fleet))).toEqual(["applied"]);
    writeData(fleet, `day ${n}`);
  }
  const before = fleet.writes().length;
  fleet.declare(restoring("v1", startOfTime + 5 * hour));
  vi.setSystemTime(startOfTime + 5 * hour + minute);
  const sixth = await plan(fleet);
  const [refusal] = sixth.refused;
  expect({ changes: sixth.changes, code: refusal?.code }).toEqual({ changes: [], code: "root-branches-full" });
  for (let n = 0; n < 5; n += 1) expect(refusal?.message).toContain(`"main (old ${timeText(startOfTime + n * hour)})"`);
  expect(refusal?.source.file).toBe("tenants/all.yaml");
  expect(fleet.writes().length).toBe(before);
});

test("the compute, its host and the protection go along; what is replaced keeps none of them", async () => {
  const fleet = vega(restoring("v1", startOfTime));
  fleet.emulator.act({ do: "edit-branch", project: "v-1", branch: "main", protected: true });
  const place = () =>
    virtually(createNeonClient(fleet.options()).findPlace(orgOf(fleet.fleet, "paid" as OrgName), "v-1" as ProjectId));
  const before = await place();
  vi.setSystemTime(startOfTime + minute);
  await apply(fleet, await plan(fleet));
  const after = await place();
  expect(after?.host).toBe(before?.host);
  expect(after?.defaultBranchId).not.toBe(before?.defaultBranchId);
  expect(fleet.live("vega").branches.map((branch) => [branch.name, branch.protected])).toEqual([
    [`main (old ${timeText(startOfTime)})`, false],
    ["main", true],
  ]);
});

test("a plan that is carried out a day after the id restores nothing", async () => {
  const fleet = vega(restoring("v1", startOfTime));
  vi.setSystemTime(startOfTime + 23 * hour + 59 * minute);
  const made = await plan(fleet);
  vi.setSystemTime(startOfTime + 24 * hour);
  expect(await apply(fleet, made)).toEqual(["stale"]);
  expect(fleet.writes()).toEqual([]);
});

test("two runs at once swap once; what the later one made stands beside, used by nobody", async () => {
  const fleet = vega(restoring("v1", startOfTime));
  vi.setSystemTime(startOfTime + minute);
  const made = await plan(fleet);
  await virtually(Promise.all([fleet.apply(made), fleet.apply(made)]));
  expect(liveData(fleet)).toBe("morning");
  const swaps = fleet.emulator.requests().filter(({ operation, effect }) => operation === "finalizeRestoreBranch" && effect);
  expect(swaps.length).toBe(1);
  expect(fleet.live("vega").endpoints.map(({ id }) => id)).toEqual(["ep-1"]);
  expect((await plan(fleet)).changes).toEqual([]);
});

test("a run that ends at any request is gone on with, and restores once", async () => {
  const ends = async (nth: number | null) => {
    const fleet = vega(restoring("2026-03-04T08:30:00Z", startOfTime));
    vi.setSystemTime(startOfTime + minute);
    const made = await plan(fleet);
    const seen = fleet.emulator.requests().length;
    // The last request takes effect, and nobody hears of it.
    if (nth !== null)
      fleet.emulator.addFaults([
        { match: { nth }, fault: { kind: "connection", error: "reset", point: "after" } },
        { match: { nth: nth + 1 }, fault: { kind: "connection", error: "refused" }, times: "forever" },
      ]);
    await apply(fleet, made);
    const requests = fleet.emulator.requests().length - seen;
    fleet.emulator.clearFaults();
    vi.setSystemTime(startOfTime + 5 * minute);
    const next = await plan(fleet);
    if (next.changes.length > 0) expect(await apply(fleet, next)).toEqual(["applied"]);
    expect((await plan(fleet)).changes).toEqual([]);
    return { requests, branches: branches(fleet), snapshots: fleet.live("vega").snapshots.map(({ name }) => name) };
  };

  const { requests, ...whole } = await ends(null);
  expect(requests).toBeGreaterThan(10);
  for (let nth = 1; nth <= requests; nth += 1) {
    vi.setSystemTime(startOfTime);
    const { requests: _, ...left } = await ends(nth);
    expect({ nth, ...left }).toEqual({ nth, ...whole });
  }
});
