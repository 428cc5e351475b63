/** What stands in a journal is read back as it was written; a cut end is forgiven, damage elsewhere is named. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changeKinds } from "../../src/reconciler/change.js";
import type { Code } from "../../src/reconciler/codes.js";
import { codes } from "../../src/reconciler/codes.js";
import type { JournalEntry } from "../../src/reconciler/journal/entry.js";
import { readJournal } from "../../src/reconciler/journal/read.js";
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const tenant = fc.stringMatching(/^[a-z0-9-]{1,20}(@[a-z]{1,8})?$/) as fc.Arbitrary<TenantName>;
const project = fc.option(fc.stringMatching(/^[a-z]{1,8}-[0-9]{8}$/)) as fc.Arbitrary<ProjectId | null>;
const code = fc.option(fc.constantFrom(...(Object.keys(codes) as Code[])));
const kind = fc.constantFrom(...changeKinds);
const route = fc.constantFrom("POST /projects", "PATCH /projects/{id}", "DELETE /projects/{id}");
const event = fc.oneof(
  fc.record({
    entry: fc.constant("run-started" as const),
    format: fc.constant("tenantry/journal@1" as const),
    fleet: tenant,
    planDigest: hex(64),
    manifestsDigest: hex(64),
    consent: fc.constantFrom({}, { "deletes-data": 4 }),
    version: fc.constant("0.1.0"),
  }),
  fc.record({ entry: fc.constant("intent" as const), tenant, project, kind, route }),
  fc.record({
    entry: fc.constant("result" as const),
    tenant,
    project,
    kind,
    route,
    result: fc.constantFrom("ok" as const, "lost" as const, "refused" as const),
    code,
  }),
  fc.record({
    entry: fc.constant("outcome" as const),
    tenant,
    project,
    outcome: fc.constantFrom("applied" as const, "failed" as const, "refused" as const, "skipped" as const, "unknown" as const),
    code,
  }),
  fc.record({ entry: fc.constant("run-ended" as const), how: fc.constantFrom("done" as const, "interrupted" as const) }),
);
const time = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString());
const entries: fc.Arbitrary<readonly JournalEntry[]> = fc.array(
  fc.tuple(event, time, hex(8)).map(([said, at, planId]) => ({ ...said, time: at, planId })),
  { maxLength: 12 },
);
const textOf = (list: readonly JournalEntry[]): string => list.map((entry) => `${JSON.stringify(entry)}\n`).join("");

test("what was written is read", () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(readJournal(textOf(list))).toEqual({ entries: list });
    }),
  );
});

test("cut at any byte, every whole line is still read", () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, at) => {
      const cut = textOf(list).slice(0, at % (textOf(list).length + 1));
      expect(readJournal(cut)).toEqual({ entries: list.slice(0, cut.split("\n").length - 1) });
    }),
  );
});

test("each entry fits the published schema", () => {
  const schema = JSON.parse(readFileSync(new URL("../../schemas/journal.schema.json", import.meta.url), "utf8")) as object;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  fc.assert(
    fc.property(entries, (list) => {
      for (const entry of list)
        expect({ entry, fits: validate(entry), errors: validate.errors }).toEqual({ entry, fits: true, errors: null });
    }),
  );
});

const intent =
  '{"entry":"intent","tenant":"acme","project":"a-1","kind":"update","route":"PATCH /projects/{id}","time":"2026-03-04T09:00:00.000Z","planId":"7f3a91c2"}';
test.each([
  ["two lines run into one", `${intent}${intent}`, "is not JSON"],
  ["an empty line", "", "is not JSON"],
  ["a number", "7", "is no entry"],
  ["an entry of another kind", intent.replace("intent", "guess"), "has no usable entry"],
  ["a key of every object", intent.replace('"intent"', '"constructor"'), "has no usable entry"],
  ["a change that there isn't", intent.replace("update", "replace"), "has no usable kind"],
  ["a tenant that is a path", intent.replace("acme", "../acme"), "has no usable tenant"],
  ["a local time", intent.replace("000Z", "000"), "has no usable time"],
  [
    "another version's beginning",
    '{"entry":"run-started","format":"tenantry/journal@2"}',
    'has format "tenantry/journal@2"; this version reads tenantry/journal@1',
  ],
])("%s is named with its line, not guessed at", (_, line, message) => {
  expect(readJournal(`${intent}\n${line}\n${intent}\n`)).toEqual({ problem: { line: 2, message } });
});
