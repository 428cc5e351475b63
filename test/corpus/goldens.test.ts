import { describe, expect, test } from "vitest";
import { commit, folderWith, tenantry, write } from "../manifest/folder.js";
import { exampleFleet } from "./row.js";

/** One mistake of each kind that the guide shows, over four files and a base. */
const before = "tenant: vega-ci\ntier: pro\ncompute: { max: 6 }\npgVersion: 17\n";
const files = {
  "tenants/acme.yaml":
    "# acme\ntenant: acme-crm\ntier: pro\nlabels: { customer: cus_1 }\nquotta: { dataTransfer: 200GiB }\nquota: { computeTime: 0 }\n",
  "tenants/b.yaml": "# b\ntenant: nova-notes\ntier: free\n",
  "tenants/free.yaml":
    "# free\ntenant: nova-notes\ntier: free\n---\n# another\n# one\ntenant: kite-docs\ntier: free\ncompute: { max: 4 }\n",
  "tenants/vega.yaml": "tenant: vega-ci\ntier: pro\ncompute: { min: 0.25, max: 12 }\npgVersion: 18\n",
};
const arranged = (): string => {
  const folder = folderWith({ "tenants/vega.yaml": before });
  commit(folder);
  write(folder, files);
  return folder;
};

describe("six mistakes at once", () => {
  test.each([
    ["text", ".txt"],
    ["json", ".json"],
    ["github", ".github.txt"],
  ])("as %s", async (format, ending) => {
    const { exit, stdout, stderr } = await tenantry(arranged(), ["validate", "--base", "main", "--format", format]);
    expect({ exit, stderr }).toEqual({ exit: 3, stderr: "" });
    await expect(stdout).toMatchFileSnapshot(`goldens/six-mistakes${ending}`);
  });
});

test("nothing wrong is one line", async () => {
  const { exit, stdout } = await tenantry(folderWith({ "tenants/a.yaml": "tenant: a\ntier: free\n" }), ["validate"]);
  expect({ exit, stdout }).toEqual({ exit: 0, stdout: "1 tenant in 1 file is valid (0.0 s).  Next: tenantry plan\n" });
});

test("warnings are shown and do not fail", async () => {
  const files = { "tenants/a.yaml": "tenant: a\ntier: free\ngraceUntil: 2026-01-01\n" };
  const { exit, stdout } = await tenantry(folderWith(files), ["validate"]);
  expect(exit).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "tenants/a.yaml:3:13  warning[past-date]
    3 | graceUntil: 2026-01-01
      |             ^^^^^^^^^^
    graceUntil of a has passed: the move to the smaller tier is blocked until everything fits.

    1 tenant in 1 file is valid, 1 warning (0.0 s).  Next: tenantry plan
    "
  `);
});

test("hostile text is shown, and does nothing", async () => {
  const files = { "tenants/a.yaml": 'tenant: "\\u{1F680}\\u200b\\u202e"\ntier: free\n# \u001b]52;c;aGk=\u0007\n' };
  const { stdout } = await tenantry(folderWith(files), ["validate"]);
  expect(stdout).toMatchInlineSnapshot(`
    "tenants/a.yaml:3:3  error[control-character]
    3 | # \\u{1b}]52;c;aGk=\\u{7}
      |   ^^^^^^
    The file holds the character U+001B, which can't be seen or changes how the line reads. Fix: remove it.

    tenants/a.yaml:3:14  error[control-character]
    3 | # \\u{1b}]52;c;aGk=\\u{7}
      |                   ^^^^^
    The file holds the character U+0007, which can't be seen or changes how the line reads. Fix: remove it.

    2 errors in 1 file, 0 tenants read in 0.0 s.       Next: tenantry explain control-character      exit 3
    "
  `);
});

test("a key that stands in a file is not repeated", async () => {
  const fleet = exampleFleet.replace("NEON_API_KEY_FREE", "napi_0123456789abcdef");
  const folder = folderWith({ "tenantry.yaml": fleet, "tenants/a.yaml": "tenant: a\ntier: free\n" });
  for (const format of ["text", "json", "github"]) {
    const { stdout } = await tenantry(folder, ["validate", "--format", format]);
    expect(stdout).toContain("key-env-name");
    expect(stdout).not.toContain("napi_");
  }
});

test("of a file with many mistakes a hundred are shown and the rest is counted", async () => {
  const folder = folderWith({ "tenants/a.yaml": `"${"x\\x\\".repeat(1000)}"\n` });
  const { stdout } = await tenantry(folder, ["validate"]);
  expect(stdout.match(/error\[yaml-syntax\]/g)).toHaveLength(100);
  expect(stdout).toContain("tenants/a.yaml  and 901 more, not shown");
  expect(stdout).toMatch(/^1001 errors in 1 file, 0 tenants read/m);
});
