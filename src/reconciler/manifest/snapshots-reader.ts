import type { DeclaredSnapshot, Moment } from "../snapshot.js";
import type { ManifestDocument } from "./generated/manifest-document.js";
import type { Loose, Reader } from "./reader.js";

/** What is wrong with one is reported by the rules; here it is left out. */
export const readSnapshots = (document: Loose<ManifestDocument>, reader: Reader): readonly DeclaredSnapshot[] =>
  Object.entries(document.snapshots?.named ?? {}).flatMap(([name, snapshot]): DeclaredSnapshot[] => {
    const path = ["snapshots", "named", name];
    const at = reader.date([...path, "at"], snapshot?.at);
    const expiresAt = reader.date([...path, "expiresAt"], snapshot?.expiresAt);
    const state = snapshot?.state ?? "active";
    const moment: Moment | null = at !== null ? { at } : snapshot?.lsn === undefined ? null : { lsn: snapshot.lsn };
    return moment === null && state === "active" ? [] : [{ name, moment, expiresAt, state }];
  });
