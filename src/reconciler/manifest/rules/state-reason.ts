import type { ManifestRule } from "./rule.js";

export const stateReason: ManifestRule = ({ draft, written, name, document, places, report }) => {
  const isStateRight = document.state !== undefined || !written.has("state");
  if (draft.state !== "active" && !written.has("reason")) {
    report({
      code: "state-reason",
      message: `${name} is ${draft.state} without a reason.`,
      range: places.value(["state"]),
      fix: 'Fix: reason: "…", as an audit should read it.',
    });
  }
  if (draft.state !== "deleted" && isStateRight && written.has("deleteAfter")) {
    report({
      code: "exclusive",
      message: `${name} has deleteAfter, but its state is ${draft.state}.`,
      range: places.key(["deleteAfter"]),
      fix: "Fix: state: deleted with a reason, or remove deleteAfter.",
    });
  }
};
