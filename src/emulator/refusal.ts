/** An answer that says no: thrown by whatever finds the reason, turned into Neon's error body in one place. */
import type { Json } from "./truth.js";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  /** Instead of `{code, message}`: transfer's 406 and 422 have bodies of their own. */
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: string,
    message: string,
    more: { body?: Json; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.body = more.body;
    this.headers = more.headers ?? {};
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, "", message);
export const notFound = (what: string): Refusal => new Refusal(404, "", `${what} not found`);
export const forbidden = (message: string): Refusal => new Refusal(403, "", message);
