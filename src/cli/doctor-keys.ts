/** Doctor's look at keys: is there one, is it well formed, what kind is it, and does it reach what it is for? */
import type { Accounts, KeyKind } from "../neon/accounts.js";
import { KeyError, NeonError, NeonStatusError } from "../neon/errors.js";
import type { Env, Key } from "../neon/keys.js";
import { orgKey, personalKey } from "../neon/keys.js";
import type { Code } from "../reconciler/codes.js";
import type { Fleet, Org } from "../reconciler/fleet.js";
import type { Check } from "../render/doctor.js";
import { count, plural } from "../render/values.js";

export interface KeyContext {
  readonly fleet: Fleet;
  readonly env: Env;
  readonly accounts: Accounts;
  /** Count every project, whatever it costs. */
  readonly counts: boolean;
}

/** One row for each org, and one for the personal key where projects can move at all. */
export async function checkKeys(context: KeyContext): Promise<readonly Check[]> {
  const { fleet } = context;
  const rows: Check[] = [];
  for (const org of fleet.orgs) rows.push(await checkOrg(org, context));
  if (fleet.orgs.length > 1) rows.push(await checkPersonal(context));
  return rows;
}

async function checkOrg(org: Org, context: KeyContext): Promise<Check> {
  return row(org.apiKeyEnv, async () => {
    const key = orgKey(org, context.env);
    const kind = await context.accounts.kindOf(key);
    const seen = await context.accounts.organizations(key);
    const whose = `${instead(key, org.apiKeyEnv)}${words[kind]}`;
    const [only] = seen ?? [];
    if (seen !== null && !seen.some(({ id }) => id === org.id)) {
      const reaches =
        only && kind === "organization" ? `key of ${only.id}` : `key that reaches ${plural(seen.length, "other org")}`;
      return fail("key-refused", `${instead(key, org.apiKeyEnv)}is ${article(kind)} ${reaches}; org ${org.name} is ${org.id}`);
    }
    const { projects, isWhole } = await context.accounts.countProjects(key, org.id, context.counts);
    const limit = org.maxProjects === null ? "" : ` of ${count(org.maxProjects)}`;
    const message = `${whose} key of ${org.id}, ${isWhole ? "" : "at least "}${count(projects)}${limit} projects`;
    const isFull = org.maxProjects !== null && projects >= org.maxProjects;
    return isFull
      ? { status: "warn", code: null, message: `${message}: no room for another` }
      : { status: "ok", code: null, message };
  });
}

async function checkPersonal(context: KeyContext): Promise<Check> {
  const { fleet, env, accounts } = context;
  return row(fleet.personalApiKeyEnv, async () => {
    const key = personalKey(fleet, env);
    const kind = await accounts.kindOf(key);
    if (kind !== "personal") {
      return fail("key-kind", `${instead(key, fleet.personalApiKeyEnv)}is ${article(kind)} key; transfers need a personal one`);
    }
    const seen = await accounts.organizations(key);
    const missing = fleet.orgs.filter(({ id }) => !seen?.some((org) => org.id === id));
    const [first] = missing;
    if (first) {
      return fail(
        "key-refused",
        `${instead(key, fleet.personalApiKeyEnv)}is no member of org ${first.name} (${first.id}); transfers need both`,
      );
    }
    const message = `${instead(key, fleet.personalApiKeyEnv)}personal key, sees ${plural(fleet.orgs.length, "org")} of the fleet; for transfers`;
    return { status: "ok", code: null, message };
  });
}

const words = { personal: "personal", organization: "organization", other: "other" } as const satisfies Record<KeyKind, string>;
const article = (kind: KeyKind): string =>
  kind === "personal" ? "a personal" : kind === "organization" ? "an organization" : "another kind of";

/** Where the variable of the fleet file isn't set, the common one serves. */
const instead = ({ variable }: Key, due: string): string => (variable === due ? "" : `(${variable}) `);

type Verdict = Omit<Check, "subject">;
const fail = (code: Code, message: string): Verdict => ({ status: "fail", code, message });

/** A key that fails is an answer here, not the end. */
async function row(subject: string, look: () => Promise<Verdict>): Promise<Check> {
  try {
    return { subject, ...(await look()) };
  } catch (error) {
    if (!(error instanceof NeonError)) throw error;
    return { subject, ...fail(error.code, reasonOf(error, subject)) };
  }
}

function reasonOf(error: NeonError, subject: string): string {
  if (error instanceof KeyError) return error.message.replace(new RegExp(`^${subject} `), "");
  if (error instanceof NeonStatusError && error.code === "key-refused") return `is refused: ${error.message}`;
  return error.message;
}
