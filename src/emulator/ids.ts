/**
 * Ids in the shapes Neon gives them: `crimson-sun-12345678`, `br-…`, `ep-…`, `snap-…`, UUIDs for operations. Secrets made here
 * all contain one marker text, so that a test can search any output for it.
 */
export type Draw = () => number;

/** In every password, connection string and key the emulator makes. */
export const canary = "canary-secret";

const first = [
  "aged",
  "bold",
  "calm",
  "cool",
  "crimson",
  "dawn",
  "early",
  "falling",
  "green",
  "hidden",
  "icy",
  "late",
  "misty",
  "old",
  "plain",
  "quiet",
  "royal",
  "shiny",
  "still",
  "winter",
];
const second = [
  "bird",
  "boat",
  "brook",
  "cloud",
  "dew",
  "feather",
  "field",
  "fire",
  "fog",
  "forest",
  "haze",
  "lake",
  "moon",
  "night",
  "paper",
  "river",
  "sea",
  "sun",
  "wave",
  "wind",
];

const pick = (words: readonly string[], draw: Draw): string => words[Math.floor(draw() * words.length)] ?? "plain";
const digits = (draw: Draw, count: number): string => Array.from({ length: count }, () => Math.floor(draw() * 10)).join("");
const hex = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => Math.floor(draw() * 16).toString(16)).join("");

const words = (draw: Draw): string => `${pick(first, draw)}-${pick(second, draw)}`;
export const projectId = (draw: Draw): string => `${words(draw)}-${digits(draw, 8)}`;
export const branchId = (draw: Draw): string => `br-${words(draw)}-a${hex(draw, 7)}`;
export const endpointId = (draw: Draw): string => `ep-${words(draw)}-a${hex(draw, 7)}`;
export const snapshotId = (draw: Draw): string => `snap-${words(draw)}-a${hex(draw, 7)}`;
export const uuid = (draw: Draw): string => `${hex(draw, 8)}-${hex(draw, 4)}-4${hex(draw, 3)}-a${hex(draw, 3)}-${hex(draw, 12)}`;
export const password = (draw: Draw): string => `npg_${canary}-${hex(draw, 12)}`;
export const keyText = (draw: Draw): string => `emulated_${canary}_${hex(draw, 24)}`;
