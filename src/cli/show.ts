/** `tenantry show <tenant>`: what is declared, what is there, what was done last. Reads only, at most four calls. */
import { Command } from "@commander-js/extra-typings";
import { closest } from "../reconciler/closest.js";
import type { DesiredTenant } from "../reconciler/desired.js";
import { desiredTenants } from "../reconciler/desired.js";
import { lastNote } from "../reconciler/journal/runs.js";
import { sideBySide } from "../reconciler/side-by-side.js";
import { printableJson } from "../render/printable.js";
import { renderShow, showJson } from "../render/show.js";
import { plural } from "../render/values.js";
import { glyphsFor } from "./color.js";
import { declaredFrom, refuseInvalid } from "./declared.js";
import { Failure, fix } from "./failure.js";
import { entriesSince } from "./journal-file.js";
import { lookUp } from "../reconciler/look-up.js";
import { lookUpDeleted } from "../reconciler/look-up-deleted.js";
import { openNeonToRead } from "./neon.js";
import { allowHostOption, colorOption, configOption, formatOption, isJson, jsonOption } from "./plan-options.js";
import { loadSources } from "./sources.js";
import type { World } from "./world.js";

const mostCalls = 4;

export const showCommand = (world: World) =>
  new Command("show")
    .description("Show one tenant: declared beside observed, what was done last, and the next step; reads only")
    .argument("<tenant>", "its key, as it is declared")
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
      const desired = tenantNamed(name, desiredTenants(manifests, fleet, world.now()), fleet.file);
      // Before Neon is asked: of a damaged journal nothing is sent.
      const last = lastNote(entriesSince(world, fleet.file, 0), desired.tenant);
      const neon = await openNeonToRead(world, fleet, flags);
      const seen = await lookUp(desired, lock, fleet, neon);
      const { by, id, project, endpoints, namesakes, isWhole } = seen;
      const isMissing = project === null && namesakes.length === 0;
      const deleted = isMissing ? await lookUpDeleted(desired, seen, fleet, neon, mostCalls - neon.stats.calls) : null;
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
        last,
        calls: neon.stats.calls,
      };
      const text = json ? printableJson(`${JSON.stringify(showJson(shown), null, 2)}\n`) : renderShow(shown, glyphsFor(world));
      world.stdout.write(text);
    });

/** @throws Failure `unknown-tenant` */
function tenantNamed(name: string, tenants: readonly DesiredTenant[], fleetFile: string): DesiredTenant {
  const found = tenants.find(({ tenant }) => tenant === name);
  if (found) return found;
  const near = closest(
    name,
    tenants.map(({ tenant }) => tenant),
  );
  throw new Failure("unknown-tenant", `no declared tenant is called ${name.slice(0, 80)}`, [
    { label: "seen", text: `${plural(tenants.length, "tenant")} in the sources of ${fleetFile}` },
    fix(near === null ? "the name as it stands in the manifest" : `did you mean tenantry show ${near}?`),
  ]);
}
