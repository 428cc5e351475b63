/** `--deep`, `--deep 5%`: whose computes `plan`, `apply` and `drift` look at although nothing asks for it. */
import { Option } from "@commander-js/extra-typings";
import type { Deep } from "../reconciler/diff/deep.js";
import { parseShare } from "../reconciler/units.js";
import { Failure, fix } from "./failure.js";

export const deepOption = () =>
  new Option(
    "--deep [share]",
    "look at the computes of every tenant, not only of those whose defaults differ; of a share (5%), of other tenants each day",
  ).argParser(shareOf);

function shareOf(value: string): number {
  const share = parseShare(value);
  if (!share.ok)
    throw new Failure("usage", `--deep ${value.slice(0, 20)}: nothing, or a share above 0%, at most 100%, is due`, [
      fix("--deep for all, or --deep 5%"),
    ]);
  return share.value;
}

/** `now` is ms since the epoch. */
export const deepFrom = (flag: true | number | undefined, now: number): Deep =>
  typeof flag === "number" ? { share: flag, day: Math.floor(now / msPerDay) } : flag === true;

const msPerDay = 86_400_000;
