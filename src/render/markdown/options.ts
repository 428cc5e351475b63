import type { Safety } from "../../reconciler/fleet.js";

export interface MarkdownOptions {
  /** The fleet file's limits, named where a plan asks for more. */
  readonly safety: Safety;
  /** Where the manifests of this revision are read, `https://github.com/acme/fleet/blob/9f3c2e1`; null leaves places as text. */
  readonly files: string | null;
  /** On the last line: the full plan, the audit. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** ms since the epoch; null leaves it out. */
  readonly updatedAt: number | null;
}
