import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotaFields } from "../../src/reconciler/settings.js";
import {
  formatDuration,
  formatHistory,
  formatQuota,
  formatShare,
  formatSize,
  formatSuspendTimeout,
  parseDuration,
  parseShare,
  parseSize,
  parseWait,
} from "../../src/reconciler/units.js";

const amounts = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe("amounts print exactly, in the largest unit that divides them", () => {
  test.each([
    [536_870_912, "512MiB"],
    [5_368_709_120, "5GiB"],
    [2 ** 40, "1TiB"],
    [5e9, "5GB"],
    [1e12, "1TB"],
    [1000, "1KB"],
    [1024, "1KiB"],
    [1023, "1023B"],
    [1, "1B"],
  ])("%d bytes are %s", (bytes, text) => expect(formatSize(bytes)).toBe(text));

  test.each([
    [604_800, "7d"],
    [86_400, "1d"],
    [21_600, "6h"],
    [300, "5m"],
    [90, "90s"],
    [360_000, "100h"],
  ])("%d seconds are %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  test("a quota's time is never in days", () => {
    expect(formatQuota("activeTime", 360_000)).toBe("100h");
    expect(formatQuota("activeTime", 864_000)).toBe("240h");
    expect(formatQuota("computeTime", "unlimited")).toBe("unlimited");
    expect(formatQuota("logicalSize", 536_870_912)).toBe("512MiB");
  });

  test("words stay words", () => {
    expect([formatSuspendTimeout("never"), formatSuspendTimeout(300), formatHistory("none"), formatHistory(604_800)]).toEqual([
      "never",
      "5m",
      "none",
      "7d",
    ]);
  });

  test("what is printed parses to the same amount", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseSize(formatSize(amount))).toEqual({ ok: true, value: amount });
        expect(parseDuration(formatDuration(amount))).toEqual({ ok: true, value: amount });
        for (const field of quotaFields) {
          const text = formatQuota(field, amount);
          expect(field.endsWith("Time") ? parseDuration(text) : parseSize(text)).toEqual({ ok: true, value: amount });
        }
      }),
    );
  });
});

describe("amounts are read strictly", () => {
  test.each([
    ["1.5GiB", 1_610_612_736],
    ["0.5KiB", 512],
    ["512MB", 512_000_000],
    ["1B", 1],
  ])("%s", (text, value) => expect(parseSize(text)).toEqual({ ok: true, value }));

  test("units are unlike: 1 KiB is not 1 KB", () => {
    expect(parseSize("1KiB")).not.toEqual(parseSize("1KB"));
  });

  test("a wait may be shorter than a second", () => {
    expect(parseWait("500ms")).toEqual({ ok: true, value: 500 });
    expect(parseWait("60s")).toEqual({ ok: true, value: 60_000 });
    expect(parseDuration("500ms")).toMatchObject({ ok: false, problem: "unit" });
  });

  test("the nearest unit is suggested, both of them where two are as near", () => {
    expect(parseSize("512mb")).toMatchObject({ problem: "unit", suggestions: ["512MB", "512MiB"] });
    expect(parseSize("1.5 MiBs")).toMatchObject({ problem: "unit", suggestions: ["1.5MiB"] });
    expect(parseDuration("100 H")).toMatchObject({ problem: "unit", suggestions: ["100h"] });
  });

  test("no text throws, and nothing but a whole number above 0 comes out", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?\d{1,20}(\.\d{1,4})?[KMGTBbiIshmd]{0,3}$/)), (text) => {
        for (const parsed of [parseSize(text), parseDuration(text), parseWait(text)]) {
          if (parsed.ok) expect(Number.isSafeInteger(parsed.value) && parsed.value > 0).toBe(true);
        }
      }),
    );
  });

  test("a hundred thousand characters take no time", () => {
    for (const text of ["1".repeat(100_000), "a".repeat(100_000), `1${" ".repeat(100_000)}`, "1.".repeat(50_000)]) {
      const start = performance.now();
      expect([parseSize(text).ok, parseDuration(text).ok, parseShare(text).ok]).toEqual([false, false, false]);
      expect(performance.now() - start).toBeLessThan(50);
    }
  });
});

describe("shares", () => {
  test("a whole percent survives", () => {
    for (let percent = 1; percent <= 100; percent += 1) {
      const parsed = parseShare(`${percent}%`);
      expect(parsed.ok && formatShare(parsed.value)).toBe(`${percent}%`);
    }
  });
  test.each(["0%", "101%", "1.5", "-1%", "all", "1 %", "", "%"])("%s is none", (text) => {
    expect(parseShare(text)).toMatchObject({ ok: false, problem: "range" });
  });
});
