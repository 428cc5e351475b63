import type { DeclaredBranch } from "../branch.js";
import type { ManifestDocument } from "./generated/manifest-document.js";
import type { Loose, Reader } from "./reader.js";
import { readCompute } from "./settings-reader.js";

/** `first` is what the manifest calls the first branch. What is wrong with a branch is reported by the rules. */
export const readBranches = (document: Loose<ManifestDocument>, first: string, reader: Reader): readonly DeclaredBranch[] =>
  Object.entries(document.branches ?? {}).map(([name, branch]) => {
    const path = ["branches", name];
    const parent = branch?.parent ?? first;
    const at = reader.date([...path, "at"], branch?.at);
    const life = reader.number("duration", [...path, "expiresIn"], branch?.expiresIn);
    return {
      name,
      parent: parent === first ? null : parent,
      at,
      isSchemaOnly: branch?.schemaOnly ?? false,
      expiresAt: at !== null && life !== undefined ? at + life * 1000 : reader.date([...path, "expiresAt"], branch?.expiresAt),
      isProtected: branch?.protected ?? false,
      compute: readCompute(branch?.compute ?? {}, [...path, "compute"], reader),
      state: branch?.state ?? "active",
    };
  });
