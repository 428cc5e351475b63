import type { NeonClient, Place } from "../../neon/port.js";
import type { Fleet } from "../fleet.js";
import type { Journal } from "../journal/entry.js";
import type { RecentCreates } from "../journal/runs.js";
import type { OrgName, ProjectId, TenantName } from "../names.js";
import type { LiveProjects } from "./live.js";

/** What every step of apply needs. */
export interface ApplyContext {
  readonly neon: NeonClient;
  readonly fleet: Fleet;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Writes the id to `tenantry.lock` and resolves when it is there. `place` is what a create told; null where nobody looked. */
  readonly remember: (tenant: TenantName, project: ProjectId, place: Place | null) => Promise<void>;
  /** Told before each write to Neon, and after it. */
  readonly journal: Journal;
  /** Of the plan: part of our mark on what we create. */
  readonly planId: string;
}

export interface StepContext extends ApplyContext {
  readonly live: LiveProjects;
  /** List pages of an org, as the plan found it. */
  readonly pagesOf: (org: OrgName) => number;
  /** What runs of this machine created within the hour. */
  readonly recentCreates: RecentCreates;
  /** Projects that answers to this run's own creates named. */
  readonly made: Set<ProjectId>;
}
