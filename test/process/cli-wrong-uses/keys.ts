/** Keys that are missing, damaged, of the wrong kind or in the wrong place. */
import { canary, keys as right } from "../cli-harness.js";
import type { WrongUse } from "./wrong-use.js";

export const keys: readonly WrongUse[] = [
  {
    name: "a key isn't set",
    args: ["plan"],
    env: { NEON_API_KEY_FREE: undefined },
    exit: 8,
    stderr: `error[key-missing]  NEON_API_KEY_FREE is not set; it should hold the key for org free
  fix      Export it, or export NEON_API_KEY for all.   exit 8
`,
  },
  {
    name: "a key is blank",
    args: ["plan"],
    env: { NEON_API_KEY_PAID: "  " },
    exit: 8,
    stderr: `error[key-missing]  NEON_API_KEY_PAID is blank; it should hold the key for org paid
  fix      Export it, or export NEON_API_KEY for all.   exit 8
`,
  },
  {
    name: "a key ends with a line break",
    args: ["plan"],
    env: { NEON_API_KEY_PAID: `${canary}-paid\n` },
    exit: 8,
    stderr: `error[key-format]  NEON_API_KEY_PAID holds a space, a line break or another character that no key has
  fix      Export it again, without quotes or a trailing newline.   exit 8
`,
  },
  {
    name: "a key holds a line that would be a header",
    args: ["drift"],
    env: { NEON_API_KEY_PAID: `${canary}\r\nX-Evil: 1` },
    exit: 8,
    stderr: `error[key-format]  NEON_API_KEY_PAID holds a space, a line break or another character that no key has
  fix      Export it again, without quotes or a trailing newline.   exit 8
`,
  },
  {
    name: "a key is revoked, or another's",
    args: ["plan"],
    env: { NEON_API_KEY_FREE: `${canary}-revoked` },
    exit: 8,
    stderr: `error[key-refused]  NEON_API_KEY_FREE can't list org free (org-quiet-lake-48151623): 401 request emulated-1 (GET /projects)
  fix      Make a new key and export it.   exit 8
`,
    reads: 1,
  },
  {
    name: "a key is of another org",
    args: ["plan"],
    env: { NEON_API_KEY_FREE: right.NEON_API_KEY_PAID },
    exit: 8,
    stderr: `error[key-refused]  NEON_API_KEY_FREE can't list org free (org-quiet-lake-48151623): 404 request emulated-1 (GET /projects)
  fix      Make a new key and export it.   exit 8
`,
    reads: 1,
  },
  {
    name: "an org key stands where a personal one is due",
    args: ["apply", "plan.json"],
    env: { NEON_API_KEY_PERSONAL: right.NEON_API_KEY_FREE },
    exit: 8,
    stderr: `error[key-kind]  1 of 2 tenants needs a personal key; NEON_API_KEY_PERSONAL holds an org key
  seen     GET /auth: api_key_org (transfers with it answer 403 or 404)
  touches  transfer of acme-crm, free → paid
  fix      a member of both orgs makes one (Console, Account settings, API keys) and exports it   exit 8
`,
    reads: 1,
  },
  {
    name: "the personal key isn't set and the plan has a transfer",
    args: ["apply", "plan.json"],
    env: { NEON_API_KEY_PERSONAL: undefined },
    exit: 8,
    stderr: `error[key-missing]  NEON_API_KEY_PERSONAL is not set; it should hold the key for transfers between orgs
  fix      Export it, or export NEON_API_KEY for all.   exit 8
`,
  },
  {
    name: "an org's key isn't set when a plan is applied",
    args: ["apply", "plan.json"],
    env: { NEON_API_KEY_PAID: undefined },
    exit: 8,
    stderr: `error[key-missing]  NEON_API_KEY_PAID is not set; it should hold the key for org paid
  fix      Export it, or export NEON_API_KEY for all.   exit 8
`,
  },
  {
    name: "a key is an argument",
    args: ["plan", "--api-key", `${canary}-free`],
    exit: 64,
    stderr: `error[key-in-argv]  argument 2 looks like an API key or a flag for one
  fix      revoke that key and export the new one: NEON_API_KEY   exit 64
`,
  },
  {
    name: "a key is a flag's value",
    args: ["plan", `--neon-api-key=${canary}-free`],
    exit: 64,
    stderr: `error[key-in-argv]  argument 2 looks like an API key or a flag for one
  fix      revoke that key and export the new one: NEON_API_KEY   exit 64
`,
  },
  {
    name: "a key of the environment is repeated as an argument",
    args: ["plan", "--base", right.NEON_API_KEY_FREE],
    exit: 64,
    stderr: `error[key-in-argv]  argument 3 looks like an API key or a flag for one
  fix      revoke that key and export the new one: NEON_API_KEY   exit 64
`,
  },
];
