/** Plan files that somebody cut, changed or took from elsewhere (reliability.md B77 to B88). */
import type { WrongUse } from "./wrong-use.js";
import { digested, file, fleetWith, operation, tampered, touched } from "./wrong-use.js";

const apply = ["apply", "plan.json"];

export const plans: readonly WrongUse[] = [
  {
    name: "a plan file that isn't there",
    args: ["apply", "other.json"],
    exit: 3,
    stderr: `error[plan-unavailable]  other.json can't be read (no such file or folder)
  fix      tenantry plan writes .tenantry/plan.json   exit 3
`,
  },
  {
    name: "a plan file that is a folder",
    args: ["apply", "tenants"],
    exit: 3,
    stderr: `error[plan-unavailable]  tenants can't be read (it is a folder)
  fix      tenantry plan writes .tenantry/plan.json   exit 3
`,
  },
  {
    name: "a plan that is cut (B77)",
    args: apply,
    given: (folder) => folder.write({ "plan.json": folder.read("plan.json").slice(0, 900) }),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: it is not JSON; it may be cut
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan that is a list (B77)",
    args: apply,
    given: file("plan.json", "[]"),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: it is no plan
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan that is empty (B77)",
    args: apply,
    given: file("plan.json", "{}"),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: it must have required property 'format'
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan that is YAML (B77)",
    args: apply,
    given: file("plan.json", "format: tenantry/plan@1\n"),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: it is not JSON; it may be cut
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan nested without end (B77)",
    args: apply,
    given: file("plan.json", `{"changes":[],"x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: it is nested more than 32 deep
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan of the next version (B78)",
    args: apply,
    given: tampered((plan) => Object.assign(plan, { format: "tenantry/plan@2" })),
    exit: 3,
    stderr: `error[plan-version]  plan.json is refused: it has format "tenantry/plan@2"; this version reads tenantry/plan@1
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan with one byte changed (B79)",
    args: apply,
    given: touched((plan) => Object.assign(plan, { revision: "9f3c2e1" })),
    exit: 3,
    stderr: `error[plan-digest]  plan.json is refused: its content was changed after it was made
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan under another's id (B79)",
    args: apply,
    given: touched((plan) => Object.assign(plan, digested({ ...plan, id: "00000000" }))),
    exit: 3,
    stderr: `error[plan-digest]  plan.json is refused: its id is another plan's
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "an operation that doesn't exist (B80)",
    args: apply,
    given: tampered((plan) => Object.assign(operation(plan, 0, 0), { op: "tset" })),
    exit: 3,
    stderr: `error[plan-op]  plan.json is refused: changes[0].patch[0] is neither a test nor a replace
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a test without value (B81)",
    args: apply,
    given: tampered((plan) => delete operation(plan, 0, 0)["value"]),
    exit: 3,
    stderr: `error[plan-op]  plan.json is refused: changes[0].patch[0] has no value
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a path without slash (B82)",
    args: apply,
    given: tampered((plan) => Object.assign(operation(plan, 0, 0), { path: "org" })),
    exit: 3,
    stderr: `error[plan-path]  plan.json is refused: changes[0].patch[0] is outside the fields that Tenantry writes
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a path to a constructor (B83)",
    args: apply,
    given: tampered((plan) => Object.assign(operation(plan, 0, 0), { path: "/constructor/x" })),
    exit: 3,
    stderr: `error[plan-path]  plan.json is refused: changes[0].patch[0] is outside the fields that Tenantry writes
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a path to a prototype (B83)",
    args: apply,
    given: tampered((plan) => Object.assign(operation(plan, 0, 0), { path: "/__proto__/x" })),
    exit: 3,
    stderr: `error[plan-path]  plan.json is refused: changes[0].patch[0] is outside the fields that Tenantry writes
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a whole tenant replaced by nothing (B84)",
    args: apply,
    given: tampered((plan) => Object.assign(operation(plan, 0, 1), { path: "", value: null })),
    exit: 3,
    stderr: `error[plan-path]  plan.json is refused: changes[0].patch[1] is outside the fields that Tenantry writes
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a write before its test (B85)",
    args: apply,
    given: tampered((plan) => plan.changes[0]?.patch.reverse()),
    exit: 3,
    stderr: `error[plan-order]  plan.json is refused: changes[0].patch[1] tests after a write
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a quota of zero, which Neon reads as no limit",
    args: apply,
    given: tampered((plan) => Object.assign(operation(plan, 1, 6), { value: 0 })),
    exit: 3,
    stderr: `error[plan-op]  plan.json is refused: changes[1].patch[6] has a value that this field can't have
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a change that shows another field than it writes",
    args: apply,
    given: tampered((plan) => Object.assign(plan.changes[0] ?? {}, { fields: [] })),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: changes[0] shows other fields than it writes
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a deletion that hides its hazard",
    args: apply,
    given: tampered((plan) => Object.assign(plan.changes.at(-1) ?? {}, { hazards: [] })),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: changes[3] hides its hazard deletes-data
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "an org that isn't the fleet's (B86)",
    args: apply,
    given: tampered((plan) => Object.assign(plan.changes[1] ?? {}, { org: "elsewhere" })),
    exit: 3,
    stderr: `error[plan-scope]  plan.json is refused: changes[1] names an org that isn't the fleet's
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a project under two tenants (B86)",
    args: apply,
    given: tampered((plan) => Object.assign(plan.changes.at(-1) ?? {}, { project: "acme-1" })),
    exit: 3,
    stderr: `error[plan-scope]  plan.json is refused: changes[3] names a project that is another tenant's in this plan
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan of another fleet (B86)",
    args: apply,
    given: tampered((plan) => Object.assign(plan, { fleet: "other" })),
    exit: 3,
    stderr: `error[plan-scope]  plan.json is refused: it was made for another fleet
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan that does a thing twice (B87)",
    args: apply,
    given: tampered((plan) => plan.changes.push(...plan.changes.slice(0, 1))),
    exit: 3,
    stderr: `error[plan-format]  plan.json is refused: changes[4] does again what another change does
  fix      tenantry plan, and have the new plan read   exit 3
`,
  },
  {
    name: "a plan made with another fleet file (B88)",
    args: apply,
    given: fleetWith("max: 2,", "max: 1,"),
    exit: 6,
    stderr: `error[plan-config]  plan.json is refused: it was made with another tenantry.yaml
  fix      tenantry plan, and have the new plan read   exit 6
`,
  },
  {
    name: "a plan that is too old (B88)",
    args: apply,
    given: tampered((plan) => Object.assign(plan, { observedAt: "2026-01-01T00:00:00.000Z" })),
    exit: 6,
    stderr: `error[plan-expired]  plan.json is refused: it was made from an observation of 2026-01-01T00:00:00.000Z
  fix      tenantry plan, and have the new plan read   exit 6
`,
  },
  {
    name: "a plan from the future",
    args: apply,
    given: tampered((plan) => Object.assign(plan, { observedAt: "3026-01-01T00:00:00.000Z" })),
    exit: 6,
    stderr: `error[plan-expired]  plan.json is refused: it was made from an observation of 3026-01-01T00:00:00.000Z
  fix      tenantry plan, and have the new plan read   exit 6
`,
  },
];
