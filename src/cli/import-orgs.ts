/** Which orgs are imported: those of the fleet file, or those that the flags name where there is none. */
import type { Accounts } from "../neon/accounts.js";
import { orgKey } from "../neon/keys.js";
import type { Fleet, Org } from "../reconciler/fleet.js";
import type { OrgDraft } from "../reconciler/import/index.js";
import type { OrgId, OrgName } from "../reconciler/names.js";
import { idPattern, namePattern } from "../reconciler/names.js";
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

interface Asked {
  readonly name: OrgName;
  /** null: the one that its key belongs to. */
  readonly id: OrgId | null;
}

/** `free` or `free=org-quiet-lake-48151623`. @throws Failure `usage` */
export function askedOrgs(flags: readonly string[]): readonly Asked[] {
  const asked = flags.map((flag): Asked => {
    const [name = "", ...rest] = flag.split("=");
    const id = rest.join("=");
    if (!namePattern.test(name) || (rest.length > 0 && !idPattern.test(id))) throw wrongOrg(flag);
    return { name: name as OrgName, id: rest.length > 0 ? (id as OrgId) : null };
  });
  const twice = asked.find(({ name }, n) => asked.findIndex((other) => other.name === name) < n);
  if (twice) throw new Failure("usage", `--org ${twice.name} is given twice`, [fix("each org once")]);
  return asked;
}

const wrongOrg = (flag: string): Failure =>
  new Failure("usage", `--org ${flag.slice(0, 120)} is no name, nor name=org-id`, [
    fix("--org free=org-quiet-lake-48151623   (a name of yours: a-z, 0-9 and -; the id as the Console shows it)"),
  ]);

/** `free@staging`: its projects are declared with an environment, which is the reader's to say. */
const environmentOfOrg = (name: OrgName): string | null => name.split("@")[1] ?? null;

/** Of an existing fleet file: those that are asked for, else all but those of environments. */
export function knownOrgs(asked: readonly Asked[], fleet: Fleet): readonly Org[] {
  if (asked.length === 0) return fleet.orgs.filter(({ name }) => environmentOfOrg(name) === null);
  return asked.map(({ name, id }) => {
    const org = fleet.orgs.find((candidate) => candidate.name === name);
    if (!org || (id !== null && id !== org.id)) {
      const what = org ? `has the id ${org.id} in ${fleet.file}, not ${id}` : `is not in ${fleet.file}`;
      throw new Failure("usage", `org ${name} ${what}`, [
        fix(`change ${fleet.file} first; its orgs are ${fleet.orgs.map((each) => each.name).join(", ")}`),
      ]);
    }
    return org;
  });
}

/** A variable of its own for each org; where it isn't set, NEON_API_KEY serves. */
const keyVariable = (name: OrgName): string =>
  ["NEON_API_KEY", ...name.toUpperCase().split("-")].filter((part) => part !== "").join("_");

/** Without a fleet file. An org without an id is the one that owns the key in its variable. */
export async function newOrgs(
  asked: readonly Asked[],
  sponsored: readonly string[],
  accounts: Accounts,
  world: World,
): Promise<readonly OrgDraft[]> {
  const stranger = sponsored.find((name) => !asked.some((org) => org.name === name));
  if (stranger !== undefined) {
    throw new Failure("usage", `--sponsored ${stranger.slice(0, 80)} names none of the orgs`, [
      fix(`one of ${asked.map(({ name }) => name).join(", ")}`),
    ]);
  }
  const orgs: OrgDraft[] = [];
  for (const { name, id } of asked) {
    const org: OrgDraft = {
      name,
      id: id ?? ("" as OrgId),
      apiKeyEnv: keyVariable(name),
      maxProjects: null,
      sponsored: sponsored.includes(name),
    };
    orgs.push(id === null ? { ...org, id: await owningOrg(org, accounts, world) } : org);
  }
  const same = orgs.find(({ id }, n) => orgs.findIndex((other) => other.id === id) < n);
  if (same) throw new Failure("usage", `two of the orgs have the id ${same.id}`, [fix("each org once, by its own id")]);
  return orgs;
}

async function owningOrg(org: OrgDraft, accounts: Accounts, world: World): Promise<OrgId> {
  const key = orgKey(org, world.env);
  const seen = (await accounts.organizations(key)) ?? [];
  const [only, ...others] = seen;
  if (only && others.length === 0) return only.id;
  const what = seen.length === 0 ? "tells of no org" : `sees ${seen.length} orgs: ${seen.map(({ id }) => id).join(", ")}`;
  throw new Failure("usage", `which org is ${org.name}? ${key.variable} ${what}`, [fix(`--org ${org.name}=org-id`)]);
}
