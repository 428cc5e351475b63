import type { DeclaredRestore } from "../restore.js";
import { timeForm } from "../restore.js";
import type { ManifestDocument } from "./generated/manifest-document.js";
import type { Loose, Reader } from "./reader.js";
import { timeText } from "../time-text.js";

/** null where there is none, or what is wrong with it has been reported. */
export function readRestore({ restore }: Loose<ManifestDocument>, reader: Reader): DeclaredRestore | null {
  const id = reader.date(["restore", "id"], restore?.id);
  if (id === null || restore?.from === undefined) return null;
  if (!timeForm.test(restore.from)) return { id, from: restore.from };
  const moment = reader.date(["restore", "from"], restore.from);
  return moment === null ? null : { id, from: timeText(moment) };
}
