import { describe, expect, test } from "vitest";
import { tenantKeys } from "../../src/reconciler/import/tenant-keys.js";
import type { ProjectId } from "../../src/reconciler/names.js";

const keys = (
  names: Readonly<Record<string, string>>,
  naming = "{tenant}",
  taken: readonly string[] = [],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tenantKeys(
      Object.entries(names).map(([id, name]) => ({ id: id as ProjectId, name })),
      naming,
      new Set(taken),
    ),
  );

describe("a tenant's key", () => {
  test.each([
    ["is the project's name where that is a key", "nova-notes", "nova-notes"],
    ["keeps dashes that a key may have", "--", "--"],
    ["has small letters", "Nova-Notes", "nova-notes"],
    ["has one dash for spaces and signs", "Nova  Notes (main)!", "nova-notes-main"],
    ["has letters without their accents", "Café Zürich", "cafe-zurich"],
    ["leaves out what has no letter", "🚀 rocket 👩‍🚀", "rocket"],
    ["is cut at 60 characters, not after a dash", `${"a".repeat(59)} b`, "a".repeat(59)],
    ["of 256 characters is its first 60", "x".repeat(256), "x".repeat(60)],
    ["without any letter is project", "🚀", "project"],
    ["of another script is project", "проект", "project"],
    ["may be a word of JavaScript", "constructor", "constructor"],
  ])("%s", (_, name, key) => {
    expect(keys({ "calm-sun-12345678": name })).toEqual({ "calm-sun-12345678": key });
  });

  test("is what the naming pattern leaves of the name", () => {
    expect(keys({ "a-1": "acme-nova", "b-2": "nova" }, "acme-{tenant}")).toEqual({
      "a-1": "nova",
      "b-2": expect.stringMatching(/^nova-/),
    });
  });

  test("of projects with one name ends with the last part of each one's id, and favours none", () => {
    expect(keys({ "calm-sun-11111111": "user-free-database", "red-moon-22222222": "user-free-database" })).toEqual({
      "calm-sun-11111111": "user-free-database-11111111",
      "red-moon-22222222": "user-free-database-22222222",
    });
  });

  test("leaves a name to the project that has it to the letter", () => {
    expect(keys({ "calm-sun-11111111": "Acme", "red-moon-22222222": "acme" })).toEqual({
      "calm-sun-11111111": "acme-11111111",
      "red-moon-22222222": "acme",
    });
  });

  test("is none that is taken", () => {
    expect(keys({ "calm-sun-11111111": "acme" }, "{tenant}", ["acme"])).toEqual({ "calm-sun-11111111": "acme-11111111" });
  });

  test("differs also where ids end alike, and where a project is named as another's key would be", () => {
    const found = keys({ "a-11111111": "acme", "b-11111111": "acme", "c-1": "acme-11111111" });
    expect(found["c-1"]).toBe("acme-11111111");
    expect(new Set(Object.values(found)).size).toBe(3);
  });

  test("makes room for its suffix within 60 characters", () => {
    const found = keys({ "calm-sun-11111111": "x".repeat(256), "red-moon-22222222": "x".repeat(256) });
    expect(Object.values(found)).toEqual([`${"x".repeat(51)}-11111111`, `${"x".repeat(51)}-22222222`]);
  });
});
