/** How much of the simulation is run: `check` in seconds, `test` in minutes, `ci` before a change lands. `TENANTRY_SIM` says which. */
interface Size {
  /** Seeds 1 to this. */
  readonly lives: number;
  readonly schedules: number;
  /** Of two runs that create one tenant, every schedule with so many. */
  readonly preemptions: 1 | 2;
}

const sizes = {
  check: { lives: 300, schedules: 40, preemptions: 1 },
  test: { lives: 2_000, schedules: 460, preemptions: 1 },
  ci: { lives: 10_000, schedules: 1_700, preemptions: 2 },
} as const satisfies Record<string, Size>;

const isSize = (name: string): name is keyof typeof sizes => Object.hasOwn(sizes, name);

function sizeOf(name: string): Size {
  if (isSize(name)) return sizes[name];
  throw new RangeError(`TENANTRY_SIM is ${name}; it may be ${Object.keys(sizes).join(", ")}`);
}

export const size = sizeOf(process.env["TENANTRY_SIM"] ?? "check");
