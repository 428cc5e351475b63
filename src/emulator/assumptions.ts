/**
 * What Neon doesn't document and the emulator had to decide. Each decision is a switch with a name, its possible values (the
 * first is the default) and a reason; `tenantry emulator --assumptions` and docs/emulator.md list them all. A client that works
 * with every combination depends on none of them.
 */
interface Switch {
  readonly values: readonly [string, ...string[]];
  readonly about: string;
}

export const switches = {
  quotaPatch: {
    values: ["merge", "replace"],
    about: "PATCH project: quota numbers left out of the body keep their value, or are dropped (= unlimited).",
  },
  defaultsPatch: {
    values: ["merge", "replace"],
    about: "PATCH project: default_endpoint_settings left out of the body keep their value, or fall back to Neon's defaults.",
  },
  listSettings: {
    values: ["present", "absent"],
    about:
      "List items carry settings, default_endpoint_settings and history_retention_seconds; the document makes them optional.",
  },
  listOrder: { values: ["id", "created"], about: "Order of the project list: by id, or by creation time, oldest first." },
  settingsWithoutQuota: {
    values: ["omit", "empty"],
    about: "A project without any quota shows settings without a quota key, or with an empty one.",
  },
  orgKeyTransfer: {
    values: ["403", "404"],
    about: "A transfer with an organization key is refused with 403, or with 404 as for the user endpoints.",
  },
  transferBadId: {
    values: ["refuse-all", "skip"],
    about: "One unknown id in a transfer fails the whole request (404), or is passed over in silence.",
  },
  smallerPlanTransfer: {
    values: ["refuse", "allow"],
    about: "A transfer into an org with a smaller plan answers 406 (subscription_type). The default orgs have the same plan.",
  },
  scopedKeyAfterTransfer: {
    values: ["401", "404"],
    about: "What a project-scoped key answers once its project has left the org.",
  },
  scopedKeyList: {
    values: ["own-project", "403"],
    about: "GET /projects with a project-scoped key lists its one project, or is refused.",
  },
  foreignOrg: { values: ["404", "403"], about: "Status for an org that the key doesn't reach." },
  deletedProject: { values: ["404", "200"], about: "GET of a deleted, still recoverable project." },
  rateAccount: {
    values: ["all-orgs", "per-org"],
    about: "The 700 requests a minute are counted over all orgs together (one account), or for each org.",
  },
  retryAfter: { values: ["seconds", "none"], about: "A 429 of the rate limit carries Retry-After in seconds, or none." },
  projectOperations: {
    values: ["when-running", "always", "never"],
    about:
      "PATCH project schedules operations: for history, and for quota and other settings when a compute is active; for every patch; or never.",
  },
  operationTime: {
    values: ["400", "0", "100", "2000", "30000"],
    about: "Milliseconds each operation takes; those of one change run one after the other. Any whole number is accepted.",
  },
  sponsoredLimits: {
    values: ["off", "enforce"],
    about: "Projects of a sponsored org are refused compute, history and suspend timeouts beyond the org's limits (422, 412).",
  },
  overQuotaStart: {
    values: ["422", "403"],
    about: "Status of a start refused because a quota is used up (the code is ACTIVE_TIME_QUOTA_EXCEEDED and its like).",
  },
  reservedRoles: {
    values: ["refuse", "accept"],
    about: "pg_*, neon_superuser, cloud_admin, zenith_admin, public and none are refused as role names (400).",
  },
  deleteAbsent: {
    values: ["404", "204"],
    about: "DELETE of a branch or compute that isn't there; the document says 204, 404 was seen.",
  },
  rootBranchDelete: {
    values: ["childless", "never"],
    about: "A root branch that is neither the default, the last root, nor a parent can be deleted, or no root can.",
  },
  defaultAfterRestore: {
    values: ["moves", "stays"],
    about: "A finalized restore of the default branch makes the new branch the default, or leaves the flag on the old one.",
  },
  oldBranchName: {
    values: ["numbered", "dated"],
    about: 'A finalized restore whose "<name> (old)" is taken calls the replaced branch "<name> (old 2)", or adds the time.',
  },
  restoredInTime: {
    values: ["stays-root", "child"],
    about: "A root branch restored to its own past stays a root, or becomes a child of the branch that keeps what it was.",
  },
  snapshotOperations: {
    values: ["one", "none"],
    about: "Taking a snapshot schedules an operation and it is finished with it, or it is finished at once.",
  },
  snapshotSchedules: {
    values: ["off", "on"],
    about: "Neon's own backup schedules are refused (as on the Agent Plan), or kept and shown; none is ever carried out.",
  },
  errorsQuoteSecrets: {
    values: ["no", "yes"],
    about:
      "Error messages quote a connection string. Not something Neon is known to do: it shows whether a client hides secrets.",
  },
} as const satisfies Record<string, Switch>;

export type AssumptionName = keyof typeof switches;
type Value<Name extends AssumptionName> = Name extends "operationTime" ? string : (typeof switches)[Name]["values"][number];
export type Assumptions = { readonly [Name in AssumptionName]: Value<Name> };

export const assumptionNames = Object.keys(switches).filter((name): name is AssumptionName => Object.hasOwn(switches, name));

export const defaultAssumptions: Assumptions = {
  quotaPatch: "merge",
  defaultsPatch: "merge",
  listSettings: "present",
  listOrder: "id",
  settingsWithoutQuota: "omit",
  orgKeyTransfer: "403",
  transferBadId: "refuse-all",
  smallerPlanTransfer: "refuse",
  scopedKeyAfterTransfer: "401",
  scopedKeyList: "own-project",
  foreignOrg: "404",
  deletedProject: "404",
  rateAccount: "all-orgs",
  retryAfter: "seconds",
  projectOperations: "when-running",
  operationTime: "400",
  sponsoredLimits: "off",
  overQuotaStart: "422",
  reservedRoles: "refuse",
  deleteAbsent: "404",
  rootBranchDelete: "childless",
  defaultAfterRestore: "moves",
  oldBranchName: "numbered",
  restoredInTime: "stays-root",
  snapshotOperations: "one",
  snapshotSchedules: "off",
  errorsQuoteSecrets: "no",
};

/** Reads `name=value`; returns what is wrong with it as a sentence. */
export const parseAssumption = (name: string, value: string): Partial<Assumptions> | string => {
  const known = assumptionNames.find((candidate) => candidate === name);
  if (known === undefined) return `There is no assumption "${name}". Known: ${assumptionNames.join(", ")}.`;
  const values: readonly string[] = switches[known].values;
  if (values.includes(value) || (known === "operationTime" && /^\d{1,7}$/.test(value))) return { [known]: value };
  return `Assumption ${name} is ${values.join(" or ")}, not "${value}".`;
};
