/**
 * A small language for the table of faults: what a client asks, what it is told, what is true afterwards. The same row runs in the
 * process with its rules from the constructor, and over HTTP with its rules from the control route.
 */
import { createContract } from "../../src/emulator/contract.js";
import { guard } from "../../src/emulator/guard.js";
import { serveOn } from "../../src/emulator/serve.js";
import { createEmulator, seedOrgs, type Emulator, type EmulatorOptions, type FaultRule } from "../../src/emulator/index.js";
import { start } from "./harness.js";

const token = "sesame";

export interface FaultBench {
  readonly emulator: Emulator;
  /** One step: `create`, `rename`, `+1000`, … (below); what the client was told. */
  readonly step: (words: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const seed: NonNullable<EmulatorOptions["seed"]> = {
  projects: [
    { id: "a-1", name: "acme", org: "free", compute: "active", quota: { data_transfer_bytes: 7, active_time_seconds: 9 } },
    { id: "b-2", name: "beta", org: "free" },
    { id: "c-3", name: "chi", org: "free" },
  ],
  keys: [
    { text: "free-key", kind: "organization", name: "free", org: "free" },
    { text: "me-key", kind: "personal", name: "personal" },
    { text: "scoped-key", kind: "project", name: "scoped", project: "acme" },
  ],
};

type Options = Pick<EmulatorOptions, "assumptions">;
const emulatorWith = (options: Options & Pick<EmulatorOptions, "faults">): Emulator =>
  createEmulator({ seed, now: () => start, sleep: () => Promise.resolve(), rate: "off", contract: createContract(), ...options });

export const inProcess = (rules: readonly FaultRule[], options: Options): Promise<FaultBench> => {
  const emulator = emulatorWith({ ...options, faults: rules });
  return Promise.resolve(benchOf(emulator, "http://emulator", emulator.fetch, () => Promise.resolve()));
};

export const overHttp = async (rules: readonly FaultRule[], options: Options): Promise<FaultBench> => {
  const emulator = emulatorWith(options);
  const { port, close } = await serveOn(0, guard(emulator.fetch, token));
  const made = benchOf(emulator, `http://127.0.0.1:${port}`, (request) => fetch(request), close);
  const added = await made.step(`faults ${JSON.stringify(rules)}`);
  if (added !== `200 {"added":${rules.length}}`) throw new Error(added);
  return made;
};

type Fetch = (request: Request) => Promise<Response>;

const benchOf = (emulator: Emulator, base: string, send: Fetch, close: () => Promise<void>): FaultBench => {
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    key = "free-key",
  ): Promise<{ status: number; text: string }> => {
    const control = path.startsWith("/_emulator");
    const response = await send(
      new Request(`${base}${control ? "" : "/api/v2"}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "x-emulator-token": token },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return { status: response.status, text: await response.text() };
  };
  const status = async (...asked: Parameters<typeof ask>): Promise<string> => `${(await ask(...asked)).status}`;

  const steps: Readonly<Record<string, (rest: string) => Promise<string>>> = {
    create: (name) => status("POST", "/projects", { project: { name: name || "new" } }),
    rename: () => status("PATCH", "/projects/a-1", { project: { name: "renamed", history_retention_seconds: 5 } }),
    quota: () => status("PATCH", "/projects/a-1", { project: { settings: { quota: { data_transfer_bytes: 8 } } } }),
    transfer: (ids) =>
      status(
        "POST",
        `/organizations/${seedOrgs.free}/projects/transfer`,
        { destination_org_id: seedOrgs.paid, project_ids: ids.split(" ") },
        "me-key",
      ),
    suspend: async () => {
      const { id } = emulator.state().projects[0]?.endpoints[0] ?? { id: "" };
      return status("POST", `/projects/a-1/endpoints/${id}/suspend`);
    },
    key: () => status("POST", `/organizations/${seedOrgs.free}/api_keys`, { key_name: "made" }, "me-key"),
    remove: () => status("DELETE", "/projects/a-1"),
    recover: () => status("POST", "/projects/a-1/recover"),
    auth: () => status("GET", "/auth"),
    scoped: () => status("GET", "/projects/a-1", undefined, "scoped-key"),
    /** Name of a-1 as a GET tells it. */
    get: async () => {
      const answer = await ask("GET", "/projects/a-1");
      return answer.status === 200 ? nameIn(answer.text) : `${answer.status}`;
    },
    /** Text of a-1, or of a path. */
    raw: async (path) => (await ask("GET", path || "/projects/a-1")).text,
    /** All pages of two, at most five. */
    list: async () => {
      const pages: string[] = [];
      let cursor = "";
      for (let n = 0; n < 5; n += 1) {
        const { text } = await ask("GET", `/projects?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
        const page = readPage(text);
        pages.push(page.ids.join(" ") + page.unavailable.map((id) => ` (${id})`).join(""));
        if (page.cursor === null || page.ids.length + page.unavailable.length === 0) return pages.join(" | ");
        ({ cursor } = page);
      }
      return `${pages.join(" | ")} …`;
    },
    /** Status of each operation of a-1, oldest first. */
    operations: async () => {
      const found = [...(await ask("GET", "/projects/a-1/operations")).text.matchAll(/"status":"(\w+)"/g)];
      return found
        .map((match) => match[1])
        .toReversed()
        .join(" ");
    },
    faults: async (rules) => told(await ask("POST", "/_emulator/faults", JSON.parse(rules))),
    act: async (action) => told(await ask("POST", "/_emulator/act", JSON.parse(action))),
  };

  return {
    emulator,
    close,
    step: async (words) => {
      const [, name = "", giveUp = "", rest = ""] = /^([+\w-]+?)(!?)(?: (.*))?$/.exec(words) ?? [];
      if (/^[+-]\d+$/.test(name))
        return (await ask("POST", "/_emulator/clock", { advanceMs: Number(name) })).status === 200 ? "" : "?";
      const run = steps[name];
      if (run === undefined) throw new Error(`no such step: ${words}`);
      const asked = run(rest).catch((error: unknown) => (error instanceof SyntaxError ? "not JSON" : "lost"));
      return giveUp === "" ? asked : Promise.race([asked, arrived(emulator)]);
    },
  };
};

const told = ({ status, text }: { status: number; text: string }): string => `${status} ${text}`;

/** `no answer` once the request has met the state; the caller waits no longer. */
const arrived = async (emulator: Emulator): Promise<string> => {
  const before = emulator.requests().length;
  while (
    emulator
      .requests()
      .slice(before - 1)
      .every((entry) => entry.answered === null)
  )
    await turn();
  return "no answer";
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const nameIn = (text: string): string => (JSON.parse(text) as { project: { name: string } }).project.name;

const readPage = (text: string) => {
  const body = JSON.parse(text) as {
    projects?: { id: string }[];
    unavailable_project_ids?: string[];
    pagination?: { cursor: string };
  };
  return {
    ids: body.projects?.map(({ id }) => id) ?? ["no projects"],
    unavailable: body.unavailable_project_ids ?? [],
    cursor: body.pagination?.cursor ?? null,
  };
};

/** `acme@free`, sorted; what differs from the seed is in brackets. */
export const truthOf = (emulator: Emulator): string =>
  emulator
    .state()
    .projects.map((project) => {
      const facts = [
        project.history_retention_seconds === 86_400 ? "" : `history ${project.history_retention_seconds}`,
        project.settings.quota?.["data_transfer_bytes"] === 8 ? "quota 8" : "",
        project.name === "acme" && project.endpoints[0]?.current_state === "idle" ? "idle" : "",
      ].filter((fact) => fact !== "");
      const org = project.deleted_at === undefined ? (project.org_id === seedOrgs.free ? "free" : "paid") : "deleted";
      return `${project.name}@${org}${facts.length === 0 ? "" : `[${facts.join(", ")}]`}`;
    })
    .sort()
    .join(" ");
