/** Nobody said yes, or not to that much. */
import type { Folder } from "../cli-harness.js";
import type { WrongUse } from "./wrong-use.js";
import { file, fleetWith } from "./wrong-use.js";

const secondTombstone: (folder: Folder) => void = file(
  "tenants/more.yaml",
  'tenant: stranger\nprojectId: stranger-1\nstate: deleted\nreason: "a test, SUP-1"\n',
);

export const consent: readonly WrongUse[] = [
  {
    name: "apply without a plan and without a terminal",
    args: ["apply"],
    exit: 4,
    stderr: `error[consent]  without a plan file and without a terminal nobody can say yes
  fix      tenantry plan, have it read, then tenantry apply .tenantry/plan.json
  or       tenantry apply --yes   (consents to no hazard)   exit 4
`,
  },
  {
    name: "apply without a plan, stdin closed",
    args: ["apply"],
    stdin: null,
    exit: 4,
    stderr: `error[consent]  without a plan file and without a terminal nobody can say yes
  fix      tenantry plan, have it read, then tenantry apply .tenantry/plan.json
  or       tenantry apply --yes   (consents to no hazard)   exit 4
`,
  },
  {
    name: "apply without a plan, yes through a pipe",
    args: ["apply"],
    stdin: "acme\n",
    exit: 4,
    stderr: `error[consent]  without a plan file and without a terminal nobody can say yes
  fix      tenantry plan, have it read, then tenantry apply .tenantry/plan.json
  or       tenantry apply --yes   (consents to no hazard)   exit 4
`,
  },
  {
    name: "consent to a hazard that no change has",
    args: ["plan", "--allow", "creates-empty=1", "--allow", "deletes-data=1"],
    exit: 0,
    stderr: `warning[unused-consent]  no change of this plan has the hazard creates-empty
`,
    stdout: /^Next {6}tenantry apply \.tenantry\/plan\.json --allow deletes-data=1 .*\(saved, plan id [0-9a-f]{8}\)$/m,
    reads: 8,
    leaves: [".tenantry", ".tenantry/.gitignore", ".tenantry/plan.json"],
  },
  {
    name: "consent to fewer than the plan deletes",
    args: ["plan", "--allow", "deletes-data=1", "--max-delete", "2"],
    given: secondTombstone,
    exit: 4,
    stderr: "",
    stdout: /--allow deletes-data=2 .* exit 4$/m,
    reads: 8,
    leaves: [".tenantry", ".tenantry/.gitignore", ".tenantry/plan.json"],
  },
  {
    name: "more deletions than the limit: nothing is saved",
    args: ["plan"],
    given: fleetWith("delete: { max: 20 }", "delete: { max: 0 }"),
    exit: 4,
    stderr: "",
    stdout:
      /\n\nrefused\[safety\.delete\] {2}1 of 2 tenants would be deleted; at most 0 may \(1% would be 1\)\.\nNo plan was saved\. For example old-demo\.\nNext {6}if it is meant: tenantry plan --max-delete 1 --allow deletes-data=1, and have it read\n$/,
    reads: 8,
  },
  {
    name: "the same with --json: the plan is the document",
    args: ["plan", "--json"],
    given: fleetWith("delete: { max: 20 }", "delete: { max: 0 }"),
    exit: 4,
    stderr: `refused[safety.delete]  1 of 2 tenants would be deleted; at most 0 may (1% would be 1).
No plan was saved. For example old-demo.
Next      if it is meant: tenantry plan --max-delete 1 --allow deletes-data=1, and have it read
`,
    stdout: /^\{\n {2}"format": "tenantry\/plan@1",\n[\s\S]*\n\}\n$/,
    reads: 8,
  },
  {
    name: "the same for apply with --yes: nothing is applied",
    args: ["apply", "--yes", "--json"],
    given: fleetWith("delete: { max: 20 }", "delete: { max: 0 }"),
    exit: 4,
    stderr: `Observed  3 projects in 2 orgs, complete (4 list pages, 1 detail read, 0.1 s)
Desired   2 tenants and 1 tombstone in 3 files

Needs consent: 1 change, all of them
- delete    old-demo    size unknown, last use unknown, "trial ended, SUP-1388"  tenants/gone.yaml:3

~ upgrade   acme-crm    free → pro                                            tenants/acme.yaml:3
            1 > transfer  org                 free → paid
            2 ~ update    quota.activeTime    100h → 750h
                          quota.dataTransfer  5GiB → 50GiB
                          quota.logicalSize   512MiB → 10GiB
                          historyRetention    6h → 7d
                          compute.max         2 → 4   for new computes, and for ep-calm-fog-a1b2c3
            ! starts-billing

+ create    nova-notes  tier free in org free, aws-us-east-2, Postgres 17     tenants/free.yaml:2

Plan      3 tenants change: 1 create, 1 upgrade (1 transfer, 5 fields), 1 delete. 0 unchanged.
Hazards   deletes-data 1 of 0 allowed, starts-billing 1
Calls     5 writes + 20 reads, about 3 s (396 calls/min: 60% of 700 − 40)
Coverage  lists: all; endpoints, branches, snapshots, usage: 1 tenant, 1 not looked at (--deep)
Extra     1 project without a manifest, made 2026-03-01, never touched

`,
    stdout: `{
  "format": "tenantry/error@1",
  "code": "safety.delete",
  "message": "1 of 2 tenants would be deleted; at most 0 may (1% would be 1).",
  "details": [
    {
      "label": "touches",
      "text": "nothing was applied. For example old-demo"
    },
    {
      "label": "fix",
      "text": "if it is meant: tenantry plan --max-delete 1 --allow deletes-data=1, and have it read"
    }
  ],
  "exit": 4
}
`,
    reads: 8,
  },
];
