/**
 * Clocks in a share of the lives (reliability.md F17): the machine's is set while a run is under way, Neon's goes before or after it, a
 * month ends. The dice are its own. Restore points name moments by the machine's clock and Neon answers with its own: they have
 * lives of their own.
 */
import type { SeedProject } from "../../src/emulator/index.js";
import { Dice } from "./dice.js";
import { withPoints } from "./invent-points.js";
import type { Clock, Round, Story } from "./story.js";

const second = 1000;
const hour = 3600 * second;
const year = 8760 * hour;
const monthEnd = Date.parse("2026-04-01T00:00:00Z");

export function withClock(story: Story): Story {
  const dice = new Dice(story.seed ^ 0x63_6c_6f);
  const pointed = withPoints(story);
  if (pointed !== story || !dice.chance(25)) return pointed;
  const clock: Clock = {
    ...(dice.chance(50) && { skew: dice.pick([10, -10, 1, -1]) * 60 * second }),
    ...(dice.chance(50) && { starts: monthEnd - dice.pick([2, 10, 40]) * second }),
  };
  const isPlain = clock.skew === undefined && clock.starts === undefined;
  const rounds = isPlain || dice.chance(50) ? story.rounds.map((round) => stepped(round, dice)) : story.rounds;
  if (isPlain) return { ...story, rounds };
  const tenants = story.tenants.map(({ project, ...rest }) => ({ ...rest, project: project && lately(project, clock) }));
  return { ...story, clock, rounds, tenants, strangers: story.strangers.map((stranger) => lately(stranger, clock)) };
}

const stepped = (round: Round, dice: Dice): Round => ({
  ...round,
  steps: dice.many(dice.pick([1, 1, 2]), () => ({
    after: dice.chance(20) ? 0 : 1 + dice.roll(25),
    ms: dice.pick([hour, -hour, 2 * year, -2 * year]),
  })),
});

/** What was deleted two days before the story's start can still be recovered. */
function lately<Project extends SeedProject>(project: Project, { starts }: Clock): Project {
  if (project.deleted_at === undefined || starts === undefined) return project;
  return { ...project, deleted_at: new Date(starts - 48 * hour).toISOString() };
}
