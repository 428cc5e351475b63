/** Finds or builds the engine and installs the packed product once; every test file gets the same folder. */
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { engine } from "../../tools/pulumi/engine.mjs";
import type { Installed } from "./install.js";
import { install } from "./install.js";

declare module "vitest" {
  interface ProvidedContext {
    installed: Installed | null;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const found = await engine();
  if (!found) console.error("engine tests: not run, because there is no Pulumi engine here and none can be made");
  else console.error(`engine tests: pulumi ${found.from}`);
  const installed = found && install(found.path);
  project.provide("installed", installed);
  return () => {
    if (installed) rmSync(installed.folder, { recursive: true, force: true });
  };
}
