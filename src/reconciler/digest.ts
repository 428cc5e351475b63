/** SHA-256 over canonical JSON (RFC 8785): the same value has the same digest on every machine. */
// oxlint-disable-next-line no-restricted-imports -- a hash is a pure function; the platform's is the one to trust
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** 64 hex digits. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

export const digestOf = (value: unknown): string => sha256(canonicalize(value) ?? "");
