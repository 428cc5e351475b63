/** The guide's code blocks as they stand in the page, so that what people copy is what runs. */
import { chmodSync, readFileSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Folder } from "./cli-harness.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Of one language, in the page's order. @throws where there is none */
export function blocksOf(page: string, language: string): readonly string[] {
  const tree = fromMarkdown(readFileSync(`${root}docs/${page}`, "utf8"));
  const blocks = codeIn(tree.children, language);
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

/** Those of one language that stand under a heading. @throws where there is no such heading */
export function blocksUnder(page: string, heading: string, language: string): readonly string[] {
  const { children } = fromMarkdown(readFileSync(`${root}docs/${page}`, "utf8"));
  const isHeading = (node: (typeof children)[number]): boolean => node.type === "heading";
  const from = children.findIndex(
    (node) => node.type === "heading" && node.children.some((text) => "value" in text && text.value === heading),
  );
  if (from < 0) throw new Error(`no heading "${heading}" in ${page}`);
  const rest = children.slice(from + 1);
  const end = rest.findIndex(isHeading);
  return codeIn(end < 0 ? rest : rest.slice(0, end), language);
}

type Block = ReturnType<typeof fromMarkdown>["children"][number];
/** Also in the items of a list. */
const codeIn = (nodes: readonly Block[], language: string): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.type === "code") return node.lang === language ? [node.value] : [];
    return node.type === "list" ? node.children.flatMap(({ children }) => codeIn(children, language)) : [];
  });
