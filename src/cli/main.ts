#!/usr/bin/env node
/** The command. Everything it needs of the machine is made here, once, and passed on. */
import { reportFailure } from "./failure.js";
import { processWorld } from "./process-world.js";
import { run } from "./run.js";

// A closed pipe (`tenantry plan | head`) ends the answer, not the work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const world = processWorld();
// What nobody caught ends as any bug does: its kind and the way to report it, never its text, which may hold anything.
process.on("uncaughtException", (error) => process.exit(reportFailure(error, world, process.argv.includes("--json")).code));

const exit = await run(process.argv.slice(2), world);

// Ends also where a request is still under way (Ctrl-C twice), but not before the answer has left.
const flushed = (stream: NodeJS.WriteStream): Promise<void> => new Promise((done) => void stream.write("", () => done()));
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
process.exit(exit);
