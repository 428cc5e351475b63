/**
 * An honest double of Neon's API: `fetch(Request) → Response` over a state that is plain JSON. What Neon documents is behaviour;
 * what it doesn't is a switch (assumptions.ts). docs/emulator.md is the guide.
 */
export { createEmulator, type Emulator, type EmulatorOptions } from "./emulator.js";
export { defaultSeed, seedKeys, seedOrgs } from "./plant.js";
export {
  readSeed,
  type Seed,
  type SeedBranch,
  type SeedEndpoint,
  type SeedOrg,
  type SeedProject,
  type SeedSnapshot,
  type SeedUsage,
} from "./seed.js";
export { type Action } from "./actions.js";
export { type Fault, type FaultRule, type Hold, type Match } from "./faults.js";
export { type LedgerEntry } from "./ledger.js";
export { type Contract } from "./contract.js";
export {
  assumptionNames,
  defaultAssumptions,
  parseAssumption,
  switches,
  type AssumptionName,
  type Assumptions,
} from "./assumptions.js";
export { canary } from "./ids.js";
export { Mismatch } from "./read.js";
export type { Branch, Endpoint, Json, Key, Operation, Org, Project, Snapshot, TruthState } from "./truth.js";
