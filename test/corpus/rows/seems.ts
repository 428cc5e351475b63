import { tenant } from "../row.js";
import type { Row } from "../row.js";

export const notWhatItSeems: readonly Row[] = [
  { name: "a merge key", input: tenant("free", "<<: *base"), expect: [["merge-key", 3, 1]] },
  { name: "a list as key", input: tenant("free", "[a, b]: x"), expect: [["key-type", 3, 1]] },
  { name: "a number as key", input: tenant("free", "labels: { 2026: x }"), expect: [["key-type", 3, 11]] },
  { name: "a number with a leading zero", input: tenant("free", "pgVersion: 017"), expect: [["ambiguous-number", 3, 12]] },
  { name: "a postal code", input: tenant("free", "labels: { zip: 01234 }"), expect: [["ambiguous-number", 3, 16]] },
  { name: "a hexadecimal number", input: tenant("free", "pgVersion: 0x11"), expect: [["ambiguous-number", 3, 12]] },
  { name: "an underscore between digits", input: tenant("free", "pgVersion: 1_7"), expect: [["number", 3, 12]] },
  { name: "an underscore in an amount", input: tenant("pro", "quota: { activeTime: 1_000h }"), expect: [["number", 3, 22]] },
  { name: "infinity", input: tenant("free", "compute: { max: .inf }"), expect: [["number", 3, 17]] },
  { name: "not a number", input: tenant("free", "compute: { max: .nan }"), expect: [["number", 3, 17]] },
  { name: "an exponent beyond all numbers", input: tenant("free", "pgVersion: 1e400"), expect: [["number", 3, 12]] },
  { name: "a number in quotes", input: tenant("free", "compute: { max: '2' }"), expect: [["number", 3, 17]] },
  {
    name: "a number that can't be kept",
    input: tenant("free", "pgVersion: 9007199254740993"),
    expect: [["number-precision", 3, 12]],
  },
  {
    name: "digits that can't be kept",
    input: tenant("free", "compute: { max: 1.00000000000000001 }"),
    expect: [["number-precision", 3, 17]],
  },
  { name: "null", input: tenant("free", "reason: null"), expect: [["missing-value", 3, 9]] },
  { name: "a tilde", input: tenant("free", "reason: ~"), expect: [["missing-value", 3, 9]] },
  { name: "nothing", input: tenant("free", "reason:"), expect: [["missing-value", 3, 1]] },
  {
    name: "nothing in a list",
    input: tenant("free", "exceptions:", "  -", "  -"),
    expect: [
      ["missing-value", 4, 4],
      ["missing-value", 5, 4],
    ],
  },
  { name: "a number as tenant", input: "tenant: 42\ntier: free\n", expect: [["type", 1, 9]] },
  { name: "a boolean as label", input: tenant("free", "labels: { trial: true }"), expect: [["type", 3, 18]] },
  { name: "a text instead of a map", input: tenant("free", "quota: 5GiB"), expect: [["type", 3, 8]] },
  { name: "a map instead of a list", input: tenant("free", "exceptions: { a: x }"), expect: [["type", 3, 13]] },
  { name: "a list as manifest", input: "- tenant: acme\n", expect: [["type", 1, 1]] },
  { name: "prose", input: "hello\n", expect: [["type", 1, 1]] },
];
