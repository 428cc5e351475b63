/** A person says yes by typing a word; on anything else nothing is done. */
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

interface Question {
  /** `Apply 2 changes to fleet acme?` */
  readonly text: string;
  readonly word: string;
  /** Whose word that is: `the fleet's name`. */
  readonly what: string;
  /** The command that doesn't ask. */
  readonly otherwise: string;
  /** `applied` */
  readonly done: string;
}

/** @throws Failure `consent` */
export async function confirm({ text, word, what, otherwise, done }: Question, { stdin, stderr }: World): Promise<void> {
  stderr.write(`${text} `);
  const answer = await stdin.readLine();
  if (answer === null) stderr.write("\n");
  if (answer?.trim() === word) return;
  const why = answer === null ? "nothing was typed" : `that is not ${what}`;
  throw new Failure("consent", `${why}; nothing was ${done}`, [fix(`type ${word}, or ${otherwise}`)]);
}
