/** Every file that the command reads, damaged, and the commands that read it: nothing is sent where a file is bad. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect } from "vitest";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { Terminal } from "../cli/terminal.js";
import { sealed } from "../plan-file/plans.js";
import { mutated, mutationOf } from "./edits.js";
import type { Form, Mutation } from "./edits.js";
import { consent, madeFleet, observation, plan, rosterMemory, seed } from "./fleet.js";
import type { Files } from "./fleet.js";
import { holdsOf, inTime } from "./holds.js";
import type { Subject } from "./subject.js";

interface Input {
  /** Which of the subject's commands. */
  readonly command: number;
  readonly mutation: Mutation;
}

interface DamagedFile {
  readonly name: string;
  readonly path: string;
  readonly form: Form;
  readonly commands: readonly (readonly string[])[];
  /** Where splices come from; the file itself unless given. */
  readonly other?: string;
  /** What the damaged bytes become before they are written. */
  readonly dressed?: (bytes: Uint8Array) => Uint8Array;
  /** Whether such bytes must be refused. */
  readonly isBad?: (bytes: Uint8Array) => boolean;
}

const reading = [
  ["validate"],
  ["validate", "--json"],
  ["validate", "--format", "github"],
  ["plan"],
  ["plan", "--format", "markdown"],
];
const applying = [
  ["apply", plan, ...consent, "--progress", "plain"],
  ["apply", plan, ...consent, "--json"],
];

const filesOf = (id: string, journal: string, made: Files): readonly DamagedFile[] => [
  { name: "manifests", path: "tenants/all.yaml", form: "yaml", commands: reading, other: "tenantry.yaml" },
  { name: "fleet file", path: "tenantry.yaml", form: "yaml", commands: [...reading, ["doctor"]], other: "tenants/all.yaml" },
  { name: "roster", path: "roster.ndjson", form: "lines", commands: reading, other: "tenants/all.yaml" },
  { name: "roster memory", path: rosterMemory, form: "json", commands: [["validate"], ["plan"]] },
  {
    name: "tenantry.lock",
    path: "tenantry.lock",
    form: "words",
    commands: [["plan"], ["show", "upgrades"], ["ledger"], ["apply", plan, ...consent]],
  },
  {
    name: "observation",
    path: observation,
    form: "json",
    commands: [
      ["plan", "--observed", observation],
      ["plan", "--observed", observation, "--json"],
      ["drift", "--observed", observation, "--max-observation-age", "3650d"],
    ],
  },
  { name: "plan", path: plan, form: "json", commands: applying, isBad: differsFrom(made[plan]) },
  { name: "plan with a digest that fits", path: plan, form: "json", commands: applying, dressed: resealed },
  {
    name: "kept plan",
    path: `.tenantry/journal/${id}.plan.json`,
    form: "json",
    commands: [["apply", "--resume", id, ...consent]],
    isBad: differsFrom(made[plan]),
  },
  {
    name: "journal",
    path: journal,
    form: "lines",
    commands: [
      ["apply", "--resume", id, ...consent],
      ["show", "upgrades"],
      ["show", "upgrades", "--json"],
    ],
  },
];

/** A plan says the same whatever its white space is. */
const differsFrom =
  (text = "{}") =>
  (bytes: Uint8Array): boolean => {
    const before: unknown = JSON.parse(text);
    try {
      return !isDeepStrictEqual(JSON.parse(new TextDecoder().decode(bytes)), before);
    } catch {
      return true;
    }
  };

/** As somebody would who knows how digests are made. */
function resealed(bytes: Uint8Array): Uint8Array {
  try {
    return new TextEncoder().encode(JSON.stringify(sealed(JSON.parse(new TextDecoder().decode(bytes)) as Plan)));
  } catch {
    return bytes;
  }
}

/** Codes that mean that a file was refused. */
const refusesFile = /error\[(plan|observation|lock|journal|roster)-[a-z]+\]|"code": ?"(plan|observation|lock|journal)-/;

export async function fileSubjects(): Promise<readonly Subject[]> {
  const { files, id, journal } = await madeFleet();
  const terminal = new Terminal({ files, seed });
  const restore = (): void => {
    rmSync(terminal.folder.path, { recursive: true, force: true });
    mkdirSync(terminal.folder.path);
    terminal.folder.write(files);
    terminal.emulator.reset(seed);
  };
  return filesOf(id, journal, files).map(({ name, path, form, commands, other, dressed, isBad }) => ({
    name,
    inputs: fc.record({ command: fc.nat(commands.length - 1), mutation: mutationOf(form) }),
    async hold({ command, mutation }: Input) {
      restore();
      const text = files[path] ?? "";
      const damaged = mutated(text, files[other ?? path] ?? "", form, mutation);
      const bytes = dressed?.(damaged) ?? damaged;
      mkdirSync(dirname(terminal.folder.at(path)), { recursive: true });
      writeFileSync(terminal.folder.at(path), bytes);
      const args = commands[command] ?? [];
      const shown = await inTime(() => terminal.tenantry(args, { isTTY: false }));
      holdsOf(shown);
      if (args.includes("--json")) JSON.parse(shown.stdout);
      const requests = terminal.emulator.requests();
      if (args[0] !== "apply") expect(requests.filter(({ method }) => method !== "GET")).toEqual([]);
      if (shown.code === 3 || refusesFile.test(shown.stdout + shown.stderr) || args.includes("--observed"))
        expect(requests).toEqual([]);
      if (isBad?.(bytes) === true) expect([shown.code, requests]).toEqual([expect.toBeOneOf([3, 6]), []]);
    },
  }));
}
