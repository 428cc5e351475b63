/**
 * Answers of another form than documented (fault `form`): other values, missing fields, numbers beyond JavaScript's, huge or
 * packed bodies, a wrong content type.
 */
import { gzipSync } from "node:zlib";
import type { Answer } from "./context.js";
import type { Fault } from "./faults.js";
import { isRecord } from "./read.js";
import type { Json } from "./truth.js";

export type FormFault = Extract<Fault, { kind: "form" }>;

export const respondInForm = (answer: Answer, fault: FormFault): Response => {
  const packed = fault.gzip === true ? { "content-encoding": "gzip" } : {};
  const headers = { "content-type": fault.contentType ?? "application/json", ...packed, ...answer.headers };
  const text = textOf(answer.body ?? null, fault);
  const padding = fault.padding ?? 0;
  const body =
    fault.gzip === true
      ? new Uint8Array(gzipSync(Buffer.concat([Buffer.alloc(padding, " "), Buffer.from(text)])))
      : padding === 0
        ? text
        : padded(text, padding);
  return new Response(body, { status: answer.status, headers });
};

const textOf = (body: Json, { set = {}, literal = {}, drop = [] }: FormFault): string => {
  const values: readonly (readonly [string, Json])[] = Object.entries(set);
  /** A literal goes in as a text that nothing else has, and is put into its place afterwards. */
  const literals = Object.entries(literal).map(([path, json], index) => ({ path, json, mark: `\u0000literal-${index}` }));
  let changed = values.reduce((rest, [path, value]) => put(rest, path.split("."), value), body);
  changed = literals.reduce((rest, { path, mark }) => put(rest, path.split("."), mark), changed);
  changed = drop.reduce((rest, path) => put(rest, path.split("."), undefined), changed);
  return literals.reduce((text, { mark, json }) => text.replaceAll(JSON.stringify(mark), json), JSON.stringify(changed));
};

/** `undefined` drops. What the path doesn't lead to stays as it is. */
const put = (body: Json, path: readonly string[], value: Json | undefined): Json => {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (Array.isArray(body))
    return body.flatMap((item: Json, index) => {
      if (key !== "*" && key !== `${index}`) return [item];
      return rest.length === 0 && value === undefined ? [] : [put(item, rest, value)];
    });
  if (!isRecord(body)) return body;
  const entries: readonly (readonly [string, Json])[] = Object.entries(body);
  const known = key === "*" || Object.hasOwn(body, key) || rest.length > 0 ? entries : [...entries, [key, null] as const];
  return Object.fromEntries(
    known.flatMap(([name, item]) => {
      if (key !== "*" && key !== name) return [[name, item]];
      return rest.length === 0 && value === undefined ? [] : [[name, put(item, rest, value)]];
    }),
  );
};

/** In pieces, so that a large answer doesn't stand in memory here. */
const padded = (text: string, padding: number): ReadableStream<Uint8Array> => {
  const piece = new Uint8Array(65_536).fill(32);
  let left = padding;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (left > 0) controller.enqueue(piece.subarray(0, Math.min(left, piece.length)));
      else {
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      }
      left -= piece.length;
    },
  });
};
