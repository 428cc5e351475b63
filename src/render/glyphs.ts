/** Outside UTF-8 a terminal can't show our signs, so they are spelled. Applied before columns are laid out. */
export type Glyphs = (text: string) => string;

export const unicode: Glyphs = (text) => text;

const spelled: Readonly<Record<string, string>> = { "→": "->", "≠": "!=", "▸": ">", "█": "#", "−": "-", "×": "x", "…": "..." };

export const ascii: Glyphs = (text) => text.replace(/[→≠▸█−×…]/g, (sign) => spelled[sign] ?? sign);
