import type { FleetRule, ManifestRule } from "./rule.js";

const roles = new Set(["neon_superuser", "cloud_admin", "zenith_admin", "public", "none"]);
const databases = new Set(["postgres", "template0", "template1"]);
const isReservedRole = (role: string): boolean => role.startsWith("pg_") || roles.has(role);

const what = (kind: "role" | "database", name: string) =>
  ({
    code: "reserved-name",
    message: `The ${kind} name ${name} is reserved by Postgres or Neon.`,
    fix: kind === "role" ? "Fix: another name, not beginning with pg_." : "Fix: another name.",
  }) as const;

export const reservedName: ManifestRule = ({ document, places, report }) => {
  const { role, database } = document;
  if (role !== undefined && isReservedRole(role)) report({ ...what("role", role), range: places.value(["role"]) });
  if (database !== undefined && databases.has(database))
    report({ ...what("database", database), range: places.value(["database"]) });
  for (const [name, declared] of Object.entries(document.databases ?? {})) {
    if (databases.has(name)) report({ ...what("database", name), range: places.key(["databases", name]) });
    const owner = declared?.owner;
    if (owner !== undefined && isReservedRole(owner)) {
      report({ ...what("role", owner), range: places.value(["databases", name, "owner"]) });
    }
  }
};

export const reservedDefaults: FleetRule = ({ document, places, report }) => {
  const { role, database } = document.defaults ?? {};
  if (role !== undefined && isReservedRole(role)) report({ ...what("role", role), range: places.value(["defaults", "role"]) });
  if (database !== undefined && databases.has(database)) {
    report({ ...what("database", database), range: places.value(["defaults", "database"]) });
  }
};
