/** `--wave` and `--max-failures`: how much of a plan one run takes on, and how much may fail before it stops. */
import { Option } from "@commander-js/extra-typings";
import { Failure, fix } from "./failure.js";

export const waveOption = () =>
  new Option("--wave <share>", "only this share of the fleet, the same tenants each time: --wave 1%, later --wave 10%").argParser(
    share,
  );
export const maxFailuresOption = () =>
  new Option("--max-failures <count>", "start no more tenants once more than so many failed: 20, or 5% of the run").argParser(
    failures,
  );

/** 0 to 1. */
function share(value: string): number {
  const percent = percentOf(value);
  if (percent === null || percent === 0)
    throw new Failure("usage", `--wave ${value.slice(0, 20)}: a share above 0%, at most 100%, is due`, [fix("--wave 1%")]);
  return percent;
}

/** Of a run of that many tenants. */
type Failures = (tenants: number) => number;

function failures(value: string): Failures {
  if (/^\d{1,9}$/.test(value)) return () => Number(value);
  const percent = percentOf(value);
  if (percent === null)
    throw new Failure("usage", `--max-failures ${value.slice(0, 20)}: a whole number or a share is due`, [
      fix("--max-failures 20, or --max-failures 5%"),
    ]);
  return (tenants) => Math.floor(percent * tenants);
}

function percentOf(value: string): number | null {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(value) ?? [];
  const percent = digits === undefined ? null : Number(digits) / 100;
  return percent === null || percent > 1 ? null : percent;
}
