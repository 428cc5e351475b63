/** `show` and `ledger`: which tenant, which journal, which flags. */
import { chmodSync } from "node:fs";
import type { Folder } from "../cli-harness.js";
import type { WrongUse } from "./wrong-use.js";

const journal = ".tenantry/journal/7f3a91c2.jsonl";
const journalled =
  (text: string) =>
  (folder: Folder): void =>
    folder.write({ [journal]: text });

export const showing: readonly WrongUse[] = [
  {
    name: "a tenant that is misspelt",
    args: ["show", "nova-note"],
    exit: 64,
    stderr: `error[unknown-tenant]  no declared tenant is called nova-note
  seen     3 tenants in the sources of tenantry.yaml
  fix      did you mean tenantry show nova-notes?   exit 64
`,
  },
  {
    name: "a project's name or id instead of a tenant",
    args: ["show", "stranger-1"],
    exit: 64,
    stderr: `error[unknown-tenant]  no declared tenant is called stranger-1
  seen     3 tenants in the sources of tenantry.yaml
  fix      the name as it stands in the manifest   exit 64
`,
  },
  {
    name: "no tenant to show",
    args: ["show"],
    exit: 64,
    stderr: `error[usage]  tenantry show: missing required argument 'tenant'
  fix      tenantry show --help   exit 64
`,
  },
  {
    name: "two tenants to show",
    args: ["show", "nova-notes", "acme-crm"],
    exit: 64,
    stderr: `error[usage]  tenantry show takes one tenant; it got 2
  fix      tenantry show --help   exit 64
`,
  },
  {
    name: "show with another command's flag",
    args: ["show", "--tenant", "nova-notes"],
    exit: 64,
    stderr: `error[usage]  tenantry show has no flag --tenant
  fix      --tenant belongs to tenantry plan, tenantry apply, tenantry drift   exit 64
`,
  },
  {
    name: "a journal that is none, before Neon is asked",
    args: ["show", "nova-notes"],
    given: journalled("applied nova-notes\n{}\n"),
    exit: 3,
    stderr: `error[journal-format]  ${journal}:1 is not JSON
  fix      move ${journal} away; it is memory, and everything converges without it   exit 3
`,
  },
  {
    name: "a journal of somebody else",
    args: ["show", "nova-notes"],
    given: (folder) => {
      journalled("")(folder);
      chmodSync(folder.at(journal), 0o000);
    },
    unprivileged: true,
    exit: 3,
    stderr: `error[journal-format]  ${journal} can't be read (permission denied)
  fix      its permissions   exit 3
`,
  },
  {
    name: "ledger of one tenant",
    args: ["ledger", "nova-notes"],
    exit: 64,
    stderr: `error[usage]  tenantry ledger takes no argument; it got 1
  fix      tenantry ledger --help   exit 64
`,
  },
  {
    name: "ledger with another command's flag",
    args: ["ledger", "--tenant", "nova-notes"],
    exit: 64,
    stderr: `error[usage]  tenantry ledger has no flag --tenant
  fix      --tenant belongs to tenantry plan, tenantry apply, tenantry drift   exit 64
`,
  },
  {
    name: "ledger in a format that it hasn't",
    args: ["ledger", "--format", "csv"],
    exit: 64,
    stderr: `error[usage]  --format csv: text, json are the words for it
  fix      --format text   exit 64
`,
  },
  {
    name: "ledger without a key",
    args: ["ledger"],
    env: { NEON_API_KEY_FREE: undefined },
    exit: 8,
    stderr: `error[key-missing]  NEON_API_KEY_FREE is not set; it should hold the key for org free
  fix      Export it, or export NEON_API_KEY for all.   exit 8
`,
  },
];
