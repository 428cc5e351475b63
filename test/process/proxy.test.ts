/**
 * HTTPS_PROXY and NO_PROXY, by the real command through a real proxy to a server with TLS: the proxy opens tunnels and learns
 * no key, a wrong address is told before anything is sent, and a redirect leads nowhere.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import type { Emulator } from "../../src/emulator/index.js";
import { throughProxy } from "../../src/neon/through-proxy.js";
import { contract } from "../harness/contract.js";
import { manifests, seed } from "./cli-fixture.js";
import type { Env, Ran } from "./cli-harness.js";
import { canary, Folder, keys, seedKeys } from "./cli-harness.js";
import { secureName, SecureNeon, Tunnel } from "./tunnel.js";

const certificate = "certificate.pem";
const dead = "http://127.0.0.1:9";
let emulator: Emulator;
let neon: SecureNeon;
let proxy: Tunnel;
let here: Folder;
let redirects = false;

beforeAll(async () => {
  const answer = (request: Request): Promise<Response> =>
    redirects
      ? Promise.resolve(new Response(null, { status: 302, headers: { location: "https://elsewhere.test/api/v2/projects" } }))
      : emulator.fetch(request);
  neon = await SecureNeon.start(answer);
  proxy = await Tunnel.start(neon.port);
});
beforeEach(() => {
  // Operations end in a sixtieth of their time.
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  emulator = createEmulator({
    seed: { keys: seedKeys, ...seed },
    now: () => Date.now(),
    sleep,
    rate: "off",
    speed: 60,
    contract,
  });
  here = new Folder({ ...manifests, [certificate]: neon.certificate });
  redirects = false;
  neon.seen.length = 0;
  proxy.reset();
});
afterEach(() => here.remove());
afterAll(async () => {
  await proxy.stop();
  await neon.stop();
});

/** As a user behind that proxy: the server's name is one that only the proxy knows. */
async function tenantry(args: readonly string[], env: Env = {}): Promise<Ran> {
  const behind: Env = {
    ...keys,
    NEON_API_HOST: `https://${secureName}/api/v2`,
    NODE_EXTRA_CA_CERTS: here.at(certificate),
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
  };
  const ran = await here.run([...args, "--allow-host", secureName], { env: { ...behind, ...env } });
  expect(`${ran.stdout}${ran.stderr}`).not.toContain(canary);
  return ran;
}
const tunnels = (): ReadonlySet<string> => new Set(proxy.asked);
const toNeon = new Set([`CONNECT ${secureName}:443`]);

describe("through HTTPS_PROXY", () => {
  test("a fleet is planned and applied, and the proxy hears no key", async () => {
    expect((await tenantry(["plan"])).code).toBe(0);
    const applied = await tenantry(["apply", ".tenantry/plan.json", "--allow", "deletes-data=1"]);
    expect({ code: applied.code, stderr: applied.stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining("error") });
    expect((await tenantry(["plan", "--exit-code"])).code).toBe(0);

    expect(tunnels()).toEqual(toNeon);
    const heard = Buffer.concat(proxy.heard).toString("latin1");
    expect(heard.length).toBeGreaterThan(1000);
    expect(heard).not.toMatch(/canary|authorization|bearer|\/api\/v2/i);
    const methods = new Set(neon.seen.map((request) => request.split(" ")[0]));
    expect(methods).toEqual(new Set(["GET", "POST", "PATCH", "DELETE"]));
  });

  test("the lowercase name wins, as in other programs", async () => {
    const ran = await tenantry(["plan"], { HTTPS_PROXY: dead, https_proxy: `127.0.0.1:${proxy.port}` });
    expect({ code: ran.code, tunnels: tunnels() }).toEqual({ code: 0, tunnels: toNeon });
  });

  test("a proxy that wants a password gets it, and nobody else does", async () => {
    proxy.password = `me:${canary}%`;
    const address = `http://me:${canary}%25@127.0.0.1:${proxy.port}`;
    expect((await tenantry(["plan"], { HTTPS_PROXY: address })).code).toBe(0);
    const shown = await tenantry(["doctor", "--config"], { HTTPS_PROXY: address });
    expect(shown.stdout).toMatch(/^HTTPS_PROXY +set +environment HTTPS_PROXY$/m);
  });

  test("a redirect isn't followed", async () => {
    redirects = true;
    const ran = await tenantry(["plan"]);
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error\[read-refused\][^]*302 /) });
    expect({ tunnels: tunnels(), requests: neon.seen.length }).toEqual({ tunnels: toNeon, requests: 1 });
  });

  test("a certificate that nobody trusts gets no request, and so no key", async () => {
    const ran = await tenantry(["plan"], { NODE_EXTRA_CA_CERTS: undefined });
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error\[unreachable\].*DEPTH_ZERO_SELF_SIGNED_CERT\n/) });
    expect({ tunnels: tunnels(), seen: neon.seen }).toEqual({ tunnels: toNeon, seen: [] });
  });

  test("a proxy that isn't there is told apart from a Neon that isn't", async () => {
    const ran = await tenantry(["plan"], { HTTPS_PROXY: dead });
    expect(ran).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error\[unreachable\].*: PROXY_ECONNREFUSED\n.*HTTPS_PROXY/),
    });
  });
});

describe("not through it", () => {
  test("a loopback address", async () => {
    const env = { NEON_API_HOST: `https://127.0.0.1:${neon.port}/api/v2`, https_proxy: `http://127.0.0.1:${proxy.port}` };
    const ran = await tenantry(["plan"], env);
    expect({ code: ran.code, asked: proxy.asked }).toEqual({ code: 0, asked: [] });
    expect(neon.seen.length).toBeGreaterThan(0);
  });

  test.each([secureName, "localhost, .test", "*.test", `other.test ${secureName}:443`, "*"])(
    "a host in NO_PROXY=%s",
    async (hosts) => {
      for (const name of ["NO_PROXY", "no_proxy"]) {
        const fetch = throughProxy({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, [name]: hosts }, never);
        // Nobody but the proxy knows the name.
        await expect(fetch(new Request(`https://${secureName}/`))).rejects.toMatchObject({ cause: { syscall: "getaddrinfo" } });
      }
      expect(proxy.asked).toEqual([]);
    },
  );

  test("a host that only ends like one in NO_PROXY goes through all the same", async () => {
    proxy.password = "none";
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: "eon.test,neon.test:8443" };
    const answer = throughProxy(env, never)(new Request(`https://${secureName}/`));
    await expect(answer).rejects.toMatchObject({ cause: { code: "PROXY_407" } });
    expect(tunnels()).toEqual(toNeon);
  });

  test("plain http, which only a loopback address may be asked by", async () => {
    const direct = (): Promise<Response> => Promise.resolve(new Response("direct"));
    const fetch = throughProxy({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }, direct);
    expect(await (await fetch(new Request("http://127.0.0.1:9/"))).text()).toBe("direct");
  });
});

describe("a value that is no proxy's address", () => {
  test("is told before anything is sent, without the value", async () => {
    const ran = await tenantry(["plan"], { https_proxy: `http://me:${canary}%@proxy.test` });
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr: `error[proxy-address]  https_proxy holds no http or https address of a proxy
  fix      Set it like http://proxy.example:3128, or unset it; hosts in NO_PROXY are reached directly.   exit 64
`,
    });
    expect([proxy.asked, neon.seen]).toEqual([[], []]);
  });

  test("disturbs nobody who talks to this machine only", async () => {
    const env = { NEON_API_HOST: `https://127.0.0.1:${neon.port}/api/v2`, HTTPS_PROXY: "socks5://127.0.0.1:1080" };
    expect((await tenantry(["plan"], env)).code).toBe(0);
  });
});

const never = (): Promise<Response> => Promise.reject(new Error("sent without the proxy"));
