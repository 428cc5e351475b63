/**
 * Text from files and from Neon, made safe to print: what moves a cursor, hides, or turns the writing direction is shown as
 * `\u{…}` and does nothing. Everything that was not written here passes through it, once, on its way out.
 */

// C0, DEL, C1, soft hyphen, Arabic letter mark, zero-width, bidi, line separators, byte order mark, annotations, tags, halves of pairs
const unprintable =
  // oxlint-disable-next-line no-control-regex -- these are the characters that are escaped
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
const plain = /^[\u0020-\u007e]*$/;

const escape = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** One line: line breaks are escaped too. */
export const printable = (text: string): string => (plain.test(text) ? text : text.replace(unprintable, escape));

/** JSON stays the same JSON: what a terminal would act on is written with JSON's own escapes. */
export const printableJson = (json: string): string =>
  json.replace(unprintable, (character) => {
    if (character === "\n") return character;
    return Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join("");
  });

/** Keys and connection strings that somebody wrote into a file are not repeated; the length stays, so positions hold. */
export const withoutSecrets = (text: string): string =>
  text.replace(/napi_[A-Za-z0-9]{8,}|(?<=postgres(?:ql)?:\/\/[^\s:@/]{1,80}:)[^\s@]{1,200}(?=@)/g, (secret) =>
    "*".repeat(secret.length),
  );
