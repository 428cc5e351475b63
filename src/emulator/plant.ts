/** Seed → truth. */
import { wireTime } from "./clock.js";
import { uuid } from "./ids.js";
import { makeProject } from "./project-make.js";
import { Mismatch } from "./read.js";
import { createStore, nextNumber, truthOf, type Store } from "./store.js";
import type { Seed, SeedOrg } from "./seed.js";
import type { Key, Org, TruthState } from "./truth.js";

/** The keys of the default seed: one of each org, and one of a user who is in both. */
export const seedKeys = { free: "free-key", paid: "paid-key", personal: "me-key" } as const;

export const seedOrgs = { free: "org-quiet-lake-48151623", paid: "org-bold-river-20263711" } as const;

export const defaultSeed: Seed = {
  orgs: [
    {
      id: seedOrgs.free,
      name: "quiet-lake",
      sponsored: true,
      limits: {
        compute: 2,
        history_retention_seconds: 86_400,
        min_suspend_timeout_seconds: 300,
        branches: 10,
        root_branches: 3,
        snapshots: 1,
      },
    },
    { id: seedOrgs.paid, name: "bold-river" },
  ],
  users: [{ id: "3f4c7a52-9d1e-4a86-a2b0-5c6d7e8f9a01", name: "Emulated User", email: "user@emulator.example" }],
};

/** Without keys in the seed: one key for each of the first two orgs, and a personal one. */
const defaultKeys = (orgs: readonly Org[]): NonNullable<Seed["keys"]> => {
  const free = orgs.find((org) => org.sponsored) ?? orgs[0];
  const paid = orgs.find((org) => org !== free);
  return [
    ...(free === undefined ? [] : [{ text: seedKeys.free, kind: "organization" as const, name: "free", org: free.id }]),
    ...(paid === undefined ? [] : [{ text: seedKeys.paid, kind: "organization" as const, name: "paid", org: paid.id }]),
    { text: seedKeys.personal, kind: "personal", name: "personal" },
  ];
};

export const plant = (seed: Seed, now: number): TruthState => {
  const store = createStore({
    format: "tenantry/emulator@1",
    time: now,
    random: seed.random ?? 1,
    lastNumber: 1000,
    users: [],
    orgs: [],
    keys: [],
    projects: [],
    late: [],
  });
  for (const user of seed.users ?? defaultSeed.users ?? [])
    store.users.set(user.id, { id: user.id, name: user.name ?? "Emulated User", email: user.email ?? "user@emulator.example" });
  for (const org of seed.orgs ?? defaultSeed.orgs ?? []) store.orgs.set(org.id, makeOrg(store, org, now));
  for (const [index, project] of (seed.projects ?? []).entries()) {
    const at = `projects[${index}]`;
    if (project.id !== undefined && store.projects.has(project.id))
      throw new Mismatch(`${at}.id`, `an id that no other project has (${project.id})`);
    store.addProject(makeProject(store, project, orgNamed(store, project.org, `${at}.org`).id, now));
  }
  for (const [index, key] of (seed.keys ?? defaultKeys([...store.orgs.values()])).entries())
    store.keys.push(makeKey(store, key, now, `keys[${index}]`));
  return truthOf(store, now);
};

const makeOrg = (store: Store, org: SeedOrg, now: number): Org => {
  const at = wireTime(now);
  const everybody = [...store.users.keys()].map((user) => ({ user, role: "admin" as const }));
  const { regions, ...limits } = org.limits ?? {};
  return {
    id: org.id,
    name: org.name ?? org.id,
    plan: org.plan ?? "scale_v3",
    managed_by: org.managed_by ?? "console",
    sponsored: org.sponsored ?? false,
    created_at: at,
    limits: {
      projects: 30_000,
      compute: 56,
      history_retention_seconds: 2_592_000,
      min_suspend_timeout_seconds: 60,
      branches: 5000,
      root_branches: 25,
      snapshots: 10,
      ...limits,
      ...(regions === undefined ? {} : { regions: [...regions] }),
    },
    members: (org.members ?? everybody).map((member) => ({
      id: uuid(store.draw),
      user_id: member.user,
      role: member.role ?? "member",
      joined_at: at,
    })),
  };
};

/** By id, by name, or by the words `free` and `paid`. */
export const orgNamed = (store: Store, word: string | undefined, at: string): Org => {
  const orgs = [...store.orgs.values()];
  const found =
    word === undefined
      ? orgs[0]
      : (orgs.find((org) => org.id === word || org.name === word) ??
        (word === "free" || word === "paid" ? orgs.find((org) => org.sponsored === (word === "free")) : undefined));
  if (found === undefined)
    throw new Mismatch(at, `an org of this seed (${orgs.map((org) => org.id).join(", ")}), by id or name, or "free" or "paid"`);
  return found;
};

const makeKey = (store: Store, key: NonNullable<Seed["keys"]>[number], now: number, at: string): Key => {
  const id = nextNumber(store);
  const made = { id, text: key.text, name: key.name ?? `key-${id}`, kind: key.kind, created_at: wireTime(now) };
  if (store.keys.some((other) => other.text === key.text)) throw new Mismatch(`${at}.text`, "a text that no other key has");
  if (key.kind === "personal") {
    const user = key.user ?? [...store.users.keys()][0] ?? "";
    if (!store.users.has(user)) throw new Mismatch(`${at}.user`, "the id of a user of this seed");
    return { ...made, user_id: user };
  }
  if (key.kind === "organization") return { ...made, org_id: orgNamed(store, key.org, `${at}.org`).id };
  const project = [...store.projects.values()].find(
    (candidate) => candidate.id === key.project || candidate.name === key.project,
  );
  if (project === undefined)
    throw new Mismatch(`${at}.project`, "the id or name of a project of this seed (a project key needs one)");
  return { ...made, org_id: project.org_id, project_id: project.id };
};
