/** The questions of `tenantry init`. With a key the orgs are listed, so that nobody has to copy ids; without one they are asked for. */
import { createAccounts } from "../neon/accounts.js";
import type { KnownOrg, ProjectCount } from "../neon/accounts.js";
import type { Key } from "../neon/keys.js";
import { orgKey } from "../neon/keys.js";
import { provisionalFleet } from "../reconciler/import/index.js";
import type { OrgId, OrgName } from "../reconciler/names.js";
import { printable } from "../render/printable.js";
import { count } from "../render/values.js";
import { Failure, fix } from "./failure.js";
import type { NeonFlags } from "./neon.js";
import { neonOptions } from "./neon.js";
import type { World } from "./world.js";

export interface ChosenOrgs {
  readonly sponsored: string | null;
  readonly paid: string | null;
}

export async function askForOrgs(world: World, flags: NeonFlags): Promise<ChosenOrgs> {
  const keys = keysOf(world);
  const seen = keys.length === 0 ? [] : await orgsSeen(keys, world, flags);
  if (seen.length === 0) {
    return {
      sponsored: await ask(world, "Id of the org that Neon sponsors (empty: none): "),
      paid: await ask(world, "Id of the org that you pay for (empty: none): "),
    };
  }
  world.stderr.write(`Your key${keys.length === 1 ? " sees" : "s see"} ${seen.length} org${seen.length === 1 ? "" : "s"}: `);
  world.stderr.write(`${seen.map((org, n) => describe(org, n === 0)).join(", ")}. `);
  const sponsored = choose(seen, await ask(world, "Which one is sponsored? "));
  const others = seen.filter(({ id }) => id !== sponsored);
  const [only, ...more] = others;
  if (!only) return { sponsored, paid: null };
  if (more.length === 0) return { sponsored, paid: only.id };
  return { sponsored, paid: choose(others, await ask(world, `Which one do you pay for? `)) };
}

type Seen = KnownOrg & { readonly counted: ProjectCount };

/** Each key that is set, once. @throws KeyError for one that is blank or damaged */
function keysOf({ env }: World): readonly Key[] {
  const variables = Object.keys(env).filter((name) => /^NEON_API_KEY(_[A-Z0-9]+)*$/.test(name) && env[name] !== "");
  const keys = variables.sort().map((apiKeyEnv) => orgKey({ ...noOrg, apiKeyEnv }, env));
  return [...new Map(keys.map((key) => [key.text, key])).values()];
}

const noOrg = { name: "none" as OrgName, id: "org-unknown" as OrgId, maxProjects: null, sponsored: false } as const;

async function orgsSeen(keys: readonly Key[], world: World, flags: NeonFlags): Promise<readonly Seen[]> {
  const draft = { kind: "new", name: "init", file: "tenantry.yaml", manifests: "tenants/**/*.yaml" } as const;
  const fleet = provisionalFleet({ ...draft, orgs: [{ ...noOrg, apiKeyEnv: "NEON_API_KEY" }] });
  const accounts = createAccounts(neonOptions(world, { ...fleet, orgs: [] }, flags));
  const seen = new Map<OrgId, Seen>();
  for (const key of keys) {
    for (const org of (await accounts.organizations(key)) ?? []) {
      if (!seen.has(org.id)) seen.set(org.id, { ...org, counted: await accounts.countProjects(key, org.id, false) });
    }
  }
  return [...seen.values()];
}

function describe({ name, counted }: Seen, withNoun: boolean): string {
  const projects = `${counted.isWhole ? "" : "at least "}${count(counted.projects)}`;
  return `${printable(name)} (${projects}${withNoun ? ` project${counted.projects === 1 ? "" : "s"}` : ""})`;
}

/** By name or id; nothing typed is none of them. @throws Failure `usage` */
function choose(seen: readonly Seen[], answer: string | null): OrgId | null {
  if (answer === null) return null;
  const named = seen.filter(({ id, name }) => id === answer || name === answer);
  const [only, ...others] = named;
  if (only && others.length === 0) return only.id;
  throw new Failure("usage", `${printable(answer).slice(0, 80)} is ${only ? "the name of two orgs" : "none of them"}`, [
    fix(`one of ${seen.map(({ id }) => id).join(", ")}`),
  ]);
}

/** null for an empty answer, and where nobody answers. */
async function ask(world: World, question: string): Promise<string | null> {
  world.stderr.write(question);
  const answer = await world.stdin.readLine();
  if (answer === null) world.stderr.write("\n");
  return answer?.trim() || null;
}
