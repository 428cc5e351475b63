import { basename, dirname, resolve } from "node:path";
import type { World } from "./world.js";

/** The name of the folder that a fleet file stands in, as a fleet may be called. */
export const folderName = (world: World, fleetFile: string): string =>
  basename(dirname(resolve(world.cwd, fleetFile)))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|(?<!-)-+$/g, "") || "fleet";
