/** Plain requests, because probes look at what a client hides: statuses, missing fields, the texts of errors. */
import { isJson, type Json } from "../neon/parse.js";

/** In words of our own: no text of Neon's, no key. */
export class ApiError extends Error {
  override readonly name = "ApiError";
}

export interface Reply {
  readonly status: number;
  /** Empty when there is none, or none that is an object. */
  readonly body: Json;
  /** To be searched, never shown. */
  readonly text: string;
}

export interface Api {
  readonly send: (method: string, path: string, body: Json | undefined, key: string) => Promise<Reply>;
  readonly calls: () => number;
}

export interface ApiOptions {
  /** The checked base URL. */
  readonly host: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Throws when the run is to stop. */
  readonly goOn: () => void;
}

const deadline = 60_000;
const attempts = 20;

export const createApi = ({ host, fetch, sleep, goOn }: ApiOptions): Api => {
  let calls = 0;
  const once = async (method: string, path: string, body: Json | undefined, key: string): Promise<Reply> => {
    calls += 1;
    try {
      const response = await fetch(
        new Request(`${host}${path}`, {
          method,
          redirect: "manual",
          signal: AbortSignal.timeout(deadline),
          headers: {
            authorization: `Bearer ${key}`,
            accept: "application/json",
            "user-agent": "tenantry",
            ...(body === undefined ? {} : { "content-type": "application/json" }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      return { status: response.status, text, body: objectIn(text) };
    } catch {
      throw new ApiError(`no answer to ${method} ${path.replace(/\?.*/s, "")}`);
    }
  };
  return {
    calls: () => calls,
    send: async (method, path, body, key) => {
      for (let attempt = 1; ; attempt += 1) {
        goOn();
        const reply = await once(method, path, body, key);
        if (attempt === attempts || ![423, 429, 503].includes(reply.status)) return reply;
        await sleep(2000);
      }
    },
  };
};

const objectIn = (text: string): Json => {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
};
