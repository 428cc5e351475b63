/**
 * How much of the simulation is run: `quick` in seconds, `test` in minutes, `gate` (`.ci/run`) in ten, `ci` in more. `TENANTRY_SIM`
 * says which.
 */
interface Size {
  /** Seeds 1 to this. */
  readonly lives: number;
  readonly schedules: number;
  /** Of two runs that take, give up and restore. */
  readonly pointSchedules: number;
  /** Of two runs that create one tenant, every schedule with so many. */
  readonly preemptions: 1 | 2;
  /** Kills at every point of each n-th scene. */
  readonly everyScene: number;
  readonly reruns: "all" | "one";
  /** And twice, in small scenes. */
  readonly pairs: boolean;
}

const sizes = {
  quick: { lives: 200, schedules: 20, pointSchedules: 10, preemptions: 1, everyScene: 13, reruns: "one", pairs: false },
  test: { lives: 2_000, schedules: 460, pointSchedules: 60, preemptions: 1, everyScene: 1, reruns: "one", pairs: false },
  gate: { lives: 2_000, schedules: 1_700, pointSchedules: 300, preemptions: 2, everyScene: 1, reruns: "one", pairs: true },
  ci: { lives: 10_000, schedules: 1_700, pointSchedules: 300, preemptions: 2, everyScene: 1, reruns: "all", pairs: true },
} as const satisfies Record<string, Size>;

const isSize = (name: string): name is keyof typeof sizes => Object.hasOwn(sizes, name);

function sizeOf(name: string): Size {
  if (isSize(name)) return sizes[name];
  throw new RangeError(`TENANTRY_SIM is ${name}; it may be ${Object.keys(sizes).join(", ")}`);
}

export const size = sizeOf(process.env["TENANTRY_SIM"] ?? "quick");
