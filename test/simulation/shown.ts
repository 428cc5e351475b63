/** What a plan says, in the words the oracle knows: facts by Neon's names. */
import type { Plan } from "../../src/reconciler/plan/plan.js";
import type { Shown } from "../oracle/rules.js";

const facts: Readonly<Record<string, string>> = {
  "quota.activeTime": "active_time_seconds",
  "quota.computeTime": "compute_time_seconds",
  "quota.writtenData": "written_data_bytes",
  "quota.dataTransfer": "data_transfer_bytes",
  "quota.logicalSize": "logical_size_bytes",
  state: "active_time_seconds",
  min: "autoscaling_limit_min_cu",
  max: "autoscaling_limit_max_cu",
  suspendTimeout: "suspend_timeout_seconds",
  historyRetention: "history_retention_seconds",
};

export const shownOf = ({ changes, refused }: Pick<Plan, "changes" | "refused">): Shown => ({
  changes: changes.map(({ tenant, kind, project, fields }) => ({
    tenant,
    kind,
    project,
    facts: fields.map(({ path }) => facts[path] ?? facts[path.split(".").at(-1) ?? ""] ?? path),
  })),
  refused: refused.map(({ tenant, code, message }) => ({ tenant, code, message })),
});
