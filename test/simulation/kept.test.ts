/** Lives that once broke a promise, each with its cause and its fix: undo the fix, and it breaks again. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { liveLife } from "./life.js";
import type { Story } from "./story.js";

interface Kept {
  readonly seed: number;
  readonly promise: string;
  readonly cause: string;
  readonly fix: string;
  readonly story: Story;
}

const kept = JSON.parse(readFileSync(new URL("seeds.json", import.meta.url), "utf8")) as readonly Kept[];

test.each(kept.map((one) => [one.promise, one.seed, one.cause, one.story] as const))(
  "%s seed %i: %s",
  async (_promise, _seed, _cause, story) => {
    const { violations, kills } = await liveLife(story);
    expect({ violations, kills }).toEqual({ violations: [], kills: killsOf(story) });
  },
);

/** A run that is told to stop isn't killed. */
const killsOf = ({ rounds }: Story): number => rounds.flatMap(({ ends }) => ends).filter(({ how }) => how !== "stopped").length;
