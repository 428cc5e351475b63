/**
 * Settles the emulator's assumptions against an API: a probe for each that can be probed, in an order in which they don't disturb
 * each other. A probe that fails leaves the others alone; what was made is deleted whatever happens.
 */
import { assumptionNames, defaultAssumptions, type AssumptionName } from "../emulator/assumptions.js";
import { ApiError } from "./api.js";
import { branchProbes } from "./branch-probes.js";
import { orgProbes } from "./org-probes.js";
import type { Need, Probes, Seen } from "./probe.js";
import { projectProbes } from "./project-probes.js";
import type { Scratch } from "./scratch.js";

const { deletedProject, ...early } = projectProbes;

/** In the order in which they run: what a project is before what becomes of it. */
export const probes: Probes = {
  ...orgProbes,
  ...early,
  ...branchProbes,
  deletedProject,
  errorsQuoteSecrets: {
    does: "searches every error seen for a connection string",
    writes: 0,
    needs: [],
    see: async (scratch) => {
      await scratch.ask("GET", `/projects/${await scratch.project("main")}/branches/br-absent-00000000`);
      return scratch.quotedSecret() ? "yes" : "no";
    },
  },
  smallerPlanTransfer: { why: "it needs an org of a smaller plan, which would be charged for" },
  rateAccount: { why: "it would use up the account's requests, of others too" },
  retryAfter: { why: "it would use up the account's requests, of others too" },
  sponsoredLimits: { why: "what a contract allows can't be asked without crossing it" },
};

/** Projects that the probes share, each made and deleted. */
export const sharedProjects = 4;

export interface Row {
  readonly assumption: AssumptionName;
  readonly assumed: string;
  /** null where nothing was seen. */
  readonly seen: string | null;
  readonly verdict: "as assumed" | "differs" | "unclear" | "not probed";
  /** What is to be done, or why there is nothing. */
  readonly note: string;
}

const need: Readonly<Record<Need, string>> = {
  transfer: "needs --to and NEON_API_KEY_PERSONAL",
  "personal-key": "needs NEON_API_KEY_PERSONAL",
  "org-key": "needs an organization's key in NEON_API_KEY",
};

export const settle = async (scratch: Scratch, had: ReadonlySet<Need>): Promise<readonly Row[]> => {
  const rows = new Map<AssumptionName, Row>();
  for (const assumption of Object.keys(probes) as AssumptionName[]) {
    const probe = probes[assumption];
    const missing = "see" in probe ? probe.needs.find((one) => !had.has(one)) : undefined;
    const why = "why" in probe ? probe.why : missing === undefined ? null : need[missing];
    rows.set(
      assumption,
      why === null && "see" in probe ? judge(assumption, await trying(probe.see, scratch)) : notProbed(assumption, why ?? ""),
    );
  }
  return assumptionNames.flatMap((name) => rows.get(name) ?? []);
};

const trying = async (see: (scratch: Scratch) => Promise<Seen>, scratch: Scratch): Promise<Seen> => {
  try {
    return await see(scratch);
  } catch (error) {
    if (error instanceof ApiError) return { unclear: error.message };
    throw error;
  }
};

const notProbed = (assumption: AssumptionName, note: string): Row => ({
  assumption,
  assumed: defaultAssumptions[assumption],
  seen: null,
  verdict: "not probed",
  note,
});

const judge = (assumption: AssumptionName, seen: Seen): Row => {
  const assumed = defaultAssumptions[assumption];
  if (typeof seen !== "string") return { assumption, assumed, seen: null, verdict: "unclear", note: seen.unclear };
  if (isAs(assumption, seen, assumed)) return { assumption, assumed, seen, verdict: "as assumed", note: "" };
  return { assumption, assumed, seen, verdict: "differs", note: `tenantry emulator --assume ${assumption}=${seen}` };
};

/** A time is as assumed within a factor of two; everything else to the letter. */
const isAs = (assumption: AssumptionName, seen: string, assumed: string): boolean =>
  assumption === "operationTime" ? Number(seen) >= Number(assumed) / 2 && Number(seen) <= Number(assumed) * 2 : seen === assumed;
