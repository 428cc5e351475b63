/**
 * A plan file is untrusted: anyone may have swapped it. It is checked whole before any of it is believed: its form,
 * its version, its digest and id, its operations and values, what it says of itself, the orgs it names, and that it is
 * this fleet's.
 */
import type { Change, ChangeKind, JsonValue } from "../change.js";
import { digestOf } from "../digest.js";
import type { Fleet } from "../fleet.js";
import { safetyKinds } from "../fleet.js";
import { keyPattern } from "../key.js";
import { idPattern } from "../names.js";
import { neededConsent } from "./consent.js";
import { isPlanDocument } from "./plan-document.js";
import type { Plan } from "./plan.js";
import { planFormat } from "./plan.js";
import { planId } from "./plan-id.js";
import type { PlanProblem } from "./read-change.js";
import { changeProblem, patchProblem } from "./read-change.js";
import { safetyCounts } from "./safety.js";
import { unsound } from "./sound.js";
import { parseTime } from "../time-text.js";

export type { PlanProblem } from "./read-change.js";

export interface PlanContext {
  readonly fleet: Fleet;
  readonly fleetDigest: string;
  /** ms since the epoch */
  readonly now: number;
}

export function readPlan(text: string, context: PlanContext): { readonly plan: Plan } | { readonly problem: PlanProblem } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: { code: "plan-format", message: "it is not JSON; it may be cut" } };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { problem: { code: "plan-format", message: "it is no plan" } };
  const broken = unsound(value);
  if (broken !== null) return { problem: { code: "plan-format", message: broken } };
  const { format } = value as { readonly format?: unknown };
  if (typeof format === "string" && format.startsWith("tenantry/plan@") && format !== planFormat) {
    return {
      problem: {
        code: "plan-version",
        message: `it has format ${JSON.stringify(format.slice(0, 40))}; this version reads ${planFormat}`,
      },
    };
  }
  // Written by hand or by somebody else: what its operations are is told before that its digest is wrong.
  const operations = operationProblem(value);
  if (operations) return { problem: operations };
  const missing = isPlanDocument(value);
  if (missing !== null) return { problem: { code: "plan-format", message: missing } };
  const plan = value as Plan;
  const problem =
    digestProblem(plan) ?? contentProblem(plan, context.fleet) ?? scopeProblem(plan, context.fleet) ?? ageProblem(plan, context);
  return problem ? { problem } : { plan };
}

function operationProblem(value: object): PlanProblem | null {
  const { changes } = value as { readonly changes?: unknown };
  if (!Array.isArray(changes)) return null;
  for (const [n, change] of changes.entries()) {
    const { patch, kind } = (change ?? {}) as { readonly patch?: unknown; readonly kind?: unknown };
    if (!Array.isArray(patch)) return { code: "plan-format", message: `changes[${n}] has no patch` };
    const problem = patchProblem(patch, kind, `changes[${n}].patch`);
    if (problem) return problem;
  }
  return null;
}

function digestProblem(plan: Plan): PlanProblem | null {
  const { digest, ...body } = plan;
  if (digestOf(body) !== digest) return { code: "plan-digest", message: "its content was changed after it was made" };
  if (planId(plan) !== plan.id) return { code: "plan-digest", message: "its id is another plan's" };
  return null;
}

/** A tenant may have two of them: around a move, or branches and snapshots that go. */
const isInParts: ReadonlySet<ChangeKind> = new Set(["update", "prune"]);

/** Each change is one that Tenantry makes, and what the plan says of itself follows from them. */
function contentProblem(plan: Plan, fleet: Fleet): PlanProblem | null {
  const steps = new Set<string>();
  for (const [n, change] of plan.changes.entries()) {
    const at = `changes[${n}]`;
    const problem = changeProblem(change, at);
    if (problem) return problem;
    const writes = change.patch.flatMap(({ op, path }) => (op === "test" ? [] : [path]));
    for (const step of [...(isInParts.has(change.kind) ? [] : [change.kind]), ...writes]) {
      const key = JSON.stringify([change.tenant, step]);
      if (steps.has(key)) return { code: "plan-format", message: `${at} does again what another change does` };
      steps.add(key);
    }
  }
  if (digestOf(neededConsent(plan.changes)) !== digestOf(plan.consent))
    return { code: "plan-format", message: "it names other consent than it needs" };
  return safetyProblem(plan, fleet);
}

/** How much it changes is counted again; how much it may is the planner's word, which its digest and its reader keep. */
function safetyProblem({ changes, safety }: Plan, fleet: Fleet): PlanProblem | null {
  const counted = safetyCounts(changes, fleet.safety, 0, {});
  for (const kind of safetyKinds) {
    const said = safety[kind] as { readonly asked?: unknown; readonly allowed?: unknown } | null | undefined;
    const asked = counted[kind]?.asked;
    if (asked === undefined && said === undefined) continue;
    const allowed = said?.allowed;
    const isBounded = allowed === null || (typeof allowed === "number" && asked !== undefined && asked <= allowed);
    if (said?.asked !== asked || !isBounded)
      return { code: "plan-format", message: `it counts other ${kind} changes than it holds, or more than may be` };
  }
  return null;
}

function scopeProblem(plan: Plan, fleet: Fleet): PlanProblem | null {
  const orgs = new Set<string>(fleet.orgs.map(({ name }) => name));
  if (plan.fleet !== fleet.name) return { code: "plan-scope", message: "it was made for another fleet" };
  const refused = new Set(plan.refused.map(({ tenant }) => tenant));
  const projects = new Map<string, string>();
  for (const [n, change] of plan.changes.entries()) {
    const where = `changes[${n}]`;
    const { tenant, project, kind, org, patch } = change;
    if (!keyPattern.test(tenant)) return { code: "plan-scope", message: `${where} names no tenant` };
    if (refused.has(tenant)) return { code: "plan-scope", message: `${where} changes a tenant that the plan refuses` };
    if ((kind === "create") !== (project === null))
      return { code: "plan-scope", message: `${where} has no project, or one too many` };
    if (project !== null && !idPattern.test(project)) return { code: "plan-scope", message: `${where} names no project id` };
    if (!isOwn(change, projects))
      return { code: "plan-scope", message: `${where} names a project that is another tenant's in this plan` };
    const named = [
      org,
      ...patch.flatMap((operation) => ("value" in operation ? orgOfOperation(operation.path, operation.value) : [])),
    ];
    if (named.some((name) => !orgs.has(name)))
      return { code: "plan-scope", message: `${where} names an org that isn't the fleet's` };
  }
  return null;
}

/** One tenant, one project. */
function isOwn({ tenant, project }: Change, projects: Map<string, string>): boolean {
  const keys = [`tenant ${tenant}`, ...(project === null ? [] : [`project ${project}`])];
  const pair = `${tenant} ${project}`;
  const isFree = keys.every((key) => (projects.get(key) ?? pair) === pair);
  for (const key of keys) projects.set(key, pair);
  return isFree;
}

function orgOfOperation(path: string, value: JsonValue): readonly string[] {
  if (path === "/org") return typeof value === "string" ? [value] : [""];
  if (path === "" && value !== null && typeof value === "object" && !Array.isArray(value))
    return [String((value as { org?: unknown }).org)];
  return [];
}

/** Clocks differ a little; a plan from further ahead would never expire. */
const clockSkew = 3_600_000;

function ageProblem(plan: Plan, { fleet, fleetDigest, now }: PlanContext): PlanProblem | null {
  if (plan.inputs.fleetDigest !== fleetDigest) return { code: "plan-config", message: `it was made with another ${fleet.file}` };
  const age = now - parseTime(plan.observedAt);
  if (age >= -clockSkew && age <= fleet.planMaxAge) return null;
  return { code: "plan-expired", message: `it was made from an observation of ${plan.observedAt.slice(0, 40)}` };
}
