import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAmount } from "../../src/reconciler/manifest/amount-kinds.js";
import { renderReference } from "../../tools/reference.mjs";
import { commit, folderWith, tenantry } from "./folder.js";

interface Schema {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly "x-absent"?: string;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const schema = (name: string): Schema => JSON.parse(read(`schemas/${name}.schema.json`)) as Schema;
const schemas = { fleet: schema("fleet"), manifest: schema("manifest") };

/** Every property of every object in a schema, with its path. */
const properties = (node: Schema, path = ""): [path: string, property: Schema, required: boolean][] => [
  ...Object.entries(node.properties ?? {}).flatMap(([key, property]): [string, Schema, boolean][] => [
    [`${path}.${key}`, property, (node.required ?? []).includes(key)],
    ...properties(property, `${path}.${key}`),
  ]),
  ...Object.entries(node.definitions ?? {}).flatMap(([name, inner]) => properties(inner, name)),
];

describe.each(Object.entries(schemas))("the %s schema", (name, document) => {
  test("says what each key means, gives an example, and what its absence means", () => {
    const bare = properties(document).filter(([, { description, examples, ...rest }, required]) => {
      const hasAbsence = required || rest.default !== undefined || rest["x-absent"] !== undefined;
      return !description || !examples?.length || !hasAbsence;
    });
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  test("accepts its own examples", () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const [each, text] of Object.entries(schemas)) ajv.addSchema(text, `${each}.schema.json`);
    for (const [index, [path, property]] of properties(document).entries()) {
      const validate = ajv.compile({ ...property, $id: `${name}-${index}.json`, definitions: document.definitions });
      for (const value of [...(property.examples ?? []), ...(property.default === undefined ? [] : [property.default])]) {
        expect([path, value, validate(value)]).toEqual([path, value, true]);
      }
    }
  });
});

test("docs/manifests.md is what the schemas say", () => {
  expect(read("docs/manifests.md")).toBe(renderReference(schemas));
});

const kinds: readonly (readonly [kind: string, from: Schema])[] = [
  ...["timeQuota", "sizeQuota", "duration", "suspendTimeout", "historyRetention"].map(
    (kind) => [kind, schemas.manifest] as const,
  ),
  ...["wait", "size", "share"].map((kind) => [kind, schemas.fleet] as const),
];
test.each(kinds)("what the parser of %s reads, the schema's pattern allows", (kind, from) => {
  const pattern = new RegExp(from.definitions?.[kind]?.pattern ?? "", "u");
  const text = fc.oneof(
    fc.stringMatching(/^-?\d{1,6}(\.\d{1,3})?(ms|s|m|h|d|B|[KMGT]i?B|%| h|)$/),
    fc.constantFrom("unlimited", "never", "none", "Never", "0", "0h", "00h", "1e3h"),
  );
  fc.assert(
    fc.property(text, (amount) => {
      if (parseAmount(kind, amount).ok) expect([amount, pattern.test(amount)]).toEqual([amount, true]);
    }),
  );
});

test("what validate and explain print as JSON fits its schema", async () => {
  const ajv = new Ajv({ strict: false });
  const folder = folderWith({ "tenants/a.yaml": "tenant: a\ntier: fre\n---\ntenant: a\ntier: pro\npgVersion: 16\n" });
  commit(folder);
  const validated: unknown = JSON.parse((await tenantry(folder, ["validate", "--json"])).stdout);
  const explained: unknown = JSON.parse((await tenantry(folder, ["explain", "over-limit", "--json"])).stdout);
  expect([ajv.validate(schema("diagnostics"), validated), ajv.errors]).toEqual([true, null]);
  expect([ajv.validate(schema("explain"), explained), ajv.errors]).toEqual([true, null]);
});
