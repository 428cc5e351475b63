/** Each security check of reliability.md §5 has its test; what waits says for what. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Where each check is tested, and words of the test's title there. */
const checks: Readonly<Record<`S${number}`, readonly (readonly [file: string, title: string])[] | string>> = {
  S1: [
    ["security/hosts", "S1 nothing in the repository decides where a key goes"],
    ["process/cli-wrong-uses/hosts", "an API host nobody allowed"],
  ],
  S2: [["security/hosts", "S2 a path never becomes another address"]],
  S3: [["security/ids", "S3 an id that could walk a path"]],
  S4: [["security/secrets", "S4 %s fails"]],
  S5: [
    ["plan-file/read", "refused, though digest and id fit"],
    ["plan-file/read", "a byte that says something else is refused, with a plan code"],
  ],
  S6: [
    ["security/ids", "S6 names that JavaScript knows"],
    ["plan-file/read", "any value anywhere, well sealed, never throws and never pollutes"],
    ["fuzz/manifests", "any value in any place of a document"],
  ],
  S7: [
    ["security/secrets", "S7 text that would act on a terminal is shown as text"],
    ["render/plan", "text from files and from Neon is shown, never acted on"],
  ],
  S8: [["markdown/hostile", "in every field leaves the tree as it is"]],
  S9: "the HTML report",
  S10: [["markdown/hostile", "in raw text is no marker, and no command in a workflow's log"]],
  S11: "the Action",
  S12: [["security/files", "S12 what was approved is what runs"]],
  S13: [
    ["security/files", "S13 nothing is written through a link"],
    ["corpus/disk", "a link out of the folder"],
  ],
  S14: "the audit's CSV",
  S15: [
    ["security/resources", "S15 an answer without end"],
    ["security/resources", "S15 no regular expression of ours takes the square"],
    ["process/hardship", "S15 a body that unpacks to 200 MB"],
  ],
  S16: [["security/hosts", "S16 each key goes only to the calls it is for"]],
  S17: [["security/hosts", "S17 a fleet file can't have another secret sent as a key"]],
  S18: [
    ["emulator/control", "the guard of a served emulator (S18)"],
    ["process/emulator", "listens on loopback only, checks the host and asks for its token"],
    ["emulator/keys", "looks real"],
  ],
  S19: [["security/supply", "S19 the supply chain"]],
  S20: [
    ["security/files", "S20 the environment"],
    ["security/hosts", "S20 .env, .npmrc and Pulumi's settings beside the fleet file are not read"],
  ],
};

/** The test, or the list of its rows. */
const textOf = (name: string): string =>
  [".test.ts", ".ts"]
    .map((ending) => new URL(`../${name}${ending}`, import.meta.url))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

describe("the security checks", () => {
  test("are S1 to S20, all of them", () => {
    expect(Object.keys(checks)).toEqual(Array.from({ length: 20 }, (_, index) => `S${index + 1}`));
    expect(Object.keys(checks).filter((check) => typeof checks[check as `S${number}`] === "string")).toEqual([
      "S9",
      "S11",
      "S14",
    ]);
  });

  test.each(
    Object.entries(checks).flatMap(([check, tests]) =>
      typeof tests === "string" ? [] : tests.map((one) => [check, ...one] as const),
    ),
  )("%s is tested in %s: %s", (_check, file, title) => expect(textOf(file)).toContain(title));
});
