import { Command, Option } from "@commander-js/extra-typings";
import { closest } from "../reconciler/closest.js";
import { codes } from "../reconciler/codes.js";
import type { Code, CodeEntry } from "../reconciler/codes.js";
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

/** `tenantry explain <code>`: what a diagnostic code means, why it is refused, and what to do. */
export const explainCommand = (world: World) =>
  new Command("explain")
    .description("Explain a diagnostic code")
    .argument("<code>", "the code, as it stands in brackets")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text" as const))
    .option("--json", "the same as --format json")
    .action((code, options) => {
      if (!isCode(code)) {
        const near = closest(code, Object.keys(codes));
        const hint = near === null ? "codes stand in brackets, as in error[over-limit]" : `did you mean ${near}?`;
        throw new Failure("usage", `there is no code ${code.slice(0, 80)}; ${hint}`, [
          fix(`tenantry explain ${near ?? "<code>"}`),
        ]);
      }
      const asJson = options.json === true || options.format === "json";
      const { exit, explanation, example }: CodeEntry = codes[code];
      if (asJson) {
        const document = {
          format: "tenantry/explain@1",
          code,
          severity: exit === 0 ? "warning" : "error",
          exit,
          explanation,
          example: example ?? null,
        };
        world.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
        return;
      }
      const indented = example === undefined ? "" : `\n${example.replace(/^/gm, "    ")}\n`;
      const ending = exit === 0 ? "A warning: the exit code stays 0." : `Exit code ${exit}.`;
      world.stdout.write(`${exit === 0 ? "warning" : "error"}[${code}]\n${wrap(explanation, 100)}\n${indented}\n${ending}\n`);
    });

const isCode = (text: string): text is Code => Object.hasOwn(codes, text);

const wrap = (text: string, width: number): string => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
};
