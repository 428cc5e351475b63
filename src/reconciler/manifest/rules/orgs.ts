import { closest } from "../../closest.js";
import type { FleetContext, FleetRule } from "./rule.js";

/** Every org that is written, an environment's among them, by its path. */
const writtenOrgs = ({ document }: FleetContext): (readonly [path: readonly string[], id: string])[] => [
  ...Object.entries(document.orgs ?? {}).flatMap(([name, org]) =>
    org?.id === undefined ? [] : [[["orgs", name], org.id] as const],
  ),
  ...Object.entries(document.environments ?? {}).flatMap(([environment, own]) =>
    Object.entries(own?.orgs ?? {}).flatMap(([name, org]) =>
      org?.id === undefined ? [] : [[["environments", environment, "orgs", name], org.id] as const],
    ),
  ),
];

/** `free`, `free@staging` */
const called = (path: readonly string[]): string => (path[0] === "orgs" ? (path[1] ?? "") : `${path[3]}@${path[1]}`);

export const duplicateOrg: FleetRule = (context) => {
  const { places, report } = context;
  const seen = new Map<string, readonly string[]>();
  for (const [path, id] of writtenOrgs(context)) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else {
      report({
        code: "duplicate-org",
        message: `Orgs ${called(first)} and ${called(path)} have one id, ${id}.`,
        range: places.value([...path, "id"]),
        fix: "Fix: one entry for each organization.",
        related: [{ range: places.value([...first, "id"]), message: "also declared here" }],
      });
    }
  }
};

/** What names an org names one under `orgs`: a tier's home, where a rule looks, an environment's counterpart. */
export const knownOrg: FleetRule = ({ document, places, report }) => {
  const known = Object.keys(document.orgs ?? {});
  if (known.length === 0) return;
  const check = (org: string | undefined, what: string, range: () => ReturnType<typeof places.key>): void => {
    if (org === undefined || known.includes(org)) return;
    const near = closest(org, known);
    report({
      code: "unknown-org",
      message: `${what} org ${org}, which is not under orgs.`,
      range: range(),
      ...(near === null ? { fix: `Fix: one of ${known.join(", ")}.` } : { fix: `Did you mean ${near}?`, replacement: near }),
    });
  };
  for (const [name, tier] of Object.entries(document.tiers ?? {})) {
    check(tier?.org, `Tier ${name} lives in`, () => places.value(["tiers", name, "org"]));
  }
  for (const [index, source] of (document.sources ?? []).entries()) {
    check(source?.rule?.org, "The rule is about", () => places.value(["sources", String(index), "rule", "org"]));
  }
  for (const [environment, own] of Object.entries(document.environments ?? {})) {
    for (const org of Object.keys(own?.orgs ?? {})) {
      check(org, `Environment ${environment} has`, () => places.key(["environments", environment, "orgs", org]));
    }
  }
};
