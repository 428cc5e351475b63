/** Two appliers, and somebody else, on one Neon (reliability.md I2, I6; F14, F15). */
import { expect, test } from "vitest";
import { scenes } from "./scenes.js";
import { drawPointRace, drawRace, race, schedulesOf } from "./schedules.js";
import { size } from "./size.js";

const part = 20;
const pointPart = 10;

test.each(Array.from({ length: size.schedules / part }, (_, index) => index * part + 1))(
  "two runs of one fleet make no twin and undo nothing, schedules from %i on",
  async (first) => {
    for (let seed = first; seed < first + part; seed += 1) {
      const { scene, drawn, schedule } = drawRace(seed);
      const { violations } = await race(drawn, schedule);
      expect({ seed, scene, schedule, violations }).toEqual({ seed, scene, schedule, violations: [] });
    }
  },
);

test.each(Array.from({ length: size.pointSchedules / pointPart }, (_, index) => index * pointPart + 1))(
  "two runs of one fleet restore once and give up nothing else (I8, I20), schedules from %i on",
  async (first) => {
    for (let seed = first; seed < first + pointPart; seed += 1) {
      const { scene, drawn, schedule } = drawPointRace(seed);
      const { violations } = await race(drawn, schedule);
      expect({ seed, scene, schedule, violations }).toEqual({ seed, scene, schedule, violations: [] });
    }
  },
);

test("two runs that create one tenant leave one project of it, whenever each is held up", async () => {
  const tenants = scenes["create"] ?? [];
  const { order } = await race({ tenants }, { first: 0, preempted: [] });
  let withdrawn = 0;
  for (const schedule of schedulesOf(order.length, size.preemptions)) {
    const raced = await race({ tenants }, schedule);
    withdrawn += raced.withdrawn;
    expect({ schedule, violations: raced.violations }).toEqual({ schedule, violations: [] });
  }
  expect(withdrawn).toBeGreaterThan(0);
});
