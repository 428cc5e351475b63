/* Made by tools/generate.mjs from schemas/*.schema.json. eb3976b726136fdfd29356be1856349f536d11d3f9ad900d2ee352b210373d48 */
/**
 * The name of an environment variable: NEON_API_KEY, or NEON_API_KEY_ and a word in capitals. The key itself never stands in a file.
 */
export type KeyEnv = string
/**
 * A size (`KiB MiB GiB TiB` binary, `KB MB GB TB` decimal, `B`).
 */
export type Size = string
/**
 * A whole number.
 */
export type Count = number
/**
 * A share, above 0% and at most 100%.
 */
export type Share = string
/**
 * A duration (`ms s m h d`).
 */
export type Wait = string

/**
 * The fleet file, tenantry.yaml: orgs, tiers, where tenants are declared, and how carefully changes are made.
 */
export interface FleetDocument {
/**
 * The fleet's name.
 */
fleet: string
/**
 * Who is declared. This version reads manifests; rosters and rules are not applied by this version.
 * 
 * @minItems 1
 */
sources?: [Source, ...(Source)[]]
/**
 * The project name of a tenant known by name only; `{tenant}` stands for its key.
 */
naming?: string
/**
 * The fleet's Neon organizations, by your own word for each.
 */
orgs: {
[k: string]: Org
}
/**
 * The environment variable with a personal API key, used for transfers only.
 */
personalApiKeyEnv?: KeyEnv
/**
 * Environments with orgs and keys of their own. Not applied by this version.
 */
environments?: {
[k: string]: Environment
}
/**
 * What a new project gets where its manifest says nothing. Fixed at create: a change here is an error for existing tenants.
 */
defaults?: Defaults
/**
 * Complete presets, by name, the smallest first: a move to an earlier tier is a downgrade.
 */
tiers: {
[k: string]: Tier
}
/**
 * How many tenants one plan, and one day, may change. allowed = min(max, max(1, share of the managed tenants)).
 */
safety?: Safety
/**
 * The account's API limit and our part of it: share × (perMinute − burst) calls a minute.
 */
rate?: Rate
/**
 * How changes are carried out.
 */
apply?: Apply
/**
 * A plan older than this is not applied.
 */
planMaxAge?: Wait
/**
 * A file of dated prices. Not applied by this version.
 */
prices?: string
}
/**
 * One source of tenants.
 */
export interface Source {
/**
 * Glob of manifest files, relative to the fleet file.
 */
manifests?: string
/**
 * A list of tenants exported from your database. Not applied by this version.
 */
roster?: string
/**
 * Projects seen in an org follow a tier. Not applied by this version.
 */
rule?: {
/**
 * An org of this file.
 */
org: string
/**
 * Pattern of project names.
 */
name: string
/**
 * A tier of this file.
 */
tier: string
}
}
/**
 * One Neon organization.
 */
export interface Org {
/**
 * The organization's id.
 */
id: string
/**
 * The environment variable that holds this organization's API key.
 */
apiKeyEnv: KeyEnv
/**
 * How many projects your contract allows here.
 */
maxProjects?: number
/**
 * Neon pays for its projects: each quota for which a tier's `limits` give a number must be at or under it.
 */
sponsored?: boolean
/**
 * How much of the org Tenantry changes. Only `all` is applied by this version.
 */
manage?: ("all" | "report" | "transfers" | "none")
}
/**
 * One environment.
 */
export interface Environment {
/**
 * Its organizations, by the same words as above.
 */
orgs: {
[k: string]: Org
}
}
/**
 * Fixed at create.
 */
export interface Defaults {
/**
 * Neon region.
 */
region?: string
/**
 * Postgres major version.
 */
pgVersion?: number
/**
 * Name of the first branch.
 */
branch?: string
/**
 * Name of the first database.
 */
database?: string
/**
 * Name of the first role.
 */
role?: string
}
/**
 * One tier: complete, so that no quota is unlimited by being forgotten.
 */
export interface Tier {
/**
 * The org its tenants live in.
 */
org: string
/**
 * All five, each an amount or `unlimited`.
 */
quota: Quota
/**
 * How a field is enforced: `exact`, `atLeast` (a top-up stays) or `ignore`. Only `exact` is applied by this version.
 */
enforce?: {
[k: string]: "exact" | "atLeast" | "ignore"
}
/**
 * All three.
 */
compute: Compute
/**
 * How far back its projects can be restored: `none`, or up to 30d.
 */
historyRetention: string
/**
 * Its snapshot schedule. Not applied by this version: its tenants are refused by name.
 */
snapshots?: {
/**
 * Snapshots at regular times.
 */
schedule: Schedule
}
/**
 * What a tenant of this tier may ask for: the program's numbers as you know them, dated.
 */
limits?: Limits
}
/**
 * What Neon enforces, per project and billing period (`logicalSize`: per branch, never reset).
 */
export interface Quota {
/**
 * Wall-clock time that computes are up.
 */
activeTime?: string
/**
 * CU time: one hour at 2 CU counts 2h.
 */
computeTime?: string
/**
 * Data written to all branches.
 */
writtenData?: string
/**
 * Data sent out.
 */
dataTransfer?: string
/**
 * Size of any one branch; over it, writes fail.
 */
logicalSize?: string
}
/**
 * The range a compute scales in, and when it stops. At most 8 CU between min and max; above 16 CU min equals max and suspendTimeout is never.
 */
export interface Compute {
/**
 * Smallest size, in CU.
 */
min?: number
/**
 * Largest size, in CU.
 */
max?: number
/**
 * Idle time after which a compute stops: 60s to 7d, or `never`.
 */
suspendTimeout?: string
}
/**
 * Snapshots of the first branch at regular times, taken by `tenantry apply --due`.
 */
export interface Schedule {
/**
 * Time between two snapshots.
 */
every: string
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
 * Dated limits. What stands not here is not checked.
 */
export interface Limits {
/**
 * Largest quotas.
 */
quota?: {
/**
 * Largest activeTime.
 */
activeTime?: string
/**
 * Largest computeTime.
 */
computeTime?: string
/**
 * Largest writtenData.
 */
writtenData?: Size
/**
 * Largest dataTransfer.
 */
dataTransfer?: Size
/**
 * Largest logicalSize.
 */
logicalSize?: Size
}
/**
 * Most branches of a project, the first included.
 */
branches?: Count
/**
 * Most branches without a parent, the first included.
 */
rootBranches?: Count
/**
 * Most snapshots taken by hand or by name.
 */
snapshots?: Count
/**
 * Compute limits.
 */
compute?: {
/**
 * Largest compute, in CU.
 */
max?: number
/**
 * Shortest suspendTimeout.
 */
minSuspendTimeout?: string
}
/**
 * Longest history.
 */
historyRetention?: string
/**
 * The day these numbers were read; shown wherever one refuses something.
 */
asOf: string
}
/**
 * A limit for each kind of change.
 */
export interface Safety {
/**
 * Projects deleted.
 */
delete?: SafetyLimit
/**
 * Tenants suspended.
 */
suspend?: SafetyLimit
/**
 * Branches restored.
 */
restore?: SafetyLimit
/**
 * Projects moved between orgs.
 */
transfer?: SafetyLimit
/**
 * Projects created. The share counts above 10 projects only.
 */
create?: SafetyLimit
/**
 * Tenants whose settings change.
 */
update?: SafetyLimit
}
/**
 * One kind's limit; a key that is not written keeps the default of its kind.
 */
export interface SafetyLimit {
/**
 * Most tenants, whatever the fleet's size.
 */
max?: Count
/**
 * Share of the managed tenants; at least one is always allowed.
 */
share?: Share
}
/**
 * API calls a minute.
 */
export interface Rate {
/**
 * The account's limit.
 */
perMinute?: number
/**
 * Our part of it.
 */
share?: Share
/**
 * Calls that may be made at once; below perMinute.
 */
burst?: number
/**
 * Divides the fleet for several appliers. Not applied by this version.
 */
cells?: {
/**
 * Tenants in a cell.
 */
size?: number
}
}
/**
 * How changes are carried out.
 */
export interface Apply {
/**
 * How long a request whose answer was lost may still take effect; until then nothing is created again.
 */
settle?: Wait
/**
 * How long an operation of Neon's may run before its change counts as failed.
 */
operationTimeout?: Wait
/**
 * How long one request may take.
 */
requestTimeout?: Wait
/**
 * Tenants worked on at a time.
 */
concurrency?: number
}
