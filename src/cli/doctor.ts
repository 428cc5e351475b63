/** `tenantry doctor`: is everything there that a plan and an apply need? Reads only. */
import { Command } from "@commander-js/extra-typings";
import { createAccounts } from "../neon/accounts.js";
import { codes } from "../reconciler/codes.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { InputFile } from "../reconciler/manifest/index.js";
import type { Check } from "../render/doctor.js";
import { configJson, doctorJson, renderConfigText, renderDoctorText } from "../render/doctor.js";
import { printableJson } from "../render/printable.js";
import { colorsFor } from "./color.js";
import { refuseInvalid } from "./declared.js";
import { checkClock, checkGitBase, checkLimits, checkLock, checkManifests, checkRate, checkSchemas } from "./doctor-checks.js";
import { configValues } from "./doctor-config.js";
import { checkKeys } from "./doctor-keys.js";
import type { NeonFlags } from "./neon.js";
import { neonOptions } from "./neon.js";
import { allowHostOption, colorOption, jsonOption } from "./plan-options.js";
import { loadFleetOnly, loadSources } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const doctorCommand = (world: World) =>
  new Command("doctor")
    .description("Check keys, limits, clock, git and files; with a bare --config, print each setting and where it comes from")
    .option("--config [file]", "the fleet file; without a file: print each setting with its origin")
    .option("--base <revision>", "the git revision that pull requests are compared with", "origin/main")
    .option("--counts", "count every project, at one call for each 400 of them")
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (given) => {
      const json = given.json === true;
      const print = (document: unknown, text: string): void =>
        world.stdout.write(json ? printableJson(`${JSON.stringify(document, null, 2)}\n`) : text);
      const config = typeof given.config === "string" ? given.config : undefined;
      const fleetFile = await validFleet(world, config, { ...given, json });
      if (given.config === true) {
        const values = configValues(world, fleetFile.fleet, fleetFile.file);
        print(configJson(values), renderConfigText(values));
        return;
      }
      const checks = await allChecks(world, fleetFile, { ...given, config, counts: given.counts === true });
      const exit = Math.max(0, ...checks.map(exitOf));
      print(doctorJson(checks, exit), renderDoctorText(checks, exit, colorsFor(given.color, world)));
      if (exit !== 0) throw new Exit(exit);
    });

interface FleetFile {
  readonly fleet: Fleet;
  readonly file: InputFile;
}

/** Without it there is nothing to look after. */
async function validFleet(
  world: World,
  config: string | undefined,
  flags: Parameters<typeof refuseInvalid>[2],
): Promise<FleetFile> {
  const loaded = await loadFleetOnly(world, { config });
  refuseInvalid(loaded, world, flags);
  const file = loaded.sources.fleetFile;
  if (!file) throw new RangeError("a fleet without its file");
  return { fleet: loaded.fleet, file };
}

interface CheckFlags extends NeonFlags {
  readonly config: string | undefined;
  readonly base: string;
  readonly counts: boolean;
}

async function allChecks(world: World, { fleet, file }: FleetFile, flags: CheckFlags): Promise<readonly Check[]> {
  const times: { skew: number | null } = { skew: null };
  // Every key is looked at in its turn, so none is asked for before.
  const options = neonOptions(timed(world, times), { ...fleet, orgs: [] }, flags);
  const keys = await checkKeys({ fleet, env: world.env, accounts: createAccounts(options), counts: flags.counts });
  const loaded = await loadSources(world, { config: flags.config });
  return [
    ...keys,
    checkLimits(fleet, world.now()),
    checkClock(times.skew),
    await checkGitBase(world, file.path, flags.base),
    checkSchemas(world, [file, ...loaded.sources.files]),
    checkRate(fleet),
    checkLock(world, file.path),
    checkManifests(loaded),
  ];
}

/** Every answer tells the server's time, to the second; the smallest difference is the least delayed. */
function timed(world: World, times: { skew: number | null }): World {
  return {
    ...world,
    fetch: async (request) => {
      const response = await world.fetch(request);
      const told = Date.parse(response.headers.get("date") ?? "");
      const skew = world.now() - told;
      if (Number.isFinite(skew) && (times.skew === null || Math.abs(skew) < Math.abs(times.skew))) times.skew = skew;
      return response;
    },
  };
}

/** What fails ends with its code's exit; a warning changes nothing. */
const exitOf = ({ status, code }: Check): number => (status !== "fail" ? 0 : code === null ? 1 : codes[code].exit);
