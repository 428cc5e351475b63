/** Every case of the tables, one test each: harness/case.ts says what a case goes through. */
import { describe, test } from "vitest";
import { runCase } from "../harness/case.js";
import { tables } from "./cases/index.js";

describe.each(Object.entries(tables))("%s", (_, cases) => {
  test.each(cases.map((given) => [given.name, given] as const))("%s", async (_name, given) => {
    await runCase(given);
  });
});
