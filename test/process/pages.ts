/** The guide's code blocks as they stand in the page, so that what people copy is what runs. */
import { chmodSync, readFileSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Folder } from "./cli-harness.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Of one language, in the page's order. @throws where there is none */
export function blocksOf(page: string, language: string): readonly string[] {
  const tree = fromMarkdown(readFileSync(`${root}docs/${page}`, "utf8"));
  const blocks = tree.children.flatMap((node) => (node.type === "code" && node.lang === language ? [node.value] : []));
  if (blocks.length === 0) throw new Error(`no ${language} block in ${page}`);
  return blocks;
}

/** As `npm install tenantry` leaves it, without a registry; the command may be run, as npm sees to. */
export function installTenantry(folder: Folder): void {
  folder.write({ "node_modules/.bin/.keep": "" });
  chmodSync(`${root}dist/cli/main.js`, 0o755);
  symlinkSync(root, folder.at("node_modules/tenantry"));
  symlinkSync("../tenantry/dist/cli/main.js", folder.at("node_modules/.bin/tenantry"));
}
