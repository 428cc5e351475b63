/** Request → Call, and Answer → Response. */
import type { Answer } from "./context.js";
import type { Store } from "./store.js";
import type { Call } from "./truth.js";

export const apiBase = "/api/v2";

export interface Received {
  readonly call: Call;
  /** Stays out of `Call`, so that no ledger or state can hold it. */
  readonly keyText: string | null;
  readonly malformed: boolean;
  readonly userAgent: string | null;
  /** undefined for requests that can't be given up. */
  readonly signal: AbortSignal;
}

export const receive = async (request: Request, url: URL, path: string, store: Store, serial: number): Promise<Received> => {
  const keyText = /^bearer +(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1]?.trim() ?? null;
  const { body, malformed } = request.method === "GET" || request.method === "HEAD" ? noBody : parse(await request.text());
  const key = keyText === null ? undefined : store.keys.find((candidate) => candidate.text === keyText);
  return {
    call: {
      method: request.method,
      path,
      query: Object.fromEntries(url.searchParams),
      body,
      key: key?.id ?? null,
      requestId: request.headers.get("x-request-id") ?? `emulated-${serial}`,
    },
    keyText,
    malformed,
    userAgent: request.headers.get("user-agent"),
    signal: request.signal,
  };
};

const noBody = { body: undefined, malformed: false } as const;

const parse = (text: string): { readonly body: unknown; readonly malformed: boolean } => {
  if (text === "") return noBody;
  try {
    return { body: JSON.parse(text), malformed: false };
  } catch {
    return { body: undefined, malformed: true };
  }
};

export const respond = (answer: Answer): Response =>
  answer.body === undefined
    ? new Response(null, { status: answer.status, headers: { ...answer.headers } })
    : new Response(JSON.stringify(answer.body), {
        status: answer.status,
        headers: { "content-type": "application/json", ...answer.headers },
      });
