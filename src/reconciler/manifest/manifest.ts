import type { DeclaredBranch } from "../branch.js";
import type { CleanUp } from "../clean-up.js";
import type { ProjectId, TenantName, TierName } from "../names.js";
import type { Inactive } from "../inactive.js";
import type { Schedule } from "../schedule.js";
import type { Errand } from "../errand.js";
import type { DeclaredRestore } from "../restore.js";
import type { DeclaredSnapshot } from "../snapshot.js";
import type { Amount, Compute, Fixed, HistoryRetention, QuotaField, TenantState } from "../settings.js";

/** One tenant as its manifest declares it: only what stands there, in base units. Plain data. */
export interface Manifest {
  readonly tenant: TenantName;
  /** null only for a tombstone (`state: deleted`) that names none. */
  readonly tier: TierName | null;
  /** The pin. */
  readonly projectId: ProjectId | null;
  /** Where the project's name differs from the fleet's `naming`. */
  readonly name: string | null;
  readonly state: TenantState;
  readonly reason: string | null;
  /** ms since the epoch: suspended until then, deleted after. Only with `state: deleted`. */
  readonly deleteAfter: number | null;
  /** ms since the epoch: keep the larger tier until the smaller fits, at most until then. */
  readonly graceUntil: number | null;
  readonly quota: Readonly<Partial<Record<QuotaField, Amount>>>;
  readonly compute: Partial<Compute>;
  readonly historyRetention: HistoryRetention | null;
  readonly fixed: Partial<Fixed>;
  /** By name, in file order. */
  readonly branches: readonly DeclaredBranch[];
  /** By name, in file order. */
  readonly snapshots: readonly DeclaredSnapshot[];
  /** null: the tier's. */
  readonly schedule: Schedule | null;
  readonly restore: DeclaredRestore | null;
  /** Never of a file: what a command was told to do instead of all that is declared. */
  readonly errand?: Errand;
  /** Over the tier's, each by itself. */
  readonly inactive: Inactive;
  /** Over the tier's, by pattern. */
  readonly cleanUp: CleanUp;
  readonly labels: Readonly<Record<string, string>>;
  readonly exceptions: readonly Exception[];
  /** Declared aspects that this version can't apply, by their path (`branches`, `neonAuth`): the tenant is refused by name. */
  readonly unsupported: readonly string[];
  readonly source: ManifestSource;
}

/** A dated permission to differ: `drift` leaves the observed value alone, `limit` allows more than the tier's limit. */
export interface Exception {
  /** A field's path, `compute.max`. */
  readonly field: string;
  readonly allow: "drift" | "limit";
  /** ms since the epoch; the exception holds while now < until. */
  readonly until: number;
  readonly reason: string;
}

/** Where a tenant is declared; lines start at 1. A line is that of `tenant` where the key itself is absent. */
export interface ManifestSource {
  readonly file: string;
  readonly tenant: number;
  readonly tier: number;
  readonly state: number;
}
