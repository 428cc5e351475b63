/** A file that only grows: a line is on the disk before its append resolves. Lines that come meanwhile share the next flush. */
import type { FileHandle } from "node:fs/promises";

export interface DurableLog {
  /** After one failure all later ones fail with it: no line follows a torn one. */
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/** `check` is asked before each flush and may throw. */
export function durableLog(handle: FileHandle, check: () => void): DurableLog {
  let lines: string[] = [];
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const flush = async (): Promise<void> => {
    check();
    const text = lines.join("");
    lines = [];
    await handle.appendFile(text);
    await handle.datasync();
  };

  return {
    append(line) {
      lines.push(line);
      next ??= current.then(() => {
        next = null;
        current = flush();
        return current;
      });
      return next;
    },
    async close() {
      await (next ?? current).catch(() => {});
      await handle.close();
    },
  };
}
