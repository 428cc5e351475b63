/** `tenantry init`: asks which orgs there are, and writes the first files. It overwrites nothing and writes nothing to Neon. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { idPattern, namePattern } from "../reconciler/names.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { fileKind } from "./file-kind.js";
import { folderName } from "./folder-name.js";
import type { InitAnswers, InitFile } from "./init-files.js";
import { initFiles, ownFolderLine } from "./init-files.js";
import { askForOrgs } from "./init-questions.js";
import { allowHostOption, jsonOption } from "./plan-options.js";
import type { World } from "./world.js";

export const initCommand = (world: World) =>
  new Command("init")
    .description("Begin a fleet: writes tenantry.yaml, tenants/ and a GitHub workflow; overwrites nothing")
    .option("--fleet <name>", "the fleet's name (default: the folder's)")
    .option("--sponsored <org-id>", "the org that Neon pays for; its tier is free")
    .option("--paid <org-id>", "the org that you pay for; its tier is pro")
    .option("--yes", "ask nothing")
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .action(async (flags) => {
      refuseStanding(world);
      const answers = await answersFrom(flags, world);
      const files = initFiles(answers);
      const wrote = files.filter((file) => fileKind(resolve(world.cwd, file.path)) === "absent");
      const kept = files.filter((file) => !wrote.includes(file)).map(({ path }) => path);
      for (const file of wrote) write(world, file);
      const ignored = ignoreOwnFolder(world);
      const paths = [...wrote.map(({ path }) => path), ...(ignored ? [".gitignore"] : [])];
      if (flags.json === true) {
        const document = { format: "tenantry/init@1", fleet: answers.fleet, wrote: paths, kept, exit: 0 };
        world.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
        return;
      }
      const left = kept.length === 0 ? "" : `Left as they are: ${kept.join(", ")}.\n`;
      world.stdout.write(`Wrote ${paths.join(", ")}.\n${left}Next: tenantry doctor\n`);
    });

interface Flags {
  readonly fleet?: string | undefined;
  readonly sponsored?: string | undefined;
  readonly paid?: string | undefined;
  readonly yes?: true | undefined;
  readonly allowHost?: string[] | undefined;
}

/** A fleet file is a fleet: what would be asked stands there already. */
function refuseStanding(world: World): void {
  const kind = fileKind(resolve(world.cwd, "tenantry.yaml"));
  if (kind === "absent") return;
  throw new Failure("output", `tenantry.yaml exists${kind === "file" ? "" : ` and is a ${kind}`}; init overwrites nothing`, [
    fix("tenantry doctor looks at it"),
    { label: "or", text: "tenantry import declares what its orgs hold" },
  ]);
}

async function answersFrom(flags: Flags, world: World): Promise<InitAnswers> {
  const fleet = flags.fleet ?? folderName(world, "tenantry.yaml");
  if (!namePattern.test(fleet)) {
    throw new Failure("usage", "the fleet's name has a-z, 0-9 and -, at most 60 characters", [fix("--fleet acme")]);
  }
  const isToldOrgs = flags.sponsored !== undefined || flags.paid !== undefined;
  const mayAsk = world.stdin.isTTY && flags.yes !== true;
  if (!isToldOrgs && !mayAsk) {
    throw new Failure("usage", "without a terminal nobody can be asked which orgs there are", [
      fix("tenantry init --fleet acme --sponsored org-id --paid org-id   (one of the two orgs is enough)"),
    ]);
  }
  const orgs = isToldOrgs ? { sponsored: flags.sponsored ?? null, paid: flags.paid ?? null } : await askForOrgs(world, flags);
  for (const id of [orgs.sponsored, orgs.paid]) {
    if (id !== null && !idPattern.test(id)) {
      throw new Failure("usage", `${id.slice(0, 80)} is no id of an org`, [
        fix("as the Console shows it: org-quiet-lake-48151623"),
      ]);
    }
  }
  if (orgs.sponsored !== null && orgs.sponsored === orgs.paid) {
    throw new Failure("usage", "the sponsored and the paid org are the same", [fix("name one of them, or two different ones")]);
  }
  if (orgs.sponsored === null && orgs.paid === null) {
    throw new Failure("usage", "a fleet has one org at least; none was named", [fix("--sponsored org-id, or --paid org-id")]);
  }
  return { fleet, ...orgs };
}

/** @throws Failure `not-saved` */
function write(world: World, { path, text }: InitFile): void {
  const target = resolve(world.cwd, path);
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text, { flag: "wx" });
  } catch (error) {
    throw new Failure("not-saved", `${path} could not be written (${diskReason(error)})`, [fix("the folder's permissions")]);
  }
}

/** Adds one line where it is missing; a `.gitignore` that is no plain file is left alone. */
function ignoreOwnFolder(world: World): boolean {
  const path = resolve(world.cwd, ".gitignore");
  const kind = fileKind(path);
  if (kind !== "absent" && kind !== "file") return false;
  try {
    const before = kind === "file" ? readFileSync(path, "utf8") : "";
    if (before.split(/\r?\n/).some((line) => /^\/?\.tenantry\/?$/.test(line.trim()))) return false;
    appendFileSync(path, `${before === "" || before.endsWith("\n") ? "" : "\n"}${ownFolderLine}\n`);
    return true;
  } catch (error) {
    throw new Failure("not-saved", `.gitignore could not be written (${diskReason(error)})`, [fix("its permissions")]);
  }
}
