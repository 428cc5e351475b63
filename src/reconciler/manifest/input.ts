/** One file as it was read: the loaders take bytes and touch no disk. */
export interface InputFile {
  /** As it is to be shown, with `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** True where the file is known to differ from its base revision: what is wrong only there may be refused (`range`). */
  readonly changed?: boolean;
}

/** Bounds on what is read at all (reliability.md §4): a file beyond them is refused before it costs anything. */
export const maxFileBytes = 256 * 1024;
/** A roster is read line by line, so it may be long: enough for several hundred thousand tenants. */
export const maxRosterBytes = 64 * 1024 * 1024;
/** Collections inside one another. */
export const maxDepth = 32;
