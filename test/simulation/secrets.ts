/** Keys and passwords that must not come out again, and the search for them in every byte that does (reliability.md I9). */
import { Buffer } from "node:buffer";

const canary = "canary-secret";
/** Two sets, so that the ledger tells by the key whose a request is when two runs are under way. */
const sets = ["a", "b"] as const;
export type KeySet = (typeof sets)[number];
const textOf = (kind: string, set: KeySet): string => `emulated_${canary}_${kind}_${set}`;

export const keys = sets.flatMap((set) => [
  { text: textOf("free", set), kind: "organization", name: `free ${set}`, org: "free" } as const,
  { text: textOf("paid", set), kind: "organization", name: `paid ${set}`, org: "paid" } as const,
  { text: textOf("personal", set), kind: "personal", name: `personal ${set}` } as const,
]);

export const envOf = (set: KeySet): Readonly<Record<string, string>> => ({
  NEON_API_KEY_FREE: textOf("free", set),
  NEON_API_KEY_PAID: textOf("paid", set),
  NEON_API_KEY_PERSONAL: textOf("personal", set),
});

/** The canary raw, URL-encoded (it is the same), and in base64 at each of the three offsets. */
const forms = [
  canary,
  ...[0, 1, 2].map((offset) =>
    Buffer.from("x".repeat(offset) + canary)
      .toString("base64")
      .slice(offset === 0 ? 0 : offset + 1, -4),
  ),
];

export class Secrets {
  bytes = 0;
  readonly hits: string[] = [];

  scan(where: string, text: string): void {
    this.bytes += text.length;
    if (forms.some((form) => text.includes(form))) this.hits.push(where);
  }
}
