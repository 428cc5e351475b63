/** Does a request meet a rule, and is it this rule's turn? Each rule counts for itself what it has seen. */
import type { Action } from "./actions.js";
import type { Fault, FaultRule, Match } from "./faults.js";
import type { RequestFault } from "./inject.js";
import { isRecord } from "./read.js";
import type { Store } from "./store.js";
import type { Call } from "./truth.js";

export interface Seen {
  readonly call: Call;
  readonly operation: string | null;
}

export const meets = (match: Match, { call, operation }: Seen, store: Store): boolean => {
  if (match.method !== undefined && match.method !== call.method) return false;
  if (match.write !== undefined && match.write !== (call.method !== "GET")) return false;
  if (match.operation !== undefined && match.operation !== operation) return false;
  if (match.path !== undefined && !patternOf(match.path).test(call.path)) return false;
  if (match.project !== undefined && !namesProject(match.project, call, store)) return false;
  if (
    match.key !== undefined &&
    !store.keys.some((key) => key.id === call.key && (key.name === match.key || `${key.id}` === match.key))
  )
    return false;
  return true;
};

const patterns = new Map<string, RegExp>();
const patternOf = (path: string): RegExp => {
  const known = patterns.get(path);
  if (known !== undefined) return known;
  const source = path.startsWith("^")
    ? path
    : `^${path
        .split("**")
        .map((part) => part.split("*").map(escape).join("[^/]+"))
        .join(".*")}$`;
  const made = new RegExp(source);
  patterns.set(path, made);
  return made;
};
const escape = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

const namesProject = (wanted: string, { path, body }: Call, store: Store): boolean => {
  const id = /^\/projects\/([^/]+)/.exec(path)?.[1];
  if (id !== undefined) return isNamed(store, id, wanted);
  if (!isRecord(body)) return false;
  if (path === "/projects") return isRecord(body["project"]) && body["project"]["name"] === wanted;
  const ids: readonly unknown[] = Array.isArray(body["project_ids"]) ? body["project_ids"] : [];
  return ids.some((one) => isNamed(store, String(one), wanted));
};

export const isNamed = (store: Store, id: string, word: string): boolean => id === word || store.projects.get(id)?.name === word;

/** What happens to a request: other actors act, and one fault at most. */
interface Turn {
  readonly fault: RequestFault | null;
  readonly before: readonly Action[];
  readonly after: readonly Action[];
}

export interface Rules {
  readonly add: (rules: readonly FaultRule[]) => void;
  readonly clear: () => void;
  /** The fault of the first rule whose turn it is, and all the actors whose turn it is. */
  readonly next: (seen: Seen, store: Store, now: number) => Turn;
}

/** Kinds that mean something for some requests only; their rules count these alone. */
const only: Partial<Record<Fault["kind"], (seen: Seen) => boolean>> = {
  list: ({ operation }) => operation === "listProjects",
  transfer: ({ operation }) => operation === "transferProjectsFromOrgToOrg",
  stale: ({ call }) => call.method === "GET",
  twice: ({ call }) => call.method !== "GET",
  operations: ({ call }) => call.method !== "GET",
};

interface Active {
  readonly rule: FaultRule;
  seen: number;
  used: number;
  firstUsed: number | null;
}

export const createRules = (): Rules => {
  let active: Active[] = [];

  const isItsTurn = (entry: Active, seen: Seen, store: Store, now: number): boolean => {
    const { match, fault, times = 1 } = entry.rule;
    if (!meets(match, seen, store) || only[fault.kind]?.(seen) === false) return false;
    entry.seen += 1;
    const { nth = 1, every = 1, chance } = match;
    if (entry.seen < nth || (entry.seen - nth) % every !== 0) return false;
    if (typeof times === "number" && entry.used >= times) return false;
    if (typeof times === "object" && now >= (entry.firstUsed ?? now) + times.forMs) return false;
    return chance === undefined || store.draw() < chance;
  };

  return {
    add: (rules) => {
      for (const rule of rules) if (rule.match.path !== undefined) patternOf(rule.match.path);
      active.push(...rules.map((rule) => ({ rule, seen: 0, used: 0, firstUsed: null })));
    },
    clear: () => {
      active = [];
    },
    next: (seen, store, now) => {
      let chosen: RequestFault | null = null;
      const actions: { readonly before: Action[]; readonly after: Action[] } = { before: [], after: [] };
      for (const entry of active) {
        const { fault } = entry.rule;
        // What is only outrun by an earlier rule has been seen, but neither used nor drawn for.
        if (chosen !== null && fault.kind !== "act") {
          if (meets(entry.rule.match, seen, store) && only[fault.kind]?.(seen) !== false) entry.seen += 1;
          continue;
        }
        if (!isItsTurn(entry, seen, store, now)) continue;
        entry.used += 1;
        entry.firstUsed ??= now;
        if (fault.kind === "act") actions[fault.point ?? "before"].push(...fault.actions);
        else chosen = fault;
      }
      return { fault: chosen, ...actions };
    },
  };
};
