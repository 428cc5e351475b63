/** The fleet's orgs, each environment's own among them under a name of theirs: `free@staging`. */
import type { Org } from "../fleet.js";
import { orgIn } from "../key.js";
import type { OrgId, OrgName } from "../names.js";
import type { FleetDocument } from "./generated/fleet-document.js";
import type { Loose } from "./reader.js";

type Document = Loose<FleetDocument>;
type OrgDocument = NonNullable<Document["orgs"]>[string];

export interface ReadOrgs {
  readonly orgs: readonly Org[];
  readonly unmanaged: readonly OrgName[];
}

/** `orgNames` and `environments` are in file order. */
export function readOrgs(document: Document, orgNames: readonly string[], environments: readonly string[]): ReadOrgs {
  const orgs: Org[] = [];
  const unmanaged: OrgName[] = [];
  const read = (name: OrgName, org: OrgDocument): void => {
    if (org?.manage === "none") unmanaged.push(name);
    else orgs.push(...toOrg(name, org));
  };
  for (const name of orgNames) read(name as OrgName, document.orgs?.[name]);
  for (const environment of environments) {
    for (const [name, org] of Object.entries(document.environments?.[environment]?.orgs ?? {})) {
      read(orgIn(name as OrgName, environment), org);
    }
  }
  return { orgs, unmanaged };
}

const toOrg = (name: OrgName, org: OrgDocument): Org[] =>
  org?.id === undefined || org.apiKeyEnv === undefined || org.manage === "none"
    ? []
    : [
        {
          name,
          id: org.id as OrgId,
          apiKeyEnv: org.apiKeyEnv,
          maxProjects: org.maxProjects ?? null,
          sponsored: org.sponsored ?? false,
          ...(org.manage !== undefined && org.manage !== "all" && { manage: org.manage }),
        },
      ];
