/**
 * Other ways in which the same packages may stand in a project. Each is a folder beside the first one, so that nothing is found
 * above it, and goes with it.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const modules = "node_modules";
const made = (installed: string): string => {
  const folder = mkdtempSync(join(dirname(installed), "layout-"));
  mkdirSync(join(folder, modules));
  return folder;
};
const linkOthers = (from: string, to: string): void => {
  for (const name of readdirSync(from)) if (name !== "tenantry") symlinkSync(join(from, name), join(to, name));
};
const copyProduct = (from: string, to: string): void => cpSync(join(from, modules, "tenantry"), to, { recursive: true });

/** Ours is a copy that may be changed; the rest is the same. */
export function ownCopy(installed: string): string {
  const folder = made(installed);
  linkOthers(join(installed, modules), join(folder, modules));
  copyProduct(installed, join(folder, modules, "tenantry"));
  return folder;
}

/** Ours is a link to a checkout, as `npm link` leaves it. */
export function linked(installed: string): string {
  const folder = made(installed);
  linkOthers(join(installed, modules), join(folder, modules));
  const checkout = join(folder, "checkout");
  copyProduct(installed, checkout);
  symlinkSync(checkout, join(folder, modules, "tenantry"));
  return folder;
}

/** pnpm's layout: only direct dependencies at the top, as links into a store in which every package has a folder of its own. */
export function isolated(installed: string): string {
  const folder = made(installed);
  const top = join(folder, modules);
  const store = join(top, ".pnpm", "all", modules);
  mkdirSync(join(top, ".pnpm", "all"), { recursive: true });
  // Hard links: files as real as copies, and at once.
  execFileSync("cp", ["-al", join(installed, modules), store]);
  const own = join(top, ".pnpm", "tenantry@0.1.0", modules);
  mkdirSync(own, { recursive: true });
  renameSync(join(store, "tenantry"), join(own, "tenantry"));
  linkOthers(store, own);
  symlinkSync(join(own, "tenantry"), join(top, "tenantry"));
  mkdirSync(join(top, "@pulumi"));
  symlinkSync(join(store, "@pulumi", "pulumi"), join(top, "@pulumi", "pulumi"));
  return folder;
}
