/**
 * One request on the state: who asks, may they, which route, its handler. Synchronous and whole: nobody sees half an effect.
 * Whatever goes wrong comes back as Neon's error body.
 */
import { authenticate } from "./access.js";
import type { Assumptions } from "./assumptions.js";
import { wireTime } from "./clock.js";
import type { Answer } from "./context.js";
import { canary } from "./ids.js";
import type { RateLimit } from "./rate.js";
import { Refusal } from "./refusal.js";
import type { Found } from "./router.js";
import type { Store } from "./store.js";
import type { Call } from "./truth.js";

export interface Performed {
  readonly answer: Answer;
  /** The state changed. */
  readonly effect: boolean;
  readonly operationIds: readonly string[];
}

export interface Performer {
  readonly store: Store;
  readonly assume: Assumptions;
  readonly rate: RateLimit;
}

export const perform = (performer: Performer, call: Call, keyText: string | null, found: Found, now: number): Performed => {
  const { store, assume, rate } = performer;
  const operationIds: string[] = [];
  try {
    const key = authenticate(store, keyText, assume);
    rate.take(key, found.route.operation, now, assume);
    key.last_used_at = wireTime(now);
    const answer = found.route.handler({ store, now, assume, key, call, params: found.params, operationIds });
    return { answer, effect: call.method !== "GET", operationIds };
  } catch (error) {
    if (error instanceof Refusal)
      return { answer: refusalAnswer(error, call.requestId, assume), effect: false, operationIds: [] };
    throw error;
  }
};

export const refusalAnswer = (refusal: Refusal, requestId: string, assume: Assumptions): Answer => {
  const quoted =
    assume.errorsQuoteSecrets === "yes" ? ` (connection postgresql://neondb_owner:npg_${canary}@ep-quoted.neon.tech/neondb)` : "";
  return {
    status: refusal.status,
    body: refusal.body ?? { request_id: requestId, code: refusal.code, message: refusal.message + quoted },
    headers: refusal.headers,
  };
};
