/** A fleet with every source and most states, and every file that the command itself writes of it. */
import { readFileSync } from "node:fs";
import type { Seed } from "../../src/emulator/index.js";
import { small, suspended, tenants } from "../convergence/cases/words.js";
import { fleetText, project } from "../harness/fleet.js";
import { Terminal } from "../cli/terminal.js";

const sources = `sources:
  - manifests: tenants/**/*.yaml
  - roster: roster.ndjson
    maxShrink: 50%
  - rule: { org: free, name: "app-*", tier: free }`;

const declared = {
  "tenantry.yaml": fleetText.replace('sources: [{ manifests: "tenants/**/*.yaml" }]', sources),
  "tenants/all.yaml": tenants(
    "{ tenant: adopts, tier: free }",
    "tenant: creates\ntier: pro\nlabels: { customer: cus_1 }\nquota: { dataTransfer: 60GiB, computeTime: unlimited }\ncompute: { max: 8 }",
    'tenant: deletes\nstate: deleted\nreason: "closed, SUP-1"',
    "{ tenant: downgrades, tier: free }",
    "{ tenant: resumes, tier: free }",
    'tenant: suspends\ntier: free\nstate: suspended\nreason: "abuse"',
    "tenant: updates\nprojectId: u-1\ntier: free\ncompute: { min: 0.25, max: 1, suspendTimeout: 5m }\nhistoryRetention: 6h",
    "tenant: upgrades\ntier: pro\nexceptions: [{ field: historyRetention, allow: drift, until: 2027-04-01, reason: audit }]",
  ),
  "roster.ndjson": `${['{"tenant":"rostered","tier":"free","labels":{"customer":"cus_2"}}', '{"tenant":"moves","tier":"pro","projectId":"m-1"}', '{"count":2,"asOf":"2026-03-04T08:00:00Z"}'].join("\n")}\n`,
  "tenantry.lock": "deletes d-1\ndowngrades d-2\nresumes r-2\nsuspends s-1\nupgrades u-2\n",
} as const;

export const seed: Seed = {
  projects: [
    project("free", "adopts", { id: "a-1" }),
    project("free", "deletes", { id: "d-1" }),
    project("pro", "downgrades", { id: "d-2", ...small }),
    project("free", "moves", { id: "m-1" }),
    project("free", "resumes", { id: "r-2", ...suspended }),
    project("free", "suspends", { id: "s-1", endpoints: [{ id: "ep-busy", state: "active" }] }),
    project("free", "app-governed", { id: "g-1" }),
    project("free", "updates", { id: "u-1" }),
    project("free", "upgrades", { id: "u-2" }),
  ],
};

export const plan = ".tenantry/plan.json";
export const observation = ".tenantry/observation.json";
export const rosterMemory = ".tenantry/roster.json";
export type Files = Readonly<Record<string, string>>;

/** More than any of these plans needs. */
export const consent = [
  "--allow",
  "deletes-data=1",
  "--allow",
  "adopts-existing=1",
  "--allow",
  "suspends-now=1",
  "--allow",
  "loses-history=1",
  "--allow",
  "returns-old-data=1",
] as const;

/** Made once per process by the command itself: a plan, an observation, a run of the plan and its journal. `id` is the plan's. */
export async function madeFleet(): Promise<{ readonly files: Files; readonly id: string; readonly journal: string }> {
  const terminal = new Terminal({ files: declared, seed });
  try {
    for (const args of [["observe"], ["plan"]]) {
      const { code, stderr } = await terminal.tenantry(args);
      if (code !== 0) throw new Error(`${args.join(" ")}: ${code} ${stderr}`);
    }
    const read = (name: string): string => readFileSync(terminal.folder.at(name), "utf8");
    const files: Files = {
      ...declared,
      ...Object.fromEntries([plan, observation, rosterMemory].map((name) => [name, read(name)])),
    };
    const { id } = JSON.parse(read(plan)) as { id: string };
    const journal = `.tenantry/journal/${id}.jsonl`;
    const applied = await terminal.tenantry(["apply", plan, ...consent, "--progress", "plain"]);
    if (applied.code !== 0) throw new Error(`apply: ${applied.code} ${applied.stdout} ${applied.stderr}`);
    const kept = `.tenantry/journal/${id}.plan.json`;
    return { files: { ...files, [journal]: read(journal), [kept]: read(kept) }, id, journal };
  } finally {
    terminal.folder.remove();
  }
}
