/** Orgs that are full, and tenants that look as if they had been renamed. */
import type { Case } from "../../harness/case.js";
import { fleetText, project } from "../../harness/fleet.js";
import { deleted, free, pro, small, tenants } from "./words.js";

const rooms = (inFree: number, inPaid: number): string =>
  fleetText
    .replace("maxProjects: 30000, sponsored", `maxProjects: ${inFree}, sponsored`)
    .replace("NEON_API_KEY_PAID, maxProjects: 30000", `NEON_API_KEY_PAID, maxProjects: ${inPaid}`);

export const scope: readonly Case[] = [
  {
    name: "of two creates into an org with room for one, the first by name goes in, and the other is refused each time",
    fleet: rooms(2, 10),
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: free }", "{ tenant: calm, tier: free }"),
    projects: [project("free", "calm", { id: "c-1" })],
    lock: { calm: "c-1" },
    changes: ["acme: create"],
    refused: ["bolt: org-full"],
    truth: [`new acme: ${free}`, `c-1 calm: ${free}`],
  },
  {
    name: "a transfer out of a full org makes room for a create in it",
    fleet: rooms(1, 1),
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: pro }"),
    projects: [project("free", "bolt", { id: "b-1" })],
    lock: { bolt: "b-1" },
    changes: ["acme: create", "bolt: transfer, update"],
    hazards: ["bolt: starts-billing"],
    truth: [`new acme: ${free}`, `b-1 bolt: ${pro}`],
  },
  {
    name: "where a transfer finds no room, the room that it would have made isn't given away either",
    fleet: rooms(1, 1),
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: pro }", "{ tenant: calm, tier: pro }"),
    projects: [project("free", "bolt", { id: "b-1" }), project("pro", "calm", { id: "c-1" })],
    lock: { bolt: "b-1", calm: "c-1" },
    refused: ["acme: org-full", "bolt: org-full"],
    truth: [`b-1 bolt: ${free}`, `c-1 calm: ${pro}`],
  },
  {
    name: "what would be recovered needs room, too",
    fleet: rooms(1, 10),
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: free }"),
    projects: [project("free", "acme", { id: "a-1", ...deleted }), project("free", "bolt", { id: "b-1" })],
    lock: { acme: "a-1", bolt: "b-1" },
    refused: ["acme: org-full"],
    truth: [`a-1 acme: deleted ${free}`, `b-1 bolt: ${free}`],
  },
  {
    name: "a deletion makes no room, because it comes last",
    fleet: rooms(1, 10),
    manifests: tenants("{ tenant: acme, tier: free }", '{ tenant: bolt, state: deleted, reason: "closed" }'),
    projects: [project("free", "bolt", { id: "b-1" })],
    lock: { bolt: "b-1" },
    changes: ["bolt: delete"],
    hazards: ["bolt: deletes-data"],
    refused: ["acme: org-full"],
    truth: [`b-1 bolt: deleted ${free}`],
    again: { changes: ["acme: create"] },
    settled: [`new acme: ${free}`, `b-1 bolt: deleted ${free}`],
  },
  {
    name: "an org that holds more than it may lets nobody in, and leaves alone who is there",
    fleet: rooms(1, 10),
    manifests: tenants("{ tenant: acme, tier: free }", "{ tenant: bolt, tier: free }", "{ tenant: calm, tier: free }"),
    projects: [
      project("free", "bolt", { id: "b-1" }),
      project("free", "calm", { id: "c-1", history_retention_seconds: 3600 }),
      project("pro", "dusk", { id: "d-1", ...small }),
    ],
    lock: { bolt: "b-1", calm: "c-1" },
    changes: ["calm: update"],
    refused: ["acme: org-full"],
    truth: [`b-1 bolt: ${free}`, `c-1 calm: ${free}`, `d-1 dusk: ${pro}`],
  },
  {
    name: "a renamed tenant gets no empty project while the base has its old name with the same declaration",
    manifests: "{ tenant: acme-new, tier: free, historyRetention: 12h }",
    base: "{ tenant: acme, tier: free, historyRetention: 12h }",
    // The project has drifted, so only the two declarations say that they are one tenant.
    projects: [project("free", "acme", { id: "a-1", history_retention_seconds: 3600 })],
    lock: { acme: "a-1" },
    refused: ["acme-new: looks-like-rename"],
    truth: [`a-1 acme: ${free.replace("history 6h", "history 1h")}`],
  },
  {
    name: "without a base, a project with exactly the new tenant's settings is enough to ask",
    manifests: tenants("{ tenant: acme-new, tier: free }", "{ tenant: bolt, tier: pro }"),
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["bolt: create"],
    refused: ["acme-new: looks-like-rename"],
    truth: [`a-1 acme: ${free}`, `new bolt: ${pro}`],
  },
  {
    name: "the pin that the refusal names makes the rename",
    manifests: "{ tenant: acme-new, tier: free, projectId: a-1 }",
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["acme-new: update"],
    fields: ["acme-new: name acme → acme-new"],
    truth: [`a-1 acme-new: ${free}`],
  },
  {
    name: "a new tenant beside one that was removed is no rename where they declare different things",
    manifests: "{ tenant: bolt, tier: free }",
    base: "{ tenant: acme, tier: free, historyRetention: 12h }",
    projects: [project("free", "acme", { id: "a-1" })],
    lock: { acme: "a-1" },
    changes: ["bolt: create"],
    truth: [`a-1 acme: ${free}`, `new bolt: ${free}`],
  },
];
