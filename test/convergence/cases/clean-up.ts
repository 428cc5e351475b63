/** Branches that go by pattern and age: what is old enough, children first, and nothing that somebody may still need. */
import type { SeedProject } from "../../../src/emulator/index.js";
import type { Case } from "../../harness/case.js";
import { fleetText, project } from "../../harness/fleet.js";
import { pro, proStopped, suspendedPro } from "./words.js";

/** Now is 09:00 of 4 March. */
const born = "2025-11-01T09:00:00Z";
const old = "2026-02-01T09:00:00Z";
const young = "2026-03-01T09:00:00Z";
const day = 24 * 3_600_000;
const cleanUp = '{ branches: { "* (old*)": 7d, "preview-*": 14d } }';
const fleet = fleetText.replace(
  "historyRetention: 7d\n    limits: { branches: 25,",
  `historyRetention: 7d\n    cleanUp: ${cleanUp}\n    limits: { branches: 25,`,
);
const main = { name: "main", default: true, created_at: born, data: "now" } as const;
type Branch = NonNullable<SeedProject["branches"]>[number];
const branch = (name: string, created_at: string, more: Partial<Branch> = {}): Branch => ({
  name,
  created_at,
  data: name,
  ...more,
});
const compute = { autoscaling_limit_min_cu: 0.25, autoscaling_limit_max_cu: 4, suspend_timeout_seconds: 300 } as const;
/** Each with a compute, but those that a restore left and those that are `bare`. */
const around = (first: Branch, branches: readonly Branch[], bare: readonly string[] = []) =>
  ({
    fleet,
    due: true,
    projects: [
      project("pro", "vega", {
        id: "v-1",
        created_at: born,
        branches: [first, ...branches],
        endpoints: [
          {},
          ...branches
            .filter(({ name }) => !name.includes("(old") && !name.startsWith("restore-") && !bare.includes(name))
            .map(({ name }) => ({ branch: name, ...compute })),
        ],
      }),
    ],
    lock: { vega: "v-1" },
    showsBranches: true,
  }) satisfies Partial<Case>;
const having = (...branches: readonly Branch[]) => around(main, branches);
const vega = "{ tenant: vega, tier: pro }";
const truth = (...branches: readonly string[]): readonly string[] => [
  `v-1 vega: ${pro}${branches.map((line) => `, branch ${line}`).join("")}`,
];
const preview = (name: string, more = ""): string => `${name} of main "${name}" 0.25-4 300s${more}`;
const prunes = { changes: ["vega: prune"], hazards: ["vega: deletes-data"] } as const;
const kept = { notices: ["vega: clean-up-kept"] } as const;

export const cleanUps: readonly Case[] = [
  {
    name: "a branch that fits a pattern and is older than its age goes, with consent, and a younger one stays",
    manifests: vega,
    ...having(branch("preview-1", old, { id: "br-p1" }), branch("preview-2", young)),
    ...prunes,
    fields: [`vega: branches.preview-1 of the default branch, made ${old} → null`],
    counted: [],
    truth: truth(preview("preview-2")),
    writes: ["DELETE /projects/v-1/branches/br-p1"],
  },
  {
    name: "without what is due nothing goes, and nobody looks",
    manifests: vega,
    ...having(branch("preview-1", old)),
    due: false,
    truth: truth(preview("preview-1")),
  },
  {
    name: "without consent nothing goes",
    manifests: vega,
    ...having(branch("preview-1", old)),
    ...prunes,
    consent: {},
    outcomes: ["vega: skipped consent"],
    truth: truth(preview("preview-1")),
    again: prunes,
    settled: truth(),
  },
  {
    name: "to the second of its age a branch stays, and goes then",
    manifests: vega,
    ...having(branch("preview-1", "2026-02-18T09:00:01Z")),
    truth: truth(preview("preview-1")),
    later: day,
    again: prunes,
    settled: truth(),
  },
  {
    name: "children go before what they start from",
    manifests: vega,
    ...having(
      branch("preview-a", old),
      branch("preview-b", old, { parent: "preview-a" }),
      branch("preview-c", old, { parent: "preview-b" }),
    ),
    ...prunes,
    fields: ["c", "b", "a"].map(
      (name) =>
        `vega: branches.preview-${name} of ${{ c: '"preview-b"', b: '"preview-a"', a: "the default branch" }[name]}, made ${old} → null`,
    ),
    truth: truth(),
  },
  {
    name: "what another starts from that stays, stays too, and so up to the first branch, and it is said",
    manifests: vega,
    ...having(
      branch("preview-a", old),
      branch("preview-b", old, { parent: "preview-a" }),
      branch("work", old, { parent: "preview-b" }),
      branch("preview-c", old),
    ),
    ...prunes,
    notices: ["vega: clean-up-kept"],
    truth: truth(preview("preview-a"), 'preview-b of preview-a "preview-b" 0.25-4 300s', 'work of preview-b "work" 0.25-4 300s'),
    again: kept,
    left: kept,
  },
  {
    name: "what is protected or declared is never cleaned up, however old",
    manifests: "{ tenant: vega, tier: pro, branches: { preview-d: {} } }",
    ...having(branch("preview-p", old, { protected: true }), branch("preview-d", old)),
    ...kept,
    truth: truth(preview("preview-d"), preview("preview-p", " protected")),
    again: kept,
    left: kept,
  },
  {
    name: "nor is the first branch, whatever its name",
    manifests: "{ tenant: vega, tier: pro }",
    ...around({ ...main, name: "preview-main" }, []),
    truth: truth(),
  },
  {
    name: "a branch without a compute is kept for what it holds",
    manifests: vega,
    ...around(main, [branch("preview-v1", old)], ["preview-v1"]),
    ...kept,
    truth: truth('preview-v1 of main "preview-v1"'),
    again: kept,
    left: kept,
  },
  {
    name: "what a restore replaced is as old as the restore, not as its creation",
    manifests: vega,
    ...around({ ...main, created_at: young, restored_as: "br-old" }, [branch("main (old)", born, { id: "br-old", root: true })]),
    truth: truth('main (old) of parent-data "main (old)"'),
    later: 5 * day,
    again: prunes,
    settled: truth(),
  },
  {
    name: "its name tells when, where it does",
    manifests: vega,
    ...around({ ...main, created_at: old }, [
      branch("main (old 2026-02-20T09:00:00Z)", born, { root: true }),
      branch("main (old 2026-03-02T09:00:00Z)", old, { root: true }),
    ]),
    ...prunes,
    truth: truth('main (old 2026-03-02T09:00:00Z) of parent-data "main (old 2026-03-02T09:00:00Z)"'),
  },
  {
    name: "what never took its place goes as well",
    manifests: '{ tenant: vega, tier: pro, cleanUp: { branches: { "restore-*": 7d } } }',
    ...having(branch("restore-20260201T090000Z", old, { root: true })),
    ...prunes,
    truth: truth(),
  },
  {
    name: "a manifest lengthens an age, and says never, pattern by pattern",
    manifests: '{ tenant: vega, tier: pro, cleanUp: { branches: { "preview-*": 60d, "* (old*)": never } } }',
    ...around({ ...main, created_at: old }, [branch("preview-1", old), branch("main (old)", born, { root: true })]),
    truth: truth('main (old) of parent-data "main (old)"', preview("preview-1")),
  },
  {
    name: "of two patterns that fit, the longer age counts",
    manifests: '{ tenant: vega, tier: pro, cleanUp: { branches: { "preview-keep-*": never } } }',
    ...having(branch("preview-keep-1", old), branch("preview-1", old)),
    ...prunes,
    truth: truth(preview("preview-keep-1")),
  },
  {
    name: "a branch that no pattern fits is told, and stays",
    manifests: vega,
    ...having(branch("work", old)),
    notices: ["vega: branch-undeclared"],
    truth: truth(preview("work")),
    again: { notices: ["vega: branch-undeclared"] },
    left: { notices: ["vega: branch-undeclared"] },
  },
  {
    name: "what goes by word and what goes by age go together, children first",
    manifests: "{ tenant: vega, tier: pro, branches: { work: { state: deleted } } }",
    ...having(branch("work", old), branch("preview-1", old, { parent: "work" })),
    ...prunes,
    truth: truth(),
  },
  {
    name: "a suspended tenant's branches wait",
    manifests: '{ tenant: vega, tier: pro, state: suspended, reason: "abuse report 7" }',
    ...having(branch("preview-1", old)),
    projects: having(branch("preview-1", old)).projects.map((seed) => ({ ...seed, ...suspendedPro })),
    truth: [`v-1 vega: ${proStopped}, branch ${preview("preview-1")}`],
  },
  {
    name: "a branch that was made anew under its name after the plan stays",
    manifests: vega,
    ...having(branch("preview-1", old)),
    ...prunes,
    between: [
      { do: "delete-branch", project: "v-1", branch: "preview-1" },
      { do: "add-branch", project: "v-1", branch: branch("preview-1", young) },
    ],
    outcomes: ["vega: refused stale"],
    truth: truth('preview-1 of main "preview-1"'),
  },
  {
    name: "nor does one from which somebody started another after the plan",
    manifests: vega,
    ...having(branch("preview-1", old)),
    ...prunes,
    between: [{ do: "add-branch", project: "v-1", branch: branch("work", young, { parent: "preview-1" }) }],
    outcomes: ["vega: refused stale"],
    truth: truth(preview("preview-1"), 'work of preview-1 "work"'),
    again: kept,
    left: kept,
  },
  {
    name: "nor one that somebody protected",
    manifests: vega,
    ...having(branch("preview-1", old)),
    ...prunes,
    between: [{ do: "edit-branch", project: "v-1", branch: "preview-1", protected: true }],
    outcomes: ["vega: refused stale"],
    truth: truth(preview("preview-1", " protected")),
    again: kept,
    left: kept,
  },
  {
    name: "and one that somebody else removed is done",
    manifests: vega,
    ...having(branch("preview-1", old), branch("preview-2", old)),
    ...prunes,
    between: [{ do: "delete-branch", project: "v-1", branch: "preview-1" }],
    truth: truth(),
  },
];
