/**
 * What must hold after every single write, whatever fails around it: no tenant has two live projects (reliability.md I2),
 * and nothing in the sponsored org has more than that org's program allows (I12). Judged on the truth, not on answers.
 */
import type { Project, TruthState } from "../../src/emulator/index.js";
import { orgIds } from "./orgs.js";

/** The sponsored org's numbers in Neon's words. History is not among them: shortening it can't be undone, so it comes last. */
const sponsored = { active_time_seconds: 360_000, data_transfer_bytes: 5_368_709_120, logical_size_bytes: 536_870_912 };
const sponsoredCompute = 2;

/** What is wrong now; the caller leaves out what was wrong at the start. */
export const violations = ({ projects }: TruthState): readonly string[] => {
  const live = projects.filter(({ deleted_at }) => deleted_at === undefined);
  return [...twins(live), ...live.filter(({ org_id }) => org_id === orgIds.free).flatMap(raised)];
};

function twins(live: readonly Project[]): readonly string[] {
  const owners = live.map(({ branches }) => branches.find((branch) => branch.default)?.annotation["tenantry-tenant"]);
  const twice = owners.filter((owner, index) => owner !== undefined && owners.indexOf(owner) !== index);
  return twice.map((owner) => `two live projects of tenant ${owner}`);
}

function raised({ id, settings, default_endpoint_settings, endpoints }: Project): readonly string[] {
  const quotas = Object.entries(sponsored).flatMap(([key, limit]) => {
    const amount = settings.quota?.[key] ?? 0;
    return amount === 0 || amount > limit ? [`${id}: ${key} is raised in the sponsored org`] : [];
  });
  const computes = [default_endpoint_settings, ...endpoints].some(({ autoscaling_limit_max_cu: max }) => max > sponsoredCompute);
  return [...quotas, ...(computes ? [`${id}: compute is raised in the sponsored org`] : [])];
}
