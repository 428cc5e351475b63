/**
 * Every diagnostic code: the exit code that follows from it and the text of `tenantry explain <code>`.
 * Codes are the contract with users' scripts: they are added, never changed.
 */
export interface CodeEntry {
  /** See docs/guide.md, exit codes. 0 marks a warning. */
  readonly exit: 0 | 1 | 3 | 4 | 5 | 6 | 7 | 8 | 64;
  /** What it means, why it is refused, what to do: two to five sentences. */
  readonly explanation: string;
  /** A line or two that cause it; what would be right stands behind the #. */
  readonly example?: string;
}

/** What `validate` can say. */
export const manifestCodes = {
  "yaml-syntax": {
    exit: 3,
    explanation:
      "The file is not YAML 1.2 at this place. Nothing of this document is read until it is, because a guess could declare something else than was meant. Fix the line; what follows from it disappears by itself.",
    example: "tenant: nova-notes\n\ttier: free        # a tab can't indent: use spaces",
  },
  "merge-conflict": {
    exit: 3,
    explanation:
      "Git left both sides of a conflict in the file. Keep one side and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
  },
  "duplicate-key": {
    exit: 3,
    explanation:
      "One map holds the same key twice, and YAML does not say which one counts. Remove one. Two tenants in one file are two documents: put --- between them.",
    example: "tenant: nova-notes\ntier: free\ntier: pro            # which?",
  },
  encoding: {
    exit: 3,
    explanation:
      "The file is not UTF-8. Save it as UTF-8, with or without a byte order mark; UTF-16 and older encodings are not read.",
  },
  "control-character": {
    exit: 3,
    explanation:
      "The file holds a character that can't be seen, or that changes how a line reads: a control code, a line break inside a text, a mark that turns the writing direction. Names and reasons go into plans and reports, so such characters are refused everywhere. Remove it.",
  },
  alias: {
    exit: 3,
    explanation:
      "YAML aliases (*name) are not allowed: a few of them can expand to gigabytes, and a reader of the diff can't see what they mean. Write the value out, or put what is shared into a tier.",
    example: "quota: *big          # write the quota out",
  },
  "too-deep": {
    exit: 3,
    explanation: "Collections are nested more than 32 deep. No manifest needs that, and deep nesting can exhaust the parser.",
  },
  "reserved-key": {
    exit: 3,
    explanation:
      "The key has a meaning of its own in JavaScript (__proto__, constructor, prototype) and could reach beyond its map. Use another name.",
  },
  tag: {
    exit: 3,
    explanation: "YAML tags (!!binary, !custom) and %TAG lines have no meaning here. Remove them.",
    example: "tier: !!str free     # tier: free",
  },
  "yaml-version": {
    exit: 3,
    explanation:
      "A %YAML line other than 1.2 changes what values mean: under 1.1 `no` is false, 012 is 10 and 1:30 is 90. Files are YAML 1.2; remove the line.",
  },
  "merge-key": {
    exit: 3,
    explanation:
      "<<: is a merge in YAML 1.1 and a plain key in 1.2, so it would do nothing. Write the keys out, or put what is shared into a tier.",
    example: "<<: *defaults        # does nothing in YAML 1.2",
  },
  "key-type": {
    exit: 3,
    explanation: "A key is a list, a map, a number or a boolean. Keys are texts; put one that looks like a number in quotes.",
    example: 'labels: { 2026: yes }    # { "2026": "yes" }',
  },
  "ambiguous-number": {
    exit: 3,
    explanation:
      "A number with leading zeros, or in another base, is not what it seems: 012 is 12 here and 10 elsewhere. Write the plain number, or put it in quotes if it is a text.",
    example: 'labels: { zip: 01234 }   # "01234"',
  },
  number: {
    exit: 3,
    explanation:
      "The text is no plain number: an exponent, separators between digits, infinity, or quotes around it. Write digits, a point where needed, and the unit.",
    example: "quota: { activeTime: 1_000h }   # 1000h",
  },
  "number-precision": {
    exit: 3,
    explanation:
      "The number can't be kept exactly: it has too many digits, is above 2^53 - 1, or is no whole number of bytes or seconds. What is printed must be what was written, so it is refused instead of rounded.",
    example: "quota: { logicalSize: 0.3B }",
  },
  "missing-value": {
    exit: 3,
    explanation:
      "The key has no value, or null. An empty value could mean the default, nothing or a mistake, so it is refused. Write a value, or remove the key.",
    example: "tier:                # which?",
  },
  "empty-manifest": {
    exit: 3,
    explanation:
      "The file, or one document in it, declares nothing. An empty file is not a deletion: a tenant is deleted by state: deleted. Remove the file, or the --- line too many.",
  },
  "too-large": {
    exit: 3,
    explanation:
      "A file may have 256 KiB. Split it: a tenant may stand in any file, and a file may hold any number of documents up to that size.",
  },
  "not-a-file": {
    exit: 3,
    explanation:
      "The glob matches something that is not a readable file inside the fleet's folder: a directory, a pipe, a device, a link that leads nowhere or out of the folder. Rename or remove it.",
  },
  unreadable: {
    exit: 3,
    explanation: "The file is there but can't be read. Nothing is concluded from its absence. Check its permissions.",
  },
  "case-collision": {
    exit: 3,
    explanation:
      "Two paths differ only in capitals. On some disks they are one file, so one of them would vanish with the next checkout. Rename one; the name of a file means nothing else.",
  },
  "no-manifests": {
    exit: 3,
    explanation:
      "The globs of the fleet file match no file. That is never read as a fleet without tenants. Check `sources` and the folder you are in.",
    example: "sources:\n  - manifests: tenants/**/*.yaml",
  },
  "no-fleet-file": {
    exit: 3,
    explanation:
      "The fleet file can't be found. It is tenantry.yaml in the folder you are in, unless --config or TENANTRY_CONFIG names another.",
  },
  "unknown-revision": {
    exit: 64,
    explanation: "--base names a revision that git does not know here, or git is missing. In CI, fetch the base branch first.",
    example: "git fetch origin main && tenantry validate --base origin/main",
  },
  type: {
    exit: 3,
    explanation:
      "The value has another type than the schema asks for: a list where a map is due, a number where a text is due. docs/manifests.md shows each key's form.",
    example: 'tenant: 42           # "42"',
  },
  format: {
    exit: 3,
    explanation: "The text does not have the form that is due there. docs/manifests.md shows each key's form and an example.",
    example: 'naming: acme         # "acme-{tenant}"',
  },
  "unknown-field": {
    exit: 3,
    explanation:
      "The schema has no such key there, so it would have no effect. Keys are camelCase and listed in docs/manifests.md; `validate` suggests the nearest one.",
    example: "quotta: { dataTransfer: 200GiB }   # quota",
  },
  "missing-field": {
    exit: 3,
    explanation:
      "A key that must be written is not there. A tier must be complete, all five quotas included, so that none is unlimited by being forgotten; a manifest needs tenant and, unless it is a tombstone, tier.",
    example: "tenant: nova-notes   # and tier: free",
  },
  enum: {
    exit: 3,
    explanation: "The value is not one of the words allowed there. They are listed in the message; capitals count.",
    example: "state: Deleted       # deleted",
  },
  range: {
    exit: 3,
    explanation:
      "The number, duration or date lies outside what is allowed there. The message says between which values it may be.",
    example: "compute: { suspendTimeout: 30s }   # 60s to 7d, or never",
  },
  "text-length": {
    exit: 3,
    explanation: "The text is empty, or longer than is kept. The message says how long it may be.",
  },
  "name-length": {
    exit: 3,
    explanation: "A name has 1 to 60 characters.",
  },
  "name-characters": {
    exit: 3,
    explanation:
      "Names of tenants, tiers, orgs and projects consist of a-z, 0-9 and -. They become parts of project names, paths and commands, so nothing else is allowed. A live project with another name is found by `name` or `projectId`.",
    example: "tenant: Nova Notes   # nova-notes, and name: Nova Notes",
  },
  "reserved-name": {
    exit: 3,
    explanation:
      "Postgres or Neon uses this role or database name itself: pg_…, neon_superuser, postgres, template0 and others. Choose another.",
    example: "role: pg_app         # app_owner",
  },
  date: {
    exit: 3,
    explanation: "The text is no date. Dates are UTC: 2026-04-01, or 2026-04-01T18:00:00Z. The day must exist.",
    example: "graceUntil: 2026-02-30",
  },
  "past-date": {
    exit: 0,
    explanation:
      "A date in the file has passed. That is no error, because nobody changed the file; the message says what it means now.",
  },
  "zero-quota": {
    exit: 3,
    explanation:
      "Neon reads a quota of 0 as no limit at all, so 0 is never written by accident. Say unlimited if that is meant, or an amount. To stop a tenant, use state: suspended.",
    example: "quota: { computeTime: 0 }   # unlimited, or 100h",
  },
  unit: {
    exit: 3,
    explanation:
      "The amount has no unit, or one that does not exist. Units count capitals: KiB MiB GiB TiB are binary, KB MB GB TB decimal, durations are s m h d, and there is no space before them.",
    example: "quota: { logicalSize: 512mb }   # 512MB or 512MiB",
  },
  dimension: {
    exit: 3,
    explanation:
      "The amount is a size where a time is due, or a time where a size is due. activeTime and computeTime are times; writtenData, dataTransfer and logicalSize are sizes.",
    example: "quota: { activeTime: 10GB }   # 100h",
  },
  "unlimited-not-allowed": {
    exit: 3,
    explanation:
      "The tier lives in a sponsored org and its dated limits give a number for this quota, so it can't be unlimited. Write an amount at or under the limit. If the program's limit has changed, change `limits` and its date.",
    example: "quota: { logicalSize: unlimited }   # 512MiB",
  },
  "over-limit": {
    exit: 3,
    explanation:
      "The manifest asks for more than its tier's limits allow. Limits are your own dated numbers in the fleet file, not facts about Neon: lower the value, choose a larger tier, correct the limit, or add an exception with allow: limit, an end and a reason.",
    example: "tier: free\ncompute: { max: 4 }  # max: 2, or tier: pro",
  },
  "use-suspended": {
    exit: 3,
    explanation:
      "A time quota of one second is Neon's way to stop a project. Written by hand it would hide that the tenant is suspended, and lose its real quota. Use state: suspended with a reason; the declared quotas are kept and come back with state: active.",
    example: "quota: { activeTime: 1s }   # state: suspended",
  },
  "inactive-order": {
    exit: 3,
    explanation:
      "A tenant would be suspended before anybody is warned of it, or at the same time: inactive.warn must be shorter than inactive.suspend, the tier's and the manifest's taken together. Shorten warn, or say warn: never.",
  },
  "compute-order": {
    exit: 3,
    explanation: "compute.min is above compute.max, in the manifest itself or together with what the tier sets. Write both.",
    example: "compute: { min: 4, max: 2 }",
  },
  "compute-span": {
    exit: 3,
    explanation: "Neon lets a compute scale over at most 8 CU between min and max. Raise min or lower max.",
    example: "compute: { min: 0.25, max: 12 }   # min: 4, or max: 8.25",
  },
  "compute-step": {
    exit: 3,
    explanation: "Compute sizes are multiples of 0.25 CU.",
    example: "compute: { max: 0.3 }   # 0.25",
  },
  "compute-fixed": {
    exit: 3,
    explanation: "Above 16 CU a compute does not scale: its min and max are the same.",
    example: "compute: { min: 4, max: 20 }   # min: 20",
  },
  "compute-suspend": {
    exit: 3,
    explanation: "Above 16 CU Neon does not suspend a compute when it is idle, so suspendTimeout must be never.",
    example: "compute: { min: 20, max: 20, suspendTimeout: 5m }   # never",
  },
  "state-reason": {
    exit: 3,
    explanation: "A tenant that is suspended or deleted needs a reason. It is shown in the plan and stays in git as the record.",
    example: 'state: deleted       # reason: "customer closed the account, SUP-1412"',
  },
  exclusive: {
    exit: 3,
    explanation:
      "Two keys exclude each other: a snapshot is of a moment (at) or of a log position (lsn), a branch has expiresIn or expiresAt, deleteAfter belongs to state: deleted. Keep one.",
  },
  "snapshot-root-only": {
    exit: 3,
    explanation: "Neon takes snapshots of root branches only; this one has a parent.",
  },
  "restore-id": {
    exit: 3,
    explanation:
      "A restore runs once for each id. Without one it would run again with every apply. The id is a time: write the time you decide it.",
    example: "restore: { from: v1.0-launch, id: 2026-03-04T10:00:00Z }",
  },
  "unknown-reference": {
    exit: 3,
    explanation:
      "Something is named that is declared nowhere in this manifest: a snapshot, a parent branch, a database. Declare it, or correct the name.",
  },
  cycle: {
    exit: 3,
    explanation:
      "Branches start from one another in a circle, so none of them could be made first. Let one of them start from the first branch.",
  },
  "unknown-tier": {
    exit: 3,
    explanation: "The fleet file has no tier of that name. Tiers are keys under `tiers`; `validate` suggests the nearest one.",
    example: "tier: buisness       # business",
  },
  "unknown-org": {
    exit: 3,
    explanation: "The tier names an org that is not a key under `orgs`. It is your own word for the org, not Neon's id.",
    example: "org: org-quiet-lake-48151623   # free",
  },
  "unknown-environment": {
    exit: 3,
    explanation:
      "The fleet file has no environment of that name. Environments are keys under `environments`, each with orgs and keys of its own.",
    example: "environment: stage   # staging",
  },
  "rule-org": {
    exit: 3,
    explanation:
      "A rule governs projects of one org and never moves them, so its tier must live in that org. Name a tier of that org, or the tier's org.",
    example: 'rule: { org: free, name: "app-*", tier: pro }   # tier: free',
  },
  "enforce-range": {
    exit: 3,
    explanation:
      "compute.min and compute.max are the two ends of one range. If only one of them followed the tier, together they could make a range that Neon refuses. Enforce both in the same way.",
    example: "enforce: { compute.max: atLeast }   # and compute.min: atLeast",
  },
  "not-enforced": {
    exit: 0,
    explanation:
      "The manifest sets a field that its tier ignores: the value counts when the project is created and never again. A manifest can't override how its tier enforces. Remove the value, or enforce the field in the tier.",
  },
  "roster-line": {
    exit: 3,
    explanation:
      'A line of the roster is not one JSON object. Each line is one tenant, without line breaks inside: {"tenant":"app-1","tier":"free"}. Nothing of the roster is used until all of it can be read.',
  },
  "roster-footer": {
    exit: 3,
    explanation:
      'A roster ends with a footer, {"count":412,"asOf":"2026-03-04T10:00:00Z"}, whose count is the number of tenants above it. Without it nobody can tell a whole list from one that was cut on its way. Export it again.',
  },
  "roster-ahead": {
    exit: 3,
    explanation:
      "The roster's asOf lies more than a day ahead of this machine's clock. Once accepted, every right export after it would look older and be refused. Usually the exporter writes another time than that of the export, or a clock is wrong. Write the moment of the export, in UTC.",
  },
  "roster-older": {
    exit: 3,
    explanation:
      "The roster's asOf lies before that of the roster the last plan was saved from or, where no plan was saved here, of the one at --base, so an old export would undo what a newer one said. Export it again. If the older one is meant, remove .tenantry/roster.json, or plan once without --base.",
  },
  "roster-shrunk": {
    exit: 3,
    explanation:
      "The roster has lost more tenants since the last saved plan or, where no plan was saved here, since the one at --base than maxShrink allows. A sudden drop is usually a broken export. Leaving the roster deletes nothing, but those tenants would no longer be kept in their state. If it is meant, raise maxShrink beside the roster, or remove .tenantry/roster.json.",
    example: "sources: [{ roster: roster.ndjson, maxShrink: 20% }]",
  },
  "duplicate-tenant": {
    exit: 3,
    explanation: "Two manifests declare the same tenant, and nothing says which one counts. Both places are named; remove one.",
  },
  "duplicate-org": {
    exit: 3,
    explanation: "Two entries under `orgs` have the same id, so the same projects would be counted twice. Keep one.",
  },
  "key-env-name": {
    exit: 3,
    explanation:
      "Keys come from environment variables named NEON_API_KEY, or NEON_API_KEY_ and a word in capitals. Any other name could be another service's secret, which would be sent to Neon. A key itself never stands in a file: if one did, revoke it.",
    example: "apiKeyEnv: GITHUB_TOKEN   # NEON_API_KEY_FREE",
  },
  "endpoint-in-repo": {
    exit: 3,
    explanation:
      "The API's address decides where keys are sent. A file that anyone can propose to change may not hold it; it comes from NEON_API_HOST.",
    example: "apiHost: https://…   # export NEON_API_HOST",
  },
  undated: {
    exit: 3,
    explanation:
      "Limits are numbers that change; without a date nobody can tell how old they are. Write asOf: the day you read them.",
    example: "limits: { branches: 10, asOf: 2026-02-06 }",
  },
  "policy-off": {
    exit: 0,
    explanation: "A safety share of 100% stops nothing. That may be meant, for one plan; it should not stay.",
  },
  immutable: {
    exit: 3,
    explanation:
      "Region, Postgres major version and the names of the first branch, database and role are fixed when a project is created. Changing them would need a new project, and Tenantry never replaces one. Put the old value back; for another region or version, declare a new tenant and move the data.",
    example: "pgVersion: 18        # was 17 at origin/main",
  },
  "snapshot-moment": {
    exit: 3,
    explanation:
      "A named snapshot needs a moment: at, or lsn. Without one it would be made again from whatever is there on the day when somebody removes it.",
    example: "snapshots: { named: { v1: {} } }      # at: 2026-03-04T10:00:00Z",
  },
  "branch-moment": {
    exit: 3,
    explanation:
      "A life (expiresIn) is counted from the moment that a branch starts with, its at. Without one the branch would be made again of that day's data each time Neon has removed it. A new at is a new branch; expiresAt is an end that needs no moment.",
    example: "branches: { dev: { expiresIn: 7d } }      # at: 2026-03-04T10:00:00Z beside it",
  },
  unsupported: {
    exit: 3,
    explanation:
      "The schema knows this, but this version can't apply it. It is named instead of ignored, so that a file never promises more than happens. Remove it, or wait for the version that applies it.",
  },
} as const satisfies Record<string, CodeEntry>;

const planning = {
  "incomplete-inventory": {
    exit: 5,
    explanation:
      "Neon's list had a hole: withheld details, a repeated cursor or an unreadable page. What a list doesn't show may exist all the same, so nothing is created, adopted, recovered, transferred or deleted until the list is whole. Updates of projects that were seen go on. No flag turns this off; plan again.",
  },
  "duplicate-project": {
    exit: 4,
    explanation:
      "Two projects could be this tenant's, or two tenants claim one project. Choosing would put one customer's data before another, so nothing is done. Pin the right one with projectId, and give the other a name of its own.",
  },
  "foreign-project": {
    exit: 4,
    explanation:
      "The remembered project exists, but in an org that the fleet file doesn't name. Only projects of the fleet's orgs are written. Move it back, or add that org to the fleet file.",
  },
  "missing-project": {
    exit: 4,
    explanation:
      "The manifest pins a project that no list shows and that can't be recovered. A pin never falls back to the name, because an empty twin would hide the loss. If it is meant, take projectId out: the next plan creates an empty project.",
  },
  "downgrade-blocked": {
    exit: 4,
    explanation:
      "The tenant uses more than the smaller tier allows, or a number that must be known isn't. Every number is printed beside its limit. Nothing is ever cut to make room: keep the tier until it fits, or set graceUntil to a date, and it moves as soon as it fits.",
  },
  grace: {
    exit: 0,
    explanation:
      "A downgrade waits: the tenant doesn't fit the smaller tier yet and graceUntil hasn't come. It keeps its tier and nothing else of it changes. After that date it is refused, and still nothing is cut.",
  },
  "snapshot-no-slot": {
    exit: 4,
    explanation:
      "A snapshot is due, and those that are there fill the configured limit. Nothing is given up before the new one is finished, and what nobody declared is never removed, so nothing is done. Remove one that may go: by name with state: deleted, in a plan of its own, or in Neon.",
  },
  "duplicate-snapshot": {
    exit: 4,
    explanation:
      "A snapshot is to be removed by its name, and several have that name. Choosing could remove the only good one, so nothing is done. Rename or remove one of them in Neon.",
  },
  "snapshot-missing": {
    exit: 0,
    explanation:
      "A declared snapshot isn't there, and the history of the branch no longer holds its moment. It is never made again from later data, so it is only told. Take it out of the manifest, or declare another moment under another name.",
  },
  "snapshot-later": {
    exit: 0,
    explanation: "A declared snapshot is of a moment that is still to come. An apply after that moment takes it.",
  },
  "snapshot-differs": {
    exit: 0,
    explanation:
      "There is a snapshot of that name, and it shows another moment than the manifest declares. It is left as it is: give the moment that you mean a name of its own.",
  },
  "branch-missing": {
    exit: 0,
    explanation:
      "A declared branch isn't there and can't be made: its parent's history no longer holds its moment, or its parent isn't there. It is never made of later data, so it is only told. Take it out of the manifest, or declare another moment.",
  },
  "branch-later": {
    exit: 0,
    explanation: "A declared branch starts with a moment that is still to come. An apply after that moment makes it.",
  },
  "branch-without-compute": {
    exit: 0,
    explanation:
      "A declared branch is there and has no compute, so nobody can connect to it, and its declared size has no effect. Give it a compute in Neon, or remove the branch by word (state: deleted) and declare it again.",
  },
  "branch-left": {
    exit: 0,
    explanation:
      "A branch that the base revision declares is declared no longer. It stays in Neon as it is, because leaving a file removes nothing. To remove it, declare it with state: deleted.",
  },
  inactive: {
    exit: 0,
    explanation:
      "Nobody has used the tenant for as long as inactive.warn says, of its tier or its manifest; the day from which it will be suspended is told where there is one. A tenant whose compute runs although its last use is that long ago is never suspended for it. inactive: { suspend: never } in its manifest opts out.",
  },
  "branch-undeclared": {
    exit: 0,
    explanation:
      "Branches of the tenant are declared nowhere, and none of its clean-up patterns fits their names. They stay as they are. Declare them, or give them a pattern in cleanUp.branches, also with never.",
  },
  "clean-up-kept": {
    exit: 0,
    explanation:
      "A branch fits a pattern of cleanUp.branches and is old enough, and stays all the same: it is protected, another branch starts from it that stays, it has no compute and may be kept for what it holds, or Neon doesn't say when it was made. Nothing needs to be done; what should go must lose what keeps it, in Neon.",
  },
  "branch-differs": {
    exit: 4,
    explanation:
      "There is a branch of that name, and it starts from another branch or moment than the manifest declares, or is the project's first branch. Where a branch starts can't be changed in place, and it is never made again. Declare what it is, give the other one a name of its own, or remove it by word (state: deleted) first.",
  },
  "branch-kept": {
    exit: 4,
    explanation:
      "A branch is to be removed, or to expire, and must not: it is the project's first branch, it is protected, or others start from it. Nothing of the tenant is changed.",
  },
  "restore-later": {
    exit: 0,
    explanation: "The id of a restore is a time that is still to come. An apply after it restores.",
  },
  "restore-superseded": {
    exit: 0,
    explanation:
      "A default branch that is younger than the id of a restore supersedes it, whoever made it: what was written since then isn't thrown away for an older wish. If it is meant, give the restore the present time as its id.",
    example: "restore: { from: v1.0-launch, id: 2026-03-04T10:00:00Z }",
  },
  "restore-left": {
    exit: 0,
    explanation:
      "Two runs at once carried out one restore: the first put its branch in the place of the default one, and the branch that the other made stands beside, without a compute. It counts against the limit of root branches; delete it in Neon.",
  },
  "restore-undone": {
    exit: 4,
    explanation:
      "A restore was carried out, and the branch that it replaced is the default again, or still. Which of both is meant, a person has to say: take restore out of the manifest, or make the restored branch the default in Neon.",
  },
  "restore-source": {
    exit: 4,
    explanation:
      "What a restore names isn't there to be restored, or isn't what its manifest says it is. Nothing of the tenant is changed. Name another snapshot, a time inside the history window, or a branch that an earlier restore replaced.",
  },
  "restore-window": {
    exit: 4,
    explanation:
      "The history of the first branch no longer holds the time that a restore names. It can be restored from a snapshot, or from a later time.",
  },
  "unknown-branch": {
    exit: 4,
    explanation: "The project has no branch of that name. tenantry show lists those that there are; nothing was changed.",
  },
  "preview-asleep": {
    exit: 4,
    explanation:
      "A preview is there to be looked at, and the computes of a suspended tenant can't start. Make it active first, or restore without a preview.",
  },
  "root-branches-full": {
    exit: 4,
    explanation:
      "A restore leaves what it replaces as a root branch, a declared branch of a schema is one, and the configured limit has no room for one more. Nothing is written. Delete in Neon the (old) branches that may go.",
  },
  "branches-full": {
    exit: 4,
    explanation:
      "A declared branch, or what a restore replaces, needs room beside the branches that are there, and the configured limit has none. Nothing is written. Delete in Neon branches that may go.",
  },
  "look-failed": {
    exit: 4,
    explanation: "A detail that this tenant's change depends on could not be read. All its changes are kept back. Plan again.",
  },
  "look-missing": {
    exit: 4,
    explanation:
      "The plan is made from an observation file, and the file doesn't hold a detail that this tenant's change depends on. All its changes are kept back. Observe again with tenantry observe --deep, or plan with a key.",
  },
  "looks-like-rename": {
    exit: 4,
    explanation:
      "The tenant would get a new empty project, while the project of a tenant that is no longer declared stands there with the same settings. That is what renaming a tenant in its manifest looks like. If it is a rename, pin the project: projectId. If it is another tenant, take the old tenant's line out of tenantry.lock.",
    example: "tenant: acme-new\nprojectId: crimson-sun-12345678",
  },
  "org-full": {
    exit: 4,
    explanation:
      "The org would hold more projects than its maxProjects allows, counting those that leave it. The tenants that come first by name still go in; this one waits. Raise maxProjects if Neon raised the limit, or move tenants out first.",
  },
  "org-unmanaged": {
    exit: 4,
    explanation:
      "The tenant belongs, or may belong, to an org with manage: none. Such an org is not even listed, so nothing is known of its projects and nothing is done. Manage the org at least in part (report, transfers), or take the tenant out.",
  },
  "report-only": {
    exit: 0,
    explanation:
      "The tenant differs from what is declared, and its org is managed in part: with manage: report nothing of it is planned, with manage: transfers only what moves a tenant out of it or into it. What would be done is named.",
  },
  integration: {
    exit: 4,
    explanation:
      "Neon doesn't transfer a project that has a GitHub or Vercel integration. Remove the integration in Neon's Console and plan again.",
  },
  "lock-format": {
    exit: 3,
    explanation:
      "tenantry.lock holds one line per tenant: its key, a space, its project id. A damaged lock could name the wrong project, so nothing is planned from it. Restore it from git.",
  },
  "safety.delete": {
    exit: 4,
    explanation:
      "More tenants would be deleted than safety.delete of the fleet file allows. Nothing is saved. If it is meant: plan --max-delete N.",
  },
  "safety.suspend": {
    exit: 4,
    explanation:
      "More tenants would be suspended than safety.suspend allows. Nothing is saved. If it is meant: plan --max-suspend N.",
  },
  "safety.restore": {
    exit: 4,
    explanation:
      "More tenants would be restored than safety.restore allows. Nothing is saved. If it is meant: plan --max-restore N.",
  },
  "safety.transfer": {
    exit: 4,
    explanation:
      "More tenants would change their org than safety.transfer allows. Nothing is saved. If it is meant: plan --max-transfer N.",
  },
  "safety.create": {
    exit: 4,
    explanation:
      "More projects would be created or recovered than safety.create allows. Many creates usually mean an empty list or a wrong key, not a new fleet. Nothing is saved. If it is meant: plan --max-create N.",
  },
  "safety.update": {
    exit: 4,
    explanation:
      "More tenants would be updated than safety.update allows. Nothing is saved. If it is meant: plan --max-update N.",
  },
  consent: {
    exit: 4,
    explanation:
      "A change is dangerous and nobody consented to it. `--allow <hazard>=<count>` consents to at most that many; the plan's last line prints the exact flags. Without consent those tenants are left out and the rest is applied.",
  },
  "unused-consent": {
    exit: 0,
    explanation: "--allow names a hazard that no change of this plan has. Nothing is wrong; the consent covered nothing.",
  },
  "comment-too-large": {
    exit: 4,
    explanation:
      "The plan has more dangerous changes than fit into five pull-request comments. Nothing dangerous is ever cut from a comment, so none is printed. Split this pull request.",
  },
  "plan-format": {
    exit: 3,
    explanation:
      "The file is not a plan: it is cut, not JSON, or lacks what a plan has. Plan again; a plan file is never repaired by hand.",
  },
  "plan-version": {
    exit: 3,
    explanation:
      "The plan was written by another version of the format. It is refused, never guessed at. Plan again with this version.",
  },
  "plan-digest": {
    exit: 3,
    explanation: "The plan's content doesn't match its digest: somebody or something changed it after it was made. Plan again.",
  },
  "plan-op": { exit: 3, explanation: "The plan holds an operation that no plan of ours has. It is refused whole. Plan again." },
  "plan-path": {
    exit: 3,
    explanation: "The plan holds a path outside the fields that Tenantry writes. It is refused whole. Plan again.",
  },
  "plan-order": { exit: 3, explanation: "In the plan a write stands before its test. It is refused whole. Plan again." },
  "plan-scope": {
    exit: 3,
    explanation: "The plan names an org or a project that isn't the fleet's. It is refused whole. Plan again.",
  },
  "plan-config": {
    exit: 6,
    explanation: "The plan was made with another fleet file. Orgs, limits or tiers may differ. Plan again.",
  },
  "plan-expired": {
    exit: 6,
    explanation: "The plan is older than planMaxAge. What it was made from may have moved. Plan again.",
  },
  "plan-unavailable": {
    exit: 3,
    explanation: "The plan file can't be read. Check the path; `tenantry plan` writes .tenantry/plan.json.",
  },
  "observation-format": {
    exit: 3,
    explanation:
      "The observation file can't be read, is cut, or is no observation of ours. Nothing is planned from it. Make it again: tenantry observe --out fleet.json.",
  },
  "observation-version": {
    exit: 3,
    explanation:
      "The observation file has the format of another major version of Tenantry. Make it again with this one: tenantry observe --out fleet.json.",
  },
  "observation-fleet": {
    exit: 6,
    explanation:
      "The observation file is of another fleet, or of other orgs than the fleet file names now. What it doesn't show may exist all the same, so nothing is planned from it. Make it again: tenantry observe --out fleet.json.",
  },
  "observation-ahead": {
    exit: 6,
    explanation:
      "The observation file says that it was made more than an hour from now, so it would outlive its age. The clock of the machine that made it, or of this one, is wrong. Set it, and make the file again: tenantry observe --out fleet.json.",
  },
  "observation-expired": {
    exit: 6,
    explanation:
      "The observation file is older than --max-observation-age allows (24 hours unless given), so too much may have moved. Make it again: tenantry observe --out fleet.json.",
  },
  stale: {
    exit: 7,
    explanation:
      "An observed value moved after the plan was made. Apply writes over nothing it hasn't seen, so this tenant is left alone. Plan again.",
  },
  "create-unsettled": {
    exit: 7,
    explanation:
      "The answer to a create was lost and no look could settle whether it took effect. It isn't sent again blindly. Wait a minute and plan again: the next plan finds the project by name, or creates it.",
  },
  "answer-lost": {
    exit: 7,
    explanation:
      "The answer to a write was lost and a look afterwards doesn't show its effect. Plan again: the next plan shows exactly what is left.",
  },
  "operation-failed": {
    exit: 7,
    explanation:
      "Neon took the change and its operation ended as failed, cancelled or unknown. Look at the project's operations in Neon's Console, then plan again.",
  },
  "operation-timeout": {
    exit: 7,
    explanation: "Neon's operation did not end within apply.operationTimeout. It may still end. Plan again later.",
  },
  "project-gone": {
    exit: 7,
    explanation:
      "The project was there when the plan was made and is gone now. Plan again: it offers to recover it while that is possible.",
  },
  "transfer-refused": {
    exit: 7,
    explanation:
      "Neon refused to transfer this project: a limit of the destination or an integration. Its other changes were kept back. The reason stands beside it.",
  },
  "read-refused": {
    exit: 1,
    explanation:
      "Neon refused a read with a status that no retry helps. The status, Neon's code and the request id stand beside it. Nothing is concluded from it; run the command again, and report the request id to Neon if it stays.",
  },
  "write-refused": {
    exit: 7,
    explanation:
      "Neon refused the change with a status that no retry helps. The status, Neon's code and the request id stand beside it.",
  },
  "not-shown": {
    exit: 7,
    explanation: "Neon answered success, but a read afterwards doesn't show the change. It isn't counted as applied. Plan again.",
  },
  "twin-found": {
    exit: 7,
    explanation:
      "Before a create, a look found a project of that name which the plan didn't know. Nothing was created. Plan again: it offers to adopt it.",
  },
  "not-started": { exit: 7, explanation: "The run was stopped before this tenant's first write. Nothing of it was changed." },
  "max-failures": {
    exit: 7,
    explanation:
      "More tenants failed, or ended unknown, than --max-failures allows, so no further tenant was started. Nothing of this one was changed. Look at what failed first, then continue with apply --resume.",
  },
  locked: {
    exit: 1,
    explanation:
      "Another run of this fleet is under way on this machine, in this checkout or, for the same orgs, in another one; its folder is named then. Two at once would read and write past each other, so this one wrote nothing more. Wait for the other to end. The lock of a run that was killed is taken over by itself.",
  },
  "journal-format": {
    exit: 3,
    explanation:
      "A line of a run's journal can't be read: it was damaged, or another version wrote it. Nothing is guessed from it. The journal is memory, not safety: move the file away, and plan and apply converge without it.",
  },
  "key-missing": {
    exit: 8,
    explanation:
      "The environment variable that the fleet file names for this org holds no key. Keys come from the environment only. Export it, or export NEON_API_KEY for all.",
  },
  "key-format": {
    exit: 8,
    explanation:
      "The key holds a space, a line break or another character that no key has. It wasn't sent anywhere. Export it again, without quotes or a trailing newline.",
  },
  "key-kind": {
    exit: 8,
    explanation:
      "Transfers need a personal key of a member of both orgs; an organization key reaches one org only. Make one in Neon's Console (Account settings, API keys) and export it in the variable that the fleet file names.",
  },
  "key-refused": {
    exit: 8,
    explanation:
      "Neon answered 401 or 403: the key is wrong, revoked, or not allowed to do this. Nothing more was sent with it. Make a new key and export it.",
  },
  "key-in-argv": {
    exit: 64,
    explanation:
      "Something that looks like a key stands among the arguments, where every process of the machine can read it. Revoke that key, and export the new one in the environment.",
  },
  "host-not-allowed": {
    exit: 64,
    explanation:
      "Keys go only to Neon's own host, or to a loopback address. Another host needs --allow-host, and plain http only works on loopback.",
  },
  "proxy-address": {
    exit: 64,
    explanation:
      "HTTPS_PROXY (or https_proxy) must be the address of an http or https proxy, without a path; a password in it is written with %25 for a % sign. Set it like http://proxy.example:3128, or unset it; hosts in NO_PROXY are reached directly.",
  },
  unreachable: {
    exit: 1,
    explanation:
      "Neon didn't answer, after retries. PROXY_ before the reason says that the proxy failed. Check the network and NEON_API_HOST, and behind a proxy HTTPS_PROXY, then run the command again; nothing was left half done by a read.",
  },
  "answer-malformed": {
    exit: 1,
    explanation:
      "Neon's answer wasn't what its API document promises, so nothing is concluded from it. Run the command again; if it stays, report the request id to Neon.",
  },
  usage: {
    exit: 64,
    explanation: "An unknown flag or command, or a wrong value. Nothing ran. The message names the nearest right one.",
  },
  "unknown-tenant": {
    exit: 64,
    explanation:
      "No declared tenant has that name or label, and no project that a rule governs has that id or name. Nothing was changed.",
  },
  "unknown-cell": { exit: 64, explanation: "No tenant is in a cell of that name. Nothing ran. tenantry cells lists them." },
  "other-applier": {
    exit: 4,
    explanation:
      "The fleet file names another door as the applier of this cell (cells.applier): the command, or Pulumi. This one only plans it.",
  },
  output: {
    exit: 64,
    explanation: "The file to write exists and isn't ours to overwrite, or can't be written. Use another path, or --force.",
  },
  "not-saved": {
    exit: 1,
    explanation:
      "A file of ours (the plan, tenantry.lock, a run's journal) could not be written: the disk is full or read-only. Nothing that depends on it goes on.",
  },
  internal: {
    exit: 1,
    explanation:
      "A fault of Tenantry itself. Nothing is left half done that the next plan doesn't show. Please report it with the command and the version.",
  },
} as const satisfies Record<string, CodeEntry>;

export const codes = { ...manifestCodes, ...planning } as const;
export type Code = keyof typeof codes;
