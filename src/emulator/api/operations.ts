/** GET operations: newest first; the cursor is a time and the number of that moment's operation. */
import { projectToRead } from "../access.js";
import { ok, param, queryInteger, type Handler } from "../context.js";
import { isVisible, operationView } from "../operations.js";
import { badRequest, notFound } from "../refusal.js";
import { wireTime } from "../clock.js";

export const listOperations: Handler = (context) => {
  const project = projectToRead(context);
  const operations = project.operations.filter((operation) => isVisible(operation, context.now));
  const limit = queryInteger(context, "limit", 1000, 1, 1000);
  const cursor = context.call.query["cursor"];
  const before = cursor === undefined ? operations.length : indexOf(cursor, operations.length);
  const page = operations.slice(Math.max(0, before - limit), before).toReversed();
  const last = page.at(-1);
  const rest = before - page.length;
  return ok({
    operations: page.map((operation) => operationView(project, operation, context.now)),
    ...(last === undefined || rest === 0 ? {} : { pagination: { cursor: `${wireTime(last.created)}/${rest}` } }),
  });
};

const indexOf = (cursor: string, length: number): number => {
  const index = Number(/\/(\d{1,9})$/.exec(cursor)?.[1] ?? Number.NaN);
  if (!(index >= 0 && index <= length)) throw badRequest("invalid cursor");
  return index;
};

export const getOperation: Handler = (context) => {
  const project = projectToRead(context);
  const operation = project.operations.find((candidate) => candidate.id === param(context, "operation_id"));
  if (operation === undefined || !isVisible(operation, context.now)) throw notFound("operation");
  return ok({ operation: operationView(project, operation, context.now) });
};
