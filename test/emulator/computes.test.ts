import { describe, expect, test } from "vitest";
import { bench, type Bench, item } from "./harness.js";

const id = "crimson-sun-12345678";
const endpoint = "ep-calm-fog-a1b2c3";
const one = (more: object = {}) => ({ seed: { projects: [{ id, name: "acme", endpoints: [{ id: endpoint }], ...more }] } });
const at = `/projects/${id}/endpoints/${endpoint}`;
const compute = ({ emulator }: Bench) => item(item(emulator.state().projects).endpoints);
const statuses = async ({ ask }: Bench) =>
  (await ask("GET", `/projects/${id}/operations`)).body.operations.map(
    (operation: { action: string; status: string }) => `${operation.action} ${operation.status}`,
  );

describe("operations", () => {
  test("those of one change run one after the other, newest listed first, by the clock alone", async () => {
    const made = bench(one());
    await made.ask("PATCH", at, { endpoint: { autoscaling_limit_max_cu: 4 } });
    expect(await statuses(made)).toEqual(["suspend_compute scheduling", "apply_config scheduling", "start_compute running"]);
    made.emulator.advance(500);
    expect(await statuses(made)).toEqual(["suspend_compute scheduling", "apply_config running", "start_compute finished"]);
    made.emulator.advance(1000);
    expect(await statuses(made)).toEqual(["suspend_compute finished", "apply_config finished", "start_compute finished"]);
  });

  test("while one is open every change of the project is a 423, and reads and other projects go on", async () => {
    const made = bench({
      seed: {
        projects: [
          { id, name: "acme", endpoints: [{ id: endpoint }] },
          { id: "other-1", name: "other" },
        ],
      },
    });
    made.emulator.act({ do: "run-operations", project: id, ms: 1000 });
    const changes = [
      ["PATCH", `/projects/${id}`, { project: { name: "b" } }],
      ["DELETE", `/projects/${id}`],
      ["PATCH", at, { endpoint: {} }],
      ["POST", `${at}/start`],
      ["POST", `${at}/suspend`],
      ["POST", `${at}/restart`],
    ] as const;
    for (const [method, path, body] of changes) {
      const answer = await made.ask(method, path, body);
      expect([method, path, answer.status, answer.body.message]).toEqual([
        method,
        path,
        423,
        expect.stringContaining("running conflicting operations"),
      ]);
    }
    expect((await made.ask("GET", `/projects/${id}`)).status).toBe(200);
    expect((await made.ask("PATCH", "/projects/other-1", { project: { name: "b" } })).status).toBe(200);
    made.emulator.advance(1000);
    expect((await made.ask("PATCH", `/projects/${id}`, { project: { name: "b" } })).status).toBe(200);
  });

  test("another actor decides how they end", async () => {
    const made = bench(one());
    await made.ask("POST", `${at}/start`);
    made.emulator.act({ do: "end-operations", project: id, outcome: "failed" });
    made.emulator.advance(1000);
    expect(await statuses(made)).toEqual(["start_compute failed"]);
    expect(compute(made).current_state).toBe("idle");
  });

  test("the list is paged by a cursor until it has no next page", async () => {
    const made = bench(one());
    made.emulator.act({
      do: "run-operations",
      project: id,
      ms: 1,
      actions: ["check_availability", "apply_config", "start_compute"],
    });
    const first = (await made.ask("GET", `/projects/${id}/operations?limit=2`)).body;
    const second = (
      await made.ask("GET", `/projects/${id}/operations?limit=2&cursor=${encodeURIComponent(first.pagination.cursor)}`)
    ).body;
    expect([first.operations.length, second.operations.length, second.pagination]).toEqual([2, 1, undefined]);
    const { body } = await made.ask("GET", `/projects/${id}/operations/${second.operations[0].id}`);
    expect(body.operation).toEqual(second.operations[0]);
  });
});

describe("computes", () => {
  test("a new range applies to the existing compute, which is woken for it and sleeps again", async () => {
    const made = bench(one());
    const { body } = await made.ask("PATCH", at, { endpoint: { autoscaling_limit_min_cu: 1, autoscaling_limit_max_cu: 4 } });
    expect(body.endpoint).toMatchObject({
      autoscaling_limit_min_cu: 1,
      autoscaling_limit_max_cu: 4,
      current_state: "idle",
      pending_state: "active",
    });
    made.emulator.advance(500);
    expect(compute(made).current_state).toBe("active");
    made.emulator.advance(1000);
    expect(compute(made).current_state).toBe("idle");
  });

  test("one number alone is checked against the stored others", async () => {
    const { ask } = bench(one());
    expect((await ask("PATCH", at, { endpoint: { autoscaling_limit_min_cu: 4 } })).status).toBe(400);
    expect((await ask("PATCH", at, { endpoint: { suspend_timeout_seconds: 59 } })).status).toBe(400);
    expect((await ask("PATCH", at, { endpoint: { autoscaling_limit_min_cu: 20, autoscaling_limit_max_cu: 20 } })).status).toBe(
      400,
    );
    expect(
      (
        await ask("PATCH", at, {
          endpoint: { autoscaling_limit_min_cu: 20, autoscaling_limit_max_cu: 20, suspend_timeout_seconds: -1 },
        })
      ).status,
    ).toBe(200);
  });

  test("start, suspend and restart end in the state they name", async () => {
    const made = bench(one());
    const after = async (action: string) => {
      expect((await made.ask("POST", `${at}/${action}`)).status).toBe(200);
      made.emulator.advance(2000);
      return compute(made).current_state;
    };
    expect([await after("start"), await after("restart"), await after("suspend"), await after("suspend")]).toEqual([
      "active",
      "active",
      "idle",
      "idle",
    ]);
  });

  test("a started compute falls asleep after its timeout, 0 meaning 300 s; a busy one doesn't", async () => {
    const made = bench(one());
    await made.ask("POST", `${at}/start`);
    made.emulator.advance(1000);
    made.emulator.advance(299_000);
    expect(compute(made).current_state).toBe("active");
    made.emulator.advance(1000);
    expect(compute(made).current_state).toBe("idle");
    made.emulator.act({ do: "edit-endpoint", project: id, state: "active" });
    made.emulator.advance(86_400_000);
    expect(compute(made).current_state).toBe("active");
  });
});

describe("quotas", () => {
  test.each([
    ["active_time_seconds", "ACTIVE_TIME_QUOTA_EXCEEDED"],
    ["compute_time_seconds", "COMPUTE_TIME_QUOTA_EXCEEDED"],
    ["written_data_bytes", "WRITTEN_DATA_QUOTA_EXCEEDED"],
    ["data_transfer_bytes", "DATA_TRANSFER_QUOTA_EXCEEDED"],
  ])("a used-up %s stops the active compute and refuses its start until it is raised", async (field, code) => {
    const made = bench(one({ compute: "active", quota: { [field]: 100 }, usage: { [field]: 99 } }));
    expect(compute(made).current_state).toBe("active");
    made.emulator.act({ do: "edit-project", project: id, usage: { [field]: 100 } });
    expect(compute(made).current_state).toBe("idle");
    const refused = await made.ask("POST", `${at}/start`);
    expect([refused.status, refused.body.code]).toEqual([422, code]);
    await made.ask("PATCH", `/projects/${id}`, { project: { settings: { quota: { [field]: 0 } } } });
    expect((await made.ask("POST", `${at}/start`)).status).toBe(200);
  });

  test("a quota of one second suspends a project that was never used", async () => {
    const made = bench(one({ compute: "active" }));
    const { body } = await made.ask("PATCH", `/projects/${id}`, { project: { settings: { quota: { active_time_seconds: 1 } } } });
    expect(body.operations.map((operation: { action: string }) => operation.action)).toEqual(["suspend_compute"]);
    made.emulator.advance(1000);
    expect(compute(made).current_state).toBe("idle");
    expect((await made.ask("POST", `${at}/start`)).status).toBe(422);
  });

  test("the logical size stops no compute", async () => {
    const made = bench(one({ compute: "active", quota: { logical_size_bytes: 1 }, usage: { logical_size_bytes: 5000 } }));
    expect(compute(made).current_state).toBe("active");
    expect((await made.ask("POST", `${at}/restart`)).status).toBe(200);
  });

  test("the next billing period begins at 0 and computes start again", async () => {
    const made = bench(one({ quota: { active_time_seconds: 100 }, usage: { active_time_seconds: 100 } }));
    expect((await made.ask("POST", `${at}/start`)).status).toBe(422);
    made.emulator.advance(Date.parse("2026-04-01T00:00:00Z") - made.emulator.time());
    expect((await made.ask("GET", `/projects/${id}`)).body.project).toMatchObject({
      active_time_seconds: 0,
      consumption_period_start: "2026-04-01T00:00:00Z",
    });
    expect((await made.ask("POST", `${at}/start`)).status).toBe(200);
  });

  test("a range for a suspended project is stored without waking its compute", async () => {
    const made = bench(one({ quota: { active_time_seconds: 1 } }));
    const { body } = await made.ask("PATCH", at, { endpoint: { autoscaling_limit_max_cu: 4 } });
    expect([body.operations, compute(made).autoscaling_limit_max_cu]).toEqual([[], 4]);
  });
});
