/**
 * A plan file is untrusted: anyone may have swapped it. It is checked whole before any of it is believed: its form,
 * its version, its digest, its operations, the fields it touches, the orgs it names, and that it is this fleet's.
 */
import type { ChangeKind, JsonValue } from "../change.js";
import { changeKinds } from "../change.js";
import type { Code } from "../codes.js";
import { digestOf } from "../digest.js";
import type { Fleet } from "../fleet.js";
import { idPattern, namePattern } from "../names.js";
import { isPlanDocument } from "./plan-document.js";
import type { Plan } from "./plan.js";
import { planFormat } from "./plan.js";

export interface PlanProblem {
  readonly code: Code;
  readonly message: string;
}

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
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { problem: { code: "plan-format", message: "it is no plan" } };
  const { format } = value as { format?: unknown };
  if (typeof format === "string" && format.startsWith("tenantry/plan@") && format !== planFormat) {
    return { problem: { code: "plan-version", message: `it has format ${printableFormat(format)}; this version reads ${planFormat}` } };
  }
  // Written by hand or by somebody else: what its operations are is told before that its digest is wrong.
  const operations = operationProblem(value as { changes?: unknown });
  if (operations) return { problem: operations };
  const missing = isPlanDocument(value);
  if (missing !== null) return { problem: { code: "plan-format", message: missing } };
  const plan = value as Plan;
  const { digest, ...body } = plan;
  if (digestOf(body) !== digest) return { problem: { code: "plan-digest", message: "its content was changed after it was made" } };
  const problem = scopeProblem(plan, context.fleet) ?? ageProblem(plan, context);
  return problem ? { problem } : { plan };
}

const printableFormat = (format: string): string => JSON.stringify(format.slice(0, 40));

const writable = /^\/(name|org|state|quota\/[a-zA-Z]{1,20}|compute\/(min|max|suspendTimeout)|historyRetention|endpoints\/[a-z0-9-]{1,60}\/(min|max|suspendTimeout))$/;
const scalar = (value: unknown): boolean => value === null || ["string", "number", "boolean"].includes(typeof value);

function operationProblem({ changes }: { readonly changes?: unknown }): PlanProblem | null {
  if (!Array.isArray(changes)) return null;
  for (const [n, change] of changes.entries()) {
    const { patch, kind } = (change ?? {}) as { patch?: unknown; kind?: unknown };
    if (!Array.isArray(patch)) return { code: "plan-format", message: `changes[${n}] has no patch` };
    const problem = patchProblem(patch, kind, `changes[${n}].patch`);
    if (problem) return problem;
  }
  return null;
}

function patchProblem(patch: readonly unknown[], kind: unknown, at: string): PlanProblem | null {
  let wrote = false;
  for (const [n, entry] of patch.entries()) {
    const operation = (entry ?? {}) as { op?: unknown; path?: unknown; value?: unknown };
    const { op, path, value } = operation;
    const where = `${at}[${n}]`;
    if (op !== "test" && op !== "replace") return { code: "plan-op", message: `${where} is neither a test nor a replace` };
    // Without a value a test passes on an absent path.
    if (!Object.hasOwn(operation, "value")) return { code: "plan-op", message: `${where} has no value` };
    const isWhole = path === "" && kind === "create" && (op === "test" ? value === null : typeof value === "object" && value !== null && !Array.isArray(value));
    if (!isWhole && (typeof path !== "string" || !writable.test(path) || !scalar(value))) {
      return { code: "plan-path", message: `${where} is outside the fields that Tenantry writes` };
    }
    if (op === "test" && wrote) return { code: "plan-order", message: `${where} tests after a write` };
    wrote ||= op === "replace";
  }
  return null;
}

function scopeProblem(plan: Plan, fleet: Fleet): PlanProblem | null {
  const orgs = new Set<string>(fleet.orgs.map(({ name }) => name));
  if (plan.fleet !== fleet.name) return { code: "plan-scope", message: "it was made for another fleet" };
  const kinds = new Set<ChangeKind>(changeKinds);
  for (const [n, change] of plan.changes.entries()) {
    const where = `changes[${n}]`;
    if (!kinds.has(change.kind)) return { code: "plan-format", message: `${where} has an unknown kind` };
    if (!namePattern.test(change.tenant)) return { code: "plan-scope", message: `${where} names no tenant` };
    if ((change.kind === "create") !== (change.project === null)) return { code: "plan-scope", message: `${where} has no project, or one too many` };
    if (change.project !== null && !idPattern.test(change.project)) return { code: "plan-scope", message: `${where} names no project id` };
    const named = [change.org, ...change.patch.flatMap((operation) => ("value" in operation ? orgOfOperation(operation.path, operation.value) : []))];
    const foreign = named.find((org) => !orgs.has(org));
    if (foreign !== undefined) return { code: "plan-scope", message: `${where} names an org that isn't the fleet's` };
  }
  return null;
}

function orgOfOperation(path: string, value: JsonValue): readonly string[] {
  if (path === "/org") return [String(value)];
  if (path === "" && value !== null && typeof value === "object" && !Array.isArray(value)) return [String((value as { org?: unknown }).org)];
  return [];
}

function ageProblem(plan: Plan, { fleet, fleetDigest, now }: PlanContext): PlanProblem | null {
  if (plan.inputs.fleetDigest !== fleetDigest) return { code: "plan-config", message: `it was made with another ${fleet.file}` };
  const age = now - parseTime(plan.observedAt);
  if (!(age <= fleet.planMaxAge)) return { code: "plan-expired", message: `it was made from an observation of ${plan.observedAt}` };
  return null;
}

// oxlint-disable-next-line no-restricted-globals -- parses a given time; reads no clock
const parseTime = (iso: string): number => Date.parse(iso);
