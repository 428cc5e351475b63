/**
 * Every answer that the client reads, damaged on its way: status, headers, body, or none at all. The request has its effect
 * first, as with a real network. What a run then says must be as clean as ever, and no request may leave for another host.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect } from "vitest";
import type { Seed } from "../../src/emulator/index.js";
import { Terminal } from "../cli/terminal.js";
import { deleted, small, tenants } from "../convergence/cases/words.js";
import { fleetText, project } from "../harness/fleet.js";
import { mutated, mutationOf } from "./edits.js";
import type { Mutation } from "./edits.js";
import { consent } from "./fleet.js";
import { fragments, plantedSecrets } from "./hostile.js";
import { cleanOf, holdsOf, inTime } from "./holds.js";
import type { Subject } from "./subject.js";

type Damage =
  | { readonly do: "status"; readonly status: number }
  | { readonly do: "header"; readonly name: string; readonly value: string }
  | { readonly do: "body"; readonly mutation: Mutation }
  | { readonly do: "lose" };
interface Input {
  /** The first request of that operation that is damaged, counted from 0, and how many of them are. */
  readonly first: number;
  readonly times: number;
  readonly damages: readonly Damage[];
}

const statuses = [
  200, 201, 202, 204, 205, 301, 302, 307, 400, 401, 402, 403, 404, 406, 408, 409, 410, 412, 418, 422, 423, 429, 451,
];
const serverStatuses = [500, 501, 502, 503, 504, 520, 524, 599];
const headers: readonly (readonly [string, string])[] = [
  ...["text/html", "", "application/json; charset=utf-16", "application/octet-stream"].map(
    (value) => ["content-type", value] as const,
  ),
  ...["0", "-1", "1e9", "soon", "Wed, 04 Mar 2026 09:00:01 GMT", "99999999999999999999"].map(
    (value) => ["retry-after", value] as const,
  ),
  ["location", "https://elsewhere.example/steal"],
  ["content-length", "1"],
  ["content-encoding", "gzip"],
  ["x-request-id", "<script>"],
];
const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("body" as const), mutation: mutationOf("json") }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("status" as const), status: fc.constantFrom(...statuses, ...serverStatuses) }),
  },
  fc.constantFrom(...headers).map(([name, value]) => ({ do: "header" as const, name, value })),
  fc.constant({ do: "lose" as const }),
);
const inputs: fc.Arbitrary<Input> = fc.record({
  first: fc.nat(3),
  times: fc.integer({ min: 1, max: 3 }),
  damages: fc.array(damage, { minLength: 1, maxLength: 3 }),
});

/** Where a refusal is read instead of an answer: what Neon says then, with secrets in its sentence. */
const refusal = JSON.stringify({ code: "", message: `no: ${plantedSecrets.join(" ")}`, request_id: "r-1" });

async function damaged(answer: Response, damages: readonly Damage[]): Promise<Response> {
  let { status } = answer;
  let body = await answer.text();
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  const sent = new Headers(answer.headers);
  for (const each of damages) {
    if (each.do === "lose") throw new TypeError(`fetch failed: ${plantedSecrets[0]}`);
    if (each.do === "header") sent.set(each.name, each.value);
    if (each.do === "status") {
      ({ status } = each);
      if (status >= 400) body = refusal;
    }
    if (each.do === "body" && body !== "") bytes = Uint8Array.from(mutated(body, fragments.join(""), "json", each.mutation));
  }
  const isBare = [204, 205, 304].includes(status);
  return new Response(isBare ? null : (bytes ?? body), { status, headers: sent });
}

/** Few tenants, and between them every kind of request. */
const fleets: readonly { readonly manifests: string; readonly seed: Seed }[] = [
  {
    manifests: tenants(
      "{ tenant: creates, tier: free }",
      '{ tenant: deletes, projectId: d-1, state: deleted, reason: "closed" }',
      '{ tenant: suspends, projectId: s-1, tier: free, state: suspended, reason: "abuse" }',
      "{ tenant: upgrades, projectId: u-1, tier: pro }",
    ),
    seed: {
      projects: [
        project("free", "deletes", { id: "d-1" }),
        project("free", "suspends", { id: "s-1", endpoints: [{ id: "ep-busy", state: "active" }] }),
        project("free", "upgrades", { id: "u-1" }),
        project("free", "stranger", { id: "x-1" }),
      ],
    },
  },
  {
    manifests: tenants("{ tenant: downgrades, projectId: d-2, tier: free }", "{ tenant: recovers, projectId: r-1, tier: free }"),
    seed: {
      projects: [project("pro", "downgrades", { id: "d-2", ...small }), project("free", "recovers", { id: "r-1", ...deleted })],
    },
  },
];

/** Computes don't fall asleep by themselves, so that a suspended tenant's is told to. */
async function answered(terminal: Terminal, request: Request): Promise<Response> {
  const answer = await terminal.emulator.fetch(request);
  if (!request.url.endsWith("/endpoints")) return answer;
  const body = (await answer.text()).replaceAll('"current_state":"idle"', '"current_state":"active"');
  return new Response(body, answer);
}

const commands: readonly (readonly string[])[] = [
  ["apply", "--yes", ...consent, "--progress", "plain"],
  ["observe", "--deep"],
  ["show", "upgrades"],
  ["doctor"],
  ["import"],
];

/** One for each operation that some command asks for. */
export async function answerSubjects(): Promise<readonly Subject[]> {
  const asking = new Map<string, { readonly args: readonly string[]; readonly open: () => Terminal; count: number }>();
  for (const { manifests, seed } of fleets) {
    const open = (): Terminal => new Terminal({ files: { "tenantry.yaml": fleetText, "tenants/all.yaml": manifests }, seed });
    for (const args of commands) {
      const terminal = open();
      terminal.answer = (request) => answered(terminal, request);
      await terminal.tenantry(args, { isTTY: false });
      const operations = terminal.emulator.requests().flatMap(({ operation }) => operation ?? []);
      for (const operation of new Set(operations)) {
        const count = operations.filter((each) => each === operation).length;
        if (!asking.has(operation)) asking.set(operation, { args, open, count });
      }
      terminal.folder.remove();
    }
  }
  return [...asking]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([operation, { args, open, count }]) => ({
      name: `answer of ${operation}`,
      inputs,
      async hold({ first, times, damages }: Input) {
        const terminal = open();
        try {
          let seen = 0;
          terminal.answer = async (request) => {
            expect(new URL(request.url).host).toBe("127.0.0.1");
            const answer = await answered(terminal, request);
            if (terminal.emulator.requests().at(-1)?.operation !== operation) return answer;
            seen += 1;
            return seen > first % count && seen <= (first % count) + times ? damaged(answer, damages) : answer;
          };
          const shown = await inTime(() => terminal.tenantry(args, { isTTY: false }));
          holdsOf(shown);
          for (const text of written(terminal.folder.path)) cleanOf(text);
        } finally {
          terminal.folder.remove();
        }
      },
    }));
}

const written = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
