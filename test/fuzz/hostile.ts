/** What a mutation puts in: words that mean something to a reader, values that a field doesn't expect, and secrets. */

/** Whole in a file or an answer, none of these may be printed. */
export const plantedSecrets = [
  "napi_fuzzedsecret0123456789",
  "postgresql://owner:fuzzed-password@ep-a-b.example/neondb",
] as const;

/** Put in as they are, anywhere. */
export const fragments: readonly string[] = [
  ..."tenant: |tier: free|quota:|{|}|[|]|---|...|&a|*a|!!js|%YAML 1.1|<<: |__proto__: |constructor: |- |? |: |>|'|\"|#|,".split(
    "|",
  ),
  ..."0x1|012|1e999|-1|9007199254740993|.inf|~|null|true|100h|5GiB|state: deleted|branches: |exceptions: |<<<<<<< a\n".split("|"),
  ..."\n|  |\t|\u0000|\u001b[2J|\u001b]52;c;x\u0007|\ufeff|\u202e|\u00e9|\u{1f600}|\r|\ud800|\n::error::x|`|](x)|../..|org-x".split(
    "|",
  ),
  "[".repeat(2000),
  "x".repeat(70_000),
  ...plantedSecrets,
];

/** In place of any value of a JSON document. */
export const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  1e308,
  2 ** 53,
  "",
  " ",
  "x",
  "0",
  "unlimited",
  "never",
  "none",
  "deleted",
  [],
  {},
  [[]],
  "__proto__",
  "constructor",
  "..",
  "a/b",
  "%2e%2e",
  "\u0000",
  "\u001b[2J",
  "\u202e",
  "\ud800",
  "=cmd()",
  "2026-13-01T00:00:00Z",

  "9".repeat(400),
  "x".repeat(70_000),
  { a: { a: { a: {} } } },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`),
  ...plantedSecrets,
];

/** In place of the name of any field. */
export const names: readonly string[] = ["__proto__", "constructor", "prototype", "toString", "", "x", "tenant", "id", "\u202e"];
