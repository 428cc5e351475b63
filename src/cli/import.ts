/** `tenantry import`: the smallest declaration of what is there. It reads Neon, writes files, and proves them by planning again. */
import { dirname, join } from "node:path";
import { Command, Option } from "@commander-js/extra-typings";
import { createAccounts } from "../neon/accounts.js";
import { createNeonReader } from "../neon/client.js";
import { orgKey } from "../neon/keys.js";
import { desiredTenants } from "../reconciler/desired.js";
import { govern } from "../reconciler/diff/govern.js";
import { matchTenants } from "../reconciler/diff/match.js";
import type { Org } from "../reconciler/fleet.js";
import { differingTenants, importFleet, uniforms } from "../reconciler/import/index.js";
import type { ImportedFleet } from "../reconciler/import/index.js";
import { sweepFleet } from "../reconciler/observe.js";
import type { CompleteInventory, ObservedFleet } from "../reconciler/observed.js";
import type { ImportReport, WrittenFile } from "../render/import.js";
import { importJson, renderImportText } from "../render/import.js";
import { printableJson } from "../render/printable.js";
import { plural } from "../render/values.js";
import { Failure, fix } from "./failure.js";
import type { FileToWrite } from "./import-files.js";
import { readAsWritten, refuseExisting, refuseUnmatched, writeFiles } from "./import-files.js";
import { neonOptions } from "./neon.js";
import { allowHostOption, collect, configOption, jsonOption } from "./plan-options.js";
import type { Flags, Start } from "./import-start.js";
import { startOf } from "./import-start.js";
import type { World } from "./world.js";

export const importCommand = (world: World) =>
  new Command("import")
    .description("Declare the projects that are there: writes manifests that plan to no change; reads Neon only")
    .option(
      "--org <name[=org-id]>",
      "an org: of the fleet file, or a name of yours and its id; repeatable (default: all of the fleet file's)",
      collect,
    )
    .option("--sponsored <name>", "the org of these that Neon pays for, where there is no fleet file yet; repeatable", collect)
    .option("--fleet <name>", "the fleet's name, where there is no fleet file yet (default: the folder's)")
    .option("--out <folder>", "where the manifests go", "tenants/")
    .addOption(
      new Option("--as <kind>", "how projects that follow a tier are declared").choices(uniforms).default("rules" as const),
    )
    .option("--force", "overwrite files of an earlier import")
    .addOption(configOption())
    .addOption(allowHostOption())
    .addOption(jsonOption())
    .action(async (given) => {
      const flags: Flags = { ...given, force: given.force === true, json: given.json === true };
      const before = await startOf(flags, world);
      const options = neonOptions(world, before.fleet, flags);
      const observed = whole(await sweepFleet({ neon: createNeonReader(options), fleet: before.fleet, now: world.now }));

      const now = world.now();
      const { into, lock, out } = before;
      const { open, governed, declared } = standing(before, observed, now);
      const request = { observed, projects: open, governed, into, declared, lock, uniform: flags.as, schema: out.schema, now };
      const imported = importFleet(request);

      const files = filesOf(imported, before);
      refuseExisting(world, files.all, flags.force);
      const differ = await prove(imported, files, before, observed, now);
      await writeFiles(world, [...files.manifests, ...files.roster, ...files.fleet], flags.force);

      const report: ImportReport = {
        orgs: observed.sweeps.map(({ org, id, projects: read, pages }) => ({ org, id, projects: read, pages })),
        declared: observed.projects.length - open.length - governed.length,
        governed: governed.length,
        differ,
        imported,
        wrote: writtenFiles(imported, files),
        shared: await sharedWith(before.fleet.orgs, observed, createAccounts(options), world),
      };
      world.stdout.write(
        flags.json ? printableJson(`${JSON.stringify(importJson(report), null, 2)}\n`) : renderImportText(report),
      );
    });

/** A hole in a list would be a project without a manifest, so there is no import of a part. @throws Failure `incomplete-inventory` */
function whole(observed: ObservedFleet): CompleteInventory {
  if (observed.kind === "complete") return observed;
  const holes = observed.sweeps.filter(({ gaps }) => gaps.length > 0);
  const named = holes.map(({ org, gaps }) => `org ${org} (pages ${[...new Set(gaps.map(({ page }) => page))].join(", ")})`);
  throw new Failure("incomplete-inventory", `the list of ${named.join(" and of ")} has holes; nothing was written`, [
    {
      label: "touches",
      text: plural(
        holes.reduce((sum, { gaps }) => sum + gaps.length, 0),
        "project that exists and could not be read",
        "projects that exist and could not be read",
      ),
    },
    fix("import again"),
  ]);
}

/** Whose the projects are before: some are declared, some a rule governs, the others are open. */
function standing({ fleet, manifests, kept, lock }: Start, observed: CompleteInventory, now: number) {
  const matches = govern(matchTenants(desiredTenants(manifests, fleet, now), observed, lock), lock, fleet);
  const governed = matches.tenants.flatMap(({ match }) => (match.kind === "live" && match.by === "rule" ? [match.project] : []));
  const isGoverned = new Set(governed.map(({ id }) => id));
  const declared = desiredTenants(kept, fleet, now);
  const open = matchTenants(declared, observed, lock).extra.filter(({ id }) => !isGoverned.has(id));
  return { open, governed, declared };
}

interface Files {
  readonly all: readonly FileToWrite[];
  readonly fleet: readonly FileToWrite[];
  readonly roster: readonly FileToWrite[];
  readonly manifests: readonly FileToWrite[];
}

function filesOf({ fleetText, roster, files }: ImportedFleet, { file, into, out }: Start): Files {
  const before = into.kind === "existing" ? into.text : null;
  const fleet = fleetText === null ? [] : [{ path: file, text: fleetText, extends: before }];
  const rosters = roster === null ? [] : [{ path: join(dirname(file), roster.name), text: roster.text, extends: null }];
  const manifests = files.map(({ name, text }) => ({ path: join(out.shown, name), text, extends: null }));
  return { all: [...fleet, ...rosters, ...manifests], fleet, roster: rosters, manifests };
}

const linesOf = (text: string): number => text.split("\n").length - 1;

function writtenFiles({ fleet, rules, roster, files }: ImportedFleet, written: Files): readonly WrittenFile[] {
  const none = { manifests: 0, tenants: null, tiers: null, rules: null };
  return [
    ...written.fleet.map(({ path, text, extends: before }): WrittenFile => {
      const lines = linesOf(text) - linesOf(before ?? "");
      return { ...none, path, lines, tiers: before === null ? fleet.tiers.length : null, rules: rules.length };
    }),
    ...written.roster.map(({ path, text }) => ({ ...none, path, lines: linesOf(text), tenants: roster?.tenants ?? 0 })),
    ...written.manifests.map(({ path, text }, n) => ({
      ...none,
      path,
      lines: linesOf(text),
      manifests: files[n]?.manifests ?? 0,
    })),
  ];
}

/** How many differed before and still do. @throws Failure where what would be written isn't found, isn't valid, or changes something */
async function prove(
  imported: ImportedFleet,
  files: Files,
  { fleet: swept, into, out, read, manifests: before, lock }: Start,
  observed: CompleteInventory,
  now: number,
): Promise<number> {
  const { fleet } = imported;
  refuseUnmatched(
    fleet,
    out,
    imported.files.map(({ name }) => name),
  );
  const manifests = readAsWritten(fleet, read, files.manifests, files.roster[0] ?? null, now);
  const older =
    into.kind === "existing" ? await differingTenants({ fleet: into.fleet, manifests: before, lock, observed, now }) : null;
  const newer = await differingTenants({ fleet, manifests, lock, observed, now });
  const differing = [...newer.named].filter((tenant) => older?.named.has(tenant) !== true);
  if (differing.length > 0) {
    throw new Failure(
      "internal",
      `what would be written changes ${plural(differing.length, "tenant")}: ${differing.slice(0, 5).join(", ")}`,
      [fix("please report it with `tenantry --version`; nothing was written")],
    );
  }
  const live = matchTenants(desiredTenants(manifests, fleet, now), observed, lock);
  const here = govern(live, lock, { ...fleet, orgs: swept.orgs }).tenants.filter(({ match }) => match.kind === "live");
  return here.filter(({ desired }) => newer.changed.has(desired.tenant)).length;
}

/** Projects of other accounts that these keys see. They are never declared: who pays for them decides. */
async function sharedWith(
  orgs: readonly Org[],
  observed: ObservedFleet,
  accounts: ReturnType<typeof createAccounts>,
  world: World,
): Promise<number | null> {
  const own = new Set(observed.projects.map(({ id }) => id));
  const keys = new Map(orgs.map((org) => [orgKey(org, world.env).text, orgKey(org, world.env)]));
  const lists = [];
  for (const key of keys.values()) lists.push(await accounts.sharedProjects(key));
  const told = lists.filter((list) => list !== null);
  return told.length === 0 ? null : new Set(told.flat().filter((id) => !own.has(id))).size;
}
