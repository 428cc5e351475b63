/** Opens Neon for a command: the host from the environment (never from a file), the keys from the environment. */
import { checkHost, isLoopback, neonHost } from "../neon/host.js";
import { orgKey } from "../neon/keys.js";
import type { NeonOptions } from "../neon/client.js";
import type { NeonClient, NeonReader } from "../neon/port.js";
import { readProxy } from "../neon/proxy.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { World } from "./world.js";

export interface NeonFlags {
  readonly allowHost?: string[] | undefined;
}

/** Has no write methods. Neon's client is loaded only here, because most wrong uses end before. @throws HostError, ProxyError, KeyError */
export async function openNeonToRead(world: World, fleet: Fleet, flags: NeonFlags): Promise<NeonReader> {
  const options = neonOptions(world, fleet, flags);
  const { createNeonReader } = await import("../neon/client.js");
  return createNeonReader(options);
}

/** @throws HostError, ProxyError, KeyError */
export async function openNeon(world: World, fleet: Fleet, flags: NeonFlags): Promise<NeonClient> {
  const options = neonOptions(world, fleet, flags);
  const { createNeonClient } = await import("../neon/client.js");
  return createNeonClient(options);
}

/** @throws HostError */
export const apiHost = ({ env }: World, flags: NeonFlags): string =>
  checkHost(env["NEON_API_HOST"] || neonHost, flags.allowHost ?? []);

/** Every org's key and the proxy's address are looked at before the first request. @throws HostError, ProxyError, KeyError */
export function neonOptions(world: World, fleet: Fleet, flags: NeonFlags): NeonOptions {
  const { env, fetch, now, sleep, random } = world;
  const host = apiHost(world, flags);
  if (!isLoopback(new URL(host).hostname)) readProxy(env);
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
