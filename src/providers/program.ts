/**
 * The program: reads and validates what is declared, observes once, plans with the reconciler, and registers a resource for each
 * tenant with what differs live. What the command refuses, it refuses before it registers anything, in the same words.
 */
import * as pulumi from "@pulumi/pulumi";
import { givenConsent } from "../cli/consent.js";
import { declaredFrom, refuseInvalid } from "../cli/declared.js";
import { Failure, fix, reportFailure } from "../cli/failure.js";
import { observationFrom } from "../cli/observation-source.js";
import { processWorld } from "../cli/process-world.js";
import { scopeFrom } from "../cli/scope-options.js";
import { loadSources } from "../cli/sources.js";
import type { World } from "../cli/world.js";
import { applierOf } from "../reconciler/cells/assign.js";
import type { Fleet } from "../reconciler/fleet.js";
import type { ConsentVerdict } from "../reconciler/plan/consent.js";
import { checkConsent } from "../reconciler/plan/consent.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { exceeded } from "../reconciler/plan/safety.js";
import type { Declared, Reconciled } from "../reconciler/reconcile.js";
import type { Scope } from "../reconciler/scope/scope.js";
import { renderSafety } from "../render/safety.js";
import { renderPlanText } from "../render/text.js";
import { colorsFor, glyphsFor } from "../cli/color.js";
import { fleetFileOf } from "./config.js";
import { planFrom } from "./look.js";
import { resourceInputs } from "./resource-inputs.js";
import { snapshotInputs, snapshotResourceName } from "./snapshot-inputs.js";
import type { Snapshot, Tenant } from "./tenant.js";
import { registerSnapshot, registerTenant } from "./tenant.js";

export interface FleetOptions {
  /** The fleet file; the environment's TENANTRY_CONFIG and the stack's `tenantry:config` come before it. */
  readonly config?: string;
  /** Gives every tenant a secret output `connectionUri`. */
  readonly connectionUri?: boolean;
}

export interface FleetResources {
  readonly planId: string;
  readonly tenants: Readonly<Record<string, Tenant>>;
  /** By `<tenant>/<snapshot>`: those that are there, are taken now, or are missing. */
  readonly snapshots: Readonly<Record<string, Snapshot>>;
}

/** Call it once, at the top level of the program, and await it. */
export async function fleet(options: FleetOptions = {}): Promise<FleetResources> {
  startProvider();
  const said: string[] = [];
  const world = { ...processWorld(), ...streams(said) };
  const config = new pulumi.Config("tenantry");
  const reader = { get: (key: string) => config.get(key.replace(/^tenantry:/, "")) };
  const file = { ...(options.config !== undefined && { config: options.config }), ...fleetFileOf(reader, world) };
  const { declared, reconciled, verdict, text, cell } = await planned(file, config, world).catch((error: unknown) =>
    refuse(error, said, world),
  );

  const { plan } = reconciled;
  if (!pulumi.runtime.isDryRun()) refuseOtherApplier(declared.fleet, cell);
  const isWarned = config.get("onRefused") === "warn";
  const isStopped = exceeded(plan.safety).length > 0 || (!isWarned && plan.refused.length > 0);
  const shown = `${text}Plan id   ${plan.id}`;
  if (isStopped) throw new pulumi.RunError(isStoppedBy(plan, declared, shown));
  await (plan.refused.length > 0 ? pulumi.log.warn(shown) : pulumi.log.info(shown));

  const tenants: Record<string, Tenant> = {};
  const here = cell ? inCell(declared, cell) : declared;
  for (const inputs of resourceInputs(here, plan, verdict, world.now())) {
    tenants[inputs.tenant] = registerTenant(inputs.tenant, {
      ...inputs,
      ...(options.connectionUri === true && { wantsUri: true as const }),
    });
  }
  const snapshots: Record<string, Snapshot> = {};
  for (const inputs of snapshotInputs(here, reconciled, verdict, world.now())) {
    const [name, tenant] = [snapshotResourceName(inputs), tenants[inputs.tenant]];
    if (tenant) snapshots[name] = registerSnapshot(name, inputs, tenant);
  }
  return { planId: plan.id, tenants, snapshots };
}

/**
 * The engine starts a provider's process when something first asks for it, and waits for it. Asked at once, it starts while the
 * fleet is read and observed. A dynamic provider has no functions: it answers with an error, which says nothing.
 */
function startProvider(): void {
  pulumi.runtime.invoke("pulumi-nodejs:tenantry:start", {}).catch(() => {});
}

interface Planned {
  readonly declared: Declared;
  readonly reconciled: Reconciled;
  readonly verdict: ConsentVerdict;
  readonly text: string;
  /** The stack's; null where the fleet is one. */
  readonly cell: Cell | null;
}
type Cell = NonNullable<Scope["selection"]["cell"]>;

async function planned(file: { readonly config?: string }, config: pulumi.Config, world: World): Promise<Planned> {
  const loaded = await loadSources(world, file);
  refuseInvalid(loaded, world, { color: "never", json: false });
  const declared = { ...declaredFrom(loaded, {}, world), due: dueIn(config, world) };
  const observed = world.env["TENANTRY_OBSERVED"] || config.get("observed");
  const maxObservationAge = config.get("maxObservationAge");
  const observation = observationFrom(
    { observed, ...(maxObservationAge !== undefined && { maxObservationAge }) },
    declared.fleet,
    world,
  );
  const scope = scopeFrom({ cell: cellOf(declared.fleet, config) }, loaded);
  const policy = { deep: config.getBoolean("deep") === true };
  const started = world.now();
  const reconciled = await planFrom({ observation, policy, scope }, declared, world);
  const text = renderPlanText(reconciled.plan, {
    colors: colorsFor("never", world),
    glyphs: glyphsFor(world),
    all: false,
    files: loaded.sources.files.length + loaded.sources.rosters.length,
    base: null,
    took: world.now() - started,
    savedAs: null,
    exit: 0,
    ...(observed !== undefined && { observedFrom: observed }),
  });
  return {
    declared,
    reconciled,
    verdict: checkConsent(reconciled.plan.changes, givenConsent([], world) ?? {}),
    text,
    cell: scope.selection.cell ?? null,
  };
}

/** Whether scheduled snapshots that are due belong to the plan. @throws Failure `usage` */
function dueIn(config: pulumi.Config, { env }: World): boolean {
  const given = env["TENANTRY_DUE"] || config.get("due") || "false";
  if (given === "true" || given === "false") return given === "true";
  throw new Failure("usage", `tenantry:due or TENANTRY_DUE is ${given.slice(0, 20)}: true or false is needed`, [
    fix("pulumi config set tenantry:due true"),
  ]);
}

/** @throws Failure `unknown-cell` where the fleet has cells and the stack says none */
function cellOf(fleet: Fleet, config: pulumi.Config): string | undefined {
  const cell = config.get("cell");
  if (cell !== undefined || fleet.cells === null) return cell;
  throw new Failure("unknown-cell", "the fleet file has cells, and this stack doesn't say which is its own", [
    fix("pulumi config set tenantry:cell <name>; tenantry cells lists them"),
  ]);
}

const inCell = (declared: Declared, { tenants }: Cell): Declared => ({
  ...declared,
  manifests: declared.manifests.filter(({ tenant }) => tenants.has(tenant)),
});

/** A cell that the command applies is only previewed here. @throws pulumi.RunError */
function refuseOtherApplier(fleet: Fleet, cell: Cell | null): void {
  if (applierOf(fleet, cell?.name ?? "") !== "cli") return;
  throw new pulumi.RunError(
    `error[other-applier]  ${cell?.name ?? `fleet ${fleet.name}`} is applied by the command; Pulumi only previews it\n  fix      tenantry apply${cell ? ` --cell ${cell.name}` : ""}, or another cells.applier in the fleet file`,
  );
}

function isStoppedBy(plan: Plan, { fleet }: Declared, shown: string): string {
  return exceeded(plan.safety).length > 0 ? `${shown}\n${renderSafety(plan, fleet.safety)}` : shown;
}

/** What the command would print to its error stream, as one error without a stack; the exit code is Pulumi's. */
function refuse(error: unknown, said: readonly string[], world: World): never {
  reportFailure(error, world, false);
  const text = said.join("").replaceAll(/(?<! ) {2,}exit \d+$/gm, "");
  throw new pulumi.RunError(text.trimEnd());
}

const streams = (said: string[]): Pick<World, "stdout" | "stderr"> => {
  const stream = { write: (text: string) => void said.push(text), isTTY: false, columns: 100 };
  return { stdout: stream, stderr: stream };
};
