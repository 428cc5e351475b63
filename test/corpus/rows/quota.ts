import type { Code } from "../../../src/reconciler/codes.js";
import { tenant } from "../row.js";
import type { Row } from "../row.js";

const time = (amount: string, code: Code): Row => ({
  name: `activeTime ${amount}`,
  input: tenant("pro", `quota: { activeTime: ${amount} }`),
  expect: [[code, 3, 22]],
});
const size = (amount: string, code: Code): Row => ({
  name: `logicalSize ${amount}`,
  input: tenant("pro", `quota: { logicalSize: ${amount} }`),
  expect: [[code, 3, 23]],
});

export const quota: readonly Row[] = [
  time("0", "zero-quota"),
  time("0h", "zero-quota"),
  size("0", "zero-quota"),
  size("0B", "zero-quota"),
  time("-1", "range"),
  time("-5h", "range"),
  size("-1GiB", "range"),
  size("1.5 MiBs", "unit"),
  size("512mb", "unit"),
  size("5G", "unit"),
  size("100", "unit"),
  time("100 H", "unit"),
  time("100 h", "unit"),
  time("1h30m", "unit"),
  time("10GB", "dimension"),
  size("10h", "dimension"),
  time("'1e400'", "number"),
  time("'1,000h'", "number"),
  time("many", "number"),
  time("''", "number"),
  time("01h", "number"),
  time("0.3s", "number-precision"),
  size("0.3B", "number-precision"),
  time("9999999999999d", "number-precision"),
  time("Unlimited", "enum"),
  time("[1h]", "type"),
  time("1s", "use-suspended"),
  {
    name: "unlimited where a sponsored tier has a limit",
    input: tenant("free", "quota: { logicalSize: unlimited }"),
    expect: [["unlimited-not-allowed", 3, 23]],
  },
  { name: "more than the tier's limit", input: tenant("free", "quota: { dataTransfer: 6GiB }"), expect: [["over-limit", 3, 24]] },
  {
    name: "all errors at once, in order",
    input: tenant("free", "quota: { activeTime: 0, logicalSize: 512mb, dataTransfer: 5h, writenData: 1GiB }"),
    expect: [
      ["zero-quota", 3, 22],
      ["unit", 3, 38],
      ["dimension", 3, 59],
      ["unknown-field", 3, 63],
    ],
  },
];
