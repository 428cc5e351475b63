/**
 * Where a change stands against the live tenant: still to do, done already (by an earlier run, or by somebody else to
 * the same value), or moved away from what the plan saw. Each patch is tried on a copy before anything is sent.
 */
import jsonpatch from "fast-json-patch";
import type { Change, JsonValue, PatchOperation } from "../change.js";
import { fieldText } from "../field-text.js";
import type { TenantDocument } from "../tenant-document.js";
import { pathOf, valueAt } from "../tenant-document.js";
import { StaleError } from "./outcome.js";

export interface Standing {
  /** Tests and writes that are still due; empty when the live tenant is as the change wants it. */
  readonly due: readonly PatchOperation[];
  /** The live tenant with the due writes done. */
  readonly target: TenantDocument;
}

/** @throws StaleError naming the first value that moved */
export function standing(change: Change, live: TenantDocument): Standing {
  const wanted = new Map(
    change.patch.flatMap((operation): [string, JsonValue][] =>
      operation.op === "replace" ? [[operation.path, operation.value]] : [],
    ),
  );
  const done = new Set<string>();
  for (const operation of change.patch) {
    if (operation.op !== "test") continue;
    const value = valueAt(live, operation.path);
    if (isEqual(value, operation.value)) continue;
    if (value !== undefined && isEqual(value, wanted.get(operation.path))) done.add(operation.path);
    else throw new StaleError(staleText(pathOf(operation.path), value, operation.value));
  }
  const due = change.patch.filter(({ path }) => !done.has(path));
  const writes = due.some(({ op }) => op !== "test");
  return { due: writes ? due : [], target: apply(live, due) };
}

function apply(live: TenantDocument, due: readonly PatchOperation[]): TenantDocument {
  const copy: unknown = structuredClone(live);
  return jsonpatch.applyPatch(copy, [...due], true).newDocument as TenantDocument;
}

/** Scalars and `undefined`; nothing else is tested by a plan of ours. */
const isEqual = (a: JsonValue | undefined, b: JsonValue | undefined): boolean => a === b;

const staleText = (path: string, now: JsonValue | undefined, then: JsonValue): string =>
  `stale: ${path} is ${shown(path, now)}, was ${shown(path, then)} when the plan was made`;

/** As a manifest would say it. */
function shown(path: string, value: JsonValue | undefined): string {
  if (value === undefined) return "absent";
  return value === null || typeof value === "object" ? JSON.stringify(value) : fieldText(path, value);
}
