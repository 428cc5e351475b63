/** Where keys may go: Neon's own host, a loopback address, or a host that a flag names. Never what a file says. */
import { NeonError } from "./errors.js";

export const neonHost = "https://console.neon.tech/api/v2";

class HostError extends NeonError {
  override readonly name = "HostError";
  readonly code = "host-not-allowed" as const;
}

/** @throws HostError. The base URL, without a slash at its end. */
export function checkHost(host: string, allowed: readonly string[]): string {
  const url = URL.canParse(host) ? new URL(host) : null;
  if (
    !url ||
    !["https:", "http:"].includes(url.protocol) ||
    url.username !== "" ||
    url.password !== "" ||
    url.search !== "" ||
    url.hash !== ""
  ) {
    throw new HostError("the API host is not a plain http or https address");
  }
  const isLocal = isLoopback(url.hostname);
  if (url.protocol === "http:" && !isLocal) throw new HostError(`plain http to ${url.hostname} would send keys in the clear`);
  if (!isLocal && url.hostname !== new URL(neonHost).hostname && !allowed.includes(url.hostname)) {
    throw new HostError(`keys are not sent to ${url.hostname}; if it is meant: --allow-host ${url.hostname}`);
  }
  return url.href.replace(/(?<!\/)\/+$/, "");
}

/** Of a URL's hostname: this machine, by name or address. */
export const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
