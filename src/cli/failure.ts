/** What ends a command before its answer: one shape for all of them, in text and in JSON. */
import { codes } from "../reconciler/codes.js";
import type { Code } from "../reconciler/codes.js";
import { NeonError } from "../neon/errors.js";
import { printable } from "../render/printable.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export interface Detail {
  /** `seen`, `touches`, `fix`, `or`. */
  readonly label: string;
  readonly text: string;
}

/** Something the user can act on, thrown by a command and printed once, in `main`. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: Code;
  readonly details: readonly Detail[];
  constructor(code: Code, message: string, details: readonly Detail[] = []) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export const fix = (text: string): Detail => ({ label: "fix", text });

/** Prints the error and gives the exit code. Only texts of our own are printed; a bug shows its kind and, with TENANTRY_DEBUG, its stack. */
export function reportFailure(error: unknown, world: World, json: boolean): Exit {
  if (error instanceof Exit) return error;
  const failure = failureOf(error);
  if (json) {
    const { code, message, details } = failure;
    const exit = codes[code].exit;
    world.stdout.write(`${JSON.stringify({ format: "tenantry/error@1", code, message, details, exit })}\n`);
  } else {
    const rows = failure.details.map(({ label, text }) => `  ${label.padEnd(8)} ${printable(text)}\n`);
    world.stderr.write(`error[${failure.code}]  ${printable(failure.message)}\n${rows.join("")}`);
  }
  if (failure.code === "internal" && error instanceof Error && world.env["TENANTRY_DEBUG"]) world.stderr.write(`${error.stack ?? ""}\n`);
  return new Exit(codes[failure.code].exit);
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof NeonError) return new Failure(error.code, error.message, [fix(nextStep(error.code))]);
  return new Failure("internal", `unexpected ${error instanceof Error ? error.name : "failure"}; TENANTRY_DEBUG=1 prints where`, [
    fix("please report it with the command and `tenantry --version`"),
  ]);
}

/** The last sentence of a code's explanation is what to do. */
function nextStep(code: Code): string {
  const sentences = codes[code].explanation.split(/(?<=\.) /);
  return sentences.at(-1) ?? "";
}
