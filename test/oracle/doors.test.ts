/** What Pulumi may not show of a plan: the oracle says no to each, so lives in which both doors agree prove that they do (I24). */
import { describe, expect, test } from "vitest";
import type { Command, Registered } from "./doors.js";
import { unlike } from "./doors.js";
import type { Truth } from "./neon.js";
import { presets } from "./wishes.js";
import type { Wish } from "./wishes.js";

const quota = {
  active_time_seconds: 3600,
  compute_time_seconds: 0,
  written_data_bytes: 0,
  data_transfer_bytes: 5 * 2 ** 30,
  logical_size_bytes: 2 ** 29,
};
const { autoscaling_limit_min_cu, autoscaling_limit_max_cu, suspend_timeout_seconds } = presets.free;
const compute = { autoscaling_limit_min_cu, autoscaling_limit_max_cu, suspend_timeout_seconds };
const truth: Truth = {
  projects: [
    {
      id: "a-1",
      name: "acme",
      org_id: "org-free",
      created_at: "2026-03-04T09:00:00Z",
      settings: { quota },
      default_endpoint_settings: compute,
      history_retention_seconds: 21_600,
      usage: {},
      integrations: [],
      branches: [],
      endpoints: [{ ...compute, id: "ep-1", current_state: "idle", busy: false, autoscaling_limit_max_cu: 1 }],
      snapshots: [],
      operations: [],
    },
  ],
};
const wish: Wish = { tenant: "acme", name: "acme", pin: null, tier: "free", state: "active", own: {} };
const facts = ["active_time_seconds", "autoscaling_limit_max_cu"];
const command: Command = {
  planId: "0a1b2c3d",
  shown: { changes: [{ tenant: "acme", kind: "update", project: "a-1", facts }], refused: [] },
  hazards: new Map([["acme", new Set(["restarts-compute"])]]),
  kept: new Set(),
};
const lines = ["~ quota.activeTime 1h → 100h", "~ compute.max 1 → 2", "! restarts-compute: ep-1"];
const shown: Registered = {
  tenant: "acme",
  pending: lines,
  isRefused: false,
  changesAtRest: true,
  changesStored: true,
  isStoredSo: true,
};
const idle: Registered = { ...shown, pending: [], changesAtRest: false, changesStored: false };
const noChange: Command = { ...command, shown: { changes: [], refused: [] }, hazards: new Map() };
const refusing: Command = {
  ...noChange,
  shown: { changes: [], refused: [{ tenant: "acme", code: "downgrade-blocked", message: "" }] },
  kept: new Set(["acme"]),
};
const judged = (said: Command, planId: string, ...resources: readonly Registered[]): string | null =>
  unlike(said, { planId, resources }, [wish], [truth]);

describe("allowed", () => {
  test.each([
    ["all that is planned is shown", command, [shown]],
    ["a tenant that the stack doesn't hold yet", command, [{ ...shown, changesStored: null }]],
    ["nothing is due, and nothing is shown", noChange, [idle]],
    ["what is declared anew changes what is stored", noChange, [{ ...idle, changesStored: true, isStoredSo: false }]],
    ["a refused tenant keeps what it has", refusing, [{ ...idle, isRefused: true }]],
    ["a refused tenant without a project isn't there", { ...refusing, kept: new Set<string>() }, []],
  ] as const)("%s", (_, said, resources) => {
    expect(judged(said, "0a1b2c3d", ...resources)).toBe(null);
  });
});

describe("a difference", () => {
  test.each<readonly [string, Command, readonly Registered[], string]>([
    ["a line is missing", command, [{ ...shown, pending: lines.slice(1) }], "no line says active_time_seconds"],
    ["a hazard is missing", command, [{ ...shown, pending: lines.slice(0, 2) }], "no hazard says restarts-compute"],
    ["a hazard too many", command, [{ ...shown, pending: [...lines, "! deletes-data"] }], "a hazard says deletes-data"],
    ["a line too many", command, [{ ...shown, pending: ["~ name x → acme", ...lines] }], "a line says name"],
    [
      "another value than declared",
      command,
      [{ ...shown, pending: ["~ quota.activeTime 1h → 99h", ...lines.slice(1)] }],
      "360000 is declared",
    ],
    [
      "another value than live",
      command,
      [{ ...shown, pending: ["~ quota.activeTime 2h → 100h", ...lines.slice(1)] }],
      "3600 is live",
    ],
    [
      "another state than declared",
      command,
      [{ ...shown, pending: ["- state active → suspended", ...lines.slice(1)] }],
      "it is declared active",
    ],
    ["diff overlooks it", command, [{ ...shown, changesAtRest: false }], "diff leaves it as it is"],
    ["diff overlooks it in the stack", command, [{ ...shown, changesStored: false }], "diff leaves it as it is, in the stack"],
    ["diff changes what is at rest", noChange, [{ ...idle, changesAtRest: true }], "diff changes it"],
    ["diff changes what is stored so", noChange, [{ ...idle, changesStored: true }], "diff changes what is stored"],
    ["it isn't registered", command, [], "no resource is registered"],
    ["a refused tenant loses its resource", refusing, [], "no resource is registered"],
    ["only the command refuses", refusing, [idle], "one door refuses it"],
    ["only Pulumi refuses", noChange, [{ ...idle, isRefused: true }], "one door refuses it"],
    ["nothing declares it", command, [shown, { ...shown, tenant: "bolt" }], "nothing declares it"],
  ])("%s", (_, said, resources, complaint) => {
    expect(judged(said, "0a1b2c3d", ...resources)).toContain(complaint);
  });

  test("another plan", () => {
    expect(judged(command, "ffffffff", shown)).toContain("Pulumi's ffffffff");
  });
});
