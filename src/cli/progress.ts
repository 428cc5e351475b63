/** How far an apply is: a bar on a terminal, else a line now and then. Failures are told at once, and stay. */
import type { Outcome } from "../reconciler/apply/outcome.js";
import type { CallStats } from "../neon/port.js";
import { outcomeLine } from "../render/outcomes.js";
import { aboutTime, count } from "../render/values.js";
import type { World } from "./world.js";

export interface Progress {
  tell(outcome: Outcome): void;
  end(): void;
}

const barWidth = 20;
const betweenBars = 200;
const betweenLines = 30_000;

export function progress(total: number, stats: CallStats, plain: boolean, world: World): Progress {
  const { stderr, stdout, now } = world;
  const isBar = !plain && stderr.isTTY && stdout.isTTY && !world.env["CI"] && !world.env["ACCESSIBLE"];
  const started = now();
  const counts = { done: 0, failed: 0, refused: 0 };
  let toldAt = started;
  let toldDone = 0;

  const rate = (): number => Math.round((stats.calls / Math.max(1000, now() - started)) * 60_000);
  const left = (): string => (counts.done === 0 ? "?" : aboutTime((((now() - started) / counts.done) * (total - counts.done)) / 1000));

  const bar = (): void => {
    const full = Math.round((counts.done / Math.max(1, total)) * barWidth);
    const line = `[${"=".repeat(full)}${full < barWidth ? ">" : ""}${"-".repeat(Math.max(0, barWidth - full - 1))}]  ${Math.round((counts.done / Math.max(1, total)) * 100)}%  ${count(counts.done)} of ${count(total)}  ${rate()} calls/min  left ${left()}  ${counts.failed} failed, ${counts.refused} refused`;
    stderr.write(`\r\u001b[2K${line.slice(0, stderr.columns - 1)}`);
  };
  const line = (): void => {
    const time = new Date(now()).toISOString().slice(11, 19);
    stderr.write(`${time}Z progress ${count(counts.done - counts.failed - counts.refused)} applied, ${counts.failed} failed, ${count(total - counts.done)} left, ${rate()} calls/min, left ${left()}\n`);
  };

  return {
    tell(outcome) {
      if (outcome.kind === "sent") return;
      counts.done += 1;
      if (outcome.kind === "failed" || outcome.kind === "unknown") counts.failed += 1;
      if (outcome.kind === "refused") counts.refused += 1;
      if (outcome.kind !== "applied") stderr.write(`${isBar ? "\r\u001b[2K" : ""}${outcomeLine(outcome)}\n`);
      if (isBar && now() - toldAt >= betweenBars) {
        bar();
        toldAt = now();
      } else if (!isBar && (now() - toldAt >= betweenLines || counts.done - toldDone >= Math.max(20, total / 20))) {
        line();
        toldAt = now();
        toldDone = counts.done;
      }
    },
    end() {
      if (isBar) stderr.write("\r\u001b[2K");
    },
  };
}
