/** Keys go to the host that the environment names, and each only where it is due (S1, S2, S16, S17). */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createNeonClient } from "../../src/neon/client.js";
import type { EndpointId, ProjectId } from "../../src/reconciler/names.js";
import { Terminal } from "../cli/terminal.js";
import { TestFleet } from "../harness/fleet.js";
import { fakeTime, virtually } from "../harness/virtual.js";
import { manifests, seed } from "../process/cli-fixture.js";
import { Folder, ServedEmulator } from "../process/cli-harness.js";

const evil = "https://canary.example/api/v2";
let terminal: Terminal;
beforeEach(() => {
  fakeTime();
  terminal = new Terminal();
});
afterEach(() => {
  terminal.folder.remove();
  vi.useRealTimers();
});
const hosts = () => [...new Set(terminal.sent.map(({ host }) => host))];

describe("S1 nothing in the repository decides where a key goes", () => {
  const spoilt: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
    ["the fleet file", { "tenantry.yaml": `${manifests["tenantry.yaml"]}apiHost: ${evil}\n` }],
    [
      "an org of it",
      { "tenantry.yaml": manifests["tenantry.yaml"].replace("sponsored: true", `sponsored: true, apiUrl: "${evil}"`) },
    ],
    ["a manifest", { "tenants/acme.yaml": `${manifests["tenants/acme.yaml"]}host: ${evil}\n` }],
  ];
  test.each(spoilt)("%s that names a host is refused, and nothing is sent", async (_, files) => {
    terminal.folder.write(files);
    const { code } = await terminal.tenantry(["apply", "--yes"]);
    expect([code, terminal.sent]).toEqual([3, []]);
  });

  test("a plan that names a host is refused, and nothing is sent", async () => {
    await terminal.tenantry(["plan"]);
    terminal.sent.length = 0;
    const plan = JSON.parse(terminal.folder.read(".tenantry/plan.json")) as object;
    terminal.folder.write({ ".tenantry/plan.json": JSON.stringify({ ...plan, host: evil }) });
    const { code } = await terminal.tenantry(["apply", ".tenantry/plan.json"]);
    expect([code, terminal.sent]).toEqual([3, []]);
  });

  test("S20 .env, .npmrc and Pulumi's settings beside the fleet file are not read", async () => {
    const heard: string[] = [];
    const canary = createServer((request, response) => {
      heard.push(request.url ?? "");
      response.end("{}");
    });
    await new Promise<void>((listening) => canary.listen(0, "127.0.0.1", listening));
    const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
    vi.useRealTimers();
    const home = new Folder();
    const here = new Folder({
      ...manifests,
      ".env": `NEON_API_HOST=${url}/api/v2\nHTTPS_PROXY=${url}\nHTTP_PROXY=${url}\n`,
      ".npmrc": `proxy=${url}\nhttps-proxy=${url}\nregistry=${url}\n`,
      "Pulumi.yaml": `name: x\nruntime: nodejs\nconfig: { "neon:host": "${url}" }\n`,
      "Pulumi.dev.yaml": `config: { "tenantry:host": "${url}", "tenantry:apiHost": "${url}" }\n`,
      "tenantry.config.js": "throw new Error('read')",
      "package.json": '{"type": "module", "tenantry": {"host": "x"}}',
    });
    const emulator = await ServedEmulator.start(home, seed);
    try {
      const { code } = await here.run(["plan"], { env: emulator.env });
      expect([code, heard]).toEqual([0, []]);
      expect((await emulator.requests()).length).toBeGreaterThan(0);
    } finally {
      await emulator.stop();
      canary.close();
      home.remove();
      here.remove();
    }
  });

  test.each([
    "https://console.neon.tech.canary.example/api/v2",
    "https://console.neon.tech@canary.example/api/v2",
    "https://canary.example/console.neon.tech/api/v2",
    "https://console.neon.tech%2ecanary.example/api/v2",
    "https://console-neon.tech/api/v2",
    "http://console.neon.tech/api/v2",
    "http://127.0.0.1.canary.example/api/v2",
    "http://localhost.canary.example/api/v2",
    "http://0x7f000001.canary.example/",
    "//canary.example",
    "ftp://console.neon.tech/api/v2",
  ])("the environment's %s gets nothing without its flag", async (host) => {
    const { code } = await terminal.tenantry(["plan"], { env: { NEON_API_HOST: host } });
    expect([code, terminal.sent]).toEqual([64, []]);
  });

  test("a host that the flag names gets the keys, no other does", async () => {
    const { code } = await terminal.tenantry(["plan", "--allow-host", "canary.example"], { env: { NEON_API_HOST: evil } });
    expect([code, hosts()]).toEqual([0, ["canary.example"]]);
  });

  test("S17 a fleet file can't have another secret sent as a key", async () => {
    for (const name of [
      "GITHUB_TOKEN",
      "AWS_SECRET_ACCESS_KEY",
      "PATH",
      "NEON_API_KEY_free",
      "XNEON_API_KEY",
      "NEON_API_KEY_A B",
      "NEON_API_KEY_",
    ]) {
      terminal.folder.write({ "tenantry.yaml": manifests["tenantry.yaml"].replace("NEON_API_KEY_FREE", JSON.stringify(name)) });
      const { code, stdout, stderr } = await terminal.tenantry(["plan"], { env: { [name]: "another-secret" } });
      expect([name, code, terminal.sent, `${stdout}${stderr}`]).toEqual([name, 3, [], expect.stringContaining("key-env-name")]);
      expect(`${stdout}${stderr}`).not.toContain("another-secret");
    }
    terminal.folder.write({ "tenantry.yaml": manifests["tenantry.yaml"].replace("NEON_API_KEY_PERSONAL", "GITHUB_TOKEN") });
    expect([(await terminal.tenantry(["plan"])).code, terminal.sent]).toEqual([3, []]);
  });
});

describe("S2 a path never becomes another address", () => {
  const ids = ["https://canary.example/x", "//canary.example/x", "http:/canary.example", "\\\\canary.example", "@canary.example"];

  test.each(ids)("an id %s stays a part of the path", async (id) => {
    const fleet = new TestFleet({ manifests: "" });
    const sent: URL[] = [];
    const neon = createNeonClient({
      fleet: fleet.fleet,
      env: fleet.env,
      host: "http://127.0.0.1/api/v2",
      fetch: (request) => {
        sent.push(new URL(request.url));
        return Promise.resolve(new Response("{}", { status: 404, headers: { "content-type": "application/json" } }));
      },
      now: () => Date.now(),
      sleep: () => Promise.resolve(),
      random: () => 0.5,
    });
    const [org] = fleet.fleet.orgs;
    if (org === undefined) throw new Error("no org");
    // What the border would refuse (S3): the client itself must hold, too.
    const project = id as ProjectId;
    await virtually(
      Promise.allSettled([
        neon.deleteProject(org, project),
        neon.updateEndpoint(org, project, id as EndpointId, { min: 1, max: 1, suspendTimeout: 300 }),
      ]),
    );
    expect(sent.length).toBeGreaterThan(0);
    for (const { host, pathname } of sent) expect([host, pathname.startsWith("/api/v2/projects/")]).toEqual(["127.0.0.1", true]);
  });

  test("a redirect is not followed, so no key reaches where it points", async () => {
    const answer = vi.spyOn(terminal.emulator, "fetch");
    answer.mockImplementation(() => Promise.resolve(new Response(null, { status: 302, headers: { location: evil } })));
    const { code } = await terminal.tenantry(["plan"]);
    expect(code).not.toBe(0);
    expect(hosts()).toEqual(["127.0.0.1"]);
  });
});

describe("S16 each key goes only to the calls it is for", () => {
  test("the personal key moves projects and asks who it is; nothing else", async () => {
    const { code } = await terminal.tenantry(["apply", "--yes", "--allow", "deletes-data=1"]);
    expect(code).toBe(0);
    const byKey = (key: string) => [
      ...new Set(
        terminal.sent.filter((one) => one.authorization === `Bearer ${key}`).map(({ path }) => path.replace("/api/v2", "")),
      ),
    ];
    expect(byKey("me-key").sort()).toEqual(["/auth", "/organizations/org-quiet-lake-48151623/projects/transfer"]);
    const orgKeys = terminal.sent.filter(({ authorization }) => authorization !== "Bearer me-key");
    expect(orgKeys.some(({ path }) => path.endsWith("/transfer"))).toBe(false);
    const truth = terminal.emulator.state().keys;
    for (const entry of terminal.emulator.requests()) {
      const org = truth.find(({ id }) => id === entry.keyId)?.org_id;
      if (entry.operation === "listProjects") expect(entry.query["org_id"]).toBe(org);
    }
  });

  test("a run without a transfer needs no personal key", async () => {
    terminal.folder.write({ "tenants/acme.yaml": "tenant: acme-crm\nprojectId: acme-1\ntier: free\n" });
    const env = { NEON_API_KEY_PERSONAL: undefined };
    expect((await terminal.tenantry(["apply", "--yes", "--allow", "deletes-data=1"], { env })).code).toBe(0);
  });

  test("a key as an argument is refused before it can be seen in a process list for long", async () => {
    const { code, stderr } = await terminal.tenantry(["plan", "--allow-host", "free-key"]);
    expect([code, terminal.sent]).toEqual([64, []]);
    expect(stderr).toContain("key-in-argv");
    expect(stderr).not.toContain("free-key");
  });
});
