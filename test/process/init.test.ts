/** The built command begins a fleet without a terminal. */
import { afterAll, describe, expect, test } from "vitest";
import { orgIds } from "../harness/orgs.js";
import { Folder } from "./cli-harness.js";

describe("tenantry init without a terminal", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  test("names the flags that it needs, and writes nothing", async () => {
    const ran = await folder.run(["init"]);
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr:
        "error[usage]  without a terminal nobody can be asked which orgs there are\n  fix      tenantry init --fleet acme --sponsored org-id --paid org-id   (one of the two orgs is enough)   exit 64\n",
    });
    expect(folder.listing()).toEqual({});
  });

  test("writes a fleet that is valid once a tenant is declared", async () => {
    const ran = await folder.run(["init", "--fleet", "acme", "--sponsored", orgIds.free, "--paid", orgIds.paid]);
    expect([ran.code, ran.stderr, ran.stdout.split("\n").at(-2)]).toEqual([0, "", "Next: tenantry doctor"]);
    folder.write({ "tenants/first.yaml": "tenant: nova-notes\ntier: free\n" });
    expect((await folder.run(["validate"])).code).toBe(0);
  });

  test("overwrites nothing", async () => {
    const before = folder.listing();
    const ran = await folder.run(["init", "--fleet", "other", "--paid", orgIds.paid]);
    expect([ran.code, ran.stderr]).toEqual([64, expect.stringContaining("error[output]")]);
    expect(folder.listing()).toEqual(before);
  });
});
