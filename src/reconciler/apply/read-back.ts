/**
 * An outcome is `applied` only after a read that isn't the answer of the write. Few tenants are read one by one at
 * once; of many, each thousand that have finished is proven by one sweep. Computes and snapshots stand in no list of
 * projects, so those of a tenant of which they changed are always read, in one call each, and the rest of it with the others;
 * computes that were proven before the project's own values were sent aren't read again.
 */
import type { Change, JsonValue } from "../change.js";
import type { OrgName, ProjectId } from "../names.js";
import { sweepFleet } from "../observe.js";
import type { ObservedProject } from "../observed.js";
import { aroundTransfer, destination } from "../plan/around-transfer.js";
import { isSnapshotPath, pathOf, specOf, tenantDocument, valueAt } from "../tenant-document.js";
import type { StepContext } from "./context.js";
import { toProve } from "./to-prove.js";
import { onlyOne } from "./twin.js";
import { missingOnceSettled } from "./until-settled.js";
import { isUnlistedPath, liveDocument, readUnlisted, unlistedDocument } from "./unlisted.js";

/** `missing` is the first path that no read shows, null where all changes show. */
export interface ReadBack {
  readonly missing: string | null;
  /** Another than the one that was written where a create gave way to its elder twin. */
  readonly project: ProjectId;
}

/** Reads one project, over the settle window if need be, until all its changes show. */
export async function readBack(changes: readonly Change[], id: ProjectId, context: StepContext): Promise<ReadBack> {
  const look = (project: ProjectId) => missingOnceSettled(() => lookOnce(changes, project, context), context);
  const missing = await look(id);
  const [create] = changes;
  if (missing !== null || create?.kind !== "create") return { missing, project: id };
  const project = await onlyOne(create, id, context);
  return { missing: project === id ? null : await look(project), project };
}

/** The same for what no sweep will show. */
export const readBackUnlisted = (changes: readonly Change[], id: ProjectId, context: StepContext): Promise<string | null> =>
  missingOnceSettled(async () => {
    const due = toProve(changes);
    const unlisted = await readUnlisted(due, id, finalOrg(changes), context);
    return unlisted ? firstMissing(due, unlistedDocument(due, unlisted), isUnlistedPath) : "project";
  }, context);

async function lookOnce(changes: readonly Change[], id: ProjectId, context: StepContext): Promise<string | null> {
  const project = await context.live.readNow(id, finalOrg(changes));
  if (!project) return "project";
  const due = toProve(changes);
  const unlisted = await readUnlisted(due, id, project.org, context);
  return unlisted ? firstMissing(due, liveDocument(due, project, unlisted), () => true) : "project";
}

const createdName = (changes: readonly Change[]): string | null =>
  changes[0]?.kind === "create" ? specOf(changes[0]).name : null;

/** One sweep for many tenants: which of them don't show their changes. */
export async function readBackAll(
  tenants: ReadonlyMap<ProjectId, readonly Change[]>,
  context: StepContext,
): Promise<ReadonlyMap<ProjectId, string>> {
  const { projects } = await sweepFleet(context);
  const live = new Map<ProjectId, ObservedProject>(projects.map((project) => [project.id, project]));
  const names = new Map<string, number>();
  for (const { name } of projects) names.set(name, (names.get(name) ?? 0) + 1);
  const missing = new Map<ProjectId, string>();
  for (const [id, changes] of tenants) {
    const project = live.get(id);
    const name = createdName(changes);
    const isTwin = name !== null && (names.get(name) ?? 0) > 1;
    const path =
      project && !isTwin ? firstMissing(changes, tenantDocument(project, null), (path) => !isUnlistedPath(path)) : "project";
    if (path !== null) missing.set(id, path);
  }
  return missing;
}

/** Of the paths that are looked at, the first whose value isn't there. */
function firstMissing(changes: readonly Change[], live: JsonValue, isLookedAt: (path: string) => boolean): string | null {
  for (const { patch } of changes) {
    for (const operation of patch) {
      if (operation.op !== "replace" || !isLookedAt(operation.path)) continue;
      for (const [path, value] of leaves(operation.path, operation.value)) {
        const seen = valueAt(live, path);
        // A create also fixes what no later read shows (the first role); only what the document holds is compared.
        if (operation.path === "" && seen === undefined) continue;
        // Neon needn't tell by which moment a snapshot was asked for: that there is one of that name is what a look can prove.
        const isShown = isSnapshotPath(path) ? (seen === null) === (value === null) : seen === value;
        if (!isShown) return pathOf(path);
      }
    }
  }
  return null;
}

function* leaves(path: string, value: JsonValue): Generator<readonly [string, JsonValue]> {
  if (value === null || typeof value !== "object") yield [path, value];
  else for (const [key, inner] of Object.entries(value)) yield* leaves(`${path}/${key}`, inner);
}

/** Where the tenant is when all is done: behind its move, if it has one. */
const finalOrg = (changes: readonly Change[]): OrgName => {
  const move = aroundTransfer(changes).move;
  return (move && destination(move)) ?? changes.at(-1)?.org ?? ("" as OrgName);
};
