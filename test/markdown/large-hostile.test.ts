/**
 * Names that mean something to Markdown, HTML or GitHub, in the comments of a plan of 30,000: each is compared with the
 * comment of the same plan in harmless names that take as much room, so that rows are cut at the same places.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Change } from "../../src/reconciler/change.js";
import type { OrgName, ProjectId, TenantName } from "../../src/reconciler/names.js";
import { code, tableRow, words } from "../../src/render/markdown/escape.js";
import type { Markdown } from "../../src/render/markdown/index.js";
import { renderMarkdown } from "../../src/render/markdown/index.js";
import { alertCells, looseText, parse, partsOf, shape } from "./comment.js";
import type { Node } from "./comment.js";
import { inPlans, telling } from "./hostile-texts.js";
import { largePlan, options, planOf } from "./plans.js";

/** How a text is put into a plan: as it is, or as harmless letters that are written as long. */
type Say = (text: string, written: (text: string) => string) => string;

const hostileSay: Say = (text) => text;
/** Letters and a number of its own: harmless, and as long when written. `written` may put signs of its own around it. */
const harmlessSay: Say = (text, written) => {
  const width = (each: string): number => tableRow([written(each)]).length;
  const own = `q${turn}`;
  return own.padStart(width(text) - width(own) + own.length, "p");
};

let turn = 0;
/** A hostile text that is like no other, because it ends with the name that it stands for. */
const hostileFor = (name: string): string => `${inPlans[(turn += 1) % inPlans.length]} ${name}`;

/** Every text of a change that somebody else wrote. */
function inWordsOf(change: Change, say: Say): Change {
  const { tenant, project, org, source, hazards } = change;
  const name = say(hostileFor(tenant), words);
  return {
    ...change,
    tenant: name as TenantName,
    project: project === null ? null : (say(hostileFor(project), words) as ProjectId),
    org: say(hostileFor(org), words) as OrgName,
    hazards: hazards.map((hazard) => {
      // A field's name beside the field is ours.
      const isReason = hazard.detail !== null && !hazard.detail.startsWith("quota.");
      return isReason ? { ...hazard, detail: say(hostileFor(hazard.detail ?? ""), code) } : hazard;
    }),
    source: { ...source, file: say(hostileFor(source.file), (file) => words(`${file}:1`)) },
  };
}

/** The steps of one tenant keep one name. */
function inWords(changes: readonly Change[], say: Say): readonly Change[] {
  turn = 0;
  let last: { readonly was: string; readonly is: TenantName } | null = null;
  return changes.map((change) => {
    const said = inWordsOf(change, say);
    const tenant: TenantName = last?.was === change.tenant ? last.is : said.tenant;
    last = { was: change.tenant, is: tenant };
    return { ...said, tenant };
  });
}

describe.each([
  { dangerous: 7, comments: 1 },
  { dangerous: 300, comments: 2 },
  { dangerous: 1300, comments: 5 },
])("$dangerous dangerous changes with hostile names among 30,000", ({ dangerous, comments }) => {
  let parts: readonly string[];
  let trees: readonly Node[];
  let harmless: readonly string[];

  beforeAll(() => {
    const { changes } = largePlan(dangerous);
    const comment = (say: Say, fleet: string): readonly string[] =>
      partsOf(renderMarkdown(planOf(inWords(changes, say), { fleet }), options));
    parts = comment(hostileSay, "--> </details> @octocat #1 | `acme`");
    harmless = comment(harmlessSay, "acme");
    trees = parts.map(parse);
  });

  test(`are ${comments} of five comments, each within 60,000 characters`, () => {
    expect(parts).toHaveLength(comments);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(60_000);
  });

  test("are all in the tables that are never folded", () => {
    const ends = trees.flatMap(alertCells).flatMap((cell) => /risk-\d+$/.exec(cell.trimEnd())?.[0] ?? []);
    const all = Array.from({ length: dangerous }, (_, n) => `risk-${n + 1}`);
    expect(all.filter((tenant) => !ends.includes(tenant))).toEqual([]);
  });

  test("leave the tree of every comment as harmless names do", () => {
    expect(trees.map(shape)).toEqual(harmless.map((part) => shape(parse(part))));
  });

  test("leave nothing for GitHub to find in text outside of code", () => {
    expect(trees.flatMap(looseText).filter((loose) => telling.test(loose))).toEqual([]);
    expect(parts.map((part) => part.match(/<!--/g)?.length)).toEqual(parts.map(() => 1));
  });
});

test("3,000 dangerous changes among 30,000 are refused, whatever their names are", () => {
  const refused: Markdown = renderMarkdown(planOf(inWords(largePlan(3000).changes, hostileSay)), options);
  expect(refused).toEqual({ refused: expect.stringMatching(/^3,000 tenants lose data.*Fix: split this pull request\.$/) });
});
