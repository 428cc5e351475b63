/**
 * A key for each project, from its name: `[a-z0-9-]{1,60}` and unique. The order of the projects never matters, and who else is
 * imported matters only to those that share a name: none of them is favoured, each gets a part of its own id.
 */
import { sha256 } from "../digest.js";
import { groupBy } from "../diff/group-by.js";
import type { ProjectId, TenantName } from "../names.js";
import { compareText, namePattern } from "../names.js";
import type { ObservedProject } from "../observed.js";

const longest = 60;

/** `naming` is the fleet's; `taken` are keys that others have. */
export function tenantKeys(
  projects: readonly Pick<ObservedProject, "id" | "name">[],
  naming: string,
  taken: ReadonlySet<string>,
): ReadonlyMap<ProjectId, TenantName> {
  const used = new Set(taken);
  const keys = new Map<ProjectId, TenantName>();
  const give = (id: ProjectId, key: string): void => {
    used.add(key);
    keys.set(id, key as TenantName);
  };

  const sorted = projects.toSorted((a, b) => compareText(a.id, b.id));
  const exact = groupBy(sorted, ({ name }) => declaredBy(naming, name) ?? "");
  for (const [key, [first, ...others]] of exact) {
    if (key !== "" && first && others.length === 0 && !used.has(key)) give(first.id, key);
  }
  const rest = sorted.filter(({ id }) => !keys.has(id));
  const bases = groupBy(rest, (project) => baseOf(naming, project.name));
  for (const { id, name } of rest) {
    const base = baseOf(naming, name);
    const isAlone = bases.get(base)?.length === 1;
    const candidates = [...(isAlone ? [base] : []), ...suffixesOf(id).map((suffix) => withSuffix(base, suffix))];
    give(id, candidates.find((key) => !used.has(key)) ?? counted(base, id, used));
  }
  return keys;
}

/** The tenant's part of a name that is exactly as the pattern gives it; null where it isn't, or is no key. */
function declaredBy(naming: string, name: string): string | null {
  const inner = innerOf(naming, name);
  return inner !== null && namePattern.test(inner) ? inner : null;
}

function innerOf(naming: string, name: string): string | null {
  const [before = "", after = ""] = naming.split("{tenant}");
  const isLongEnough = name.length > before.length + after.length;
  return isLongEnough && name.startsWith(before) && name.endsWith(after)
    ? name.slice(before.length, name.length - after.length)
    : null;
}

/** Letters without their accents, in lower case; whatever else stands between them is one dash. */
function baseOf(naming: string, name: string): string {
  const slug = (innerOf(naming, name) ?? name)
    .slice(0, 1000)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|(?<!-)-+$/g, "");
  return trimmed(slug, longest) || "project";
}

const trimmed = (slug: string, length: number): string => slug.slice(0, length).replaceAll(/(?<!-)-+$/g, "");

const withSuffix = (base: string, suffix: string): string =>
  [trimmed(base, longest - 1 - suffix.length), suffix].filter((part) => part !== "").join("-");

/** From the shortest that tells: Neon's ids end with digits (`crimson-sun-12345678`). */
const suffixesOf = (id: ProjectId): readonly string[] => [
  ...[id.split("-").at(-1) ?? ""].filter((part) => part.length >= 4 && part.length <= 12),
  sha256(id).slice(0, 8),
  sha256(id).slice(0, 16),
];

/** Only where somebody named projects after the ids of others. */
function counted(base: string, id: ProjectId, used: ReadonlySet<string>): string {
  for (let n = 2; ; n += 1) {
    const key = withSuffix(base, sha256(`${id} ${n}`).slice(0, 16));
    if (!used.has(key)) return key;
  }
}
