/** Why the disk refused, in words for people; for what is rare, the system's own code. */
import { errorCode } from "./file-kind.js";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  ENOTDIR: "a part of the path is no folder",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EMFILE: "too many open files",
  ELOOP: "links that lead in a circle",
  EIO: "the disk failed",
};

export function diskReason(error: unknown): string {
  const code = errorCode(error);
  return reasons[code] ?? code;
}
