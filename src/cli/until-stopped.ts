/** Follows a run until it ends or is told to stop. */
import type { Outcome } from "../reconciler/apply/outcome.js";
import type { Progress } from "./progress.js";
import type { World } from "./world.js";

/** The first interrupt lets what runs finish, the second leaves it in flight. */
export async function untilStopped(
  start: (signal: AbortSignal) => AsyncIterable<Outcome>,
  follower: (outcome: Outcome) => void,
  shown: Progress,
  world: World,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly interrupted: boolean }> {
  const outcomes = new Map<string, Outcome>();
  const stop = new AbortController();
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const release = world.onInterrupt(() => {
    if (stop.signal.aborted) return leave();
    stop.abort();
    world.stderr.write(
      "Stopping: finishing running changes. Again = leave them in flight; the next run looks before it writes.\n",
    );
  });
  const follow = async (): Promise<void> => {
    for await (const outcome of start(stop.signal)) {
      outcomes.set(outcome.tenant, outcome);
      follower(outcome);
      shown.tell(outcome);
    }
  };
  try {
    await Promise.race([follow(), left]);
  } finally {
    release();
    shown.end();
  }
  // What was sent without its proof is in flight: it counts as no outcome yet.
  const ended = [...outcomes.values()].filter(({ kind }) => kind !== "sent");
  return { outcomes: ended, interrupted: stop.signal.aborted };
}
