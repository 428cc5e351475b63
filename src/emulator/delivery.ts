/** How an answer reaches its caller: whole, broken, or not at all. */
import type { Answer } from "./context.js";
import { respondInForm, type FormFault } from "./form.js";
import { respond } from "./receive.js";
import { unreachable } from "./unreachable.js";
import type { Fault, RetryAfter } from "./faults.js";
import type { Json } from "./truth.js";

export type Delivery =
  | {
      readonly kind: "answer";
      readonly answer: Answer;
      readonly broken?: "cut-body" | "half-json" | "html";
      readonly form?: FormFault;
    }
  | { readonly kind: "lost"; readonly error: keyof typeof lostCodes }
  | { readonly kind: "hang" };

const lostCodes = {
  reset: "ECONNRESET",
  refused: "ECONNREFUSED",
  dns: "ENOTFOUND",
  tls: "ERR_TLS_CERT_ALTNAME_INVALID",
} as const;

/** As undici's fetch fails: a TypeError with the reason as its cause. Served over HTTP, the socket is destroyed instead. */
class ConnectionLost extends TypeError {
  constructor(error: keyof typeof lostCodes) {
    const code = lostCodes[error];
    super("fetch failed", { cause: Object.assign(new Error(`the emulator broke the connection: ${code}`), { code }) });
  }
}

export const deliver = (delivery: Delivery, signal: AbortSignal): Promise<Response> => {
  switch (delivery.kind) {
    case "lost":
      return Promise.reject(new ConnectionLost(delivery.error));
    case "hang":
      return givenUp(signal);
    case "answer":
      if (delivery.form !== undefined) return Promise.resolve(respondInForm(delivery.answer, delivery.form));
      return Promise.resolve(
        delivery.broken === undefined ? respond(delivery.answer) : breakBody(delivery.answer, delivery.broken),
      );
    default:
      return unreachable(delivery);
  }
};

/** Never resolves; rejects when the caller aborts. */
const givenUp = (signal: AbortSignal): Promise<Response> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new ConnectionLost("reset"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });

const breakBody = (answer: Answer, how: "cut-body" | "half-json" | "html"): Response => {
  const headers = { "content-type": how === "html" ? "text/html" : "application/json", ...answer.headers };
  if (how === "html")
    return new Response(`<html><head><title>${answer.status}</title></head><body><h1>${answer.status}</h1></body></html>`, {
      status: answer.status,
      headers,
    });
  const text = JSON.stringify(answer.body ?? null);
  const half = text.slice(0, Math.ceil(text.length / 2));
  if (how === "half-json") return new Response(half, { status: answer.status, headers });
  const cut = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(half)),
    pull: (controller) =>
      controller.error(
        new TypeError("terminated", { cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }) }),
      ),
  });
  return new Response(cut, { status: answer.status, headers });
};

export const statusDelivery = (fault: Extract<Fault, { kind: "status" }>, requestId: string, now: number): Delivery => {
  const headers: Readonly<Record<string, string>> =
    fault.retryAfter === undefined ? {} : { "retry-after": retryAfterText(fault.retryAfter, now) };
  const known = usual[fault.status];
  const body: Json = { request_id: requestId, code: fault.code ?? "", message: fault.message ?? known ?? "emulated failure" };
  if (fault.body === "html")
    return { kind: "answer", answer: { status: fault.status, body: undefined, headers }, broken: "html" };
  return { kind: "answer", answer: { status: fault.status, body: fault.body === "empty" ? undefined : body, headers } };
};

const usual: Readonly<Record<number, string>> = {
  401: "supplied credentials do not pass authentication",
  403: "user has no access to this resource",
  404: "project not found",
  423: "project already has running conflicting operations, scheduling of new ones is prohibited",
  429: "rate limit exceeded, try again later",
  503: "service unavailable",
};

const retryAfterText = (value: RetryAfter, now: number): string =>
  typeof value === "object" ? new Date(now + value.dateInMs).toUTCString() : `${value}`;
