import { tenant } from "../row.js";
import type { Row } from "../row.js";

const named = (name: string): string => `tenant: ${name}\ntier: free\n`;
const characters = (name: string): Row => ({
  name: `the tenant name ${name}`,
  input: named(name),
  expect: [["name-characters", 1, 9]],
});

export const names: readonly Row[] = [
  { name: "an empty name", input: named('""'), expect: [["name-length", 1, 9]] },
  { name: "61 characters", input: named("a".repeat(61)), expect: [["name-length", 1, 9]] },
  ...["Nova Notes", "Acme", "caf\u00e9", "ac\u200bme", "\u0430cme", "..", "a/b", "=cmd()", "a.b", "a_b", "a@b"].map(characters),
  { name: "an id that walks a path", input: tenant("free", "projectId: ../x"), expect: [["name-characters", 3, 12]] },
  { name: "an escaped path", input: tenant("free", "projectId: a%2e%2e"), expect: [["name-characters", 3, 12]] },
  { name: "an empty id", input: tenant("free", "projectId: ''"), expect: [["name-length", 3, 12]] },
  { name: "an empty project name", input: tenant("free", "name: ''"), expect: [["text-length", 3, 7]] },
  { name: "a reason as long as a book", input: tenant("free", `reason: ${"x".repeat(1001)}`), expect: [["text-length", 3, 9]] },
  { name: "the superuser as role", input: tenant("free", "role: neon_superuser"), expect: [["reserved-name", 3, 7]] },
  { name: "a role of Postgres", input: tenant("free", "role: pg_app"), expect: [["reserved-name", 3, 7]] },
  { name: "a template database", input: tenant("free", "database: template1"), expect: [["reserved-name", 3, 11]] },
  { name: "a role that is no name", input: tenant("free", "role: 1st owner"), expect: [["name-characters", 3, 7]] },
  {
    name: "one project pinned by two tenants",
    input: `${tenant("free", "projectId: calm-fog-1")}---\ntenant: other\ntier: free\nprojectId: calm-fog-1\n`,
    expect: [["duplicate-project", 3, 12]],
  },
  {
    name: "one tenant in two documents",
    input: `${tenant("free")}---\n${tenant("pro")}`,
    expect: [["duplicate-tenant", 1, 9]],
  },
  {
    name: "one project of a tenant in two documents",
    input: `${tenant("free", "project: worker")}---\n${tenant("free", "project: worker")}`,
    expect: [["duplicate-tenant", 1, 9]],
  },
  { name: "two projects of one tenant", input: `${tenant("free", "project: worker")}---\n${tenant("free")}`, expect: [] },
  { name: "a project's name", input: tenant("free", "project: a.b"), expect: [["name-characters", 3, 10]] },
  {
    name: "projects misnamed, which are not one tenant twice",
    input: `${tenant("free", "project: A")}---\n${tenant("free", "project: B")}`,
    expect: [
      ["name-characters", 3, 10],
      ["name-characters", 7, 10],
    ],
  },
  { name: "an environment's name", input: tenant("free", "environment: Staging"), expect: [["name-characters", 3, 14]] },
  {
    name: "an environment that is not there",
    input: tenant("free", "environment: staging"),
    expect: [["unknown-environment", 3, 14]],
  },
  { name: "a line break in a name", input: 'tenant: "a\\nb"\ntier: free\n', expect: [["control-character", 1, 9]] },
  { name: "ESC in a project name", input: tenant("free", 'name: "a\\e[2J"'), expect: [["control-character", 3, 7]] },
  {
    name: "a mark that turns the writing direction in a reason",
    input: tenant("free", 'reason: "a\\u202eb"'),
    expect: [["control-character", 3, 9]],
  },
  { name: "a label of two lines", input: tenant("free", 'labels: { a: "1\\n2" }'), expect: [["control-character", 3, 14]] },
  { name: "no tenant", input: "tier: free\n", expect: [["missing-field", 1, 1]] },
  { name: "no tier", input: "tenant: acme\n", expect: [["missing-field", 1, 9]] },
  { name: "a tier that is not there", input: "tenant: acme\ntier: fre\n", expect: [["unknown-tier", 2, 7]] },
  { name: "a key misspelt", input: tenant("free", "quotta: { activeTime: 1h }"), expect: [["unknown-field", 3, 1]] },
  { name: "a key in other letters", input: tenant("free", "quota: { activetime: 1h }"), expect: [["unknown-field", 3, 10]] },
];
