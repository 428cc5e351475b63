/** `tenantry show <tenant>`: what is declared, what is there, what was done last. Reads only, at most four calls. */
import { Command } from "@commander-js/extra-typings";
import { branchRows } from "../reconciler/branch-rows.js";
import { closest } from "../reconciler/closest.js";
import type { DesiredTenant } from "../reconciler/desired.js";
import { desiredTenants } from "../reconciler/desired.js";
import { asUsed } from "../reconciler/inactive.js";
import { lastNote } from "../reconciler/journal/runs.js";
import { orgOf } from "../reconciler/observe.js";
import { sideBySide } from "../reconciler/side-by-side.js";
import { printableJson } from "../render/printable.js";
import { renderShow, showJson } from "../render/show.js";
import { plural } from "../render/values.js";
import { glyphsFor } from "./color.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { Failure, fix } from "./failure.js";
import { entriesSince } from "./journal-file.js";
import { lookUp, lookUpGoverned } from "../reconciler/look-up.js";
import { lookUpDeleted } from "../reconciler/look-up-deleted.js";
import { openNeonToRead } from "./neon.js";
import { allowHostOption, colorOption, configOption, formatOption, isJson, jsonOption } from "./plan-options.js";
import { loadSources } from "./sources.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { ProjectId } from "../reconciler/names.js";
import type { World } from "./world.js";

const mostCalls = 4;

export const showCommand = (world: World) =>
  new Command("show")
    .description("Show one tenant: declared beside observed, what was done last, and the next step; reads only")
    .argument("<tenant>", "its key, as it is declared; of a project that a rule governs, its id or exact name")
    .addOption(configOption())
    .addOption(allowHostOption())
    .addOption(formatOption())
    .addOption(jsonOption())
    .addOption(colorOption())
    .action(async (name, flags) => {
      const json = isJson(flags);
      const loaded = await loadSources(world, { config: flags.config });
      refuseInvalid(loaded, world, { ...flags, json });
      const { fleet, manifests, lock } = declaredFrom(loaded, {}, world);
      const tenants = desiredTenants(manifests, fleet, world.now());
      const named = tenants.find(({ tenant }) => tenant === name);
      if (!named && fleet.rules.length === 0) throw unknownTenant(name, tenants, [], fleet);
      // Before Neon is asked: of a damaged journal nothing is sent.
      const entries = entriesSince(world, fleet.file, 0);
      const neon = await openNeonToRead(world, fleet, flags);
      const found = named
        ? { desired: named, seen: await lookUp(named, lock, fleet, neon) }
        : await lookUpGoverned(name, tenants, lock, fleet, neon);
      if ("ids" in found) throw unknownTenant(name, tenants, found.ids, fleet);
      const { seen } = found;
      const desired = seen.project ? asUsed(found.desired, seen.project, seen.endpoints, fleet, world.now()) : found.desired;
      const last = lastNote(entries, desired.tenant);
      const { by, id, project, endpoints, namesakes, isWhole } = seen;
      const isMissing = project === null && namesakes.length === 0;
      const deleted = isMissing ? await lookUpDeleted(desired, seen, fleet, neon, mostCalls - neon.stats.calls) : null;
      // One call, and only where the others have left room for it.
      const branches =
        project && neon.stats.calls < mostCalls ? await neon.listBranches(orgOf(fleet, project.org), project.id) : null;
      const shown = {
        desired,
        by,
        project: project && { id: project.id, name: project.name, org: project.org },
        goneId: project ? null : id,
        namesakes,
        isWhole: isWhole && (deleted?.isWhole ?? true),
        deleted: (deleted?.projects ?? []).map(({ id: of, name: called, org, recoverableUntil }) => ({
          id: of,
          name: called,
          org,
          recoverableUntil,
        })),
        deleteAfter: manifests.find(({ tenant }) => tenant === desired.tenant)?.deleteAfter ?? null,
        rows: sideBySide(desired, project, endpoints),
        branches: branches && branchRows(desired, branches, endpoints ?? []),
        now: world.now(),
        last,
        calls: neon.stats.calls,
      };
      const text = json ? printableJson(`${JSON.stringify(showJson(shown), null, 2)}\n`) : renderShow(shown, glyphsFor(world));
      world.stdout.write(text);
    });

/** `ids`: governed projects of that name. */
function unknownTenant(
  name: string,
  tenants: readonly DesiredTenant[],
  ids: readonly ProjectId[],
  { file, rules }: Fleet,
): Failure {
  const asked = name.slice(0, 80);
  if (ids.length > 1) {
    return new Failure("unknown-tenant", `${ids.length} governed projects are called ${asked}`, [
      { label: "seen", text: ids.slice(0, 5).join(", ") },
      fix("the id of the one that is meant"),
    ]);
  }
  const near = closest(
    name,
    tenants.map(({ tenant }) => tenant),
  );
  const what = rules.length > 0 ? "no declared tenant or governed project" : "no declared tenant";
  return new Failure("unknown-tenant", `${what} is called ${asked}`, [
    { label: "seen", text: `${plural(tenants.length, "tenant")} in the sources of ${file}` },
    fix(near === null ? "the name as it stands in the manifest" : `did you mean tenantry show ${near}?`),
  ]);
}
