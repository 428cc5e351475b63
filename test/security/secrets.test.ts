/** No answer and no broken connection makes us tell a secret: not on a stream, not in a file, not encoded (S4, S7). */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Fault, Seed } from "../../src/emulator/index.js";
import { Terminal } from "../cli/terminal.js";
import { fakeTime } from "../harness/virtual.js";
import { manifests, seed } from "../process/cli-fixture.js";

let terminal: Terminal;
beforeEach(() => fakeTime());
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});

const secret = "canary-secret/+?=";
const keys: NonNullable<Seed["keys"]> = [
  { text: `${secret}free`, kind: "organization", name: "free", org: "free" },
  { text: `${secret}paid`, kind: "organization", name: "paid", org: "paid" },
  { text: `${secret}me`, kind: "personal", name: "me" },
];
const env = {
  NEON_API_KEY_FREE: `${secret}free`,
  NEON_API_KEY_PAID: `${secret}paid`,
  NEON_API_KEY_PERSONAL: `${secret}me`,
  TENANTRY_DEBUG: "api",
};

/** As base64 shows it wherever it begins among three bytes, without the characters that its neighbours change. */
const inBase64 = (text: string): readonly string[] =>
  [0, 1, 2].map((before) =>
    Buffer.from("x".repeat(before) + text)
      .toString("base64")
      .slice(before === 0 ? 0 : 4, -5),
  );
const spellings = ["canary-secret", encodeURIComponent(secret), ...inBase64("canary-secret")];

const everythingSaid = (streams: string): string => {
  const saved = readdirSync(terminal.folder.path, { recursive: true, encoding: "utf8" })
    .map((name) => terminal.folder.at(name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"));
  return [streams, ...saved].join("\n");
};

const status = (code: number, more: Partial<Extract<Fault, { kind: "status" }>> = {}): Fault => ({
  kind: "status",
  status: code,
  code: `${secret}code`,
  message: `connection postgresql://neondb_owner:npg_${secret}@ep-x.neon.tech/neondb refused key ${secret}free`,
  ...more,
});
const faults: readonly (readonly [string, Fault])[] = [
  ...[400, 401, 403, 404, 406, 412, 422, 423, 429, 500, 502, 503, 524, 599].map((code) => [`${code}`, status(code)] as const),
  ["a refused write that took effect", status(500, { point: "after" })],
  ...(["reset", "refused", "dns", "tls", "cut-body", "half-json"] as const).map(
    (error) => [error, { kind: "connection", error } as const] as const,
  ),
  ["no answer", { kind: "hang", point: "after" }],
  [
    "an answer with a secret where an id is due",
    { kind: "form", set: { "project.id": `${secret}id`, "projects.0.id": `${secret}id`, "operations.*.id": secret } },
  ],
  [
    "an answer with a secret where a number is due",
    { kind: "form", set: { "project.settings": secret, "projects.*.settings": secret } },
  ],
];

describe.each([
  ["every request", {}],
  ["every write", { write: true }],
])("S4 %s fails", (_, match) => {
  test.each(faults)("%s: nothing that is said or saved holds a key or a connection string", async (_name, fault) => {
    terminal = new Terminal({
      seed: { ...seed, keys },
      assumptions: { errorsQuoteSecrets: "yes" },
      faults: [{ match, fault, times: "forever" }],
    });
    let said = "";
    for (const args of [["apply", "--yes", "--allow", "deletes-data=1"], ["plan", "--json"], ["doctor"]]) {
      const { code, stdout, stderr } = await terminal.tenantry(args, { env, isTTY: false });
      said += stdout + stderr;
      expect(stderr).not.toMatch(/\n {4}at |AxiosError|Unhandled/);
      if (args[0] === "apply" && !("write" in match)) expect(code).not.toBe(0);
    }
    expect(said).not.toBe("");
    const all = everythingSaid(said);
    expect(spellings.filter((spelling) => all.includes(spelling))).toEqual([]);
  });
});

test("S4 the search finds a secret however it is spelled", () => {
  for (const told of [secret, encodeURIComponent(secret), Buffer.from(`ab ${secret}`).toString("base64")])
    expect(spellings.some((spelling) => told.includes(spelling))).toBe(true);
});

describe("S7 text that would act on a terminal is shown as text", () => {
  const hostile = [
    "\u001b]52;c;ZXZpbA==\u0007",
    "\u001b[2J",
    "safe\rlie",
    "\u202egnp.exe",
    "a\u200bb",
    "\u009b2J",
    "a\n::error::b",
  ];
  // oxlint-disable-next-line no-control-regex -- these are the characters that must not come out
  const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|^::/mu;

  test.each(hostile)("%j in each text that Neon answers", async (text) => {
    terminal = new Terminal({
      seed: { projects: [...(seed.projects ?? []), { name: text, org: "paid", branches: [{ name: text, default: true }] }] },
      faults: [
        {
          match: { operation: "listProjects" },
          fault: {
            kind: "form",
            set: Object.fromEntries(
              ["name", "region_id", "platform_id", "proxy_host", "provisioner", "created_at", "owner_id"].map((field) => [
                `projects.2.${field}`,
                text,
              ]),
            ),
          },
          times: "forever",
        },
        { match: { write: true }, fault: { kind: "status", status: 422, message: text, code: text } },
      ],
    });
    let said = "";
    for (const args of [
      ["plan"],
      ["plan", "--json"],
      ["plan", "--format", "markdown"],
      ["apply", "--yes"],
      ["drift"],
      ["doctor"],
      ["ledger"],
    ]) {
      const { stdout, stderr } = await terminal.tenantry(args, { isTTY: false });
      said += stdout + stderr;
    }
    expect(said.length).toBeGreaterThan(500);
    expect(acting.exec(said)).toBeNull();
  });

  test.each(hostile)("%j in each text of a file", async (text) => {
    terminal = new Terminal();
    const quoted = JSON.stringify(text);
    terminal.folder.write({
      "tenants/free.yaml": `tenant: nova-notes\ntier: free\nname: ${quoted}\nlabels: { owner: ${quoted} }\n`,
      "tenants/gone.yaml": `tenant: old-demo\nprojectId: old-1\nstate: deleted\nreason: ${quoted}\n${quoted}: 1\n`,
      "tenants/odd.yaml": `tenant: ${quoted}\ntier: ${quoted}\n`,
      [`tenants/${text.replaceAll(/[\n\r/\0]/g, "")}.yaml`]: "tenant: x\ntier: nothing\n",
    });
    let said = "";
    for (const args of [["validate"], ["validate", "--json"], ["plan"], ["explain", text], ["plan", "--tenant", text], [text]]) {
      const { stdout, stderr } = await terminal.tenantry(args, { isTTY: false });
      said += stdout + stderr;
    }
    expect(acting.exec(said)).toBeNull();
    expect(manifests["tenants/free.yaml"]).toContain("nova-notes");
  });
});
