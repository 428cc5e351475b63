/** `--observed`: an observation file instead of Neon, so that no key is needed and no request is sent. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Option } from "@commander-js/extra-typings";
import type { Fleet } from "../reconciler/fleet.js";
import type { Observation } from "../reconciler/observation-file.js";
import { readObservation } from "../reconciler/observation-file.js";
import { parseDuration } from "../reconciler/units.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import type { World } from "./world.js";

const defaultAge = "24h";

export const observedOption = () =>
  new Option("--observed <file>", "plan from a file that `tenantry observe` wrote: no key, no request");
export const maxAgeOption = () =>
  new Option("--max-observation-age <duration>", `how old that file may be (default: ${defaultAge})`).argParser(ageOf);

export interface ObservationFlags {
  readonly observed?: string | undefined;
  /** As it was given, and checked. */
  readonly maxObservationAge?: string | undefined;
}

function ageOf(text: string): string {
  if (parseDuration(text).ok) return text;
  throw new Failure("usage", `--max-observation-age ${text}: a duration is due`, [fix("such as 1h or 30m")]);
}

/** null where the flag isn't given. @throws Failure `observation-…` */
export function observationFrom(
  { observed, maxObservationAge = defaultAge }: ObservationFlags,
  fleet: Fleet,
  world: World,
): Observation | null {
  if (observed === undefined) return null;
  const age = parseDuration(maxObservationAge);
  const maxAge = age.ok ? age.value * 1000 : 0;
  const read = readObservation(readText(observed, world), { fleet, now: world.now(), maxAge });
  if ("observation" in read) return read.observation;
  const { code, message } = read.problem;
  throw new Failure(code, `${observed} is refused: ${message}`, [
    fix(`tenantry observe --out ${observed}`),
    ...(code === "observation-expired"
      ? [{ label: "or", text: "--max-observation-age 48h, if nobody changed anything since" } as const]
      : []),
  ]);
}

function readText(file: string, world: World): string {
  try {
    return readFileSync(resolve(world.cwd, file), "utf8");
  } catch (error) {
    throw new Failure("observation-format", `${file} can't be read (${diskReason(error)})`, [
      fix(`tenantry observe --out ${file}`),
    ]);
  }
}
