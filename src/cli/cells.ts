/** `tenantry cells`: which tenants are planned, applied and stored together. Asks nobody. */
import { Command, Option } from "@commander-js/extra-typings";
import { defaultCells } from "../reconciler/cells/assign.js";
import { compareCells } from "../reconciler/cells/compare.js";
import { cellsJson, cellsMatrix, renderCells } from "../render/cells.js";
import { printableJson } from "../render/printable.js";
import { fleetAt } from "./base-fleet.js";
import { glyphsFor } from "./color.js";
import { refuseInvalid } from "./declared.js";
import { Failure, fix } from "./failure.js";
import { colorOption, configOption, jsonOption } from "./plan-options.js";
import { loadSources } from "./sources.js";
import type { World } from "./world.js";

export const cellsCommand = (world: World) =>
  new Command("cells")
    .description("Show the fleet's cells: Pulumi stacks, or the jobs of a CI matrix; asks nobody")
    .addOption(configOption())
    .option("--base <revision>", "show what changed since, and which tenants move to another cell")
    .option("--count <count>", "as if the fleet file said so many cells")
    .addOption(
      new Option("--format <format>", "how to print; matrix is one line for a CI job, stacks one name a line")
        .choices(["text", "json", "matrix", "stacks"] as const)
        .default("text" as const),
    )
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (flags) => {
      const format = flags.json === true ? "json" : flags.format;
      const loaded = await loadSources(world, flags);
      refuseInvalid(loaded, world, { color: flags.color, json: format === "json" });
      const declared = loaded.fleet;
      const cells = { ...(declared.cells ?? defaultCells), ...(flags.count !== undefined && { count: countOf(flags.count) }) };
      const before = flags.base === undefined ? null : ((await fleetAt(flags.base, declared.file, world)) ?? declared);
      // Without a base, another count is compared with the one that is declared.
      const base = before
        ? { fleet: before, manifests: loaded.baseManifests ?? [] }
        : flags.count === undefined
          ? null
          : { fleet: declared, manifests: loaded.manifests };
      const compared = compareCells({ fleet: { ...declared, cells }, manifests: loaded.manifests }, base);
      const shown = { ...compared, size: cells.size, base: base && (flags.base ?? "the fleet file") };
      const text = {
        text: () => glyphsFor(world)(renderCells(shown)),
        json: () => printableJson(`${JSON.stringify(cellsJson(shown), null, 2)}\n`),
        matrix: () => `${cellsMatrix(shown)}\n`,
        stacks: () => shown.cells.map(({ name }) => `${name}\n`).join(""),
      }[format];
      world.stdout.write(text());
    });

function countOf(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new Failure("usage", `--count ${text}: a whole number of cells is due`, [fix("such as --count 8")]);
}
