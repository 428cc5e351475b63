import { Command, Option } from "@commander-js/extra-typings";
import { codes } from "../reconciler/codes.js";
import type { Diagnostic } from "../reconciler/diagnostic.js";
import {
  countDiagnostics,
  renderDiagnosticsGithub,
  renderDiagnosticsJson,
  renderDiagnosticsText,
} from "../render/diagnostics.js";
import { colorsFor } from "./color.js";
import { colorOption, configOption } from "./plan-options.js";
import { loadSources } from "./sources.js";
import type { LoadedSources } from "./sources.js";
import { Exit } from "./world.js";
import type { World } from "./world.js";

/** `tenantry validate`: every error of the fleet file and the manifests, without network. The diagnostics are the answer: stdout. */
export const validateCommand = (world: World) =>
  new Command("validate")
    .description("Check the fleet file and all manifests; no network, all errors at once")
    .addOption(configOption())
    .option("--base <revision>", "also refuse what may not change since this git revision")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json", "github"]).default("text" as const))
    .option("--json", "the same as --format json")
    .addOption(colorOption())
    .action(async (options) => {
      const start = world.now();
      const loaded = await loadSources(world, options);
      const seconds = ((world.now() - start) / 1000).toFixed(1);
      const { diagnostics, texts, count, sources } = loaded;
      const counts = { ...countDiagnostics(diagnostics), tenants: count };
      const exit = exitOf(diagnostics);
      if (options.json === true || options.format === "json") {
        world.stdout.write(renderDiagnosticsJson(diagnostics, texts, counts));
      } else if (options.format === "github") {
        const changed = new Set(sources.files.flatMap((file) => (file.changed === true ? [file.path] : [])));
        world.stdout.write(renderDiagnosticsGithub(diagnostics, texts, (file) => changed.has(file)));
        world.stdout.write(lastLine(loaded, seconds, exit));
      } else {
        const text = renderDiagnosticsText(diagnostics, texts, colorsFor(options.color, world));
        world.stdout.write(`${text}${text === "" ? "" : "\n"}${lastLine(loaded, seconds, exit)}`);
      }
      if (exit !== 0) throw new Exit(exit);
    });

/** An invalid file is 3 here, whatever its code ends with in other commands; a wrong flag stays a wrong flag. */
const exitOf = (diagnostics: readonly Diagnostic[]): number => {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => codes[code].exit === 64)) return 64;
  return errors.length > 0 ? 3 : 0;
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const lastLine = ({ diagnostics, count, sources }: LoadedSources, seconds: string, exit: number): string => {
  const { errors, warnings, files } = countDiagnostics(diagnostics);
  const warned = warnings === 0 ? "" : `, ${plural(warnings, "warning")}`;
  if (exit === 0) {
    const verb = count === 1 ? "is" : "are";
    return `${plural(count, "tenant")} in ${plural(sources.files.length + sources.rosters.length, "file")} ${verb} valid${warned} (${seconds} s).  Next: tenantry plan\n`;
  }
  const where = files === 0 ? "" : ` in ${plural(files, "file")}`;
  const next = `Next: tenantry explain ${commonest(diagnostics)}`;
  return `${plural(errors, "error")}${warned}${where}, ${plural(count, "tenant")} read in ${seconds} s.       ${next}      exit ${exit}\n`;
};

/** The code that stands most often; of equals, one that points at a second place has most to explain, then the first. */
const commonest = (diagnostics: readonly Diagnostic[]): string => {
  const weights = new Map<string, number>();
  for (const { code, severity, related, fix } of diagnostics) {
    if (severity !== "error") continue;
    weights.set(code, (weights.get(code) ?? 0) + 1 + (related.length > 0 && fix !== null ? 0.001 : 0));
  }
  return [...weights].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
};
