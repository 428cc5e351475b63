/** One contract for a test process; its counts are appended to the log that `npm test` sums up. */
import { appendFileSync } from "node:fs";
import { createContract } from "../../src/emulator/contract.js";

const log = process.env["TENANTRY_CONTRACT_LOG"];
export const contract = createContract(log === undefined ? {} : { log: (line) => appendFileSync(log, `${line}\n`) });
