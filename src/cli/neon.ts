/** Opens Neon for a command: the host from the environment (never from a file), the keys from the environment. */
import { checkHost, neonHost } from "../neon/host.js";
import { orgKey } from "../neon/keys.js";
import type { NeonOptions } from "../neon/client.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { World } from "./world.js";

export interface NeonFlags {
  readonly allowHost?: string[] | undefined;
}

/** Every org's key is looked at before the first request. @throws HostError, KeyError */
export function neonOptions(world: World, fleet: Fleet, flags: NeonFlags): NeonOptions {
  const { env, fetch, now, sleep, random } = world;
  const host = checkHost(env["NEON_API_HOST"] || neonHost, flags.allowHost ?? []);
  for (const org of fleet.orgs) orgKey(org, env);
  const debug = env["TENANTRY_DEBUG"] === "api";
  return {
    fleet,
    env,
    host,
    fetch,
    now,
    sleep,
    random,
    ...(debug && { onCall: ({ route, status }) => world.stderr.write(`api ${status ?? "no answer"} ${route}\n`) }),
  };
}
