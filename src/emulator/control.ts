/**
 * The control routes, `/_emulator/*`: what tests outside this process use to see the truth, set faults, move the clock and act
 * as somebody else. Served over HTTP they ask for a token (guard.ts).
 */
import { readAction } from "./actions.js";
import { assumptionNames, switches } from "./assumptions.js";
import { readFaultRules, readHold } from "./faults.js";
import { integer, Mismatch, number, shape, text, type Reader } from "./read.js";
import { respond } from "./receive.js";
import { readSeed, type Seed } from "./seed.js";
import type { Emulator } from "./emulator.js";
import type { Json } from "./truth.js";

export const controlBase = "/_emulator";

type Control = (emulator: Emulator, body: unknown) => Json;

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const readClock = shape({}, { advanceMs: integer(-1e13), rate: number(0, 1_000_000) });
const readRelease = shape({}, { id: text(1) });
/** A number: the first seed with other ids and other dice. */
const seedOrNumber: Reader<Seed | number> = (value, path) =>
  typeof value === "number" ? integer(0, 4_294_967_295)(value, path) : readSeed(value, path);
const readReset = shape({}, { seed: seedOrNumber });

const routes: Readonly<Record<string, Control>> = {
  "GET /state": (emulator) => json(emulator.state()),
  "GET /requests": (emulator) => json(emulator.requests()),
  "GET /assumptions": (emulator) =>
    assumptionNames.map((name) => ({
      name,
      value: emulator.assumptions[name],
      values: switches[name].values,
      about: switches[name].about,
    })),
  "GET /held": (emulator) => json(emulator.holds.parked()),
  "POST /faults": (emulator, body) => {
    const rules = readFaultRules(body, "faults");
    if (rules.length === 0) emulator.clearFaults();
    else emulator.addFaults(rules);
    return { added: rules.length };
  },
  "POST /clock": (emulator, body) => {
    const { advanceMs, rate } = read(readClock, body);
    if (advanceMs !== undefined) emulator.advance(advanceMs);
    if (rate !== undefined) emulator.setSpeed(rate);
    return { time: emulator.time() };
  },
  "POST /act": (emulator, body) => ({ ...emulator.act(read(readAction, body)) }),
  "POST /hold": (emulator, body) => ({ id: emulator.holds.add(read(readHold, body)) }),
  "POST /release": (emulator, body) => ({ released: emulator.holds.release(read(readRelease, body ?? {}).id) }),
  "POST /reset": (emulator, body) => {
    emulator.reset(read(readReset, body ?? {}).seed);
    return {};
  },
};

const read = <T>(reader: Reader<T>, body: unknown): T => reader(body, "");

export const control = async (emulator: Emulator, request: Request, url: URL): Promise<Response> => {
  const name = `${request.method} ${url.pathname.slice(controlBase.length)}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (route === undefined)
    return respond({ status: 404, body: { message: `no such control; there are ${Object.keys(routes).join(", ")}` } });
  try {
    const text = request.method === "POST" ? await request.text() : "";
    return respond({ status: 200, body: route(emulator, text === "" ? undefined : JSON.parse(text)) });
  } catch (error) {
    if (error instanceof Mismatch || error instanceof SyntaxError)
      return respond({ status: 400, body: { message: error.message } });
    throw error;
  }
};
