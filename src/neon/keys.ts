/**
 * Keys come from the environment, at call time, and each goes only where it is due: an org's key to that org, the
 * personal key to transfers. A blank or damaged key is refused before anything is sent with it.
 */
import type { Fleet, Org } from "../reconciler/fleet.js";
import { KeyError } from "./errors.js";

export type Env = Readonly<Record<string, string | undefined>>;

export interface Key {
  readonly text: string;
  /** The variable it came from. */
  readonly variable: string;
}

const fallback = "NEON_API_KEY";

export const orgKey = (org: Org, env: Env): Key => keyFrom([org.apiKeyEnv, fallback], env, `org ${org.name}`);

export const personalKey = (fleet: Fleet, env: Env): Key =>
  keyFrom([fleet.personalApiKeyEnv, fallback], env, "transfers between orgs");

/** The text in one variable, for commands without a fleet. @throws KeyError `key-missing` or `key-format` */
export const environmentKey = (variable: string, env: Env): string => keyFrom([variable], env, "this command").text;

/** @throws KeyError `key-missing` or `key-format` */
function keyFrom(variables: readonly string[], env: Env, use: string): Key {
  const [first = fallback] = variables;
  for (const variable of variables) {
    const text = env[variable];
    if (text === undefined || text === "") continue;
    if (text.trim() === "")
      throw new KeyError("key-missing", variable, `${variable} is blank; it should hold the key for ${use}`);
    if (!/^[\x21-\x7e]+$/.test(text)) {
      throw new KeyError("key-format", variable, `${variable} holds a space, a line break or another character that no key has`);
    }
    return { text, variable };
  }
  throw new KeyError("key-missing", first, `${first} is not set; it should hold the key for ${use}`);
}
