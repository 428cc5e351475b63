/** A run is killed at every write, every line of its journal and every id that it remembers; the next run ends as if nothing had been. */
import { describe, expect, test } from "vitest";
import { afterEffect, crash, killsOf } from "./crashes.js";
import { pointScenes, scenes } from "./scenes.js";
import { size } from "./size.js";

const chosen = Object.entries({ ...scenes, ...pointScenes }).filter((_, index) => index % size.everyScene === 0);

describe.each(chosen)("%s", (_, tenants) => {
  test("killed at any point, it ends as if it had not been (I7)", async () => {
    const whole = await crash(tenants, []);
    expect(whole.violations).toEqual([]);
    const kills = killsOf(whole.moments, size.reruns);
    expect(kills.length).toBeGreaterThan(0);
    for (const kill of kills) {
      const { violations, killed, truth, effects } = await crash(tenants, [kill]);
      expect({ kill, killed, violations, truth }).toEqual({ kill, killed: [true], violations: [], truth: whole.truth });
      expect({ kill, repeated: effects <= whole.effects + tenants.length }).toEqual({ kill, repeated: true });
    }
  });

  test.runIf(size.pairs)("killed twice, it ends as if it had not been (I7)", async () => {
    const whole = await crash(tenants, []);
    const moments = whole.moments.write + whole.moments.note + whole.moments.memory;
    if (moments > 15) return;
    for (const first of killsOf(whole.moments, "one").filter(afterEffect)) {
      const { moments: left } = await crash(tenants, [first]);
      for (const second of killsOf(left, "resume").filter(afterEffect)) {
        const { violations, killed, truth } = await crash(tenants, [first, second]);
        expect({ first, second, killed, violations, truth }).toEqual({
          first,
          second,
          killed: [true, true],
          violations: [],
          truth: whole.truth,
        });
      }
    }
  });
});
