import type { Code } from "../../../src/reconciler/codes.js";
import { tenant } from "../row.js";
import type { Expected, Row } from "../row.js";

const compute = (declared: string, ...expect: Expected[]): Row => ({
  name: `compute { ${declared} }`,
  input: tenant("business", `compute: { ${declared} }`),
  expect,
});
const history = (amount: string, code: Code): Row => ({
  name: `historyRetention ${amount}`,
  input: tenant("pro", `historyRetention: ${amount}`),
  expect: [[code, 3, 19]],
});

export const computeAndHistory: readonly Row[] = [
  compute("min: 4, max: 2", ["compute-order", 3, 10]),
  compute("min: 9", ["compute-order", 3, 10]),
  compute("min: 0.25, max: 12", ["compute-span", 3, 10]),
  compute("max: 0.3", ["compute-step", 3, 17]),
  compute("min: 0.1", ["range", 3, 17]),
  compute("max: 0", ["range", 3, 17]),
  compute("max: 57", ["range", 3, 17]),
  compute("min: 4, max: 20, suspendTimeout: never", ["compute-fixed", 3, 10], ["over-limit", 3, 25]),
  compute("min: 20, max: 20", ["compute-suspend", 3, 10], ["over-limit", 3, 26]),
  compute("suspendTimeout: 30s", ["range", 3, 28]),
  compute("suspendTimeout: 8d", ["range", 3, 28]),
  compute("suspendTimeout: 0", ["range", 3, 28]),
  compute("suspendTimeout: 300", ["unit", 3, 28]),
  compute("suspendTimeout: nevr", ["enum", 3, 28]),
  { name: "more compute than the tier allows", input: tenant("free", "compute: { max: 4 }"), expect: [["over-limit", 3, 17]] },
  {
    name: "a shorter suspend than the tier allows, as a block",
    input: tenant("free", "compute:", "  suspendTimeout: 1m"),
    expect: [["over-limit", 4, 19]],
  },
  history("31d", "range"),
  history("0", "range"),
  history("7 d", "unit"),
  history("non", "enum"),
  history("8d", "over-limit"),
  { name: "Postgres 13", input: tenant("free", "pgVersion: 13"), expect: [["range", 3, 12]] },
  { name: "half a Postgres", input: tenant("free", "pgVersion: 17.5"), expect: [["type", 3, 12]] },
];
