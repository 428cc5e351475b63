/** `npm run sim` (tools/sim.mjs): as many lives as it asks for, and with every tenth a schedule of two appliers and kills of a scene. */
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Violation } from "../oracle/oracle.js";
import { add, nothing, totalOf } from "./counters.js";
import { crash, drawCrash } from "./crashes.js";
import { invent } from "./invent.js";
import { liveLife } from "./life.js";
import { saveTotals } from "./save-totals.js";
import { drawRace, race } from "./schedules.js";
import { shrink } from "./shrink.js";
import type { Story } from "./story.js";
import { tell } from "./tell.js";

interface Campaign {
  readonly first: number;
  readonly lives: number;
  /** ms since the epoch; null: until all are lived. */
  readonly until: number | null;
}

const asked = process.env["TENANTRY_SIM_CAMPAIGN"];

test.runIf(asked !== undefined)(
  "every life keeps every promise",
  async () => {
    const { first, lives, until } = JSON.parse(asked ?? "{}") as Campaign;
    const failed: string[] = [];
    let [totals, races, crashes] = [nothing, 0, 0];
    for (let seed = first; seed < first + lives && (until === null || Date.now() < until); seed += 1) {
      const story = invent(seed);
      const report = await liveLife(story);
      totals = add(totals, totalOf(report));
      if (report.violations.length > 0) failed.push(await explain(story, report.violations));
      if (seed % 10 !== 0) continue;
      const { scene, drawn, schedule } = drawRace(seed);
      races += 1;
      failed.push(...told(`the race of seed ${seed} (${scene})`, (await race(drawn, schedule)).violations));
      const { tenants, ends } = drawCrash(seed);
      crashes += ends.length;
      failed.push(...told(`the kills of seed ${seed}: ${JSON.stringify(ends)}`, (await crash(tenants, ends)).violations));
    }
    saveTotals(totals, { races, crashes, violations: failed.length });
    expect(failed.join("\n\n")).toBe("");
  },
  24 * 3_600_000,
);

const told = (what: string, violations: readonly Violation[]): readonly string[] =>
  violations.map((violation) => `${what}: ${violation.promise}: ${violation.what}`);

/** As small as it gets, in sentences, and as a test beside this file. */
async function explain(story: Story, violations: readonly Violation[]): Promise<string> {
  const broken = new Set(violations.map(({ promise }) => promise));
  const breaks = async (candidate: Story): Promise<boolean> =>
    (await liveLife(candidate).catch(() => null))?.violations.some(({ promise }) => broken.has(promise)) ?? false;
  const small = await shrink(story, breaks);
  const { violations: left } = await liveLife(small);
  const file = new URL(`seed-${story.seed}.test.ts`, import.meta.url);
  writeFileSync(file, testOf(small, left));
  return `${tell(small, left)}\nAs a test: ${file.pathname.split("/").slice(-3).join("/")}; once fixed it belongs into seeds.json`;
}

const testOf = (story: Story, violations: readonly Violation[]): string => `import { expect, test } from "vitest";
import { liveLife } from "./life.js";
import type { Story } from "./story.js";

/*
${tell(story, violations).replaceAll("*/", "* /")}
*/
const story: Story = ${JSON.stringify(story, null, 2)};

test(${JSON.stringify(`seed ${story.seed} keeps every promise`)}, async () => {
  expect((await liveLife(story)).violations).toEqual([]);
});
`;
