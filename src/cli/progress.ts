/** How far an apply is: a bar on a terminal, else a line now and then. Failures are told at once, and stay. */
import type { Outcome } from "../reconciler/apply/outcome.js";
import type { CallStats } from "../neon/port.js";
import { outcomeLine, outcomeWords } from "../render/outcomes.js";
import { aboutTime, count } from "../render/values.js";
import type { World } from "./world.js";

export interface Progress {
  tell(outcome: Outcome): void;
  end(): void;
}

export interface ProgressOptions {
  readonly total: number;
  /** Of the longest tenant name. */
  readonly width: number;
  readonly stats: CallStats;
  readonly plain: boolean;
}

const barWidth = 13;
const betweenBars = 200;
const betweenLines = 30_000;
/** The first calls go out in one burst: until so much time has passed their rate says nothing about the rest. */
const untilTelling = 5000;
/** On a plain log, a line for each twentieth. */
const steps = 20;
const clear = "\r\u001b[2K";

export function progress({ total, width, stats, plain }: ProgressOptions, world: World): Progress {
  const { stderr, stdout, env, now } = world;
  const isPlain = plain || Boolean(env["CI"]) || Boolean(env["ACCESSIBLE"]) || env["TERM"] === "dumb";
  const isBar = !isPlain && stderr.isTTY && stdout.isTTY;
  const started = now();
  const ended = { applied: 0, failed: 0, refused: 0, other: 0 };
  /** Written, and waiting for the read that proves it. */
  const sent = new Set<string>();
  let toldAt = started;
  let toldDone = 0;

  const done = (): number => ended.applied + ended.failed + ended.refused + ended.other + sent.size;
  const isTelling = (): boolean => now() - started >= untilTelling;
  const rate = (): string => `${count(Math.round((stats.calls / (now() - started)) * 60_000))} calls/min`;
  const left = (): readonly string[] =>
    done() === 0 ? [] : [`left ${aboutTime((((now() - started) / done()) * (total - done())) / 1000)}`];
  const pace = (): readonly string[] => (isTelling() ? [rate(), ...left()] : []);
  const time = (): string => `${new Date(now()).toISOString().slice(11, 19)}Z`;

  const bar = (): void => {
    const share = done() / Math.max(1, total);
    const full = Math.min(barWidth - 1, Math.floor(share * barWidth));
    const shape = done() >= total ? "=".repeat(barWidth) : `${"=".repeat(full)}>${"-".repeat(barWidth - full - 1)}`;
    const percent = `${Math.floor(share * 100)}%`.padStart(4);
    const counts = `${ended.failed} failed, ${ended.refused} refused`;
    const line = [`[${shape}] ${percent}`, `${count(done())} of ${count(total)}`, ...pace(), counts].join("  ");
    stderr.write(`${clear}${line.slice(0, Math.max(20, stderr.columns - 1))}`);
  };
  const line = (): void => {
    const proven =
      sent.size > 0 ? `${count(ended.applied)} applied, ${count(sent.size)} sent` : `${count(ended.applied)} applied`;
    const rest = [proven, `${count(ended.failed)} failed`, `${count(total - done())} left`, ...pace()];
    stderr.write(`${time()} progress ${rest.join(", ")}\n`);
  };
  const tellFailure = (outcome: Outcome): void => {
    stderr.write(isBar ? `${clear}${outcomeLine(outcome, width)}\n` : `${time()} ${outcomeWords(outcome)}\n`);
  };

  return {
    tell(outcome) {
      // Left out before the run began: no part of it.
      if (outcome.code === "consent") return;
      sent.delete(outcome.tenant);
      if (outcome.kind === "sent") sent.add(outcome.tenant);
      else if (outcome.kind === "applied" || outcome.kind === "refused") ended[outcome.kind] += 1;
      else ended[outcome.kind === "skipped" ? "other" : "failed"] += 1;
      // What a stop or missing consent kept back is no news for each tenant.
      if (outcome.kind === "failed" || outcome.kind === "unknown" || outcome.kind === "refused") tellFailure(outcome);
      const isDue = isBar
        ? now() - toldAt >= betweenBars
        : now() - toldAt >= betweenLines || done() - toldDone >= Math.max(1, total / steps);
      if (!isDue) return;
      if (isBar) bar();
      else line();
      toldAt = now();
      toldDone = done();
    },
    end() {
      if (isBar) stderr.write(clear);
    },
  };
}
