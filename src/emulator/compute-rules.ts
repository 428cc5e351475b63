/** Neon's rules for the size of a compute, and the limits of a sponsored org when `sponsoredLimits` enforces them. */
import type { Assumptions } from "./assumptions.js";
import { badRequest, Refusal } from "./refusal.js";
import type { Org } from "./truth.js";

export interface Compute {
  readonly autoscaling_limit_min_cu: number;
  readonly autoscaling_limit_max_cu: number;
  readonly suspend_timeout_seconds: number;
}

export const checkCompute = ({
  autoscaling_limit_min_cu: min,
  autoscaling_limit_max_cu: max,
  suspend_timeout_seconds: suspend,
}: Compute): void => {
  if (min > max) throw badRequest(`autoscaling_limit_min_cu (${min}) must not be above autoscaling_limit_max_cu (${max})`);
  if (max - min > 8) throw badRequest(`autoscaling range ${min} to ${max} spans more than 8 compute units`);
  if (max > 16 && min !== max) throw badRequest("autoscaling ends at 16 compute units; above that the size is fixed (min = max)");
  if (max > 56) throw badRequest("computes have at most 56 compute units");
  if (suspend > 0 && suspend < 60) throw badRequest("suspend_timeout_seconds must be -1, 0 or from 60 to 604800");
  if (max > 16 && suspend !== -1)
    throw badRequest("a compute above 16 compute units does not scale to zero: suspend_timeout_seconds must be -1");
};

export const checkOrgCompute = (org: Org | undefined, compute: Compute, assume: Assumptions): void => {
  if (org === undefined || !org.sponsored || assume.sponsoredLimits === "off") return;
  if (compute.autoscaling_limit_max_cu > org.limits.compute)
    throw new Refusal(422, "", `autoscaling limit of this plan is ${org.limits.compute} compute units`);
  const suspend = compute.suspend_timeout_seconds === 0 ? 300 : compute.suspend_timeout_seconds;
  if (suspend === -1 || suspend < org.limits.min_suspend_timeout_seconds)
    throw new Refusal(
      412,
      "",
      `suspend timeout below ${org.limits.min_suspend_timeout_seconds} seconds is not allowed on this plan`,
    );
};

export const checkOrgHistory = (org: Org | undefined, seconds: number, assume: Assumptions): void => {
  if (org === undefined || !org.sponsored || assume.sponsoredLimits === "off") return;
  if (seconds > org.limits.history_retention_seconds)
    throw new Refusal(422, "", `history retention of this plan is at most ${org.limits.history_retention_seconds} seconds`);
};
