import { describe, expect, test } from "vitest";
import { folderWith, tenantry } from "../manifest/folder.js";
import { disk, unreadable } from "./disk.js";
import type { DiskRow } from "./disk.js";

const validate = async ({ arrange, args = [] }: DiskRow) => {
  const folder = folderWith({ "tenants/good.yaml": "tenant: good\ntier: free\n" });
  arrange(folder);
  const { exit, stdout } = await tenantry(folder, ["validate", "--json", ...args]);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; file: string | null }[] };
  return { exit, found: diagnostics.map(({ code, file }) => [code, file]) };
};

describe("what a disk or a revision can have wrong", () => {
  test.each(disk)("$name", async (row) => {
    expect(await validate(row)).toEqual({ exit: row.exit ?? 3, found: row.expect });
  });

  test.runIf(process.getuid?.() !== 0)(unreadable.name, async () => {
    expect(await validate(unreadable)).toEqual({ exit: 3, found: unreadable.expect });
  });
});
