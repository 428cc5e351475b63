/**
 * Whose turn it is: several runs share one truth, and only the run whose turn it is may send its next request. It keeps the
 * turn until it ends, unless it is preempted before its n-th step.
 */
export interface Schedule {
  /** Which run begins. */
  readonly first: number;
  /** The turn goes to the next run before each of these steps, counted over all runs from 1. */
  readonly preempted: readonly number[];
}

export class Turns {
  /** Who sent each request. */
  readonly order: number[] = [];
  private readonly schedule: Schedule;
  private readonly onStep: (step: number) => void;
  private readonly waiting: (() => void)[][];
  private readonly ended: boolean[];
  private current: number;

  constructor(runs: number, schedule: Schedule, onStep: (step: number) => void) {
    this.schedule = schedule;
    this.onStep = onStep;
    this.waiting = Array.from({ length: runs }, () => []);
    this.ended = Array.from({ length: runs }, () => false);
    this.current = schedule.first;
  }

  /** Resolves when that run may send its next request. */
  turn(run: number): Promise<void> {
    return new Promise((go) => {
      this.waiting[run]?.push(go);
      this.next();
    });
  }

  ends(run: number): void {
    this.ended[run] = true;
    if (this.current === run) this.pass();
    this.next();
  }

  private pass(): void {
    for (let n = 1; n <= this.ended.length; n += 1) {
      const candidate = (this.current + n) % this.ended.length;
      if (this.ended[candidate] !== false) continue;
      this.current = candidate;
      return;
    }
  }

  /** Lets go whatever may be sent by now: a run may have several requests at once. */
  private next(): void {
    for (let queue = this.waiting[this.current]; queue && queue.length > 0; queue = this.waiting[this.current]) {
      const step = this.order.length + 1;
      if (this.schedule.preempted.includes(step) && !this.isPreempted(step)) {
        this.pass();
        continue;
      }
      this.order.push(this.current);
      this.onStep(step);
      queue.shift()?.();
    }
  }

  private preemptedAt = 0;
  /** Each preemption happens once, however often its step is tried. */
  private isPreempted(step: number): boolean {
    const was = this.preemptedAt === step;
    this.preemptedAt = step;
    return was;
  }
}
