/** Where keys may not go. */
import type { WrongUse } from "./wrong-use.js";

export const hosts: readonly WrongUse[] = [
  {
    name: "an API host that is no address",
    args: ["plan"],
    env: { NEON_API_HOST: "neon" },
    exit: 64,
    stderr: `error[host-not-allowed]  the API host is not a plain http or https address
  fix      Another host needs --allow-host, and plain http only works on loopback.   exit 64
`,
  },
  {
    name: "an API host of another scheme",
    args: ["plan"],
    env: { NEON_API_HOST: "file:///etc/passwd" },
    exit: 64,
    stderr: `error[host-not-allowed]  the API host is not a plain http or https address
  fix      Another host needs --allow-host, and plain http only works on loopback.   exit 64
`,
  },
  {
    name: "an API host nobody allowed",
    args: ["plan"],
    env: { NEON_API_HOST: "https://neon.example/api/v2" },
    exit: 64,
    stderr: `error[host-not-allowed]  keys are not sent to neon.example; if it is meant: --allow-host neon.example
  fix      Another host needs --allow-host, and plain http only works on loopback.   exit 64
`,
  },
  {
    name: "plain http beyond this machine",
    args: ["plan", "--allow-host", "neon.example"],
    env: { NEON_API_HOST: "http://neon.example/api/v2" },
    exit: 64,
    stderr: `error[host-not-allowed]  plain http to neon.example would send keys in the clear
  fix      Another host needs --allow-host, and plain http only works on loopback.   exit 64
`,
  },
  {
    name: "an API host that only begins like loopback",
    args: ["plan"],
    env: { NEON_API_HOST: "http://127.0.0.1.neon.example/api/v2" },
    exit: 64,
    stderr: `error[host-not-allowed]  plain http to 127.0.0.1.neon.example would send keys in the clear
  fix      Another host needs --allow-host, and plain http only works on loopback.   exit 64
`,
  },
];
