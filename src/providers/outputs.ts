/** What a resource stores and other resources may use. The same shape from create, read and update, because each replaces the last. */
import { digestOf } from "../reconciler/digest.js";
import type { Org } from "../reconciler/fleet.js";
import type { ProjectId } from "../reconciler/names.js";
import type { Fixed } from "../reconciler/settings.js";
import type { TenantInputs } from "./inputs.js";
import type { Session } from "./session.js";

export interface TenantOutputs extends TenantInputs {
  readonly projectId: string | null;
  readonly orgId: string | null;
  readonly defaultBranchId: string | null;
  readonly host: string | null;
  /** Only where `wantsUri` is set; a secret. */
  readonly connectionUri?: string;
  /** Digest of the pending lines that were carried out last: the engine keeps them among the stored inputs, and a refresh shows them again. */
  readonly settled?: string;
  readonly schemaVersion: 1;
}

export const digestOfPending = (pending: readonly string[]): string => digestOf(pending).slice(0, 12);

/** Of any version: what an older one left out is undefined. */
export type StoredOutputs = Readonly<Partial<TenantOutputs>>;

/** `olds` spare the look at a place that is known. */
export async function outputsOf(
  inputs: TenantInputs,
  { project, org, fixed }: { readonly project: ProjectId | null; readonly org: Org | null; readonly fixed: Fixed },
  olds: StoredOutputs | null,
  { neon }: Pick<Session, "neon">,
): Promise<TenantOutputs> {
  // A restore gives the default branch another id.
  const restores = inputs.pending.some((line) => line.startsWith("< "));
  const isKnown =
    !restores && olds?.projectId === project && typeof olds?.defaultBranchId === "string" && typeof olds.host === "string";
  const isLive = inputs.state !== "deleted" && project !== null && org !== null;
  const settled = inputs.pending.length > 0 ? digestOfPending(inputs.pending) : olds?.settled;
  const place = isKnown ? olds : isLive ? await neon.findPlace(org, project) : null;
  return {
    ...inputs,
    pending: [],
    projectId: project,
    orgId: org?.id ?? null,
    defaultBranchId: place?.defaultBranchId ?? null,
    host: place?.host ?? null,
    ...(inputs.wantsUri && isLive && { connectionUri: await neon.connectionUri(org, project, fixed) }),
    ...(settled !== undefined && { settled }),
    schemaVersion: 1,
  };
}
