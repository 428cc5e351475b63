/** The way back: a tenant's inputs are a manifest, and are read by the same parser with the same rules. */
import type { Fleet } from "../reconciler/fleet.js";
import { loadManifests } from "../reconciler/manifest/index.js";
import type { Manifest } from "../reconciler/manifest/manifest.js";
import type { TenantInputs } from "./inputs.js";

/** @throws Error where the installed version or the fleet file no longer takes them */
export function manifestOf(inputs: TenantInputs, fleet: Fleet, now: number): Manifest {
  const { manifest, problem } = read(inputs, fleet, now);
  if (manifest) return manifest;
  throw new Error(`${inputs.tenant}: ${problem}. Run pulumi up again`);
}

/**
 * Of inputs that a refresh stored. They say what is live, and that may be what no manifest may ask for: suspended without a reason,
 * more than the limits, in an org whose tier has no room for the snapshots that are declared. Then the state, the restore points, or
 * else all settings, are those of the tier. @throws Error as above
 */
export function storedManifestOf(inputs: TenantInputs, fleet: Fleet, now: number): Manifest {
  const active = { ...inputs, state: "active" };
  const lenient =
    inputs.state === "deleted"
      ? []
      : [active, withoutPoints(active), withoutSettings(active), withoutPoints(withoutSettings(active))];
  for (const candidate of [inputs, ...lenient]) {
    const { manifest } = read(candidate, fleet, now);
    if (manifest) return manifest;
  }
  return manifestOf(inputs, fleet, now);
}

const withoutPoints = ({ snapshots: _snapshots, restore: _restore, ...rest }: TenantInputs): TenantInputs => rest;
const withoutSettings = ({ quota: _quota, compute: _compute, historyRetention: _history, ...rest }: TenantInputs): TenantInputs =>
  rest;

interface Read {
  readonly manifest: Manifest | undefined;
  readonly problem: string;
}

function read(inputs: TenantInputs, fleet: Fleet, now: number): Read {
  const { tenant: key, org: _org, pin, fixed, pending: _pending, refused: _refused, wantsUri: _uri, ...rest } = inputs;
  const [, tenant = key, project, environment] = /^([^.@]+)(?:\.([^@]+))?(?:@(.+))?$/.exec(key) ?? [];
  const document = {
    tenant,
    ...(project !== undefined && { project }),
    ...(environment !== undefined && { environment }),
    ...(pin !== undefined && { projectId: pin }),
    ...fixed,
    ...rest,
  };
  const file = { path: `tenant ${key}`, bytes: new TextEncoder().encode(JSON.stringify(document)) };
  const { manifests, diagnostics } = loadManifests([file], fleet, now);
  const [first] = diagnostics;
  return {
    manifest: manifests[0],
    problem: first ? `${first.code}: ${first.message.replace(/\.$/, "")}` : "its inputs are no manifest",
  };
}
