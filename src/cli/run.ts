/** Arguments → a command → an exit code. Nothing runs when an argument is wrong. */
import { Command, CommanderError } from "@commander-js/extra-typings";
import { applyCommand } from "./apply.js";
import { branchCommand } from "./branch.js";
import { cellsCommand } from "./cells.js";
import { contractCommand } from "./contract.js";
import { doctorCommand } from "./doctor.js";
import { driftCommand } from "./drift.js";
import { emulatorCommand } from "./emulator.js";
import { explainCommand } from "./explain.js";
import { Failure, fix, reportFailure } from "./failure.js";
import { importCommand } from "./import.js";
import { initCommand } from "./init.js";
import { observeCommand } from "./observe.js";
import { ledgerCommand } from "./ledger.js";
import { planCommand } from "./plan.js";
import { promoteCommand } from "./promote.js";
import { restoreCommand } from "./restore.js";
import { showCommand } from "./show.js";
import { usageFailure } from "./usage.js";
import { validateCommand } from "./validate.js";
import { version } from "./version.js";
import type { World } from "./world.js";

/** The exit code; everything else was printed. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const json = argv.includes("--json") || argv.join(" ").includes("--format json") || argv.includes("--format=json");
  try {
    refuseKeys(argv, world);
    await parse(argv, world);
    return 0;
  } catch (error) {
    return reportFailure(error, world, json).code;
  }
}

async function parse(argv: readonly string[], world: World): Promise<void> {
  const root = program(world);
  try {
    await root.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    const known = root.commands.map((command) => ({
      name: command.name(),
      flags: [...command.options.flatMap(({ long }) => long ?? []), "--help"],
    }));
    throw usageFailure(error, argv, known);
  }
}

function program(world: World) {
  const root = new Command("tenantry")
    .description("Keep a fleet of Neon Postgres projects in git: plan, apply, and see drift")
    .version(version)
    .configureHelp({ sortSubcommands: false })
    .addHelpText(
      "after",
      "\nKeys come from the environment: the variables that the fleet file names, else NEON_API_KEY.\nStart with: tenantry validate",
    );
  for (const command of [
    initCommand,
    importCommand,
    doctorCommand,
    validateCommand,
    planCommand,
    applyCommand,
    restoreCommand,
    branchCommand,
    promoteCommand,
    driftCommand,
    observeCommand,
    showCommand,
    cellsCommand,
    ledgerCommand,
    emulatorCommand,
    contractCommand,
    explainCommand,
  ]) {
    root.addCommand(command(world));
  }
  for (const command of [root, ...root.commands]) {
    command
      .exitOverride()
      .showSuggestionAfterError(false)
      .configureOutput({
        writeOut: (text) => world.stdout.write(text),
        writeErr: () => {},
        getOutHelpWidth: () => Math.min(100, world.stdout.columns),
      });
  }
  return root;
}

/** A key on the command line is readable by every process of the machine, so it is refused before anything is done with it. */
function refuseKeys(argv: readonly string[], { env }: World): void {
  const keys = Object.entries(env).flatMap(([name, value]) => (name.startsWith("NEON_API_KEY") && value ? [value] : []));
  const isKey = (argument: string): boolean =>
    /napi_|^NEON_API_KEY|^--?[a-z-]*(key|token|secret|password)(=|$)/i.test(argument) ||
    keys.some((key) => key.length >= 8 && argument.includes(key));
  const at = argv.findIndex(isKey);
  if (at < 0) return;
  throw new Failure("key-in-argv", `argument ${at + 1} looks like an API key or a flag for one`, [
    fix("revoke that key and export the new one: NEON_API_KEY"),
  ]);
}
