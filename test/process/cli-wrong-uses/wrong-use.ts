/** A wrong use of the command, and what comes of it. */
import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { digestOf } from "../../../src/reconciler/digest.js";
import { fleetText } from "../../harness/fleet.js";
import type { Env, Folder } from "../cli-harness.js";

export interface WrongUse {
  readonly name: string;
  readonly args: readonly string[];
  /** Makes the folder wrong. It holds a fleet and, as plan.json, a good plan of it. */
  readonly given?: (folder: Folder) => void;
  readonly env?: Env;
  readonly stdin?: string | null;
  readonly unprivileged?: boolean;
  readonly exit: number;
  readonly stderr: string;
  /** Nothing unless it says so. */
  readonly stdout?: string | RegExp;
  /** Reads that reach Neon before it is seen to be wrong; none unless it says so. */
  readonly reads?: number;
  /** Files that come into being all the same. */
  readonly leaves?: readonly string[];
}

type Json = Record<string, unknown>;
export interface LoosePlan extends Json {
  changes: (Json & { patch: Json[] })[];
}

/** The good plan, changed by somebody who made digest and id fit again. */
export const tampered =
  (change: (plan: LoosePlan) => void) =>
  (folder: Folder): void =>
    rewrite(folder, change, sealed);

/** The same by somebody who left them as they were, or made them up. */
export const touched =
  (change: (plan: LoosePlan) => void) =>
  (folder: Folder): void =>
    rewrite(folder, change, (plan) => plan);

function rewrite(folder: Folder, change: (plan: LoosePlan) => void, seal: (plan: LoosePlan) => Json): void {
  const plan = JSON.parse(folder.read("plan.json")) as LoosePlan;
  change(plan);
  folder.write({ "plan.json": JSON.stringify(seal(plan)) });
}

function sealed(plan: LoosePlan): Json {
  const { format, fleet, changes, refused } = plan;
  const id = digestOf({ format, fleet, changes: withoutSource(changes), refused: withoutSource(refused) }).slice(0, 8);
  return digested({ ...plan, id });
}

export const digested = ({ digest: _, ...body }: Json): Json => ({ ...body, digest: digestOf(body) });

const withoutSource = (list: unknown): unknown =>
  Array.isArray(list) ? list.map(({ source: _, stake: __, ...rest }: Json) => rest) : list;

/** The n-th operation of the n-th change. */
export const operation = (plan: LoosePlan, change: number, n: number): Json => plan.changes[change]?.patch[n] ?? {};

export const file =
  (name: string, text: string) =>
  (folder: Folder): void =>
    folder.write({ [name]: text });
export const fleetWith = (from: string, to: string) => file("tenantry.yaml", fleetText.replace(from, to));
export const without =
  (name: string) =>
  (folder: Folder): void =>
    rmSync(folder.at(name), { recursive: true });
export const link =
  (name: string, target: string) =>
  (folder: Folder): void => {
    rmSync(folder.at(name), { force: true, recursive: true });
    symlinkSync(target, folder.at(name));
  };
export const mode =
  (name: string, bits: number) =>
  (folder: Folder): void =>
    chmodSync(folder.at(name), bits);
