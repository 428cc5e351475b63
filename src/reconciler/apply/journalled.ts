/** A write to Neon with its two notes: what is about to be sent, and what came of it. */
import { LostAnswerError, MalformedAnswerError, NeonError } from "../../neon/errors.js";
import type { ChangeKind } from "../change.js";
import type { Result } from "../journal/entry.js";
import type { ProjectId, TenantName } from "../names.js";
import type { ApplyContext } from "./context.js";

/** On whose behalf something is written: each tenant of a group, each kind of change that one request carries out. */
export interface Subject {
  readonly tenant: TenantName;
  readonly project: ProjectId | null;
  readonly kind: ChangeKind;
}

/** `idOf` reads a new project's id from the answer. @throws NotSavedError before anything is sent, and whatever `send` throws */
export async function journalled<Answer>(
  subjects: readonly Subject[],
  route: string,
  { journal }: ApplyContext,
  send: () => Promise<Answer>,
  idOf: (answer: Answer) => ProjectId | null = () => null,
): Promise<Answer> {
  await Promise.all(subjects.map((subject) => journal.write({ entry: "intent", ...subject, route })));
  const note = async (how: Pick<Result, "result" | "code">, project: ProjectId | null): Promise<void> => {
    const results = subjects.map((subject) =>
      journal.write({ entry: "result", ...subject, project: subject.project ?? project, route, ...how }),
    );
    // What was answered counts more than its note: it is remembered and proven first. The next intent fails as well.
    await Promise.allSettled(results);
  };
  try {
    const answer = await send();
    await note({ result: "ok", code: null }, idOf(answer));
    return answer;
  } catch (error) {
    await note(whatCameOf(error), null);
    throw error;
  }
}

function whatCameOf(error: unknown): Pick<Result, "result" | "code"> {
  const isKnown = error instanceof NeonError && !(error instanceof LostAnswerError || error instanceof MalformedAnswerError);
  return { result: isKnown ? "refused" : "lost", code: error instanceof NeonError ? error.code : "internal" };
}
