/** Tenants that nobody uses: told, suspended, and resumed by what is declared alone. */
import type { Case } from "../../harness/case.js";
import { fleetText, project } from "../../harness/fleet.js";
import { free, freeStopped, pro, suspended, tenants, withheld } from "./words.js";

/** Now is 09:00 of 4 March: 60 and 30 days before. */
const suspends = "2026-01-03T09:00:00Z";
const warns = "2026-02-02T09:00:00Z";
const born = "2025-06-01T09:00:00Z";
const day = 24 * 3_600_000;
const fleet = fleetText.replace(
  "historyRetention: 6h\n    limits: { quota",
  "historyRetention: 6h\n    inactive: { warn: 30d, suspend: 60d }\n    limits: { quota",
);
const plain = "{ tenant: acme, tier: free }";
type More = Parameters<typeof project>[2];
const acme = (more: More = {}) =>
  ({
    fleet,
    manifests: plain,
    projects: [project("free", "acme", { id: "a-1", created_at: born, ...more })],
    lock: { acme: "a-1" },
  }) satisfies Partial<Case>;
const used = (compute_last_active_at: string, more: More = {}) => acme({ compute_last_active_at, ...more });
const stops = { changes: ["acme: suspend"], hazards: ["acme: suspends-now"], counted: ["suspend"] } as const;
const told = { notices: ["acme: inactive"] } as const;
const a = (state: string): readonly string[] => [`a-1 acme: ${state}`];
const busy = free.replace("endpoint 0.25-2 300s", "endpoint 0.25-2 300s busy");
const second = (time: string, more = 1000): string => new Date(Date.parse(time) + more).toISOString().replace(".000", "");

export const unused: readonly Case[] = [
  {
    name: "a tenant that nobody has used for as long as its tier says is suspended, with consent, and stays so",
    ...used(suspends),
    ...stops,
    fields: ["acme: state active → suspended"],
    writes: ["PATCH /projects/a-1"],
    truth: a(freeStopped),
    later: 400 * day,
  },
  {
    name: "a second before it is only told",
    ...used(second(suspends)),
    ...told,
    truth: a(free),
    later: 1000,
    again: stops,
    settled: a(freeStopped),
    left: {},
  },
  { name: "from the day of the warning on it is told", ...used(warns), ...told, truth: a(free), again: told, left: told },
  { name: "a second before that nothing is said", ...used(second(warns)), truth: a(free) },
  {
    name: "one that was never used counts from its creation",
    ...acme({ created_at: suspends }),
    ...stops,
    truth: a(freeStopped),
  },
  { name: "a young one that was never used is left alone", ...acme({ created_at: second(warns) }), truth: a(free) },
  {
    name: "a last use before the creation, as Neon writes what never was, counts as none",
    ...acme({ created_at: second(warns) }),
    rewrite: (_path, body) => withLastUse(body, "0001-01-01T00:00:00Z"),
    newerNeon: true,
    truth: a(free),
  },
  {
    name: "a last use that is no time suspends nobody",
    ...used(suspends),
    rewrite: (_path, body) => withLastUse(body, "yesterday"),
    newerNeon: true,
    truth: a(free),
  },
  {
    name: "and resumes nobody",
    ...used(suspends, suspended),
    rewrite: (_path, body) => withLastUse(body, "yesterday"),
    newerNeon: true,
    truth: a(freeStopped),
  },
  {
    name: "without consent nobody is suspended",
    ...used(suspends),
    ...stops,
    consent: {},
    outcomes: ["acme: skipped consent"],
    truth: a(free),
    again: stops,
    settled: a(freeStopped),
    left: {},
  },
  {
    name: "whose compute runs is in use, whatever the list says",
    ...used(suspends, { compute: "active", compute_last_active_at: suspends }),
    ...told,
    truth: a(busy),
    again: told,
    left: told,
  },
  {
    name: "who comes back between plan and apply is not suspended",
    ...used(suspends),
    ...stops,
    between: [{ do: "edit-endpoint", project: "a-1", state: "active" }],
    outcomes: ["acme: refused stale"],
    truth: a(busy),
    again: {},
    left: {},
  },
  {
    name: "nor is who runs a compute of which the list doesn't tell yet",
    ...used(suspends),
    ...stops,
    between: [{ do: "edit-endpoint", project: "a-1", state: "active" }],
    rewriteAtApply: (_path, body) => withLastUse(body, suspends),
    newerNeon: true,
    outcomes: ["acme: refused stale"],
    truth: a(busy),
    again: {},
    left: {},
  },
  {
    name: "a manifest that opts out is left alone",
    ...used(suspends),
    manifests: "{ tenant: acme, tier: free, inactive: { warn: never, suspend: never } }",
    truth: a(free),
  },
  {
    name: "a manifest that opts out resumes who was suspended so",
    ...used(suspends),
    ...stops,
    truth: a(freeStopped),
    declares: "{ tenant: acme, tier: free, inactive: { warn: never, suspend: never } }",
    again: { changes: ["acme: resume"] },
    settled: a(free),
  },
  {
    name: "so does a longer time",
    ...used(suspends, suspended),
    manifests: "{ tenant: acme, tier: free, inactive: { suspend: 90d } }",
    changes: ["acme: resume"],
    ...told,
    truth: a(free),
    again: told,
    left: told,
  },
  {
    name: "and a tier that suspends nobody",
    ...used(suspends, suspended),
    manifests: "{ tenant: acme, tier: pro }",
    changes: ["acme: transfer, resume, update"],
    hazards: ["acme: starts-billing"],
    truth: a(pro),
  },
  {
    name: "a manifest's own time counts instead of its tier's",
    ...used(warns),
    manifests: "{ tenant: acme, tier: free, inactive: { warn: 10d, suspend: 20d } }",
    ...stops,
    truth: a(freeStopped),
  },
  {
    name: "what is suspended by word stays what it is",
    ...used(suspends, suspended),
    manifests: '{ tenant: acme, tier: free, state: suspended, reason: "abuse report 7" }',
    truth: a(freeStopped),
  },
  {
    name: "who was suspended by word and has been used since then is resumed when the word goes",
    ...used(second(warns), suspended),
    changes: ["acme: resume"],
    truth: a(free),
  },
  {
    name: "its other settings are still kept as declared",
    ...used(suspends, { ...suspended, history_retention_seconds: 3600 }),
    changes: ["acme: update"],
    truth: a(freeStopped),
  },
  {
    name: "a list with a hole suspends whom it shows",
    ...used(suspends),
    manifests: tenants(plain, "{ tenant: bolt, tier: free }"),
    projects: [
      ...used(suspends).projects,
      project("free", "bolt", { id: "b-1", created_at: born, compute_last_active_at: suspends }),
    ],
    lock: { acme: "a-1", bolt: "b-1" },
    planFaults: withheld("b-1"),
    ...stops,
    refused: ["bolt: incomplete-inventory"],
    truth: [`a-1 acme: ${freeStopped}`, `b-1 bolt: ${free}`],
    again: { changes: ["bolt: suspend"], hazards: ["bolt: suspends-now"] },
    settled: [`a-1 acme: ${freeStopped}`, `b-1 bolt: ${freeStopped}`],
    left: {},
  },
  {
    name: "who is governed by a rule alone is told, and never suspended",
    ...used(suspends),
    fleet: fleet.replace('"tenants/**/*.yaml" }]', '"tenants/**/*.yaml" }, { rule: { org: free, name: "*", tier: free } }]'),
    manifests: "",
    lock: {},
    notices: ["a-1: inactive"],
    truth: a(free),
    again: { notices: ["a-1: inactive"] },
    left: { notices: ["a-1: inactive"] },
  },
];

type Json = Parameters<NonNullable<Case["rewrite"]>>[1];
function withLastUse(body: Json, time: string): Json {
  if (typeof body !== "object" || body === null) return body;
  if (Array.isArray(body)) return body.map((each: Json) => withLastUse(each, time));
  const given = body as Readonly<Record<string, Json>>;
  const inner = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, withLastUse(value, time)]));
  return "platform_id" in given ? { ...inner, compute_last_active_at: time } : inner;
}
