/** Does a request meet a rule, and is it this rule's turn? Each rule counts for itself what it has seen. */
import type { Fault, FaultRule, Match } from "./faults.js";
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
  if (match.project !== undefined && !namesProject(match.project, call.path, store)) return false;
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

const namesProject = (wanted: string, path: string, store: Store): boolean => {
  const id = /^\/projects\/([^/]+)/.exec(path)?.[1];
  return id !== undefined && (id === wanted || store.projects.get(id)?.name === wanted);
};

export interface Rules {
  readonly add: (rules: readonly FaultRule[]) => void;
  readonly clear: () => void;
  /** The fault of the first rule whose turn it is. */
  readonly next: (seen: Seen, store: Store) => Fault | null;
}

export const createRules = (): Rules => {
  let active: { readonly rule: FaultRule; seen: number; used: number }[] = [];
  return {
    add: (rules) => {
      for (const rule of rules) if (rule.match.path !== undefined) patternOf(rule.match.path);
      active.push(...rules.map((rule) => ({ rule, seen: 0, used: 0 })));
    },
    clear: () => {
      active = [];
    },
    next: (seen, store) => {
      let chosen: Fault | null = null;
      for (const entry of active) {
        const { match, fault, times = 1 } = entry.rule;
        if (!meets(match, seen, store) || (fault.kind === "list" && seen.operation !== "listProjects")) continue;
        entry.seen += 1;
        if (chosen !== null || entry.seen < (match.nth ?? 1) || (times !== "forever" && entry.used >= times)) continue;
        if (match.chance !== undefined && store.draw() >= match.chance) continue;
        entry.used += 1;
        chosen = fault;
      }
      return chosen;
    },
  };
};
