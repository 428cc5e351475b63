/**
 * Project lists that don't show everything (F7). Each asks the state again, with another page where it must, and changes the
 * answer: what is true stays true.
 */
import type { Answer } from "./context.js";
import type { Fault } from "./faults.js";
import { isRecord } from "./read.js";
import { unreachable } from "./unreachable.js";
import type { Call, Json } from "./truth.js";

type ListFault = Extract<Fault, { kind: "list" }>;
type Page = Readonly<Record<string, Json>>;

export const partialList = (fault: ListFault, call: Call, ask: (call: Call) => Answer): Answer => {
  const withQuery = (more: Readonly<Record<string, string>>): Call => ({ ...call, query: { ...call.query, ...more } });
  switch (fault.how) {
    case "short-page":
      return ask(withQuery({ limit: `${fault.count ?? 1}` }));
    case "missing-page": {
      const cursor = cursorOf(ask(call));
      return ask(cursor === null ? call : withQuery({ cursor }));
    }
    case "empty-page":
      return changed(ask(call), (page) => ({ ...page, projects: [] }));
    case "repeated-cursor":
      return changed(ask(call), (page) =>
        call.query["cursor"] === undefined ? page : { ...page, pagination: { cursor: call.query["cursor"] } },
      );
    case "no-cursor":
      return changed(ask(call), (page) => omit(page, "pagination"));
    case "no-projects":
      return changed(ask(call), (page) => omit(page, "projects"));
    case "repeated-row":
      return changed(ask(call), (page) => {
        const { cursor: _, ...query } = call.query;
        const earlier = rowsOf(ask({ ...call, query: { ...query, limit: "400" } }).body);
        const at = earlier.findIndex((row) => idOf(row) === call.query["cursor"]);
        const repeated = earlier[at === -1 ? 0 : at];
        return repeated === undefined ? page : { ...page, projects: [repeated, ...rowsOf(page)] };
      });
    case "unavailable":
      return changed(ask(call), (page) => {
        const rows = rowsOf(page);
        const hidden = fault.ids ?? rows.slice(0, fault.count ?? 1).map(idOf);
        const here = rows.map(idOf).filter((id) => hidden.includes(id));
        const before = Array.isArray(page["unavailable_project_ids"]) ? page["unavailable_project_ids"] : [];
        return {
          ...page,
          projects: rows.filter((row) => !hidden.includes(idOf(row))),
          unavailable_project_ids: [...before, ...here],
        };
      });
    default:
      return unreachable(fault.how);
  }
};

const isPage = (body: Json | undefined): body is Page => isRecord(body);
const changed = (answer: Answer, change: (page: Page) => Page): Answer =>
  answer.status === 200 && isPage(answer.body) ? { ...answer, body: change(answer.body) } : answer;

const omit = (page: Page, key: string): Page => Object.fromEntries(Object.entries(page).filter(([name]) => name !== key));

const rowsOf = (page: Json | undefined): readonly Json[] =>
  isPage(page) && Array.isArray(page["projects"]) ? page["projects"] : [];
const idOf = (row: Json): string => (isPage(row) && typeof row["id"] === "string" ? row["id"] : "");
const cursorOf = (answer: Answer): string | null => {
  const pagination = isPage(answer.body) ? answer.body["pagination"] : undefined;
  return isPage(pagination) && typeof pagination["cursor"] === "string" ? pagination["cursor"] : null;
};
