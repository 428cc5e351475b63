/** The keys that a run will use, before its first write; a wrong kind of key is told with what it touches. */
import { KeyError } from "../neon/errors.js";
import type { NeonClient } from "../neon/port.js";
import { preflight } from "../reconciler/apply/preflight.js";
import type { Change } from "../reconciler/change.js";
import type { Plan } from "../reconciler/plan/plan.js";
import { plural } from "../render/values.js";
import { Failure, fix } from "./failure.js";

/** @throws KeyError, and for a wrong kind of key a Failure that says what it touches */
export async function checkKeys(plan: Plan, neon: NeonClient): Promise<void> {
  try {
    await preflight(plan, neon);
  } catch (error) {
    if (!(error instanceof KeyError) || error.code !== "key-kind") throw error;
    const moves = plan.changes.filter(({ kind }) => kind === "transfer");
    const tenants = new Set(plan.changes.map(({ tenant }) => tenant)).size;
    const [first] = moves;
    const others = moves.length > 1 ? `, and of ${plural(moves.length - 1, "other")}` : "";
    throw new Failure(
      "key-kind",
      `${moves.length} of ${plural(tenants, "tenant")} ${moves.length === 1 ? "needs" : "need"} a personal key; ${error.variable} holds an org key`,
      [
        { label: "seen", text: "GET /auth: api_key_org (transfers with it answer 403 or 404)" },
        { label: "touches", text: first === undefined ? "transfers" : `transfer of ${first.tenant}, ${moveOf(first)}${others}` },
        fix("a member of both orgs makes one (Console, Account settings, API keys) and exports it"),
      ],
    );
  }
}

/** Between orgs, by the fleet file's names. */
const moveOf = ({ fields }: Change): string => fields.map(({ before, after }) => `${before} → ${after}`).join("");
