/** Finds or builds the engine and installs the packed product once; every test file gets the same folder. */
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { engine } from "../../tools/pulumi/engine.mjs";
import type { Installed } from "./install.js";
import { install, requestLog } from "./install.js";

/** What the tests of this project stand on, or why they can't run: then each of their files fails with these words. */
export type Found = Installed | { readonly missing: string };
declare module "vitest" {
  interface ProvidedContext {
    installed: Found;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = await prepare();
  if ("missing" in found) console.error(`engine: they fail, because ${found.missing}`);
  project.provide("installed", found);
  return async () => {
    if ("missing" in found) return;
    if (existsSync(requestLog(found))) {
      const sent = readFileSync(requestLog(found), "utf8").trim().split("\n");
      const deletes = sent.filter((line) => line.startsWith("DELETE "));
      console.error(`engine: ${sent.length} requests reached the emulators, ${deletes.length} of them DELETE: tombstones`);
    }
    await rm(found.root, { recursive: true, force: true });
  };
}

async function prepare(): Promise<Found> {
  const said: string[] = [];
  const tell = (line: string): void => {
    said.push(line);
    console.error(line);
  };
  const found = await engine(tell);
  if (!found)
    return { missing: `there is no Pulumi engine here and none could be made (${said.at(-1) ?? ""}). Install pulumi, or Go` };
  console.error(`engine: pulumi ${found.from}`);
  try {
    return install(found.path);
  } catch (error) {
    return { missing: `the packed product couldn't be installed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
