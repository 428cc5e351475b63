import { readFileSync } from "node:fs";
import type { Code } from "../../src/reconciler/codes.js";
import type { Diagnostic } from "../../src/reconciler/diagnostic.js";
import { decodeForDisplay, lineCounter, loadFleet, loadManifests, loadRoster } from "../../src/reconciler/manifest/index.js";

export type Input = string | Uint8Array;
export type Expected = readonly [code: Code, line: number, column: number];

/** A bad input and everything that is to be said about it, in order. */
export interface Row {
  readonly name: string;
  readonly input: Input;
  readonly expect: readonly Expected[];
  /** The file is known to have changed since its base. */
  readonly changed?: true;
}

export const exampleFleet = readFileSync(new URL("../../tenantry.yaml", import.meta.url), "utf8");
export const bytesOf = (input: Input): Uint8Array => (typeof input === "string" ? new TextEncoder().encode(input) : input);
/** 1 March 2026. */
export const now = 1_772_323_200_000;

const placed = (diagnostics: readonly Diagnostic[], bytes: Uint8Array): Expected[] => {
  const lines = lineCounter(decodeForDisplay(bytes));
  return diagnostics.map(({ code, range }) => {
    const { line, column } = lines.position(range?.start ?? 0);
    return [code, line, column];
  });
};

export const manifestFindings = ({ input, changed }: Pick<Row, "input" | "changed">): readonly Diagnostic[] => {
  const { fleet } = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(exampleFleet) });
  const file = { path: "tenants/bad.yaml", bytes: bytesOf(input), ...(changed === undefined ? {} : { changed }) };
  return loadManifests([file], fleet, now).diagnostics;
};

export const fleetFindings = ({ input }: Pick<Row, "input">): readonly Diagnostic[] =>
  loadFleet({ path: "tenantry.yaml", bytes: bytesOf(input) }).diagnostics;

export const rosterFindings = ({ input }: Pick<Row, "input">): readonly Diagnostic[] => {
  const { fleet } = loadFleet({ path: "tenantry.yaml", bytes: bytesOf(exampleFleet) });
  const source = { path: "roster.ndjson", maxShrink: 0.05 };
  return loadRoster({ path: "roster.ndjson", bytes: bytesOf(input) }, { fleet, source, before: null, now }).diagnostics;
};

export const diagnoseManifest = (row: Pick<Row, "input" | "changed">): Expected[] =>
  placed(manifestFindings(row), bytesOf(row.input));
export const diagnoseFleet = (row: Pick<Row, "input">): Expected[] => placed(fleetFindings(row), bytesOf(row.input));
export const diagnoseRoster = (row: Pick<Row, "input">): Expected[] => placed(rosterFindings(row), bytesOf(row.input));

/** The lines of a tenant that is right but for what follows. */
export const tenant = (tier: "free" | "pro" | "business", ...lines: string[]): string =>
  [`tenant: acme`, `tier: ${tier}`, ...lines, ""].join("\n");
