import type { DeclaredBranch } from "../../branch.js";
import { closest } from "../../closest.js";
import { timeText } from "../../time-text.js";
import type { Finding } from "../report.js";
import type { ManifestContext, ManifestRule } from "./rule.js";

/** What one branch says of itself, and where it starts from. */
export const branches: ManifestRule = (context) => {
  const { draft, document, fleet, report } = context;
  const first = document.branch ?? fleet?.fixed.branch ?? "main";
  const declared = new Map(draft.branches.map((branch) => [branch.name, branch]));
  for (const branch of draft.branches) {
    if (branch.name === first || isReplacement(branch.name)) report(reserved(branch, first, context));
    if (branch.state === "deleted") continue;
    for (const finding of [...lifeFindings(branch, context), ...sourceFindings(branch, first, declared, context)])
      report(finding);
  }
};

/** Names that a restore gives. */
const isReplacement = (name: string): boolean => /^restore-\d/i.test(name) || /.\(old(?: [^)]+)?\)$/.test(name);

const reserved = ({ name }: DeclaredBranch, first: string, { name: tenant, places }: ManifestContext): Finding => ({
  code: "reserved-name",
  message:
    name === first
      ? `Branch ${name} of ${tenant} is the first branch, which the tenant's own settings are of.`
      : `Branch ${name} of ${tenant} has a name that a restore gives.`,
  range: places.key(["branches", name]),
  fix: name === first ? "Fix: compute, historyRetention and the others stand at the tenant." : "Fix: another name.",
});

function* lifeFindings(branch: DeclaredBranch, { document, name: tenant, now, places }: ManifestContext): Generator<Finding> {
  const { name } = branch;
  const path = ["branches", name];
  const said = document.branches?.[name] ?? {};
  const exclusive = (key: string, message: string, fix = "Fix: one of them."): Finding => ({
    code: "exclusive",
    message: `Branch ${name} of ${tenant} ${message}.`,
    range: places.key([...path, key]),
    fix,
  });
  const expiry = said.expiresIn !== undefined ? "expiresIn" : said.expiresAt !== undefined ? "expiresAt" : null;
  if (said.expiresIn !== undefined && said.expiresAt !== undefined)
    yield exclusive("expiresIn", "has both expiresIn and expiresAt");
  if (said.schemaOnly === true && said.at !== undefined)
    yield exclusive("at", "is of a schema, and of a moment", "Fix: without at; an end is said by expiresAt.");
  if (expiry !== null && branch.isProtected) yield exclusive(expiry, "is protected, and Neon lets no protected branch expire");
  if (said.expiresIn !== undefined && !Object.hasOwn(said, "at") && said.expiresAt === undefined)
    yield {
      code: "branch-moment",
      message: `Branch ${name} of ${tenant} has expiresIn and no moment to count from: it would be made again each time it ends.`,
      range: places.key([...path, "expiresIn"]),
      fix: `Fix: at: ${timeText(now - (now % 1000))} beside it, or expiresAt.`,
    };
}

function* sourceFindings(
  { name, parent, isSchemaOnly }: DeclaredBranch,
  first: string,
  declared: ReadonlyMap<string, DeclaredBranch>,
  { name: tenant, places }: ManifestContext,
): Generator<Finding> {
  if (parent === null) return;
  const range = places.value(["branches", name, "parent"]);
  const source = declared.get(parent);
  const starts = `Branch ${name} of ${tenant} starts from ${parent},`;
  if (source === undefined) {
    const near = closest(parent, [first, ...declared.keys()]);
    const fix = near === null ? `Fix: ${first}, or declare it.` : `Did you mean ${near}?`;
    yield { code: "unknown-reference", message: `${starts} which is not declared.`, range, fix };
  } else if (isInCycle(name, declared))
    yield {
      code: "cycle",
      message: `Branch ${name} of ${tenant} is its own ancestor.`,
      range,
      fix: `Fix: one of them starts from ${first}.`,
    };
  else if (source.state === "deleted")
    yield {
      code: "unknown-reference",
      message: `${starts} which is to be removed.`,
      range,
      fix: `Fix: ${first}, or state: deleted here too.`,
    };
  else if (source.expiresAt !== null && !isSchemaOnly)
    yield {
      code: "exclusive",
      message: `${starts} which expires, and Neon lets no branch expire that has children.`,
      range,
      fix: `Fix: ${first}, or ${parent} without its end.`,
    };
}

const isInCycle = (start: string, declared: ReadonlyMap<string, DeclaredBranch>): boolean => {
  const seen = new Set<string>();
  for (let at = declared.get(start)?.parent ?? null; at !== null && !seen.has(at); at = declared.get(at)?.parent ?? null) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
};
