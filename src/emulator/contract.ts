/**
 * Holds every request and every answer against Neon's OpenAPI document: path, query and body of the request, status and body of
 * the answer, with no field beyond those the document names. A violation is answered 599, so that no test goes on past one.
 *
 * Requests of foreign clients (a User-Agent other than `tenantry`, `axios`, `node` or `undici`; a request without one is ours)
 * are counted apart and not judged, the answers to them are. Answers that a fault changed are counted apart and not judged.
 */
import { Ajv2019, type ErrorObject, type ValidateFunction } from "ajv/dist/2019.js";
import * as formats from "ajv-formats";
import { decode } from "./decode.js";
import { closedDocument } from "./closed.js";
import { documentedOperation, neonDocument, type Operation, type Schema } from "./document.js";
import type { Answer } from "./context.js";
import type { Received } from "./receive.js";
import type { Call } from "./truth.js";

interface ContractCounters {
  requests: number;
  answers: number;
  violations: number;
  foreignRequests: number;
  faultyAnswers: number;
}

export interface Contract {
  readonly counters: Readonly<ContractCounters>;
  /** What breaks the contract, as sentences, in the order seen. */
  readonly violations: readonly string[];
  /** The 599 to answer with instead, or null. */
  request(received: Received): Answer | null;
  answer(received: Received, answer: Answer, changedByFault: boolean): Answer | null;
}

export interface ContractOptions {
  /** Gets one line of JSON per exchange; keys and bodies are not in it. */
  readonly log?: (line: string) => void;
}

export const createContract = ({ log }: ContractOptions = {}): Contract => {
  const counters: ContractCounters = { requests: 0, answers: 0, violations: 0, foreignRequests: 0, faultyAnswers: 0 };
  const violations: string[] = [];

  const verdict = (
    received: Received,
    status: number | null,
    found: readonly string[],
    apart: "foreign" | "fault" | null,
  ): Answer | null => {
    const { method, path, requestId } = received.call;
    const told = found.map((what) => `${method} ${path}: ${what}`);
    counters.violations += told.length;
    violations.push(...told);
    log?.(JSON.stringify({ method, path, status, ...(apart === null ? {} : { apart }), violations: found }));
    if (told.length === 0) return null;
    return { status: 599, body: { request_id: requestId, code: "CONTRACT", message: told.join("; ") } };
  };

  return {
    counters,
    violations,
    request: (received) => {
      if (isForeign(received.userAgent)) {
        counters.foreignRequests += 1;
        return null;
      }
      counters.requests += 1;
      const found = judgeRequest(received.call);
      return found.length === 0 ? null : verdict(received, null, found, null);
    },
    answer: (received, answer, changedByFault) => {
      if (changedByFault) counters.faultyAnswers += 1;
      else counters.answers += 1;
      const found = changedByFault ? [] : judgeAnswer(received.call, answer);
      return verdict(received, answer.status, found, changedByFault ? "fault" : isForeign(received.userAgent) ? "foreign" : null);
    },
  };
};

export const isForeign = (userAgent: string | null): boolean =>
  userAgent !== null && !/^(tenantry|axios|node|undici)\b/i.test(userAgent);

const judgeRequest = (call: Call): readonly string[] => {
  const operation = documentedOperation(call.method, call.path);
  if (operation === null) return ["the document has no such operation"];
  const found = [
    ...judge(parameterCheck(operation, "query"), splitLists(operation, call.query), "query"),
    ...judge(parameterCheck(operation, "path"), pathValues(operation, call.path), "path"),
  ];
  if (operation.body === null) return call.body === undefined ? found : [...found, `${operation.id} takes no body`];
  if (call.body === undefined) return operation.body.required ? [...found, `${operation.id} needs a body`] : found;
  return [...found, ...judge(bodyCheck(operation.body.pointer), call.body, "body")];
};

const judgeAnswer = (call: Call, answer: Answer): readonly string[] => {
  const operation = documentedOperation(call.method, call.path);
  if (operation === null) return [];
  const pointer =
    operation.answers.get(`${answer.status}`) ?? (answer.status >= 400 ? operation.answers.get("default") : undefined);
  if (pointer === undefined && !operation.answers.has(`${answer.status}`))
    return [`${operation.id} does not answer ${answer.status}`];
  if (pointer === undefined || pointer === null)
    return answer.body === undefined ? [] : [`the ${answer.status} of ${operation.id} has no body`];
  return judge(bodyCheck(pointer), answer.body, `answer ${answer.status}`);
};

const judge = (check: ValidateFunction, value: unknown, where: string): readonly string[] =>
  check(value) ? [] : (check.errors ?? []).map((error) => sentence(error, where));

const sentence = (error: ErrorObject, where: string): string => {
  const extra = Object.values(error.params).filter((value) => typeof value === "string");
  return `${where}${error.instancePath} ${error.message ?? error.keyword}${extra.length === 0 ? "" : ` (${extra.join(", ")})`}`;
};

const addFormats = (ajv: Ajv2019): Ajv2019 => {
  formats.default.default(ajv);
  for (const name of ["int", "int32", "int64", "uint64", "double", "float", "binary"]) ajv.addFormat(name, true);
  return ajv;
};

/** One pair of validators per process: a compiled schema serves every emulator. */
interface Validators {
  readonly bodies: Ajv2019;
  readonly parameters: Ajv2019;
  readonly checks: Map<string, ValidateFunction>;
}
let made: Validators | undefined;
const validators = (): Validators => (made ??= makeValidators());
const makeValidators = (): Validators => {
  const closed = closedDocument(neonDocument().root);
  const settings = { strict: false, logger: false, allErrors: true } as const;
  return {
    bodies: addFormats(new Ajv2019(settings)).addSchema(closed, "neon"),
    parameters: addFormats(new Ajv2019({ ...settings, coerceTypes: "array" })).addSchema(closed, "neon"),
    checks: new Map(),
  };
};

const remembered = (name: string, compile: (from: Validators) => ValidateFunction): ValidateFunction => {
  const from = validators();
  const known = from.checks.get(name);
  if (known !== undefined) return known;
  const compiled = compile(from);
  from.checks.set(name, compiled);
  return compiled;
};

const bodyCheck = (pointer: string): ValidateFunction =>
  remembered(pointer, ({ bodies }) => bodies.compile({ $ref: `neon${pointer}` }));

const parameterCheck = (operation: Operation, where: "path" | "query"): ValidateFunction =>
  remembered(`${operation.id} ${where}`, ({ parameters }) => {
    const mine = operation.parameters.filter((parameter) => parameter.in === where);
    return parameters.compile({
      type: "object",
      properties: Object.fromEntries(mine.map((parameter) => [parameter.name, absolute(parameter.schema)])),
      required: mine.filter((parameter) => parameter.required).map((parameter) => parameter.name),
      additionalProperties: false,
    });
  });

const absolute = (schema: Schema): Schema => (typeof schema["$ref"] === "string" ? { $ref: `neon${schema["$ref"]}` } : schema);

/** Clients join lists with commas; the document doesn't say so. */
const splitLists = (operation: Operation, query: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const parameter = operation.parameters.find((candidate) => candidate.in === "query" && candidate.name === name);
      return [name, parameter?.schema["type"] === "array" ? value.split(",") : value];
    }),
  );

const pathValues = (operation: Operation, path: string): Record<string, unknown> => {
  const values = path.split("/");
  return Object.fromEntries(
    operation.path
      .split("/")
      .flatMap((part, index) => (part.startsWith("{") ? [[part.slice(1, -1), decode(values[index] ?? "")]] : [])),
  );
};
