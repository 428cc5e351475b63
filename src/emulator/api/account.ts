/** Who am I, which orgs do I see, which regions are there. User routes answer an organization key with 404. */
import { orgFor, roleIn } from "../access.js";
import { ok, type Context, type Handler } from "../context.js";
import { Refusal } from "../refusal.js";
import { regions } from "../regions.js";
import { orgView } from "../views.js";
import type { User } from "../truth.js";

export const getAuthDetails: Handler = (context) => {
  const { key } = context;
  return ok(
    key.kind === "personal"
      ? { account_id: key.user_id ?? "", auth_method: "api_key_user", auth_data: `${key.id}` }
      : { account_id: key.org_id ?? "", auth_method: "api_key_org", auth_data: `${key.id}` },
  );
};

export const getOrganizations: Handler = (context) =>
  ok({ organizations: [...context.store.orgs.values()].filter((org) => roleIn(org, context.key) !== null).map(orgView) });

export const getUser: Handler = (context) => {
  const user = userOf(context);
  return ok({
    active_seconds_limit: 0,
    auth_accounts: [{ email: user.email, image: "", login: user.email, name: user.name, provider: "keycloak" }],
    email: user.email,
    id: user.id,
    image: "",
    login: user.email,
    name: user.name,
    last_name: "",
    projects_limit: 0,
    branches_limit: 0,
    max_autoscaling_limit: 0,
    plan: "scale_v3",
  });
};

const userOf = (context: Context): User => {
  const user = context.store.users.get(context.key.user_id ?? "");
  if (user === undefined) throw new Refusal(404, "", "not allowed for organization API keys");
  return user;
};

export const getRegions: Handler = (context) => {
  const org = context.call.query["org_id"];
  if (org !== undefined) orgFor(context, org);
  return ok({ regions: regions.map((region) => ({ ...region })) });
};
