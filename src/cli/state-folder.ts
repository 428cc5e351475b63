/** Where programs keep what is theirs on this machine and the user's alone; null where the environment names no such place. */
import { isAbsolute, join } from "node:path";
import type { World } from "./world.js";

export function stateFolder(env: World["env"]): string | null {
  // The XDG specification has relative paths ignored: each folder of a run would be another place.
  const absolute = (path: string | undefined): string | null => (path !== undefined && isAbsolute(path) ? path : null);
  const home = absolute(env["HOME"]);
  const state = absolute(env["XDG_STATE_HOME"]) ?? (home === null ? null : join(home, ".local", "state"));
  return state === null ? null : join(state, "tenantry");
}
