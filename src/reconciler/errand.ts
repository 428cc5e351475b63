/**
 * What a command does to one tenant besides what is declared: a look at what a restore would bring back, a branch set back to its
 * parent, a branch put in the place of the default one. It is planned and applied alone: nothing else of the tenant changes with it.
 */
import { timeForm } from "./restore.js";

export type Errand =
  /** `from`: a snapshot's name or a time in full. */
  | { readonly kind: "preview"; readonly from: string }
  /** `id`: ms since the epoch, whole seconds, when it was asked for. */
  | { readonly kind: "reset"; readonly branch: string; readonly id: number }
  /** The same `id` is that of a restore: done once for each. */
  | { readonly kind: "promote"; readonly branch: string; readonly id: number };

/** Of the branch that shows it; a second preview of the same finds it by this name. Neon takes at most 256 characters. */
export const previewName = (from: string): string =>
  `preview-${timeForm.test(from) ? from.replaceAll(/[-:]/g, "") : from}`.slice(0, 256);
