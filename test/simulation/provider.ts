/** The provider's process: what provider-module.cjs exports, with a machine of ours under it. */
import type { World as Machine } from "../../src/cli/world.js";
import { check, diff } from "../../src/providers/check.js";
import type { Reads } from "../../src/providers/check.js";
import { create, read, update } from "../../src/providers/handlers.js";
import type { TenantInputs } from "../../src/providers/inputs.js";
import { sessionIn } from "../../src/providers/session.js";
import type { Memory } from "../../src/providers/session.js";
import type { Fleet } from "../../src/reconciler/fleet.js";
import type { Provider, Wire } from "./engine.js";

type Given = TenantInputs & Wire;

/** Needs no Neon. */
export function questionsOf(reads: Reads = new Set()): Pick<Provider, "check" | "diff"> {
  return {
    check: (olds, news) => check(olds, news as Given),
    diff: (id, olds, news) => diff(id, olds, news as Given, reads),
  };
}

export function providerOf(machine: Machine, fleet: Fleet, memory: Memory): Provider {
  const reads: Reads = new Set();
  const session = sessionIn(machine, fleet, memory);
  return {
    ...questionsOf(reads),
    create: (inputs) => create(inputs as Given, session),
    read: (id, olds) => read(id, olds, session, reads),
    update: (id, olds, news) => update(id, olds, news as Given, session),
  };
}
