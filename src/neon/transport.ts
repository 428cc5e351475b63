/**
 * One request after another through Neon's own client: rate, retries, deadline, and failures as our own errors.
 * An axios error carries the key in its config, so none leaves this file.
 */
import type { Api as ApiOf } from "@neondatabase/api-client";
import { createApiClient } from "@neondatabase/api-client";
import { LostAnswerError, NeonStatusError, UnreachableError } from "./errors.js";
import type { RefusedTransfer } from "./errors.js";
import type { Key } from "./keys.js";
import type { Json } from "./parse.js";
import { isJson } from "./parse.js";
import type { CallStats } from "./port.js";
import type { RateBudget } from "./rate.js";
import { AttemptError, parseRetryAfter, withRetries } from "./retry.js";
import type { RetryWorld } from "./retry.js";
import { textWithin } from "./text-within.js";

/** The generated client; its security type parameter is not used. */
export type Api = ApiOf<unknown>;

export type Fetch = (request: Request) => Promise<Response>;

export interface TransportOptions extends RetryWorld {
  /** The checked base URL. */
  readonly host: string;
  readonly fetch: Fetch;
  readonly rate: RateBudget;
  /** ms */
  readonly requestTimeout: number;
  /** Told of every request that got an answer or failed; never of a body or a key. */
  readonly onCall?: (call: { route: string; status: number | null }) => void;
}

export interface Call {
  /** `GET /projects`: the rate's route and what messages name. */
  readonly route: string;
  readonly key: Key;
}

export interface Transport {
  readonly stats: CallStats;
  /** The answer's body. @throws NeonStatusError, UnreachableError, and LostAnswerError for a write whose effect is unknown */
  send(call: Call, request: (api: Api) => Promise<{ data: unknown }>): Promise<unknown>;
}

const maxBody = 32 * 1024 * 1024;

/** axios makes no Request and no Response of its own around ours; its types don't know that null says so. */
const withoutWrappers: object = { Request: null, Response: null };

export function createTransport(options: TransportOptions): Transport {
  const { host, rate, requestTimeout, now, onCall } = options;
  const stats: CallStats = { calls: 0, writes: 0, retried: new Map() };
  const apis = new Map<string, Api>();
  const boundFetch = weaklyBound(new WeakRef(options.fetch));

  const apiOf = (key: Key): Api => {
    const known = apis.get(key.text);
    if (known) return known;
    const api = createApiClient({
      apiKey: key.text,
      baseURL: host,
      adapter: "fetch",
      env: { fetch: boundFetch, ...withoutWrappers },
      timeout: requestTimeout,
      maxRedirects: 0,
      allowAbsoluteUrls: false,
    });
    apis.set(key.text, api);
    return api;
  };

  return {
    stats,
    async send({ route, key }, request) {
      const isWrite = !route.startsWith("GET ");
      const api = apiOf(key);
      const attempt = async (): Promise<unknown> => {
        await rate.take(route);
        stats.calls += 1;
        if (isWrite) stats.writes += 1;
        try {
          const { data } = await request(api);
          // Half a body, or a proxy's page: nothing can be concluded from it, though its status was a success.
          if (typeof data !== "object" || data === null) throw new AttemptError(null, null, "an answer that is no JSON");
          onCall?.({ route, status: 200 });
          return data;
        } catch (error) {
          const failure = failureOf(route, error, now());
          const status = failure instanceof AttemptError || failure instanceof NeonStatusError ? failure.status : null;
          onCall?.({ route, status });
          if (failure instanceof AttemptError) {
            stats.retried.set(status ?? 0, (stats.retried.get(status ?? 0) ?? 0) + 1);
            if (status === 429) rate.pause(Math.min(failure.retryAfter ?? 1000, 120_000));
          }
          throw failure;
        }
      };
      try {
        return await withRetries(isWrite, options, attempt);
      } catch (error) {
        if (!(error instanceof AttemptError)) throw error;
        const wasRefused = error.status === 423 || error.status === 429 || error.status === 503;
        throw isWrite && !wasRefused
          ? new LostAnswerError(route, error.seen)
          : new UnreachableError(route, error.seen, error.status);
      }
    },
  };
}

/**
 * axios keeps every fetch that it was ever given. It gets one that holds ours weakly, made outside of the scope that
 * holds ours strongly (the client's own `send`), so a client that nobody uses any more can be collected.
 *
 * A Request that is collected passes no abort on, and then its deadline never comes: it lives as long as its answer is read.
 */
function weaklyBound(fetch: WeakRef<Fetch>): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const underWay = new Set<Request>();
  const beingRead = new WeakMap<Response, Request>();
  return async (input, init) => {
    const request = new Request(input, { ...init, redirect: "manual" });
    underWay.add(request);
    try {
      const send = fetch.deref();
      if (!send) throw new TypeError("the client is gone");
      const response = await send(request);
      beingRead.set(response, request);
      return Object.assign(response, { text: () => textWithin(response, maxBody) });
    } finally {
      underWay.delete(request);
    }
  };
}

/** Statuses after which nobody can say whether it happened. */
const isUncertain = (status: number): boolean => status >= 500 || status === 408;

function failureOf(route: string, error: unknown, now: number): Error {
  if (error instanceof AttemptError) return error;
  if (!isJson(error)) return new AttemptError(null, null, "no answer");
  const response = isJson(error["response"]) ? error["response"] : null;
  const status = response && typeof response["status"] === "number" ? response["status"] : null;
  if (response && status !== null && status >= 300) {
    const headers: Json = isJson(response["headers"]) ? response["headers"] : {};
    const retryAfter = parseRetryAfter(headers["retry-after"], now);
    if (status === 423 || status === 429 || isUncertain(status)) return new AttemptError(status, retryAfter, `status ${status}`);
    const body = isJson(response["data"]) ? response["data"] : {};
    return new NeonStatusError(route, status, {
      neonCode: plainWord(body["code"]),
      requestId: plainWord(body["request_id"]),
      refusedTransfer: refusedTransfer(status, body),
    });
  }
  // A 2xx that can't be read is no answer either: its body was cut, too large or not JSON.
  return new AttemptError(null, null, networkWord(error));
}

/** Only words without spaces pass, so no sentence of Neon's (and no secret in it) is ever repeated. */
const plainWord = (value: unknown): string | null =>
  typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value) ? value : null;

function networkWord(error: Json): string {
  const cause = isJson(error["cause"]) ? error["cause"] : {};
  const inner = isJson(cause["cause"]) ? cause["cause"] : {};
  const words = [inner["code"], cause["code"], error["code"]].map(plainWord).filter((word) => word !== null);
  return words[0] ?? "connection failed";
}

function refusedTransfer(status: number, body: Json): RefusedTransfer | null {
  const rows = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
  const word = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
  if (status === 406) {
    return {
      kind: "limits",
      limits: rows(body["limits"]).map((row) => ({
        name: word(row["name"]),
        expected: word(row["expected"]),
        actual: word(row["actual"]),
      })),
    };
  }
  if (status === 422 && Array.isArray(body["projects"])) {
    return {
      kind: "integrations",
      projects: rows(body["projects"]).map((row) => ({ id: word(row["id"]), integration: word(row["integration"]) })),
    };
  }
  return null;
}
