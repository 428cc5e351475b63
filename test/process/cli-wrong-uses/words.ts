/** Commands, flags and values that don't exist: nothing runs. */
import type { WrongUse } from "./wrong-use.js";

export const words: readonly WrongUse[] = [
  {
    name: "no command",
    args: [],
    exit: 64,
    stderr: `error[usage]  say what to do: init, import, doctor, validate, plan, apply, restore, branch, promote, drift, observe, show, cells, ledger, emulator, contract, explain
  fix      tenantry --help   exit 64
`,
  },
  {
    name: "a misspelt command",
    args: ["aply"],
    exit: 64,
    stderr: `error[usage]  there is no command aply
  fix      did you mean tenantry apply?   exit 64
`,
  },
  {
    name: "another tool's command",
    args: ["sync"],
    exit: 64,
    stderr: `error[usage]  there is no command sync
  fix      did you mean tenantry apply?   exit 64
`,
  },
  {
    name: "a command that is like none",
    args: ["frobnicate"],
    exit: 64,
    stderr: `error[usage]  there is no command frobnicate
  fix      tenantry --help lists all of them: init, import, doctor, validate, plan, apply, restore, branch, promote, drift, observe, show, cells, ledger, emulator, contract, explain   exit 64
`,
  },
  {
    name: "help on what doesn't exist",
    args: ["help", "plans"],
    exit: 64,
    stderr: `error[usage]  there is no command plans
  fix      did you mean tenantry plan?   exit 64
`,
  },
  {
    name: "a flag that doesn't exist, before anything runs",
    args: ["apply", "plan.json", "--dryrun"],
    exit: 64,
    stderr: `error[usage]  tenantry apply has no flag --dryrun
  fix      tenantry plan shows what apply would do
  or       tenantry apply --help lists all of them   exit 64
`,
  },
  {
    name: "the same flag where nothing is written anyway",
    args: ["plan", "--dryrun"],
    exit: 64,
    stderr: `error[usage]  tenantry plan has no flag --dryrun
  fix      tenantry plan only reads, so it needs no such flag
  or       tenantry plan --help lists all of them   exit 64
`,
  },
  {
    name: "a misspelt flag",
    args: ["plan", "--alow", "deletes-data=1"],
    exit: 64,
    stderr: `error[usage]  tenantry plan has no flag --alow
  fix      did you mean --allow?   exit 64
`,
  },
  {
    name: "a flag like none",
    args: ["drift", "--xyzzy=1"],
    exit: 64,
    stderr: `error[usage]  tenantry drift has no flag --xyzzy
  fix      tenantry drift --help lists all of them   exit 64
`,
  },
  {
    name: "a flag of another command",
    args: ["drift", "--max-delete", "3"],
    exit: 64,
    stderr: `error[usage]  tenantry drift has no flag --max-delete
  fix      --max-delete belongs to tenantry plan, tenantry apply   exit 64
`,
  },
  {
    name: "a flag without its value",
    args: ["plan", "--out"],
    exit: 64,
    stderr: `error[usage]  --out <file>: its value is missing
  fix      tenantry plan --help   exit 64
`,
  },
  {
    name: "one argument too many",
    args: ["plan", "plan.json"],
    exit: 64,
    stderr: `error[usage]  tenantry plan takes no argument; it got 1
  fix      tenantry plan --help   exit 64
`,
  },
  {
    name: "two plan files",
    args: ["apply", "plan.json", "other.json"],
    exit: 64,
    stderr: `error[usage]  tenantry apply takes one plan file; it got 2
  fix      tenantry apply --help   exit 64
`,
  },
  {
    name: "a format that doesn't exist",
    args: ["plan", "--format", "yaml"],
    exit: 64,
    stderr: `error[usage]  --format yaml: text, markdown, json are the words for it
  fix      --format text   exit 64
`,
  },
  {
    name: "a text that would act on the terminal",
    args: ["plan", "--\u001b[2J\u202e"],
    exit: 64,
    stderr: `error[usage]  tenantry plan has no flag --\\u{1b}[2J\\u{202e}
  fix      tenantry plan --help lists all of them   exit 64
`,
  },
  {
    name: "with --json the error is a document",
    args: ["plan", "--json", "--max-delete", "all\u202e"],
    exit: 64,
    stderr: "",
    stdout: `{
  "format": "tenantry/error@1",
  "code": "usage",
  "message": "--max-delete all\\u202e: a whole number is due, such as --max-delete 20",
  "details": [
    {
      "label": "fix",
      "text": "the number of tenants that the plan names, without unit or sign"
    }
  ],
  "exit": 64
}
`,
  },
  {
    name: "a limit as a share",
    args: ["plan", "--max-delete", "200%"],
    exit: 64,
    stderr: `error[usage]  --max-delete 200%: a whole number is due, such as --max-delete 20
  fix      the number of tenants that the plan names, without unit or sign   exit 64
`,
  },
  {
    name: "a limit below zero",
    args: ["plan", "--max-delete", "-1"],
    exit: 64,
    stderr: `error[usage]  --max-delete -1: a whole number is due, such as --max-delete 20
  fix      the number of tenants that the plan names, without unit or sign   exit 64
`,
  },
  {
    name: "a limit that is no whole number",
    args: ["plan", "--max-delete", "1.5"],
    exit: 64,
    stderr: `error[usage]  --max-delete 1.5: a whole number is due, such as --max-delete 20
  fix      the number of tenants that the plan names, without unit or sign   exit 64
`,
  },
  {
    name: "a limit that is no number",
    args: ["plan", "--max-delete", "abc"],
    exit: 64,
    stderr: `error[usage]  --max-delete abc: a whole number is due, such as --max-delete 20
  fix      the number of tenants that the plan names, without unit or sign   exit 64
`,
  },
  {
    name: "a limit for a plan that was made",
    args: ["apply", "plan.json", "--max-delete", "3"],
    exit: 64,
    stderr: `error[usage]  --max-delete has no effect on a plan that was made
  fix      tenantry plan --max-delete …, then apply the new plan   exit 64
`,
  },
  {
    name: "consent to no hazard there is",
    args: ["plan", "--allow", "delete-data=1"],
    exit: 64,
    stderr: `error[usage]  --allow delete-data=1: no hazard is called "delete-data"
  fix      did you mean deletes-data=1?   exit 64
`,
  },
  {
    name: "consent without a number",
    args: ["plan", "--allow", "deletes-data"],
    exit: 64,
    stderr: `error[usage]  --allow deletes-data: say to how many, as a whole number above 0
  fix      such as --allow deletes-data=1; the plan's last line has the number   exit 64
`,
  },
  {
    name: "consent in the environment that is none",
    args: ["plan"],
    env: { TENANTRY_ALLOW: "deletes-data=many" },
    exit: 64,
    stderr: `error[usage]  TENANTRY_ALLOW deletes-data=many: say to how many, as a whole number above 0
  fix      such as TENANTRY_ALLOW=deletes-data=1; the plan's last line has the number   exit 64
`,
  },
  {
    name: "a tenant that nobody declares",
    args: ["plan", "--tenant", "nobody"],
    exit: 64,
    stderr: `error[unknown-tenant]  --tenant nobody: none of 3 declared tenants has that name
  fix      the name as it stands in the manifest, or a glob such as 'acme-*'   exit 64
`,
  },
  {
    name: "a revision that git doesn't know",
    args: ["plan", "--base", "origin/nowhere"],
    exit: 64,
    stderr: `error[unknown-revision]
git knows no revision origin/nowhere here. Fix: fetch it first (git fetch origin main), or name another.

1 error, nothing was sent.  Next: tenantry validate                                        exit 64
`,
  },
];
