/* Made by tools/generate.mjs from schemas/*.schema.json. eb3976b726136fdfd29356be1856349f536d11d3f9ad900d2ee352b210373d48 */
/**
 * A key: a-z, 0-9 and -, at most 60 characters.
 */
export type Name = string
/**
 * An id of Neon's.
 */
export type Id = string
/**
 * 1 to 256 printable characters.
 */
export type ProjectName = string
/**
 * One line of text, 1 to 1000 characters.
 */
export type Text = string
/**
 * A UTC date, `2026-04-01`, or date and time, `2026-04-01T18:00:00Z`.
 */
export type Date = string
/**
 * A Neon region.
 */
export type Region = string
/**
 * A Postgres major version.
 */
export type PgVersion = number
/**
 * 1 to 256 printable characters.
 */
export type BranchName = string
/**
 * A Postgres name of at most 63 characters; `pg_…` and the names Neon uses itself are reserved.
 */
export type Identifier = string
/**
 * A duration (`s m h d`) or `unlimited`; 0 is an error.
 */
export type TimeQuota = string
/**
 * A size (`KiB MiB GiB TiB` binary, `KB MB GB TB` decimal, `B`) or `unlimited`; 0 is an error.
 */
export type SizeQuota = string
/**
 * Compute units: 0.25 to 56, a multiple of 0.25.
 */
export type Cu = number
/**
 * 60s to 7d, or `never`.
 */
export type SuspendTimeout = string
/**
 * Up to 30d, or `none`.
 */
export type HistoryRetention = string
/**
 * A duration (`s m h d`).
 */
export type Duration = string

/**
 * One tenant. A file holds one or many, each its own YAML document. What is not written here comes from the tier.
 */
export interface ManifestDocument {
/**
 * The key of the tenant, the same for ever. The Neon project has this name, unless `naming`, `name` or `projectId` says otherwise. Renaming the file changes nothing.
 */
tenant: Name
/**
 * A tier of the fleet file. Another tier is an upgrade or a downgrade: a transfer between orgs, never a new database.
 */
tier?: Name
/**
 * Tells several projects of one tenant apart; the project name becomes `tenant.project`. Not applied by this version.
 */
project?: Name
/**
 * An environment of the fleet file, with orgs and keys of its own; the project name ends with `@environment`. Not applied by this version.
 */
environment?: Name
/**
 * Pins the Neon project. A pinned project that is gone is reported as missing; it is never replaced by a new one.
 */
projectId?: Id
/**
 * The Neon project's name, where it is not the one that `naming` gives.
 */
name?: ProjectName
/**
 * `suspended`: no compute can start until the state is `active` again; declared quotas are kept. `deleted`: a tombstone, the only way to delete. These two need a reason.
 */
state?: ("active" | "suspended" | "deleted")
/**
 * Why the tenant is suspended or deleted; shown in plans and audits.
 */
reason?: Text
/**
 * Only with `state: deleted`: suspended until this date, deleted after it.
 */
deleteAfter?: Date
/**
 * With a smaller `tier`: keep the larger one until everything fits, and warn until this date; then the move is blocked. Data is never cut.
 */
graceUntil?: Date
/**
 * Your own marks, for `--label` and reports. Neon never sees them.
 */
labels?: {
[k: string]: string
}
/**
 * Neon region. Fixed when the project is created.
 */
region?: Region
/**
 * Postgres major version. Fixed when the project is created.
 */
pgVersion?: PgVersion
/**
 * Name of the first branch. Fixed when the project is created.
 */
branch?: BranchName
/**
 * Name of the first database. Fixed when the project is created.
 */
database?: Identifier
/**
 * Name of the first role. Fixed when the project is created.
 */
role?: Identifier
/**
 * Quotas that differ from the tier's. Those not written keep the tier's amount.
 */
quota?: Quota
/**
 * Compute settings that differ from the tier's.
 */
compute?: Compute
/**
 * How far back the project can be restored: `none`, or up to 30d.
 */
historyRetention?: HistoryRetention
/**
 * Dated permissions to differ, each with an end and a reason.
 */
exceptions?: Exception[]
/**
 * Named snapshots and a schedule. Not applied by this version: a tenant that declares it is refused by name.
 */
snapshots?: Snapshots
/**
 * Branches besides the first, by name. Not applied by this version: a tenant that declares it is refused by name.
 */
branches?: {
[k: string]: Branch
}
/**
 * Databases besides the first, by name. Not applied by this version: a tenant that declares it is refused by name.
 */
databases?: {
[k: string]: Database
}
/**
 * Neon Auth on the first branch. Not applied by this version: a tenant that declares it is refused by name.
 */
neonAuth?: NeonAuth
/**
 * The Data API on the first branch. Not applied by this version: a tenant that declares it is refused by name.
 */
dataApi?: DataApi
/**
 * Restores the first branch once per `id`. Not applied by this version: a tenant that declares it is refused by name.
 */
restore?: Restore
}
/**
 * What Neon enforces, per project and billing period (`logicalSize`: per branch, never reset).
 */
export interface Quota {
/**
 * Wall-clock time that computes are up.
 */
activeTime?: TimeQuota
/**
 * CU time: one hour at 2 CU counts 2h.
 */
computeTime?: TimeQuota
/**
 * Data written to all branches.
 */
writtenData?: SizeQuota
/**
 * Data sent out.
 */
dataTransfer?: SizeQuota
/**
 * Size of any one branch; over it, writes fail.
 */
logicalSize?: SizeQuota
}
/**
 * The range a compute scales in, and when it stops. At most 8 CU between min and max; above 16 CU min equals max and suspendTimeout is never.
 */
export interface Compute {
/**
 * Smallest size, in CU.
 */
min?: Cu
/**
 * Largest size, in CU.
 */
max?: Cu
/**
 * Idle time after which a compute stops: 60s to 7d, or `never`.
 */
suspendTimeout?: SuspendTimeout
}
/**
 * One permission.
 */
export interface Exception {
/**
 * Path of the field.
 */
field: ("quota.activeTime" | "quota.computeTime" | "quota.writtenData" | "quota.dataTransfer" | "quota.logicalSize" | "compute.min" | "compute.max" | "compute.suspendTimeout" | "historyRetention")
/**
 * `drift` leaves what is observed alone; `limit` lets the manifest go over the tier's limit.
 */
allow: ("drift" | "limit")
/**
 * The end; from then on the exception is ignored.
 */
until: Date
/**
 * Why, for audits.
 */
reason: Text
}
/**
 * Named snapshots and a schedule.
 */
export interface Snapshots {
/**
 * By name. A snapshot is a moment: taken while the history window holds that moment, never made again from later data.
 */
named?: {
[k: string]: Snapshot
}
/**
 * Snapshots at regular times.
 */
schedule?: Schedule
}
/**
 * One snapshot: of a moment (`at`) or of a position in the log (`lsn`), not both.
 */
export interface Snapshot {
/**
 * The moment.
 */
at?: Date
/**
 * A log sequence number.
 */
lsn?: string
/**
 * A root branch.
 */
branch?: BranchName
/**
 * When Neon removes it.
 */
expiresAt?: Date
/**
 * `deleted` removes it by word.
 */
state?: ("active" | "deleted")
}
/**
 * Snapshots of the first branch at regular times, taken by `tenantry apply --due`.
 */
export interface Schedule {
/**
 * Time between two snapshots.
 */
every: Duration
/**
 * Time of day, UTC.
 */
at?: string
/**
 * How many scheduled snapshots stay.
 */
keep: number
}
/**
 * One branch.
 */
export interface Branch {
/**
 * Name of the branch it starts from.
 */
parent?: BranchName
/**
 * Starts with the parent's schema and no rows; this makes it a root branch.
 */
schemaOnly?: boolean
/**
 * Life after it is created.
 */
expiresIn?: Duration
/**
 * When Neon removes it.
 */
expiresAt?: Date
/**
 * Its compute, where it differs from the tenant's.
 */
compute?: Compute
/**
 * Neon's protection against deletion and reset.
 */
protected?: boolean
/**
 * `deleted` removes it by word.
 */
state?: ("active" | "deleted")
}
/**
 * One database.
 */
export interface Database {
/**
 * The role that owns it.
 */
owner?: Identifier
}
/**
 * Neon Auth.
 */
export interface NeonAuth {
/**
 * Providers people sign in with.
 */
oauth?: ("google" | "github" | "microsoft" | "vercel")[]
/**
 * Origins a sign-in may return to.
 */
trustedDomains?: string[]
}
/**
 * The Data API.
 */
export interface DataApi {
/**
 * The database it serves.
 */
database?: Identifier
/**
 * Who issues the tokens.
 */
auth?: ("neonAuth" | "external")
/**
 * With `auth: external`: where the keys of the issuer are.
 */
jwksUrl?: string
}
/**
 * One restore.
 */
export interface Restore {
/**
 * A declared snapshot, or a scheduled one by its name (`sched-20260304T1000Z`).
 */
from: BranchName
/**
 * A time, which is the restore's identity: any default branch made after it supersedes this; it is inert 24 hours later.
 */
id: Date
}
