/** Flags that `plan` and `apply` share. */
import { Option } from "@commander-js/extra-typings";
import type { SafetyKind } from "../reconciler/fleet.js";
import { safetyKinds } from "../reconciler/fleet.js";
import { Failure, fix } from "./failure.js";

export const collect = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value];

export const configOption = () => new Option("--config <file>", "the fleet file (default: TENANTRY_CONFIG, else tenantry.yaml)");
export const colorOption = () =>
  new Option("--color <when>", "colour in text").choices(["auto", "always", "never"] as const).default("auto" as const);
export const formatOption = () =>
  new Option("--format <format>", "how to print").choices(["text", "json"] as const).default("text" as const);
export const jsonOption = () => new Option("--json", "the same as --format json");
export const isJson = ({ json, format }: { readonly json?: true | undefined; readonly format: string }): boolean =>
  json === true || format === "json";
export const allowOption = () =>
  new Option("--allow <hazard=count>", "consent to a dangerous kind of change, and to how many; repeatable").argParser(collect);
export const allowHostOption = () =>
  new Option("--allow-host <host>", "send keys to this host of NEON_API_HOST too; repeatable").argParser(collect);
export const maxOption = <Kind extends SafetyKind>(kind: Kind) =>
  new Option(`--max-${kind} <count>`, `raise the safety limit for ${kind}`).argParser(wholeNumber(kind));

const wholeNumber =
  (kind: SafetyKind) =>
  (value: string): number => {
    if (!/^\d{1,9}$/.test(value))
      throw new Failure("usage", `--max-${kind} ${value}: a whole number is due, such as --max-${kind} 20`, [
        fix("the number of tenants that the plan names, without unit or sign"),
      ]);
    return Number(value);
  };

export function raisedLimits(flags: Readonly<Record<string, unknown>>): Readonly<Partial<Record<SafetyKind, number>>> {
  const raised: Partial<Record<SafetyKind, number>> = {};
  for (const kind of safetyKinds) {
    const value = flags[`max${kind[0]?.toUpperCase()}${kind.slice(1)}`];
    if (typeof value === "number") raised[kind] = value;
  }
  return raised;
}
