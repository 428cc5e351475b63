/** What only the readers themselves show: where each diagnostic stands, and that neither order nor a cut matters. */
import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import type { InputFile } from "../../src/reconciler/manifest/index.js";
import {
  countDiagnostics,
  renderDiagnosticsGithub,
  renderDiagnosticsJson,
  renderDiagnosticsText,
} from "../../src/render/diagnostics.js";
import { decodeForDisplay } from "../../src/reconciler/manifest/index.js";
import { bytesOf, exampleFleet, now } from "../corpus/row.js";
import picocolors from "picocolors";
import { cleanOf } from "./holds.js";
import { fragments } from "./hostile.js";

const { fleet } = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(exampleFleet) });
const tenants = new URL("../../tenants/", import.meta.url);
const examples = readdirSync(tenants).map((name) => new Uint8Array(readFileSync(new URL(name, tenants))));

/** Reads the bytes as both documents, prints what is found, and looks for what must not be. */
const survive = (bytes: Uint8Array): void => {
  const file = { path: "a.yaml", bytes };
  const found = [...loadManifests([file], fleet, now).diagnostics, ...loadFleet(file).diagnostics];
  const texts = () => decodeForDisplay(bytes);
  const text = renderDiagnosticsText(found, texts, picocolors.createColors(false));
  JSON.parse(renderDiagnosticsJson(found, texts, { ...countDiagnostics(found), tenants: 0 }));
  const github = renderDiagnosticsGithub(found, texts, () => false);
  // oxlint-disable-next-line no-control-regex -- these must not be printed
  expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/.test(text + github)).toBe(false);
  expect(github.split("\n").every((line) => line === "" || /^::(error|warning) /.test(line))).toBe(true);
  expect(found.every(({ range }) => range !== null && range.start >= 0 && range.start <= range.end)).toBe(true);
  cleanOf("");
};

const anyFragment = fc.constantFrom(...fragments);

describe("any bytes give diagnostics", () => {
  test("arbitrary bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), survive), { numRuns: 300 });
  });
  test("pieces of YAML in any order", () => {
    fc.assert(
      fc.property(fc.array(anyFragment, { maxLength: 40 }), (pieces) => survive(bytesOf(pieces.join("")))),
      { numRuns: 200 },
    );
  });
  test("any value in any place of a document", () => {
    const keys = fc.constantFrom(
      "tenant",
      "tier",
      "quota",
      "compute",
      "max",
      "activeTime",
      "labels",
      "branches",
      "parent",
      "exceptions",
      "snapshots",
      "named",
      "restore",
      "0",
      "x",
    );
    const document = fc.dictionary(keys, fc.jsonValue({ maxDepth: 4 }), { maxKeys: 8 });
    fc.assert(
      fc.property(document, (value) => survive(bytesOf(JSON.stringify(value)))),
      { numRuns: 200 },
    );
  });
});

test("each file, cut at each byte, is read without a fault", () => {
  for (const bytes of examples) for (let end = 0; end < bytes.length; end += 7) survive(bytes.subarray(0, end));
});

test("the order of files never matters", () => {
  const files: InputFile[] = [
    ...examples.map((bytes, index) => ({ path: `tenants/${index}.yaml`, bytes })),
    { path: "tenants/bad.yaml", bytes: bytesOf("tenant: acme-crm\ntier: fre\nquotta: 1\n---\ntenant: old-demo\n") },
    { path: "tenants/worse.yaml", bytes: bytesOf("tenant: [\n") },
  ];
  const expected = loadManifests(files, fleet, now);
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
      expect(loadManifests(shuffled, fleet, now)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});
