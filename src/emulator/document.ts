/**
 * Neon's OpenAPI document, read where the client package keeps it; parsed once, when first needed (about half a second). It is
 * not copied into this repository: its licence line says proprietary.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { TrieRouter } from "hono/router/trie-router";
import { parse } from "../yaml.js";
import { isRecord } from "./read.js";

export type Schema = Readonly<Record<string, unknown>>;
interface Parameter {
  readonly in: "path" | "query";
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** JSON pointer of the body's schema. */
  readonly body: { readonly pointer: string; readonly required: boolean } | null;
  /** Status or `default` → JSON pointer of the answer's schema; null = no body. */
  readonly answers: ReadonlyMap<string, string | null>;
}

export interface NeonDocument {
  readonly root: Schema;
  readonly operations: readonly Operation[];
}

let loaded: NeonDocument | undefined;
export const neonDocument = (): NeonDocument => (loaded ??= load());

const load = (): NeonDocument => {
  const file = createRequire(import.meta.url).resolve("@neondatabase/api-client/public-v2-for-users.gen.yaml");
  const root: unknown = parse(readFileSync(file, "utf8"), { maxAliasCount: -1 });
  if (!isRecord(root)) throw new Error(`${file} is not an OpenAPI document`);
  return { root, operations: operationsOf(root) };
};

let router: TrieRouter<Operation> | undefined;
/** The documented operation behind a request, emulated or not. */
export const documentedOperation = (method: string, path: string): Operation | null => {
  router ??= buildRouter();
  return router.match(method, path)[0][0]?.[0] ?? null;
};

const buildRouter = (): TrieRouter<Operation> => {
  const made = new TrieRouter<Operation>();
  const parameters = (path: string): number => path.split("{").length;
  for (const operation of neonDocument().operations.toSorted((a, b) => parameters(a.path) - parameters(b.path)))
    made.add(operation.method, operation.path.replaceAll(/\{(\w+)\}/g, ":$1"), operation);
  return made;
};

const methods = ["get", "post", "put", "patch", "delete"] as const;

const operationsOf = (root: Schema): readonly Operation[] =>
  Object.entries(child(root, "paths")).flatMap(([path, item]) => {
    if (!isRecord(item)) return [];
    return methods.flatMap((method) => (isRecord(item[method]) ? [operationOf(root, path, method, item)] : []));
  });

const operationOf = (root: Schema, path: string, method: string, item: Schema): Operation => {
  const operation = child(item, method);
  const here = ["paths", path, method];
  const listed = [...entries(item["parameters"]), ...entries(operation["parameters"])].map((entry) => resolve(root, entry));
  const body = isRecord(operation["requestBody"]) ? resolve(root, operation["requestBody"]) : null;
  return {
    id: String(operation["operationId"]),
    method: method.toUpperCase(),
    path,
    parameters: listed.flatMap((entry) => {
      const where = entry["in"];
      if (where !== "path" && where !== "query") return [];
      return [{ in: where, name: String(entry["name"]), required: entry["required"] === true, schema: child(entry, "schema") }];
    }),
    body:
      body === null || !isRecord(child(body, "content")["application/json"])
        ? null
        : {
            pointer: pointerTo([
              ...refOr(operation["requestBody"], [...here, "requestBody"]),
              "content",
              "application/json",
              "schema",
            ]),
            required: body["required"] === true,
          },
    answers: new Map(
      Object.entries(child(operation, "responses")).map(([status, answer]) => {
        const resolved = isRecord(answer) ? resolve(root, answer) : {};
        const has = isRecord(child(resolved, "content")["application/json"]);
        return [
          status,
          has ? pointerTo([...refOr(answer, [...here, "responses", status]), "content", "application/json", "schema"]) : null,
        ];
      }),
    ),
  };
};

const child = (value: Schema, key: string): Schema => {
  const found = value[key];
  return isRecord(found) ? found : {};
};

const entries = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const resolve = (root: Schema, value: Schema): Schema => {
  const ref = value["$ref"];
  return typeof ref === "string" ? ref.slice(2).split("/").reduce(child, root) : value;
};

const refOr = (value: unknown, path: readonly string[]): readonly string[] =>
  isRecord(value) && typeof value["$ref"] === "string" ? value["$ref"].slice(2).split("/") : path;

const pointerTo = (path: readonly string[]): string =>
  `#/${path.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
