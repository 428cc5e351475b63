/**
 * `fetch` through a proxy where the environment names one. Node 20's own fetch knows no proxy, so the requests that need
 * one go out by the library that Node's fetch is made of; all others stay with the fetch that was given.
 */
import type { Dispatcher, buildConnector } from "undici";
import { isLoopback } from "./host.js";
import type { Env } from "./keys.js";
import type { Proxy } from "./proxy.js";
import { readProxy } from "./proxy.js";
import type { Fetch } from "./transport.js";

/** @throws ProxyError at the first request where the proxy's address is none */
export function throughProxy(env: Env, direct: Fetch): Fetch {
  let tunnel: Promise<Fetch> | null = null;
  return async (request) => {
    const { protocol, hostname } = new URL(request.url);
    const proxy = protocol !== "https:" || isLoopback(hostname) ? null : readProxy(env);
    if (proxy === null) return direct(request);
    tunnel ??= openTunnel(proxy);
    return (await tunnel)(request);
  };
}

/** Loaded only where it is needed: it is a second HTTP client. */
async function openTunnel({ address, except }: Proxy): Promise<Fetch> {
  const { EnvHttpProxyAgent, Pool, fetch } = await import("undici");
  const clientFactory = (proxy: URL, { connect }: ProxyOptions): Dispatcher => new Pool(proxy, { connect: named(connect) });
  // All three are given, so that it reads no environment of its own.
  const dispatcher = new EnvHttpProxyAgent({ httpProxy: "", httpsProxy: address, noProxy: except, clientFactory });
  return async ({ url, method, headers, redirect, signal, body }) => {
    // Whole, so that it is sent with its length and not in chunks.
    const sent = body === null ? null : new Uint8Array(await new Response(body).arrayBuffer());
    try {
      const options = { method, headers: [...headers], redirect, signal, body: sent, dispatcher };
      const answer = await fetch(url, options);
      return new Response(answer.body, { status: answer.status, headers: [...answer.headers] });
    } catch (error) {
      const status = refusedTunnel(error);
      throw status === null ? error : new TypeError("fetch failed", { cause: new ProxyFailure(status) });
    }
  };
}

interface ProxyOptions {
  readonly connect?: buildConnector.connector;
}

/** `PROXY_407`, `PROXY_ECONNREFUSED`: who failed, in the one word of a network error that is ever printed. */
class ProxyFailure extends Error {
  override readonly name = "ProxyFailure";
  readonly code: string;
  constructor(reason: string) {
    super("the proxy failed");
    this.code = `PROXY_${reason}`;
  }
}

/** What fails before there is a connection to the proxy is the proxy's failure. */
function named(connect: buildConnector.connector | undefined): buildConnector.connector {
  if (!connect) throw new TypeError("the proxy's client has no way to connect");
  return (options, callback) =>
    connect(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (socket) callback(null, socket);
      else callback(new ProxyFailure(error && "code" in error ? String(error.code) : "unreachable"), null);
    });
}

/** The status of a proxy that opened no tunnel. */
function refusedTunnel(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return /^Proxy response \((\d{3})\)/.exec(error.message)?.[1] ?? refusedTunnel(error.cause);
}
