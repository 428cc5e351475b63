/**
 * The usual tenant of a large fleet: what a list shows of it is what is declared, and nothing is declared that only a look would show.
 * Nothing follows from it, so it isn't judged at all. Says less than it could, and never more: `judge` finds nothing in a tenant at rest.
 */
import type { DesiredTenant } from "../desired.js";
import type { ObservedProject } from "../observed.js";
import { observedState } from "../observed.js";
import { quotaFields } from "../settings.js";

type Claim = (desired: DesiredTenant, project: ObservedProject) => boolean;

/** `null` where it alone makes no difference to a tenant whose other fields are at rest. */
const claims: Readonly<Record<keyof DesiredTenant, Claim | null>> = {
  tenant: null,
  tier: null,
  pin: null,
  reason: null,
  dated: null,
  deleteAfter: null,
  enforce: null,
  fixed: null,
  limits: null,
  graceUntil: null,
  exceptions: null,
  source: null,
  org: ({ org }, project) => org === project.org,
  name: ({ name }, project) => name === project.name,
  state: ({ state }, project) => state === "active" && observedState(project) === "active",
  settings: ({ settings }, { quota, compute, historyRetention }) =>
    settings !== null &&
    quotaFields.every((field) => settings.quota[field] === quota[field]) &&
    settings.compute.min === compute.min &&
    settings.compute.max === compute.max &&
    settings.compute.suspendTimeout === compute.suspendTimeout &&
    settings.historyRetention === historyRetention,
  declaredFixed: ({ declaredFixed: { region, pgVersion } }) => region === undefined && pgVersion === undefined,
  branches: ({ branches }) => branches.length === 0,
  snapshots: ({ snapshots }) => snapshots.length === 0,
  rotation: ({ rotation }) => rotation === null,
  restore: ({ restore }) => restore === null,
  inactive: null,
  unused: ({ unused }) => unused === undefined,
  cleanUp: ({ cleanUp }) => Object.keys(cleanUp).length === 0,
  errand: ({ errand }) => errand === undefined,
  unsupported: ({ unsupported }) => unsupported.length === 0,
};
const all = Object.values(claims).filter((claim) => claim !== null);

/** Of a live project that is known to be the tenant's, otherwise than by its name, and of which nothing was looked at. */
export const isAtRest: Claim = (desired, project) => all.every((claim) => claim(desired, project));
