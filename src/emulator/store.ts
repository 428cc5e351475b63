/**
 * The state while the emulator runs: as `TruthState`, with maps where requests look things up, and a sorted index for the
 * project list so that a page costs its own length, not the fleet's.
 */
import { compareText } from "../reconciler/names.js";
import type { Key, LateCall, Org, Project, TruthState, User } from "./truth.js";
import type { Draw } from "./ids.js";
import { roll } from "./random.js";

export interface Store {
  readonly users: Map<string, User>;
  readonly orgs: Map<string, Org>;
  readonly keys: Key[];
  readonly projects: Map<string, Project>;
  late: LateCall[];
  lastNumber: number;
  random: number;
  readonly draw: Draw;
  /** All projects, live and deleted, by id or by creation time. */
  sorted(order: "id" | "created"): readonly Project[];
  addProject(project: Project): void;
  /** For good: not even recoverable. */
  forgetProject(id: string): void;
}

export type ListOrder = "id" | "created";
export const listOrder: Readonly<Record<ListOrder, (a: Project, b: Project) => number>> = {
  id: (a, b) => compareText(a.id, b.id),
  created: (a, b) => compareText(a.created_at, b.created_at) || compareText(a.id, b.id),
};

export const createStore = (truth: TruthState, random?: () => number): Store => {
  const projects = new Map(truth.projects.map((project) => [project.id, project]));
  const index = new Map<ListOrder, Project[]>();
  const store: Store = {
    users: new Map(truth.users.map((user) => [user.id, user])),
    orgs: new Map(truth.orgs.map((org) => [org.id, org])),
    keys: truth.keys,
    projects,
    late: truth.late,
    lastNumber: truth.lastNumber,
    random: truth.random,
    draw: random ?? (() => roll(store)),
    sorted: (order) => {
      const known = index.get(order);
      if (known !== undefined) return known;
      const made = [...projects.values()].sort(listOrder[order]);
      index.set(order, made);
      return made;
    },
    addProject: (project) => {
      projects.set(project.id, project);
      index.clear();
    },
    forgetProject: (id) => {
      projects.delete(id);
      index.clear();
    },
  };
  return store;
};

/** Shares its parts with the store: copy before handing it out. */
export const truthOf = (store: Store, time: number): TruthState => ({
  format: "tenantry/emulator@1",
  time,
  random: store.random,
  lastNumber: store.lastNumber,
  users: [...store.users.values()],
  orgs: [...store.orgs.values()],
  keys: store.keys,
  projects: [...store.projects.values()],
  late: store.late,
});

export const nextNumber = (store: Store): number => {
  store.lastNumber += 1;
  return store.lastNumber;
};

/** Draws ids until one is free; ids are drawn, so two saved states could hold the same. */
export const freeProjectId = (store: Store, draw: () => string): string => {
  let id = draw();
  while (store.projects.has(id)) id = draw();
  return id;
};
