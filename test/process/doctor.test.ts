/** The built command looks at a fleet over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifests, seed } from "./cli-fixture.js";
import { canary, Folder, keys, ServedEmulator } from "./cli-harness.js";

describe("tenantry doctor", () => {
  const folder = new Folder(manifests);
  let emulator: ServedEmulator;
  beforeAll(async () => {
    emulator = await ServedEmulator.start(new Folder(), seed);
  });
  afterAll(async () => {
    await emulator.stop();
    folder.remove();
  });

  test("finds good keys good, by the server's clock, and changes nothing", async () => {
    const before = folder.listing();
    const ran = await folder.run(["doctor"], { env: emulator.env });
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain(
      "ok    NEON_API_KEY_FREE      organization key of org-quiet-lake-48151623, 2 of 30,000 projects\n",
    );
    expect(ran.stdout).toMatch(
      /\nok {4}clock, schemas, rate 396\/min, tenantry\.lock \(none yet\), 3 tenants {4}0 failed, 2 warnings {2}exit 0\n$/,
    );
    expect(folder.listing()).toEqual(before);
    expect((await emulator.requests()).filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("ends with 8 for an org key where a personal one is due, and tells no key", async () => {
    const ran = await folder.run(["doctor"], { env: { ...emulator.env, NEON_API_KEY_PERSONAL: keys.NEON_API_KEY_FREE } });
    expect(ran.stdout).toContain(
      "fail  NEON_API_KEY_PERSONAL  is an organization key; transfers need a personal one (key-kind)\n",
    );
    expect([ran.code, (ran.stdout + ran.stderr).includes(canary)]).toEqual([8, false]);
  });

  test("prints each setting with its origin for a bare --config", async () => {
    const ran = await folder.run(["doctor", "--config"], { env: emulator.env });
    expect([ran.code, ran.stdout]).toEqual([
      0,
      expect.stringMatching(/^NEON_API_KEY_PAID +set +environment NEON_API_KEY_PAID$/m),
    ]);
    expect(ran.stdout).not.toContain(canary);
  });
});
