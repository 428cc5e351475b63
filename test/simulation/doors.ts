/**
 * Both front doors at one plan (reliability.md I24). What the first one was answered is answered to the second again, request by
 * request; so both saw the same, faults included, and must say the same.
 */
import type { World as Machine } from "../../src/cli/world.js";
import { openNeonToRead } from "../../src/cli/neon.js";
import type { TenantInputs } from "../../src/providers/inputs.js";
import { planFrom } from "../../src/providers/look.js";
import { resourceInputs } from "../../src/providers/resource-inputs.js";
import { checkConsent } from "../../src/reconciler/plan/consent.js";
import type { Plan } from "../../src/reconciler/plan/plan.js";
import { reconcile } from "../../src/reconciler/reconcile.js";
import type { Declared } from "../../src/reconciler/reconcile.js";
import { sleep } from "../harness/virtual.js";
import type { Truth } from "../oracle/neon.js";
import { unlike } from "../oracle/doors.js";
import type { Registered } from "../oracle/doors.js";
import type { Resource, Stack, Wire } from "./engine.js";
import { stepOf } from "./engine.js";
import { machineOf } from "./machine.js";
import { questionsOf } from "./provider.js";
import { shownOf } from "./shown.js";
import type { Door } from "./story.js";
import type { World } from "./world.js";

export const planThrough = {
  command: async (declared: Declared, deep: boolean, machine: Machine): Promise<Plan> =>
    reconcile(declared, await openNeonToRead(machine, declared.fleet, {}), machine.now, { deep }),
  pulumi: async (declared: Declared, deep: boolean, machine: Machine): Promise<Plan> =>
    (await planFrom({ observation: null, policy: { deep } }, declared, machine)).plan,
} as const satisfies Record<Door, unknown>;

/** The answers to one process, by request, in the order in which they came. */
export type Answers = Map<string, Promise<Response>[]>;
export const requestKey = ({ method, url }: Request): string => `${method} ${url}`;

/** A machine to which everything is answered once more. */
export const againOn = (answers: Answers, env: Machine["env"]): Machine =>
  machineOf({
    env,
    sleep,
    now: () => Date.now(),
    fetch: async (request) => {
      const answer = answers.get(requestKey(request))?.shift();
      if (answer === undefined) throw new Error(`the other door didn't ask ${requestKey(request)}`);
      return answer;
    },
  });

/** What the program registers of its plan, once everything that it asks for was consented to. */
export const registeredBy = (plan: Plan, declared: Declared): readonly TenantInputs[] =>
  resourceInputs(declared, plan, checkConsent(plan.changes, plan.consent), Date.now());

/** Asks the oracle whether the two say the same; `command` or `program` is null where that door made no plan. */
export function compareDoors(
  command: Plan | null,
  program: Plan | null,
  inputs: readonly TenantInputs[],
  world: World,
  truths: readonly Truth[],
): void {
  const { wishes, disk } = world;
  if (command === null || program === null)
    return world.oracle.ask("I24", command === program ? null : "one door makes a plan, and the other doesn't");
  const resources = inputs.map((each) => registration(each, disk.stack));
  const hazards = new Map<string, Set<string>>();
  for (const { tenant, hazards: kinds } of command.changes)
    hazards.set(tenant, new Set([...(hazards.get(tenant) ?? []), ...kinds.map(({ kind }) => kind)]));
  const kept = new Set<string>(command.refused.flatMap(({ tenant, project }) => (project === null ? [] : [tenant])));
  const says = { planId: command.id, shown: shownOf(command), hazards, kept };
  world.oracle.ask("I24", unlike(says, { planId: program.id, resources }, wishes, truths));
}

function registration(inputs: TenantInputs, stack: Stack): Registered {
  const { tenant, pending, refused } = inputs;
  const questions = questionsOf();
  const old = stack.get(tenant);
  const changes = (stored: Resource | undefined): boolean => stepOf(questions, stored, inputs).op !== "same";
  return {
    tenant,
    pending,
    isRefused: refused !== undefined,
    changesAtRest: changes(atRest(inputs)),
    changesStored: old === undefined ? null : changes(old),
    isStoredSo: old !== undefined && old.initErrors.length === 0 && declaredIn(old.inputs) === declaredIn({ ...inputs }),
  };
}

/** A stack in which all that is declared is stored, and nothing else was due. */
const atRest = (inputs: TenantInputs): Resource => {
  const { refused: _, ...rest } = inputs;
  const stored: Wire = { ...rest, pending: [] };
  return { id: inputs.tenant, inputs: stored, outputs: { ...stored, projectId: "p", schemaVersion: 1 }, initErrors: [] };
};

const declaredIn = ({ pending: _, __provider, ...declared }: Wire): string =>
  JSON.stringify(Object.entries(declared).sort(([a], [b]) => (a < b ? -1 : 1)));
