/** Where the fleet file is. Apart from the session, because the program asks too, and Neon's client is needed only after it. */
import type { World } from "../cli/world.js";

/** Stack config as the SDK hands it to a provider. */
export interface ConfigReader {
  get(key: string): string | undefined;
}

/** `TENANTRY_CONFIG`, else the stack's `tenantry:config`, else tenantry.yaml where the program runs. */
export const fleetFileOf = (config: ConfigReader | null, world: World): { readonly config?: string } => {
  const file = world.env["TENANTRY_CONFIG"] || config?.get("tenantry:config");
  return file === undefined ? {} : { config: file };
};
