/** Opens Neon for a command: the host from flag or environment (never from a file), the keys from the environment. */
import { checkHost, neonHost } from "../neon/host.js";
import type { NeonOptions } from "../neon/client.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { World } from "./world.js";

export interface NeonFlags {
  readonly allowHost?: string[] | undefined;
}

/** @throws HostError */
export function neonOptions(world: World, fleet: Fleet, flags: NeonFlags): NeonOptions {
  const host = checkHost(world.env["NEON_API_HOST"] || neonHost, flags.allowHost ?? []);
  const { env, fetch, now, sleep, random } = world;
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
