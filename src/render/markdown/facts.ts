/** What the plan is about, first of all: which tenants, whose policy guards it, who was kept back by a flag. */
import type { Plan } from "../../reconciler/plan/plan.js";
import { policyText, scopeText, skippedText } from "../scope.js";
import { alert } from "./alert.js";
import { words } from "./escape.js";

export const facts = (plan: Plan): readonly string[] => [
  ...scopeText(plan, words).map((text) => `**Scope**: ${text}.`),
  ...skippedText(plan).map((text) => `**Kept back**: ${text}.`),
  // A branch that changes its own guard is worth a second look, whether or not it would have needed to.
  ...policyText(plan, words).map((text) => alert("WARNING", [`**Policy** ${text}.`])),
];
