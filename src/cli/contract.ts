/**
 * `tenantry contract`: settles what the emulator assumes about Neon, on Neon, in projects that it makes in an org named for it and
 * deletes again. Says what it would do unless told to run.
 */
import { Command } from "@commander-js/extra-typings";
import { ApiError, createApi } from "../contract/api.js";
import type { Need } from "../contract/probe.js";
import { createScratch, type Scratch } from "../contract/scratch.js";
import { probes, settle, sharedProjects } from "../contract/settle.js";
import { assumptionNames, defaultAssumptions } from "../emulator/assumptions.js";
import { checkHost, neonHost } from "../neon/host.js";
import { environmentKey } from "../neon/keys.js";
import { idPattern } from "../reconciler/names.js";
import { dryRunJson, renderDryRun, renderRun, runJson, type DryRun } from "../render/contract.js";
import { printableJson } from "../render/printable.js";
import { Failure, fix } from "./failure.js";
import { allowHostOption, jsonOption } from "./plan-options.js";
import { Exit, type World } from "./world.js";

export const contractCommand = (world: World) =>
  new Command("contract")
    .description("Settle what the emulator assumes about Neon, in projects it makes in a scratch org; dry unless --run")
    .option("--run", "make the projects, look, and delete them again")
    .option("--org <id>", "the scratch org, which NEON_API_KEY reaches")
    .option("--to <id>", "a second scratch org, for what moves a project; NEON_API_KEY_PERSONAL reaches both")
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .action(async (flags) => {
      const print = (document: unknown, text: string): void =>
        world.stdout.write(flags.json === true ? printableJson(`${JSON.stringify(document, null, 2)}\n`) : text);
      if (flags.run !== true) return print(dryRunJson(dryRun()), renderDryRun(dryRun()));
      const org = orgFlag("--org", flags.org);
      if (org === null) throw usage("--run needs --org <id>: a scratch org whose id you type");
      const result = await run(world, org, orgFlag("--to", flags.to), flags.allowHost ?? []);
      print(runJson(result), renderRun(result));
      if (result.left.length > 0) throw new Exit(1);
    });

const usage = (message: string): Failure => new Failure("usage", message, [fix("tenantry contract --help")]);

const orgFlag = (name: string, value: string | undefined): string | null => {
  if (value !== undefined && !idPattern.test(value)) throw usage(`${name} takes the id of an org: org-quiet-lake-48151623`);
  return value ?? null;
};

const dryRun = (): DryRun => {
  const rows = assumptionNames.map((assumption) => {
    const probe = probes[assumption];
    const told = "see" in probe ? { does: probe.does, writes: probe.writes } : { does: `not probed: ${probe.why}`, writes: 0 };
    return { assumption, assumed: defaultAssumptions[assumption], ...told };
  });
  // Each project is made and deleted; the probes may make four more, which are deleted too.
  const writes = rows.reduce((sum, row) => sum + row.writes, 2 * sharedProjects + extraProjects);
  return { rows, projects: sharedProjects + extraProjects, writes };
};

/** For the order of a list, and one whose role should be refused. */
const extraProjects = 4;

const run = async (world: World, org: string, to: string | null, allowed: readonly string[]) => {
  if (to === org) throw usage("--to is another org than --org");
  const { env, fetch, sleep } = world;
  const host = checkHost(env["NEON_API_HOST"] || neonHost, allowed);
  const key = environmentKey("NEON_API_KEY", env);
  const personal = env["NEON_API_KEY_PERSONAL"] ? environmentKey("NEON_API_KEY_PERSONAL", env) : null;
  let stopped = false;
  const stopListening = world.onInterrupt(() => {
    stopped = true;
  });
  const options = { host, fetch, sleep };
  const api = createApi({
    ...options,
    goOn: () => {
      if (stopped) throw new Exit(130);
    },
  });
  const cleaning = createApi({ ...options, goOn: () => {} });
  const prefix = `tenantry-contract-${Math.floor(world.random() * 36 ** 6).toString(36)}${(world.now() % 1e8).toString(36)}`;
  const shared = { org, to, keys: { org: key, personal }, prefix, sleep };
  const scratch = createScratch({ ...shared, api: { ...api, send: (...asked) => (isCleaning ? cleaning : api).send(...asked) } });
  let isCleaning = false;
  try {
    const had = await needsOf(scratch, to, personal);
    const rows = await settle(scratch, had);
    isCleaning = true;
    const left = await scratch.clean();
    return { rows, calls: api.calls() + cleaning.calls(), left };
  } catch (error) {
    isCleaning = true;
    const left = await cleaned(scratch, prefix);
    if (left !== "") world.stderr.write(left);
    throw error instanceof ApiError ? new Failure("unreachable", error.message, [fix("run it again")]) : error;
  } finally {
    stopListening();
  }
};

const cleaned = async (scratch: Scratch, prefix: string): Promise<string> => {
  try {
    const left = await scratch.clean();
    return left.length === 0 ? "" : `Left behind, delete by hand: ${left.join(", ")}\n`;
  } catch {
    return `Projects named ${prefix}-… may be left behind; delete them by hand.\n`;
  }
};

/** What this run has of what probes need. @throws Failure when the key doesn't reach the org */
const needsOf = async (scratch: Scratch, to: string | null, personal: string | null): Promise<ReadonlySet<Need>> => {
  const { status } = await scratch.ask("GET", `/projects?org_id=${scratch.org}&limit=1`);
  if (status !== 200)
    throw new Failure("key-refused", `NEON_API_KEY can't list ${scratch.org}: status ${status}`, [fix("the org's own key")]);
  const { body } = await scratch.ask("GET", "/auth");
  return new Set<Need>([
    ...(body["auth_method"] === "api_key_org" ? ["org-key" as const] : []),
    ...(personal === null ? [] : ["personal-key" as const]),
    ...(personal === null || to === null ? [] : ["transfer" as const]),
  ]);
};
