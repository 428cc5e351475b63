/** Files that are missing, damaged, or not what they seem. */
import { canary } from "../cli-harness.js";
import type { WrongUse } from "./wrong-use.js";
import { file, fleetWith, link, mode, without } from "./wrong-use.js";

export const files: readonly WrongUse[] = [
  {
    name: "no fleet file",
    args: ["plan"],
    given: without("tenantry.yaml"),
    exit: 3,
    stderr: `error[no-fleet-file]
There is no fleet file tenantry.yaml. Fix: change to its folder, or --config <file>.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "a fleet file that is a folder",
    args: ["plan", "--config", "tenants"],
    exit: 3,
    stderr: `tenants:1:1  error[not-a-file]
It is a folder. Fix: rename it, or narrow the glob.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "a fleet file that can't be read",
    args: ["plan"],
    given: mode("tenantry.yaml", 0),
    unprivileged: true,
    exit: 3,
    stderr: `tenantry.yaml:1:1  error[unreadable]
It can't be read (permission denied). Fix: its permissions.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "a fleet file that names another secret as key",
    args: ["plan"],
    given: fleetWith("NEON_API_KEY_FREE", "GITHUB_TOKEN"),
    env: { GITHUB_TOKEN: canary },
    exit: 3,
    stderr: `tenantry.yaml:4:51  error[key-env-name]
4 |   free: { id: org-quiet-lake-48151623, apiKeyEnv: GITHUB_TOKEN, maxProjects: 30000, sponsored: true }
  |                                                   ^^^^^^^^^^^^
orgs.free.apiKeyEnv GITHUB_TOKEN is not a variable that may hold a Neon key. Fix: NEON_API_KEY, or NEON_API_KEY_ and a word in capitals. The key itself never stands in a file.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "a fleet file that says where keys go",
    args: ["plan"],
    given: fleetWith("fleet: acme", "fleet: acme\napiHost: https://neon.example"),
    exit: 3,
    stderr: `tenantry.yaml:2:1  error[endpoint-in-repo]
2 | apiHost: https://neon.example
  | ^^^^^^^
"apiHost" looks like the address of the API; keys go only where NEON_API_HOST says. Fix: remove it, and export NEON_API_HOST.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "no manifests",
    args: ["plan"],
    given: without("tenants"),
    exit: 3,
    stderr: `error[no-manifests]
No file matches tenants/**/*.yaml. Fix: \`sources\` in the fleet file, or the folder.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "an invalid manifest",
    args: ["plan"],
    given: file("tenants/free.yaml", "tenant: nova-notes\nteir: free\n"),
    exit: 3,
    stderr: `tenants/free.yaml:1:9  error[missing-field]
1 | tenant: nova-notes
  |         ^^^^^^^^^^
"tier" is missing in tenant nova-notes. Fix: tier: free, or pro, or business.

tenants/free.yaml:2:1  error[unknown-field]
2 | teir: free
  | ^^^^
Unknown field "teir" in tenant nova-notes. Known here: tenant, tier, project, environment, projectId, name, state, reason, deleteAfter, graceUntil, labels, region, pgVersion, branch, database, role, quota, compute, historyRetention, exceptions, snapshots, branches, cleanUp, inactive, databases, neonAuth, dataApi, restore.

2 errors, nothing was sent.  Next: tenantry validate                                       exit 3
`,
  },
  {
    name: "an invalid manifest, with --json",
    args: ["plan", "--json"],
    given: file("tenants/free.yaml", "tenant: nova-notes\ntier: fre\n"),
    exit: 3,
    stderr: "",
    stdout: `{
  "format": "tenantry/diagnostics@1",
  "diagnostics": [
    {
      "code": "unknown-tier",
      "severity": "error",
      "file": "tenants/free.yaml",
      "range": {
        "start": {
          "line": 2,
          "column": 7
        },
        "end": {
          "line": 2,
          "column": 10
        }
      },
      "message": "nova-notes asks for tier fre; tenantry.yaml has no such tier.",
      "fix": "Did you mean free?",
      "suggestion": {
        "range": {
          "start": {
            "line": 2,
            "column": 7
          },
          "end": {
            "line": 2,
            "column": 10
          }
        },
        "text": "free"
      },
      "related": [],
      "tenant": "nova-notes"
    }
  ],
  "counts": {
    "errors": 1,
    "warnings": 0,
    "files": 1,
    "tenants": 3,
    "shown": 1
  }
}
`,
  },
  {
    name: "a manifest that can't be read",
    args: ["plan"],
    given: mode("tenants/free.yaml", 0),
    unprivileged: true,
    exit: 3,
    stderr: `tenants/free.yaml:1:1  error[unreadable]
It can't be read (permission denied). Fix: its permissions.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "a manifest that is a link out of the folder",
    args: ["plan"],
    given: link("tenants/free.yaml", "/etc/passwd"),
    exit: 3,
    stderr: `tenants/free.yaml:1:1  error[not-a-file]
It is a link out of the fleet's folder. Fix: put the file itself here.

1 error, nothing was sent.  Next: tenantry validate                                        exit 3
`,
  },
  {
    name: "a damaged tenantry.lock",
    args: ["plan"],
    given: file("tenantry.lock", "acme-crm\n"),
    exit: 3,
    stderr: `error[lock-format]  tenantry.lock:1 is not a tenant and a project id
  fix      restore it from git: git checkout -- tenantry.lock   exit 3
`,
  },
  {
    name: "a tenantry.lock that names a tenant twice",
    args: ["plan"],
    given: file("tenantry.lock", "acme-crm a-1\nacme-crm a-2\n"),
    exit: 3,
    stderr: `error[lock-format]  tenantry.lock:2 names acme-crm a second time
  fix      keep the line that names its project   exit 3
`,
  },
  {
    name: "a tenantry.lock that is a link",
    args: ["apply", "plan.json"],
    given: link("tenantry.lock", "/etc/passwd"),
    exit: 3,
    stderr: `error[lock-format]  tenantry.lock is a link, not a file
  fix      restore it from git: git checkout -- tenantry.lock   exit 3
`,
  },
  {
    name: "a folder in which tenantry.lock can't be written",
    args: ["apply", "plan.json"],
    given: mode(".", 0o555),
    unprivileged: true,
    exit: 1,
    stderr: `error[not-saved]  tenantry.lock can't be written beside the fleet file (permission denied)
  touches  nothing was written: what apply makes must be remembered before the next write
  fix      the folder's permissions, or free the disk   exit 1
`,
  },
  {
    name: "--out onto a folder",
    args: ["plan", "--out", "tenants"],
    exit: 64,
    stderr: `error[output]  tenants is a folder; a plan is written to a file
  fix      name a file   exit 64
`,
  },
  {
    name: "--out onto a link",
    args: ["plan", "--out", "here.json"],
    given: link("here.json", "plan.json"),
    exit: 64,
    stderr: `error[output]  here.json is a link; a plan is written to a file
  fix      name a file   exit 64
`,
  },
  {
    name: "--out onto another file",
    args: ["plan", "--out", "tenantry.yaml"],
    exit: 64,
    stderr: `error[output]  tenantry.yaml exists and is no plan
  fix      another path, or --force   exit 64
`,
  },
  {
    name: "--out into a folder that isn't there",
    args: ["plan", "--out", "plans/plan.json"],
    exit: 64,
    stderr: `error[output]  there is no folder plans
  fix      make it first   exit 64
`,
  },
  {
    name: "a .tenantry that is a link",
    args: ["plan"],
    given: link(".tenantry", "tenants"),
    exit: 64,
    stderr: `error[output]  .tenantry is a link; Tenantry keeps its files in a folder of that name
  fix      remove it   exit 64
`,
  },
];
