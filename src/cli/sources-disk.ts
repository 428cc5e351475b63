/** Reads files from disk, and only files: inside the fleet's folder, of a bounded size, by the path that was looked at. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, readdirSync, realpathSync } from "node:fs";
import { resolve, sep } from "node:path";
import type { Diagnostic } from "../reconciler/diagnostic.js";
import type { Code } from "../reconciler/codes.js";
import { maxFileBytes } from "../reconciler/manifest/index.js";
import { diskReason } from "./disk-reason.js";
import type { ListFolder } from "./match-globs.js";

export const listFolder: ListFolder = (folder) => {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch {
    return [];
  }
};

/** Of a whole file; `file` is the path as it is shown. */
export const fileDiagnostic = (code: Code, file: string, message: string, fix: string | null): Diagnostic => ({
  code,
  severity: "error",
  message,
  fix,
  range: { file, start: 0, end: 0 },
  tenant: null,
  suggestion: null,
  related: [],
});

export type ReadFile = { readonly bytes: Uint8Array } | { readonly problem: Diagnostic };

interface Bound {
  readonly bytes: number;
  readonly words: string;
}
const ofManifests: Bound = { bytes: maxFileBytes, words: "256 KiB" };

/** `root` is the folder that no link may lead out of; null where the user named the file. */
export const readFileSafely = (path: string, shown: string, root: string | null, bound = ofManifests): ReadFile => {
  const refuse = (code: Code, message: string, fix: string): ReadFile => ({ problem: fileDiagnostic(code, shown, message, fix) });
  let target: string;
  try {
    target = realpathSync(path);
  } catch (error) {
    const isLink = factsOf(path)?.isSymbolicLink() ?? false;
    if (isLink) return refuse("not-a-file", "It is a link that leads nowhere.", "Fix: remove it, or restore what it points at.");
    return refuse("unreadable", `It can't be read (${diskReason(error)}).`, "Fix: its permissions, or the path.");
  }
  if (root !== null && !target.startsWith(realpathSync(root) + sep)) {
    return refuse("not-a-file", "It is a link out of the fleet's folder.", "Fix: put the file itself here.");
  }
  let handle: number;
  try {
    // A pipe would block until somebody writes; a link put here meanwhile is not followed.
    handle = openSync(target, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (error) {
    if (codeOf(error) === "ENXIO") return refuse("not-a-file", "It is a socket or a device.", "Fix: remove it.");
    return refuse("unreadable", `It can't be read (${diskReason(error)}).`, "Fix: its permissions.");
  }
  try {
    const facts = fstatSync(handle);
    if (facts.isDirectory()) return refuse("not-a-file", "It is a folder.", "Fix: rename it, or narrow the glob.");
    if (!facts.isFile()) return refuse("not-a-file", "It is a pipe, a socket or a device.", "Fix: remove it.");
    if (facts.size > bound.bytes) {
      return refuse(
        "too-large",
        `The file has ${facts.size} bytes; at most ${bound.bytes} (${bound.words}) are read.`,
        "Fix: split it; a tenant may stand in any file.",
      );
    }
    return { bytes: readWhole(handle, Math.min(facts.size, bound.bytes)) };
  } catch (error) {
    return refuse("unreadable", `It can't be read (${diskReason(error)}).`, "Fix: try again, or look at the disk.");
  } finally {
    closeSync(handle);
  }
};

/** One byte more than was announced shows a file that grows; the loader then refuses it by its size. */
const readWhole = (handle: number, size: number): Uint8Array => {
  const bytes = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(handle, bytes, length, bytes.length - length, null);
    length += read;
    if (read === 0 || length === bytes.length) return bytes.subarray(0, length);
  }
};

const codeOf = (error: unknown): string => String(Reflect.get(Object(error), "code") ?? "unknown error");

/** Files that one disk keeps apart and another does not. */
export const caseCollisions = (paths: readonly string[]): Diagnostic[] => {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const folded = path.normalize("NFC").toLowerCase();
    const first = seen.get(folded);
    if (first === undefined) seen.set(folded, path);
    if (first === undefined || first === path) return [];
    return [
      fileDiagnostic("case-collision", path, `Its path differs from ${first} only in capitals.`, "Fix: rename one of them."),
    ];
  });
};

/** null where nothing is, undefined where nothing can be looked at. */
const factsOf = (path: string) => {
  try {
    return lstatSync(path);
  } catch (error) {
    return codeOf(error) === "EACCES" ? undefined : null;
  }
};
/** Also true of a link that leads nowhere, and of what can't be looked at. */
export const isThere = (path: string): boolean => factsOf(path) !== null;

export const absolute = (cwd: string, path: string): string => resolve(cwd, path);
