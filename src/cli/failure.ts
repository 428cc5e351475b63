/** What ends a command before its answer: one shape for all of them, in text and in JSON. */
import { codes } from "../reconciler/codes.js";
import type { Code } from "../reconciler/codes.js";
import { NeonError, NeonStatusError } from "../neon/errors.js";
import { UnknownTenantError } from "../reconciler/scope/unknown-tenant.js";
import { printable, printableJson, withoutSecrets } from "../render/printable.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export interface Detail {
  readonly label: "seen" | "touches" | "fix" | "or";
  readonly text: string;
}

/** Something the user can act on, thrown by a command and printed once, in `run`. */
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
  const { code, message, details } = failureOf(error);
  const { exit } = codes[code];
  if (json) {
    const document = { format: "tenantry/error@1", code, message, details, exit };
    world.stdout.write(`${printableJson(withoutSecrets(JSON.stringify(document, null, 2)))}\n`);
  } else {
    const lines = [`error[${code}]  ${safe(message)}`, ...details.map(({ label, text }) => `  ${label.padEnd(8)} ${safe(text)}`)];
    world.stderr.write(`${lines.join("\n")}   exit ${exit}\n`);
  }
  if (code === "internal" && error instanceof Error && world.env["TENANTRY_DEBUG"]) world.stderr.write(`${error.stack ?? ""}\n`);
  return new Exit(exit);
}

const safe = (text: string): string => printable(withoutSecrets(text));

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof NeonStatusError) {
    const refused = error.code === "key-refused" ? "the key" : "a request";
    return new Failure(error.code, `Neon refused ${refused}`, [
      { label: "seen", text: error.message },
      fix(nextStep(error.code)),
    ]);
  }
  if (error instanceof UnknownTenantError)
    return new Failure("unknown-tenant", `--tenant ${error.asked}: no manifest, roster or rule has such a tenant`, [
      fix("its name as declared, a glob such as 'acme-*', or the id or exact name of a project that a rule governs"),
    ]);
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
