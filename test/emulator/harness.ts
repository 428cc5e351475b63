/** An emulator on a clock that only moves when told, and a short way to ask it. */
import { createEmulator, type Emulator, type EmulatorOptions } from "../../src/emulator/index.js";

export const start = Date.parse("2026-03-04T09:00:00Z");

export interface Reply {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests reach into answers; wrong paths fail their expectations
  readonly body: any;
  readonly headers: Headers;
}

export interface Bench {
  readonly emulator: Emulator;
  /** `ask("PATCH", "/projects/x", { project: {} }, { key: "paid-key" })`; the key is that of the free org unless given. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    options?: { key?: string | null; headers?: Record<string, string> },
  ) => Promise<Reply>;
}

/** The item at that place, which must be there. */
export const item = <T>(list: readonly T[], index = 0): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`no item ${index} in a list of ${list.length}`);
  return found;
};

export const bench = (options: Partial<EmulatorOptions> = {}): Bench => {
  const emulator = createEmulator({ now: () => start, sleep: () => Promise.resolve(), rate: "off", ...options });
  return { emulator, ask: asker(emulator) };
};

export const asker =
  (emulator: Pick<Emulator, "fetch">): Bench["ask"] =>
  async (method, path, body, { key = "free-key", headers = {} } = {}) => {
    const response = await emulator.fetch(
      new Request(`http://emulator${path.startsWith("/_emulator") ? "" : "/api/v2"}${path}`, {
        method,
        headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : parse(text), headers: response.headers };
  };

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
