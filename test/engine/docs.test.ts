/** docs/pulumi.md: its workflows parse, and every command and flag in it is one that the engine or `tenantry` has. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { blocksOf } from "../process/pages.js";
import { installed } from "./installed.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Workflow {
  readonly on?: object;
  readonly jobs?: Readonly<Record<string, { readonly needs?: string; readonly steps: readonly Step[] }>>;
}
const documents = blocksOf("pulumi.md", "yaml").map((text) => parse(text) as Workflow);
const workflows = documents.filter(({ jobs }) => jobs !== undefined);
const jobs = workflows.flatMap((workflow) => Object.entries(workflow.jobs ?? {}).map(([name, job]) => ({ workflow, name, job })));

/** `pulumi preview --stack x`, from the page's shell blocks and the steps of its workflows. */
const commands = [...blocksOf("pulumi.md", "sh"), ...jobs.flatMap(({ job }) => job.steps.flatMap(({ run }) => run ?? []))]
  .flatMap((script) => script.split(/\n|\|\||&&|\$\(/))
  .flatMap((line) => /(?:^|\s)((?:pulumi|tenantry) [a-z].*)/.exec(line)?.[1] ?? [])
  .map((line) => line.replace(/\).*$/, ""));

const helps = new Map<string, string>();
function helpOf(program: string, words: readonly string[]): string {
  const key = [program, ...words].join(" ");
  const known = helps.get(key);
  if (known !== undefined) return known;
  const main = join(installed.folder, "node_modules", "tenantry", "dist", "cli", "main.js");
  const [file, args] = program === "pulumi" ? [join(installed.bin, "pulumi"), []] : [process.execPath, [main]];
  const help = execFileSync(file, [...args, ...words, "--help"], { encoding: "utf8", env: { HOME: installed.root } });
  helps.set(key, help);
  return help;
}

describe("docs/pulumi.md", () => {
  it("has workflows whose jobs have steps, and need jobs that are there", () => {
    expect(jobs.map(({ name }) => name)).toEqual(["cells", "preview", "up", "drift"]);
    for (const { workflow, job } of jobs) {
      expect(workflow.on).toBeDefined();
      expect(job.steps.every(({ uses, run }) => (uses === undefined) !== (run === undefined))).toBe(true);
      if (job.needs !== undefined) expect(Object.keys(workflow.jobs ?? {})).toContain(job.needs);
    }
  });

  it.each([...new Set(commands)])("%s", (command) => {
    const [program = "", ...words] = command.split(/\s+/);
    const plain = words.slice(0, words.findIndex((word) => !/^[a-z]+$/.test(word)) >>> 0);
    const [first = "", second] = plain;
    const isPair = program === "pulumi" && ["stack", "config", "state"].includes(first) && second !== undefined;
    const help = helpOf(program, isPair ? [first, second] : [first]);
    expect(help).toMatch(new RegExp(`Usage:\\s+${program} ${first}`));
    for (const flag of words.filter((word) => word.startsWith("--"))) expect(help).toContain(` ${flag} `);
  });
});
