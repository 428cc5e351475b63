/** The place of a manifest: `tenants/acme.yaml:3`, a link where the repository can be read. */
import type { SourceLine } from "../../reconciler/desired.js";
import { link, pathInAddress, words } from "./escape.js";

export function place({ file, line }: SourceLine, files: string | null): string {
  const text = words(`${file}:${line}`);
  return files === null ? text : link(text, `${files}/${pathInAddress(file)}#L${line}`);
}
