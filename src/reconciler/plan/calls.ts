/**
 * How many calls apply will take and about how long: the reader of a plan should know before it runs. Writes are what will
 * be sent; reads are at most so many where nothing goes wrong and Neon's operations take a second or two.
 */
import { parseBranchText } from "../branch.js";
import type { Change, ChangeKind } from "../change.js";
import { groupBy } from "../diff/group-by.js";
import type { Fleet } from "../fleet.js";
import { callsPerMinute } from "../fleet.js";
import type { ObservedFleet } from "../observed.js";
import type { DeclaredRestore } from "../restore.js";
import { isRestorePath, sourceOf } from "../restore.js";
import {
  isBranchPath,
  isEndpointPath,
  isResetPath,
  isRunningPath,
  isSnapshotPath,
  isWholeBranch,
  restoreIn,
} from "../tenant-document.js";
import { aroundTransfer, destination } from "./around-transfer.js";
import { singleReads, sweepEvery, sweepPays } from "./sweeps.js";

export interface CallEstimate {
  readonly writes: number;
  readonly reads: number;
  /** At the fleet's share of the rate, without retries. */
  readonly seconds: number;
  readonly perMinute: number;
  /** What `perMinute` is made of: the account's rate, the fleet's share of it, and what a burst takes. */
  readonly rate: Fleet["rate"];
}

/** Neon moves at most this many projects in one call (neon-api.md §4). */
export const transferBatch = 400;
/** Looks at a write's operations until they have ended. */
const waits = 2;

export function estimateCalls(changes: readonly Change[], fleet: Fleet, observed: ObservedFleet): CallEstimate {
  const perMinute = callsPerMinute(fleet);
  const tenants = [...groupBy(changes, ({ tenant }) => tenant).values()];
  const own = [...transferCalls(changes, observed), ...tenants.map((tenant) => tenantCalls(tenant, fleet))];
  const writes = sum(own, (calls) => calls.writes);
  const single = sum(own, (calls) => calls.reads);
  const reads = single + sharedReads(tenants, writes + single, fleet, observed);
  const beyondBurst = Math.max(0, writes + reads - fleet.rate.share * fleet.rate.burst);
  return {
    writes,
    reads,
    perMinute,
    rate: fleet.rate,
    seconds: changes.length === 0 ? 0 : Math.ceil((beyondBurst / perMinute) * 60) + 2,
  };
}

interface Calls {
  readonly writes: number;
  readonly reads: number;
}

/** By source and destination: a call for 400, and a look at the destination's list behind each, or at each project where they are few. */
function transferCalls(changes: readonly Change[], observed: ObservedFleet): readonly Calls[] {
  const moves = changes.filter(({ kind }) => kind === "transfer");
  const groups = groupBy(moves, (move) => `${move.org} ${destination(move)}`);
  return [...groups.values()].map(([first, ...others]) => {
    const projects = 1 + others.length;
    const writes = Math.ceil(projects / transferBatch);
    const pages = observed.sweeps.find(({ org }) => org === (first && destination(first)))?.pages ?? 1;
    return { writes, reads: projects <= singleReads ? projects : Math.min(projects, writes * (pages + writes)) };
  });
}

/** What a tenant takes of its own: the looks before its first write, its writes, the waits behind them. */
function tenantCalls(changes: readonly Change[], fleet: Fleet): Calls {
  const { before, move, after } = aroundTransfer(changes);
  switch (changes[0]?.kind) {
    case "adopt":
      // Its name is looked up.
      return { writes: 0, reads: fleet.orgs.length };
    case "create":
      // Its name is looked up before and after.
      return { writes: 1, reads: waits + 2 * fleet.orgs.length + 1 };
    case "recover":
      // The list of the deleted before and after, and the project itself.
      return { writes: 1, reads: 3 };
    case "delete":
      return { writes: 1, reads: 2 };
    default: {
      const touchesEndpoints = changes.some(({ patch }) => patch.some(({ path }) => isEndpointPath(path)));
      const settings = [settingsWrites(before), settingsWrites(after)];
      // The quota stops computes by itself; one that runs on is told to, which is not foreseen here.
      const isStopped = changes.some(({ kind }) => kind === "suspend");
      const looksForUse = changes.some(({ patch }) => patch.some(({ path }) => isRunningPath(path)));
      const writes = sum(settings, (count) => count);
      // What was lowered is read before anything moves to the smaller org.
      const proof =
        move && before.length > 0 ? 1 + (before.some(({ patch }) => patch.some(({ path }) => isEndpointPath(path))) ? 1 : 0) : 0;
      // Listed before and behind, and the first branch found before one is taken.
      const versions = changes.flatMap(({ kind, fields }) => (isPart(kind) ? fields : []));
      const looks = versions.length === 0 ? 0 : 2 + versions.length + changes.filter(({ kind }) => kind === "snapshot").length;
      const branches = changes.filter(({ patch }) => patch.some(({ path }) => isBranchPath(path))).length;
      const restores = changes.flatMap((change) => (change.kind === "restore" ? (restoreIn(change) ?? []) : []));
      // A snapshot's preview is given its compute by a request of its own.
      const previews = versions.filter(({ after }) => parseBranchText(after)?.snapshot !== undefined).length;
      const resets = changes.filter(({ patch }) => patch.some(({ path }) => isResetPath(path))).length;
      const all = writes + versions.length + previews + resets + sum(restores, restoreWrites);
      return {
        writes: all,
        reads:
          all * waits +
          looks +
          branches * branchLooks +
          restoreLooks * restores.length +
          resetLooks * resets +
          (touchesEndpoints ? 2 : 0) +
          (isStopped ? 1 : 0) +
          (looksForUse ? 1 : 0) +
          proof,
      };
    }
  }
}

/** Made beside the default branch, then put in its place; where no snapshot is named, one is taken first. */
function restoreWrites({ from }: DeclaredRestore): number {
  const source = sourceOf(from);
  // A preview's own compute goes before it takes over the default branch's.
  if ("branch" in source) return source.isPreview ? 2 : 1;
  return "snapshot" in source ? 2 : 3;
}
/** Branches and their computes: before anything, before the change, and behind it. */
const branchLooks = 6;
const isPart = (kind: ChangeKind): boolean => kind === "snapshot" || kind === "branch" || kind === "prune";
/** Branches and snapshots, before anything and again before the second step; and what each step brought about. */
const restoreLooks = 15;
/** Branches, before anything, before the change, and behind it. */
const resetLooks = 3;

/** One PATCH for each compute that differs, and one for all that differs of the project itself. */
function settingsWrites(changes: readonly Change[]): number {
  const paths = changes.flatMap(({ patch }) => patch.flatMap(({ op, path }) => (op === "replace" ? [path] : [])));
  const settings = paths.filter(
    (path) => !isSnapshotPath(path) && !isRestorePath(path) && !isResetPath(path) && !isBranchPath(path),
  );
  const endpoints = new Set(settings.filter(isEndpointPath).map((path) => path.split("/")[2]));
  // One for what a branch is, one for its compute.
  const branches = new Set(
    paths.filter((path) => isBranchPath(path) && !isWholeBranch(path)).map((path) => path.replace(/(\/compute)?\/[^/]+$/, "$1")),
  );
  return endpoints.size + branches.size + (settings.every(isEndpointPath) ? 0 : 1);
}

/** What many tenants may share: the live values before the first write, and the proof at the end. Deletes and recovers have their own. */
function sharedReads(tenants: readonly (readonly Change[])[], others: number, fleet: Fleet, observed: ObservedFleet): number {
  const count = tenants.filter(([first]) => first && first.kind !== "delete" && first.kind !== "recover").length;
  const pages = sum(observed.sweeps, (sweep) => sweep.pages);
  const perSweep = pages + fleet.orgs.length;
  const sweeps = Math.ceil(others / callsPerMinute(fleet)) + 1;
  const before = sweepPays(tenants.length, pages, fleet) ? Math.min(count, sweeps * perSweep) : count;
  const proofs = tenants.length <= singleReads ? count : Math.ceil(count / sweepEvery) * perSweep;
  return before + proofs;
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
