/** Looks that are repeated, because what a request does may show, or take effect, as late as the settle window's end. */
import { MalformedAnswerError, UnreachableError } from "../../neon/errors.js";
import type { ApplyContext } from "./context.js";

/**
 * The first thing that `look` shows, or what the last look, at the window's end, shows: it may be null, and may throw instead.
 * `looks` of them fit into a window.
 */
export async function untilSettled<Seen>(
  look: (isLast: boolean) => Promise<Seen | null>,
  { fleet, now, sleep }: Pick<ApplyContext, "fleet" | "now" | "sleep">,
  looks = 4,
): Promise<Seen | null> {
  const { settle } = fleet.apply;
  const deadline = now() + settle;
  for (;;) {
    const isLast = now() >= deadline;
    const seen = await look(isLast);
    if (seen !== null || isLast) return seen;
    await sleep(Math.max(1, settle / looks));
  }
}

/** The same for looks that say what is missing: null when all is there, else what the last look doesn't show. */
export async function missingOnceSettled<Missing>(
  look: () => Promise<Missing | null>,
  context: Pick<ApplyContext, "fleet" | "now" | "sleep">,
): Promise<Missing | null> {
  let missing: Missing | null = null;
  await untilSettled(async () => ((missing = await look()) === null ? true : null), context);
  return missing;
}

/** null for a look without an answer, or with one that can't be read. */
export async function orUnseen<Seen>(look: () => Promise<Seen>): Promise<Seen | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof UnreachableError || error instanceof MalformedAnswerError) return null;
    throw error;
  }
}
