/** What `tenantry doctor` found, as rows and as `tenantry/doctor@1`. */
import type { Colors } from "picocolors/types.js";
import type { Code } from "../reconciler/codes.js";
import { columns, pad } from "./columns.js";
import { printable } from "./printable.js";
import { plural } from "./values.js";

export interface Check {
  readonly status: "ok" | "warn" | "fail";
  readonly subject: string;
  readonly code: Code | null;
  /** Empty where the subject says all: such rows share a line. */
  readonly message: string;
}

/** A setting and where it comes from. Never a secret: of keys, whether they are set. */
export interface ConfigValue {
  readonly path: string;
  readonly value: string;
  /** `tenantry.yaml:12`, `environment`, `flag`, `default`. */
  readonly origin: string;
}

const countOf = (checks: readonly Check[], status: Check["status"]): number =>
  checks.filter((check) => check.status === status).length;

export function renderDoctorText(checks: readonly Check[], exit: number, colors: Colors): string {
  const rows = checks.filter(({ message }) => message !== "");
  const brief = checks.filter(({ message }) => message === "").map(({ subject }) => subject);
  const paint = { ok: colors.green, warn: colors.yellow, fail: colors.red } as const;
  const told = columns(
    rows.map(({ subject, message, code }) => [subject, `${printable(message)}${code === null ? "" : ` (${code})`}`]),
  );
  const lines = rows.map(({ status }, n) => `${paint[status](pad(status, 6))}${told[n] ?? ""}`);
  const last = brief.length === 0 ? "" : `${paint.ok(pad("ok", 6))}${brief.map(printable).join(", ")}    `;
  const counts = `${countOf(checks, "fail")} failed, ${plural(countOf(checks, "warn"), "warning")}  exit ${exit}`;
  return `${[...lines, `${last}${counts}`].join("\n")}\n`;
}

export const doctorJson = (checks: readonly Check[], exit: number): Readonly<Record<string, unknown>> => ({
  format: "tenantry/doctor@1",
  checks,
  counts: { ok: countOf(checks, "ok"), failed: countOf(checks, "fail"), warnings: countOf(checks, "warn") },
  exit,
});

export const renderConfigText = (values: readonly ConfigValue[]): string =>
  `${columns([
    ["SETTING", "VALUE", "FROM"],
    ...values.map(({ path, value, origin }) => [printable(path), printable(value), printable(origin)]),
  ]).join("\n")}\n`;

export const configJson = (values: readonly ConfigValue[]): Readonly<Record<string, unknown>> => ({
  format: "tenantry/doctor@1",
  config: values,
  exit: 0,
});
