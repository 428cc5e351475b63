/** What global-setup.ts made. A file of tests that imports this fails as a whole, with the reason, where there is nothing to run. */
import { inject } from "vitest";
import type { Found } from "./global-setup.js";
import type { Installed } from "./install.js";

const found: Found = inject("installed");
if ("missing" in found) throw new Error(`these tests need the real engine, but ${found.missing}`);

export const installed: Installed = found;
