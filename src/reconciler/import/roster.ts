/** Tenants of which their tier says everything → a roster, as a platform would export it from its own database. */
import { compareText } from "../names.js";
import type { ImportedTenant } from "./declare.js";

/** A roster has no word for a project's name, so only a project named as the fleet names it can stand there. */
export const canStandInRoster = ({ isUniform, document }: ImportedTenant): boolean => isUniform && document["name"] === undefined;

/** `now`: ms since the epoch. */
export function rosterText(tenants: readonly ImportedTenant[], now: number): string {
  // oxlint-disable-next-line no-restricted-globals -- formats a given time; reads no clock
  const asOf = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const lines = tenants.toSorted((a, b) => compareText(a.tenant, b.tenant)).map(({ document }) => document);
  return [...lines, { count: tenants.length, asOf }].map((line) => `${JSON.stringify(line)}\n`).join("");
}
