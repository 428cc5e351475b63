/** A cold read by two threads says what a read by one says: the same findings in the same order, whatever happens to the second. */
import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exampleFleet } from "../corpus/row.js";
import type { Env, Ran } from "./cli-harness.js";
import { Folder } from "./cli-harness.js";

/** Run by each thread as it starts; a second one leaves a trace. */
const mark = `import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (!isMainThread) writeFileSync(new URL("second", import.meta.url), "");
`;
const fails = `${mark}if (!isMainThread) throw new Error("no memory");\n`;
const filler = `#${"-".repeat(64 * 1024)}\n`;
const wrong = ["tenant: wrong-N\ntier: fre\n", "tenant: [\n", "tenant: same\ntier: free\n", "tenant: wrong-N\nquotta: 1\n"];
const manifests = Object.fromEntries(
  Array.from({ length: 16 }, (_, n) => {
    const documents = [`tenant: app-${n}\ntier: free\n`, (wrong[n % 5] ?? "").replace("N", String(n))];
    return [`tenants/${n}.yaml`, `${documents.join("---\n")}${filler}`] as const;
  }),
);
const noThreads = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";

let here: Folder;
beforeEach(() => {
  here = new Folder({ "tenantry.yaml": exampleFleet, "mark.mjs": mark, "fails.mjs": fails, ...manifests });
});
afterEach(() => here.remove());

/** Without what was kept from the last time. */
const validate = (options: string): Promise<Ran> => {
  const env: Env = { NODE_OPTIONS: `--no-warnings ${options}`, XDG_STATE_HOME: here.at("nowhere") };
  return here.run(["validate", "--json"], { env });
};

test("two threads find what one finds, and a thread that may not start or dies is done without", async () => {
  const byOne = await validate(`${noThreads} --allow-fs-read=* --allow-fs-write=* --allow-child-process --import=./mark.mjs`);
  expect(existsSync(here.at("second"))).toBe(false);
  const findings = (JSON.parse(byOne.stdout) as { readonly diagnostics: readonly unknown[] }).diagnostics;
  expect([byOne.code, findings.length > 8]).toEqual([3, true]);

  const byTwo = await validate("--import=./mark.mjs");
  expect(readFileSync(here.at("second"), "utf8")).toBe("");
  expect(byTwo).toEqual(byOne);

  expect(await validate("--import=./fails.mjs")).toEqual(byOne);
});
