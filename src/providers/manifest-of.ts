/** The way back: a tenant's inputs are a manifest, and are read by the same parser with the same rules. */
import type { Fleet } from "../reconciler/fleet.js";
import { loadManifests } from "../reconciler/manifest/index.js";
import type { Manifest } from "../reconciler/manifest/manifest.js";
import type { TenantInputs } from "./inputs.js";

/** @throws Error where the installed version or the fleet file no longer takes them */
export function manifestOf(inputs: TenantInputs, fleet: Fleet, now: number): Manifest {
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
  const [manifest] = manifests;
  if (manifest) return manifest;
  const [first] = diagnostics;
  throw new Error(
    `${key}: ${first ? `${first.code}: ${first.message.replace(/\.$/, "")}` : "its inputs are no manifest"}. Run pulumi up again`,
  );
}
