import { lstatSync } from "node:fs";

/** What stands at a path, links not followed: what is ours to write is a file, or nothing yet. */
export type FileKind = "absent" | "file" | "folder" | "link" | "special file";

export function fileKind(path: string): FileKind {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return "absent";
  if (found.isSymbolicLink()) return "link";
  return found.isDirectory() ? "folder" : found.isFile() ? "file" : "special file";
}

/** `ENOSPC`, for messages. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
