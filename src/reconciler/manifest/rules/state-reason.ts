import type { ManifestRule } from "./rule.js";

export const stateReason: ManifestRule = ({ draft, document, name, places, report }) => {
  if (draft.state !== "active" && document.reason === undefined) {
    report({
      code: "state-reason",
      message: `${name} is ${draft.state} without a reason.`,
      range: places.value(["state"]),
      fix: 'Fix: reason: "…", as an audit should read it.',
    });
  }
  if (draft.state !== "deleted" && document.deleteAfter !== undefined) {
    report({
      code: "exclusive",
      message: `${name} has deleteAfter, but its state is ${draft.state}.`,
      range: places.key(["deleteAfter"]),
      fix: "Fix: state: deleted with a reason, or remove deleteAfter.",
    });
  }
};
