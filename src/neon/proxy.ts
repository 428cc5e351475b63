/**
 * Which proxy requests go through: `HTTPS_PROXY` and `NO_PROXY`, or their lowercase forms, which win as in other programs.
 * Only https is proxied, and always through a tunnel (CONNECT): the proxy learns the host's name and nothing else.
 * A loopback address is never proxied.
 */
import { NeonError } from "./errors.js";
import type { Env } from "./keys.js";

export interface Proxy {
  /** May hold a password: never printed. */
  readonly address: string;
  /** As in `NO_PROXY`. */
  readonly except: string;
}

class ProxyError extends NeonError {
  override readonly name = "ProxyError";
  readonly code = "proxy-address" as const;
}

/** Where `HTTPS_PROXY` stands, null where it is set nowhere. */
const proxyVariable = (env: Env): string | null =>
  ["https_proxy", "HTTPS_PROXY"].find((name) => (env[name] ?? "").trim() !== "") ?? null;

/** null where none is set. @throws ProxyError, without the value */
export function readProxy(env: Env): Proxy | null {
  const variable = proxyVariable(env);
  if (variable === null) return null;
  const text = (env[variable] ?? "").trim();
  // `proxy.example:3128` is what many people write; alone it would parse as a scheme of that name.
  const address = text.includes("://") ? text : `http://${text}`;
  if (!isProxyAddress(address)) throw new ProxyError(`${variable} holds no http or https address of a proxy`);
  return { address, except: env["no_proxy"] || env["NO_PROXY"] || "" };
}

function isProxyAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(address);
  return ["http:", "https:"].includes(protocol) && pathname === "/" && search + hash === "" && isEncoded(username + password);
}

/** A `%` in a password that isn't written as `%25`. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
