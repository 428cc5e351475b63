/**
 * Bytes → text, or the reason why not. Files are UTF-8; a byte order mark is dropped, and offsets count from behind it.
 * Characters that a reader can't see, or that turn the line around, are refused anywhere in a file, comments included.
 */
import { maxFileBytes } from "./input.js";
import type { InputFile } from "./input.js";
import type { Report } from "./report.js";
import { unseen } from "./unseen.js";

const loneReturn = /\r(?!\n)/;
const conflict = /^(?:<{7}|>{7})(?: .*)?$/gm;

/** For showing a line of a file, whatever is in it. */
export const decodeForDisplay = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Offset of the first byte that is not UTF-8, as an offset in the text shown. */
const firstBroken = (bytes: Uint8Array): number => {
  const again = new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const different = bytes.findIndex((byte, index) => byte !== again[index]);
  return decodeForDisplay(bytes.subarray(0, different === -1 ? bytes.length : different)).length;
};

interface Bound {
  readonly bytes: number;
  readonly words: string;
  readonly fix: string;
}
const ofManifests: Bound = { bytes: maxFileBytes, words: "256 KiB", fix: "Fix: split it; a tenant may stand in any file." };

export const decode = (file: InputFile, report: Report, bound = ofManifests): string | null => {
  const { bytes, path } = file;
  const at = (start: number, length: number) => ({ file: path, start, end: start + length });
  if (bytes.length > bound.bytes) {
    const message = `The file has ${bytes.length} bytes; at most ${bound.bytes} (${bound.words}) are read.`;
    report({ code: "too-large", message, range: at(0, 0), fix: bound.fix });
    return null;
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    report({ code: "encoding", message: "The file is UTF-16.", range: at(0, 0), fix: "Fix: save it as UTF-8." });
    return null;
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const message = "From here on the file is not UTF-8.";
    report({ code: "encoding", message, range: at(firstBroken(bytes), 1), fix: "Fix: save it as UTF-8." });
    return null;
  }
  const conflicts = text.includes("<<<<<<<") || text.includes(">>>>>>>") ? [...text.matchAll(conflict)] : [];
  const starts = conflicts.filter(([line]) => line.startsWith("<"));
  for (const match of starts.length > 0 ? starts : conflicts) {
    const message = "A merge conflict was left unresolved.";
    report({
      code: "merge-conflict",
      message,
      range: at(match.index, 7),
      fix: "Fix: keep one side, and remove the three marker lines.",
    });
  }
  const hidden = [...text.matchAll(unseen)];
  for (const match of hidden) {
    const message = `The file holds the character ${codePoint(match[0])}, which can't be seen or changes how the line reads.`;
    report({ code: "control-character", message, range: at(match.index, 1), fix: "Fix: remove it." });
  }
  const carriage = loneReturn.exec(text);
  if (carriage !== null) {
    const message = "A line ends with CR alone.";
    report({ code: "yaml-syntax", message, range: at(carriage.index, 1), fix: "Fix: save the file with LF line ends." });
  }
  return conflicts.length > 0 || hidden.length > 0 || carriage !== null ? null : text;
};
