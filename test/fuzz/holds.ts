/** What holds of every run, whatever it was given: reliability.md I28, I9, S6 and S7. */
import { expect } from "vitest";
import { canary } from "../../src/emulator/index.js";
import type { Shown } from "../cli/terminal.js";
import { plantedSecrets } from "./hostile.js";

/** As they are and as an output format may have turned them. */
const forbidden: readonly string[] = [...plantedSecrets, canary, "free-key", "paid-key", "me-key"].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64").replace(/=+$/, ""),
]);

const shared = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype, Object, Array];
const ownKeys = (): readonly string[] => shared.flatMap((each, n) => Reflect.ownKeys(each).map((key) => `${n} ${String(key)}`));
const clean = ownKeys();

// oxlint-disable-next-line no-control-regex -- what a terminal would act on, or nobody could see; a line break is none
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** @throws where the output holds a stack, a fault of ours, a secret, or what a terminal acts on; or a prototype was changed */
export function holdsOf(shown: Shown): void {
  const output = `${shown.stdout}\n${shown.stderr}`;
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(output).not.toMatch(/\[internal\]|"internal"|\binternal\b.*Error|unexpected \w*(Error|failure)/);
  expect(unprintable.exec(output)?.[0]).toBe(undefined);
  expect(shown.code).toSatisfy(Number.isInteger);
  cleanOf(output);
}

/** @throws where the text holds a secret, or a prototype was changed */
export function cleanOf(text: string): void {
  for (const secret of forbidden) expect(text.includes(secret), `${secret} in what was written`).toBe(false);
  expect(ownKeys()).toEqual(clean);
}

/** I28's two seconds, of processor time: a busy machine doesn't count. */
export async function inTime<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000, "ms of processor time").toBeLessThan(2000);
  return value;
}
