/**
 * Writes a file as a whole, from one text or from pieces: beside it under a name of its own, flushed, then renamed into its place. A
 * killed process leaves the old file or the new one. A link that stands there is replaced, never followed: whoever planted it moves
 * nothing elsewhere.
 */
import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";

export async function replaceFile(path: string, text: string | Iterable<string>, mode = 0o666): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      for (const piece of typeof text === "string" ? [text] : text) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
