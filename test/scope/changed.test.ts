/** What a branch changed is what its tenants are to be, not which lines moved. */
import { describe, expect, test } from "vitest";
import { desiredTenants } from "../../src/reconciler/desired.js";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import { changedTenants } from "../../src/reconciler/scope/changed.js";
import { fleetText } from "../harness/fleet.js";
import { startOfTime } from "../harness/virtual.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const desired = (manifests: string, fleet = fleetText) => {
  const { fleet: loaded } = loadFleet({ path: "tenantry.yaml", bytes: bytes(fleet) });
  if (!loaded) throw new Error("no fleet");
  return desiredTenants(
    loadManifests([{ path: "tenants/all.yaml", bytes: bytes(manifests) }], loaded, startOfTime).manifests,
    loaded,
    startOfTime,
  );
};
const base = "{ tenant: acme, tier: free }\n---\n{ tenant: bolt, tier: pro, quota: { dataTransfer: 60GiB } }\n";

describe("of tenants acme (free) and bolt (pro), these are in scope when", () => {
  test.each<readonly [string, string, string, readonly string[]]>([
    ["nothing changed", base, fleetText, []],
    [
      "comments, lines and order moved",
      `# moved\n{ tier: pro, quota: { dataTransfer: 60GiB }, tenant: bolt }\n---\n{ tenant: acme, tier: free }\n`,
      fleetText,
      [],
    ],
    ["a value was written in another unit", base.replace("60GiB", "61440MiB"), fleetText, []],
    ["a label was set, which nobody sends", base.replace("tier: free", "tier: free, labels: { team: red }"), fleetText, []],
    ["one was added", `${base}---\n{ tenant: calm, tier: free }\n`, fleetText, ["calm"]],
    ["one was removed", "{ tenant: acme, tier: free }\n", fleetText, ["bolt"]],
    ["one changed its tier", base.replace("tier: free", "tier: pro"), fleetText, ["acme"]],
    ["one got another value", base.replace("60GiB", "70GiB"), fleetText, ["bolt"]],
    ["one got a value that its tier has already", base.replace("tier: free", "tier: free, historyRetention: 6h"), fleetText, []],
    ["one was pinned", base.replace("tier: free", "tier: free, projectId: a-1"), fleetText, ["acme"]],
    ["a tier changed", base, fleetText.replace("historyRetention: 6h", "historyRetention: 12h"), ["acme"]],
    ["a tier changed in a value that one overrides", base, fleetText.replace("dataTransfer: 50GiB", "dataTransfer: 55GiB"), []],
    ["a default changed", base, fleetText.replace("region: aws-us-east-2", "region: aws-eu-central-1"), ["acme", "bolt"]],
    ["the naming changed", base, `${fleetText}naming: "app-{tenant}"\n`, ["acme", "bolt"]],
    ["only the policy changed", base, fleetText.replace("delete: { max: 20 }", "delete: { max: 5 }"), []],
  ])("%s", (_, manifests, fleet, changed) => {
    expect([...changedTenants(desired(manifests, fleet), desired(base))].sort()).toEqual(changed);
  });
});
