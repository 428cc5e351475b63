/**
 * What all resources of one `pulumi` command share: the fleet, one client with one rate limit, the lists it has read, and
 * what it may remember. One per process, made at the first call; keys are taken from the environment at each request.
 */
import { processWorld } from "../cli/process-world.js";
import { givenConsent } from "../cli/consent.js";
import { refuseInvalid } from "../cli/declared.js";
import { lockPath, lockWriter, readLock } from "../cli/lock-file.js";
import { neonOptions } from "../cli/neon.js";
import { loadFleetOnly } from "../cli/sources.js";
import type { World } from "../cli/world.js";
import { createNeonClient } from "../neon/client.js";
import type { NeonPlaces } from "../neon/places.js";
import type { NeonClient } from "../neon/port.js";
import type { Lock } from "../reconciler/diff/match.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { ProjectId, TenantName } from "../reconciler/names.js";
import { sweepFleet } from "../reconciler/observe.js";
import type { ConsentCounts } from "../reconciler/plan/consent.js";
import type { ConfigReader } from "./config.js";
import { fleetFileOf } from "./config.js";
import type { SharedLists } from "./shared-lists.js";
import { sharedLists } from "./shared-lists.js";

export interface Session {
  readonly world: World;
  /** Without rules: a resource is one declared tenant. */
  readonly fleet: Fleet;
  readonly neon: NeonClient & NeonPlaces;
  readonly lock: Lock;
  readonly consent: ConsentCounts;
  remember(tenant: TenantName, project: ProjectId): Promise<void>;
  readonly listsFor: SharedLists;
}

let opened: Promise<Session> | null = null;

/** A session that couldn't be opened is tried again by the next call. */
export function openSession(config: ConfigReader | null): Promise<Session> {
  opened ??= sessionOfFiles(processWorld(), config).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function sessionOfFiles(world: World, config: ConfigReader | null): Promise<Session> {
  const loaded = await loadFleetOnly(world, fleetFileOf(config, world));
  refuseInvalid(loaded, world, { color: "never", json: false });
  const path = lockPath(world, loaded.fleet.file);
  const lock = readLock(path);
  return sessionIn(world, loaded.fleet, { lock, remember: lockWriter(path, lock).remember });
}

/** What is remembered when a process begins, and how more is. */
export interface Memory {
  readonly lock: Lock;
  remember(tenant: TenantName, project: ProjectId): Promise<void>;
}

/** Of one process. @throws HostError, ProxyError, KeyError, Failure `usage` */
export function sessionIn(world: World, declared: Fleet, memory: Memory): Session {
  const fleet = { ...declared, rules: [] };
  const lock = new Map(memory.lock);
  const { now } = world;
  const neon = createNeonClient(neonOptions(world, fleet, {}));
  return {
    world,
    fleet,
    neon,
    lock,
    consent: givenConsent([], world) ?? {},
    async remember(tenant, project) {
      lock.set(tenant, project);
      await memory.remember(tenant, project);
    },
    listsFor: sharedLists({ now, sweep: () => sweepFleet({ neon, fleet, now }) }),
  };
}
