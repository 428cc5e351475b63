import type { Case } from "../../harness/case.js";
import { branches } from "./branches.js";
import { cleanUps } from "./clean-up.js";
import { faults } from "./faults.js";
import { identity } from "./identity.js";
import { unused } from "./inactive.js";
import { inventory } from "./inventory.js";
import { scope } from "./scope.js";
import { restored } from "./restores.js";
import { schedules } from "./schedules.js";
import { settings } from "./settings.js";
import { snapshots } from "./snapshots.js";
import { sources } from "./sources.js";
import { states } from "./states.js";
import { tiers } from "./tiers.js";

export const tables: Readonly<Record<string, readonly Case[]>> = {
  identity,
  inventory,
  settings,
  snapshots,
  branches,
  cleanUps,
  schedules,
  restores: restored,
  sources,
  tiers,
  states,
  unused,
  scope,
  faults,
};
