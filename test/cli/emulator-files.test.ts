/** Files that the emulator starts from, where they can't be read: a word of ours, and what to do. */
import { expect, test } from "vitest";
import { folderWith, tenantry } from "../manifest/folder.js";

test.each([
  ["nowhere.json", "--seed nowhere.json: the file can't be read (no such file or folder)", "its path and its permissions"],
  ["tenants", "--seed tenants: the file can't be read (it is a folder)", "its path and its permissions"],
  ["cut.json", "--seed cut.json: the file is not JSON", "docs/emulator.md shows a seed; a file of tenantry observe is one too"],
])("--seed %s", async (file, message, fix) => {
  const folder = folderWith({ "cut.json": '{ "projects": [', "tenants/a.yaml": "" });
  expect(await tenantry(folder, ["emulator", "--seed", file, "--port", "0"])).toEqual({
    exit: 64,
    stdout: "",
    stderr: `error[usage]  ${message}\n  fix      ${fix}   exit 64\n`,
  });
});
