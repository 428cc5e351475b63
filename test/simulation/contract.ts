/** The contract of this process. It keeps no log: a million exchanges are counted (save-totals.ts), and a violation ends a life. */
import { createContract } from "../../src/emulator/contract.js";

export const contract = createContract();
