/** Ids from each source are parsed at the border: none walks a path (S3), none pollutes a prototype (S6). */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FaultRule } from "../../src/emulator/index.js";
import { Terminal } from "../cli/terminal.js";
import { fakeTime } from "../harness/virtual.js";
import { manifests } from "../process/cli-fixture.js";

let terminal: Terminal;
beforeEach(() => fakeTime());
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

const walking = [
  "..",
  ".",
  "../..",
  "%2e%2e",
  "a/b",
  "a%2fb",
  "",
  "a b",
  "A-1",
  "a\u0000b",
  "a?x=1",
  "a#b",
  "é",
  "x".repeat(61),
  "__proto__",
  "toString",
];
const reserved = ["__proto__", "constructor", "prototype", "toString"];
const apply = ["apply", "--yes", "--allow", "deletes-data=1"];
/** Neither sent nor believed: no request has such a part, and nothing was written for it. */
const harmless = (id: string): void => {
  for (const { path } of terminal.sent) {
    expect(path.split("/").slice(3)).not.toContain(encodeURIComponent(id));
    expect(path).not.toMatch(/\.\.|%2e|%2f|\/\/|\/$/i);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
};
const withFiles = (files: Readonly<Record<string, string>>): void => {
  terminal = new Terminal();
  terminal.folder.write(files);
};
const everywhere = (path: string, id: string, operation: string): readonly FaultRule[] => [
  { match: { operation }, fault: { kind: "form", set: { [path]: id } }, times: "forever" },
];

describe("S3 an id that could walk a path", () => {
  test.each(walking)("%j in a manifest, the lock or the fleet file sends nothing", async (id) => {
    const quoted = JSON.stringify(id);
    const files: readonly Readonly<Record<string, string>>[] = [
      { "tenants/acme.yaml": `tenant: acme-crm\nprojectId: ${quoted}\ntier: pro\n` },
      { "tenantry.yaml": manifests["tenantry.yaml"].replace("org-quiet-lake-48151623", quoted) },
      { "tenantry.lock": `acme-crm ${id}\n` },
    ];
    for (const spoilt of files) {
      withFiles(spoilt);
      const { code } = await terminal.tenantry(apply);
      expect([spoilt, code, terminal.sent]).toEqual([spoilt, expect.toBeOneOf([3, 64]), []]);
      terminal.folder.remove();
    }
  });

  test.each(walking)("%j as an id that Neon answers is never asked for nor written to", async (id) => {
    for (const [path, operation] of [
      ["projects.0.id", "listProjects"],
      ["unavailable_project_ids", "listProjects"],
      ["endpoints.0.id", "listProjectEndpoints"],
      ["project.id", "createProject"],
      ["operations.*.id", "updateProject"],
      ["project.org_id", "getProject"],
    ] as const) {
      terminal = new Terminal({
        faults:
          path === "unavailable_project_ids"
            ? [{ match: { operation }, fault: { kind: "form", set: { [path]: [id] } }, times: "forever" }]
            : everywhere(path, id, operation),
      });
      const { code } = await terminal.tenantry(apply);
      expect([0, 4, 5, 7]).toContain(code); // left out, refused, incomplete or failed: never sent
      harmless(id);
      const strange = terminal.emulator.requests().filter(({ operation: name, method }) => method !== "GET" && name === null);
      expect(strange).toEqual([]);
      terminal.folder.remove();
    }
  });
});

describe("S6 names that JavaScript knows", () => {
  test.each(reserved)("%s as tenant, label, field and quota of an answer pollutes nothing", async (name) => {
    const answers: readonly FaultRule[] = [
      {
        match: { operation: "listProjects" },
        fault: { kind: "form", literal: { [`projects.*.settings.quota.${name}`]: '{"polluted":1}' } },
        times: "forever",
      },
    ];
    terminal = new Terminal({ faults: answers });
    terminal.folder.write({
      "tenants/labels.yaml": `tenant: labelled\ntier: free\nlabels: { ${name}: "polluted" }\n`,
      "tenants/names.yaml": `tenant: ${name.toLowerCase().replaceAll("_", "-")}\ntier: free\n`,
      "tenants/fields.yaml": `tenant: fields\ntier: free\n${name}: { polluted: 1 }\n`,
    });
    for (const args of [["validate"], ["plan"], apply]) await terminal.tenantry(args);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
