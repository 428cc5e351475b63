import type { Declaration } from "./duplicates.js";
import type { Manifest } from "./manifest.js";
import type { InputFile } from "./input.js";

export interface SoundTenant {
  readonly manifest: Manifest;
  readonly declared: Declaration;
}

/**
 * What a file was found to say the last time it was read with the same fleet file. It knows only files in which nothing was
 * wrong and nothing depends on the time, so that a result with it is the result without it.
 */
export interface FileCache {
  read(file: InputFile): readonly SoundTenant[] | null;
  keep(file: InputFile, tenants: readonly SoundTenant[]): void;
}

/** Dates pass without an edit, so what holds one is judged anew each time. Aspects not applied may hold some. */
export const isTimeless = ({ manifest }: SoundTenant): boolean =>
  manifest.deleteAfter === null &&
  manifest.graceUntil === null &&
  manifest.exceptions.length === 0 &&
  manifest.restore === null &&
  manifest.branches.every(({ expiresAt, at }) => expiresAt === null && at === null) &&
  manifest.snapshots.every(({ expiresAt }) => expiresAt === null) &&
  manifest.unsupported.length === 0;
