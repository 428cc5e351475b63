/** Arguments → a command → an exit code. Nothing runs when an argument is wrong. */
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "@commander-js/extra-typings";
import { applyCommand } from "./apply.js";
import { driftCommand } from "./drift.js";
import { emulatorCommand } from "./emulator.js";
import { explainCommand } from "./explain.js";
import { Failure, fix, reportFailure } from "./failure.js";
import { planCommand } from "./plan.js";
import { validateCommand } from "./validate.js";
import type { World } from "./world.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };

/** The exit code; everything else was printed. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const json = argv.includes("--json") || argv.join(" ").includes("--format json") || argv.includes("--format=json");
  try {
    refuseKeys(argv);
    await program(world).parseAsync([...argv], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return usageExit(error, world, json);
    return reportFailure(error, world, json).code;
  }
}

function program(world: World) {
  const root = new Command("tenantry")
    .description("Keep a fleet of Neon Postgres projects in git: plan, apply, and see drift")
    .version(version)
    .configureHelp({ sortSubcommands: false });
  for (const command of [validateCommand, planCommand, applyCommand, driftCommand, emulatorCommand, explainCommand]) root.addCommand(command(world));
  for (const command of [root, ...root.commands]) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .configureOutput({ writeOut: (text) => world.stdout.write(text), writeErr: () => {}, getOutHelpWidth: () => Math.min(100, world.stdout.columns) });
  }
  return root;
}

function usageExit(error: CommanderError, world: World, json: boolean): number {
  if (error.exitCode === 0) return 0;
  if (error.code === "commander.help") return 64;
  const [message = "", ...hints] = error.message.replace(/^error: /, "").split("\n");
  const details = hints.map((hint) => fix(hint.replace(/^\((.*)\)$/, "$1")));
  return reportFailure(new Failure("usage", message, details.length > 0 ? details : [fix("tenantry --help")]), world, json).code;
}

/** A key on the command line is readable by every process of the machine, so it is refused before anything is done with it. */
function refuseKeys(argv: readonly string[]): void {
  const at = argv.findIndex((argument) => /napi_|^--?(api-?)?(key|token)(=|$)/i.test(argument));
  if (at >= 0) throw new Failure("key-in-argv", `argument ${at + 1} looks like an API key or a flag for one`, [fix("revoke that key and export the new one: NEON_API_KEY")]);
}
