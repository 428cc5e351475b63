/** A comment as GitHub's Markdown reads it: its tree without the words in it, and what it would make of these words. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export interface Node {
  readonly type: string;
  readonly value?: string | undefined;
  readonly depth?: number | undefined;
  readonly lang?: string | null | undefined;
  readonly children?: readonly Node[];
}

export const parse = (markdown: string): Node =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** Text is the same whether it stands in code or not, because harmless text needs no code. Of HTML only the tags count. */
export function shape({ type, value = "", depth, lang, children = [] }: Node): unknown {
  if (type === "text" || type === "inlineCode") return "words";
  if (type === "html")
    return `html ${(value.replace(/<\/?code>/g, "").match(/<[^>]*>/g) ?? []).join("").replace(/fleet=\S*/, "fleet")}`;
  const inner = children.map(shape);
  return [type, depth ?? lang ?? null, ...inner.filter((each, n) => each !== "words" || inner[n - 1] !== "words")];
}

export const nodes = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodes)];
export const count = (tree: Node, ...types: readonly string[]): number =>
  nodes(tree).filter(({ type }) => types.includes(type)).length;

/** All that GitHub still looks into for mentions, issues, links and emoji: text outside of code, also between tags. */
export const looseText = (tree: Node): readonly string[] =>
  nodes(tree).flatMap(({ type, value = "" }) => {
    if (type === "text") return [value];
    return type === "html" ? [value.replace(/<code>.*?<\/code>/gs, "").replace(/<!--.*?-->|<[^>]*>/gs, "")] : [];
  });

/** Cells of the tables that stand in an alert. */
export const alertCells = (tree: Node): readonly string[] =>
  nodes(tree)
    .filter(({ type }) => type === "blockquote")
    .flatMap((quote) => nodes(quote).filter(({ type }) => type === "tableCell"))
    .map(textOf);

export const textOf = ({ value = "", children = [] }: Node): string => value + children.map(textOf).join("");

/** @throws where the plan is refused */
export function partsOf(markdown: { readonly parts: readonly string[] } | { readonly refused: string }): readonly string[] {
  if ("refused" in markdown) throw new Error(markdown.refused);
  return markdown.parts;
}
