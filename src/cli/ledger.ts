/** `tenantry ledger`: which project is which tenant's, for the whole fleet, from one sweep. Reads only. */
import { Command } from "@commander-js/extra-typings";
import { desiredTenants } from "../reconciler/desired.js";
import { govern } from "../reconciler/diff/govern.js";
import { matchTenants } from "../reconciler/diff/match.js";
import { fleetLedger } from "../reconciler/journal/ledger.js";
import { sweepFleet } from "../reconciler/observe.js";
import { ledgerJson, renderLedger } from "../render/ledger.js";
import { printableJson } from "../render/printable.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { openNeonToRead } from "./neon.js";
import { allowHostOption, colorOption, configOption, formatOption, isJson, jsonOption } from "./plan-options.js";
import { loadSources } from "./sources.js";
import type { World } from "./world.js";
import { Exit } from "./world.js";

export const ledgerCommand = (world: World) =>
  new Command("ledger")
    .description("Print which project is which tenant's, for the whole fleet; reads only")
    .addOption(configOption())
    .addOption(allowHostOption())
    .addOption(formatOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (flags) => {
      const json = isJson(flags);
      const loaded = await loadSources(world, { config: flags.config });
      refuseInvalid(loaded, world, { ...flags, json });
      const { fleet, manifests, lock } = declaredFrom(loaded, {}, world);
      const neon = await openNeonToRead(world, fleet, flags);
      const started = world.now();
      const observed = await sweepFleet({ neon, fleet, now: world.now });
      const matches = govern(matchTenants(desiredTenants(manifests, fleet, started), observed, lock), lock, fleet);
      const ledger = fleetLedger(matches, fleet, new Date(started).toISOString());
      const exit = observed.kind === "partial" ? 5 : 0;
      const completeness = { kind: observed.kind, orgs: observed.sweeps };
      const facts = { fleet: fleet.name, completeness, calls: neon.stats.calls, exit };
      const text = json ? printableJson(`${JSON.stringify(ledgerJson(ledger, facts), null, 2)}\n`) : renderLedger(ledger, facts);
      world.stdout.write(text);
      if (exit !== 0) throw new Exit(exit);
    });
