/**
 * Makes a failing story smaller for as long as it still breaks one of the same promises: drops rounds, tenants, faults, ends,
 * meddling and edits, and calms what is left. Greedy, and at its end no single step makes it smaller.
 */
import type { Wish } from "../oracle/wishes.js";
import type { Round, Story } from "./story.js";

type Breaks = (story: Story) => Promise<boolean>;

export async function shrink(story: Story, stillBreaks: Breaks): Promise<Story> {
  let smallest = story;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of smaller(smallest)) {
      if (!(await stillBreaks(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

/** Every story that lacks one thing of this one, the largest things first. */
function* smaller(story: Story): Generator<Story> {
  for (const rounds of without(story.rounds)) if (rounds.length > 0) yield { ...story, rounds };
  for (const tenants of without(story.tenants)) if (tenants.length > 0) yield { ...story, tenants };
  for (const strangers of without(story.strangers)) yield { ...story, strangers };
  for (const part of ["faults", "planFaults", "ends", "meddling", "edits"] as const) {
    for (const [index, round] of story.rounds.entries()) {
      for (const left of without<unknown>(round[part]))
        yield { ...story, rounds: story.rounds.with(index, { ...round, [part]: left }) };
    }
  }
  for (const key of Object.keys(story.assumptions))
    yield { ...story, assumptions: Object.fromEntries(Object.entries(story.assumptions).filter(([name]) => name !== key)) };
  if (story.pageSize !== 400) yield { ...story, pageSize: 400 };
  if (story.pace.some((wait) => wait !== 0)) yield { ...story, pace: [0] };
  const { clock, ...clockless } = story;
  if (clock) yield clockless;
  yield* throughLess(story);
  for (const [index, tenant] of story.tenants.entries()) {
    if (Object.keys(tenant.wish.own).length > 0)
      yield { ...story, tenants: story.tenants.with(index, { ...tenant, wish: { ...tenant.wish, own: {} } }) };
    for (const wish of withFewerPoints(tenant.wish)) yield { ...story, tenants: story.tenants.with(index, { ...tenant, wish }) };
  }
  const { slots, ...rest } = story;
  if (slots !== undefined) yield slots > 0 ? { ...story, slots: 0 } : rest;
  for (const [index, round] of story.rounds.entries()) {
    const changed = (other: Round): Story => ({ ...story, rounds: story.rounds.with(index, other) });
    const { opening, passes, due, ...plain } = round;
    if (opening) yield changed({ ...plain, ...(passes && { passes }), ...(due && { due }) });
    if (due) yield changed({ ...round, due: false });
    for (const steps of without(round.steps ?? [])) yield changed({ ...round, steps });
    for (const [n, { tenant, wish }] of round.edits.entries()) {
      if (wish === null) continue;
      for (const less of withFewerPoints(wish)) yield changed({ ...round, edits: round.edits.with(n, { tenant, wish: less }) });
    }
  }
}

function* withFewerPoints({ points, ...wish }: Wish): Generator<Wish> {
  if (!points) return;
  yield wish;
  if (points.schedule) yield { ...wish, points: { ...points, schedule: null } };
  if (points.restore) yield { ...wish, points: { ...points, restore: null } };
  for (const name of Object.keys(points.named)) {
    if (name === points.restore?.from) continue;
    const { [name]: _, ...named } = points.named;
    yield { ...wish, points: { ...points, named } };
  }
}

/** Through the command alone, else with an engine that does one thing after another and forgets nothing. */
function* throughLess(story: Story): Generator<Story> {
  const { pulumi, ...commanded } = story;
  if (!pulumi) return;
  yield commanded;
  if (pulumi.doors.length > 1) yield { ...story, pulumi: { ...pulumi, doors: ["pulumi"] } };
  if (pulumi.refresh) yield { ...story, pulumi: { ...pulumi, refresh: false } };
  if (!pulumi.checkpoints) yield { ...story, pulumi: { ...pulumi, checkpoints: true } };
  if (pulumi.parallel > 1) yield { ...story, pulumi: { ...pulumi, parallel: 1 } };
}

/** The list without each of its items. */
function* without<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (const index of items.keys()) yield items.toSpliced(index, 1);
}
