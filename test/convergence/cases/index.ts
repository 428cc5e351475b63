import type { Case } from "../../harness/case.js";
import { identity } from "./identity.js";
import { settings } from "./settings.js";

export const tables: Readonly<Record<string, readonly Case[]>> = { identity, settings };
