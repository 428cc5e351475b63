import type { readdirSync } from "node:fs";
import { globSync } from "tinyglobby";

/** What a folder holds: names, each a folder or something else. Links are something else, so no link is followed while listing. */
export type ListFolder = (folder: string) => readonly { readonly name: string; readonly isFolder: boolean }[];

/**
 * Paths below `root` that the globs match, sorted. A folder is among them only if it is named as a file is. There is one matcher
 * for the disk and for a git tree; it sees pipes, devices and links too, so that they can be refused by name, not overlooked.
 */
export const matchGlobs = (globs: readonly string[], root: string, list: ListFolder): string[] => {
  const readFolder = (folder: string) =>
    list(folder).map(({ name, isFolder }) => ({
      name,
      isDirectory: () => isFolder,
      isFile: () => !isFolder,
      isSymbolicLink: () => false,
    }));
  const options = { cwd: root, expandDirectories: false, onlyFiles: false, followSymbolicLinks: false, dot: false };
  const matched = globSync([...globs], { ...options, fs: { readdirSync: readFolder as unknown as typeof readdirSync } });
  const isNamedAsFile = /\.(ya?ml|json)\/$/;
  return matched
    .filter((path) => !path.endsWith("/") || isNamedAsFile.test(path))
    .map((path) => path.replace(/\/$/, ""))
    .sort();
};
