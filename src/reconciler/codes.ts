/**
 * Every diagnostic code: the exit code that follows from it and the text of `tenantry explain <code>`.
 * Codes are the contract with users' scripts: they are added, never changed.
 */
export interface CodeEntry {
  /** See docs/guide.md, exit codes. 0 marks a warning. */
  readonly exit: 0 | 1 | 3 | 4 | 5 | 6 | 7 | 8 | 64;
  /** What it means, why it is refused, what to do: two to five sentences. */
  readonly explanation: string;
}

const manifest = {
  "unknown-field": { exit: 3, explanation: "The schema has no such key there, so it would have no effect. Keys are camelCase and listed in docs/manifests.md; `validate` suggests the nearest one." },
} as const satisfies Record<string, CodeEntry>;

const planning = {} as const satisfies Record<string, CodeEntry>;

export const codes = { ...manifest, ...planning } as const;
export type Code = keyof typeof codes;
