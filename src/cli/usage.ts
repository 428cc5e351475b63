/** A wrong flag, command or value: nothing runs, and the message names the nearest right one. */
import type { CommanderError } from "@commander-js/extra-typings";
import { closest } from "../reconciler/closest.js";
import { Failure, fix } from "./failure.js";

/** What usage errors need to know of a command. */
export interface KnownCommand {
  readonly name: string;
  /** Long flags, with their dashes. */
  readonly flags: readonly string[];
}

/** Words of other tools for the same thing. */
const sameAs: Readonly<Record<string, string>> = {
  diff: "plan",
  preview: "plan",
  "dry-run": "plan",
  sync: "apply",
  deploy: "apply",
  up: "apply",
  run: "apply",
  lint: "validate",
  check: "validate",
  status: "drift",
};

const takesOf: Readonly<Record<string, string>> = {
  apply: "one plan file",
  show: "one tenant",
  explain: "one code",
  restore: "one tenant",
  promote: "one tenant and one branch",
  branch: "reset, one tenant and one branch",
};

export function usageFailure(error: CommanderError, argv: readonly string[], commands: readonly KnownCommand[]): Failure {
  const words = argv.filter((argument) => !argument.startsWith("-"));
  const word = words[0] === "help" ? words[1] : words[0];
  const command = commands.find(({ name }) => name === word) ?? null;
  const called = command === null ? "tenantry" : `tenantry ${command.name}`;
  const message = error.message.replace(/^error: /, "").split("\n")[0] ?? "";
  switch (error.code) {
    case "commander.unknownOption":
      return unknownFlag(/'([^'=]*)/.exec(message)?.[1] ?? "", called, command?.flags ?? ["--version", "--help"], commands);
    case "commander.unknownCommand":
    case "commander.help":
      return word === undefined ? noCommand(commands) : unknownCommand(word, commands);
    case "commander.excessArguments": {
      const takes = takesOf[command?.name ?? ""] ?? "no argument";
      return new Failure("usage", `${called} takes ${takes}; it got ${words.length - 1}`, [fix(`${called} --help`)]);
    }
    case "commander.optionMissingArgument":
      return new Failure("usage", `${/'(-[^']*)'/.exec(message)?.[1] ?? "the last flag"}: its value is missing`, [
        fix(`${called} --help`),
      ]);
    case "commander.invalidArgument":
      return wrongChoice(message, called);
    default:
      return new Failure("usage", `${called}: ${message}`, [fix(`${called} --help`)]);
  }
}

/** As commander words it: option '--format <format>' argument 'yaml' is invalid. Allowed choices are text, json. */
function wrongChoice(message: string, called: string): Failure {
  const [, flag, given, list = ""] =
    /^option '(--[a-z-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s.exec(message) ?? [];
  if (flag === undefined || given === undefined) return new Failure("usage", `${called}: ${message}`, [fix(`${called} --help`)]);
  const near = closest(given, list.split(", "));
  return new Failure("usage", `${flag} ${given.slice(0, 60)}: ${list} are the words for it`, [
    fix(`${flag} ${near ?? list.split(", ")[0]}`),
  ]);
}

function noCommand(commands: readonly KnownCommand[]): Failure {
  return new Failure("usage", `say what to do: ${commands.map(({ name }) => name).join(", ")}`, [fix("tenantry --help")]);
}

function unknownCommand(word: string, commands: readonly KnownCommand[]): Failure {
  const names = commands.map(({ name }) => name);
  const meant = Object.hasOwn(sameAs, word) ? sameAs[word] : closest(word, names);
  const hint = meant ? `did you mean tenantry ${meant}?` : `tenantry --help lists all of them: ${names.join(", ")}`;
  return new Failure("usage", `there is no command ${word.slice(0, 60)}`, [fix(hint)]);
}

function unknownFlag(flag: string, called: string, flags: readonly string[], commands: readonly KnownCommand[]): Failure {
  const near = closest(flag, flags);
  const owners = commands.filter((command) => command.flags.includes(flag)).map(({ name }) => `tenantry ${name}`);
  const isDryRun = /^--?(dry-?run|what-?if|preview|check)$/.test(flag);
  const dryRun =
    called === "tenantry apply"
      ? "tenantry plan shows what apply would do"
      : "tenantry plan only reads, so it needs no such flag";
  const owned = owners.length === 0 ? `${called} --help lists all of them` : `${flag} belongs to ${owners.join(", ")}`;
  const hint = near === null ? owned : `did you mean ${near}?`;
  return new Failure(
    "usage",
    `${called} has no flag ${flag.slice(0, 60)}`,
    isDryRun ? [fix(dryRun), { label: "or", text: hint }] : [fix(hint)],
  );
}
