/**
 * Neon, the disk and the oracle around the runs of one life. Every request passes here, so the oracle sees each line of the
 * ledger with the truth on either side of it, and which run sent it.
 */
import { vi } from "vitest";
import {
  createEmulator,
  type Action,
  type Assumptions,
  type Emulator,
  type LedgerEntry,
  type SeedProject,
  type TruthState,
} from "../../src/emulator/index.js";
import { sha256 } from "../../src/reconciler/digest.js";
import type { Fleet } from "../../src/reconciler/fleet.js";
import { loadFleet, loadManifests } from "../../src/reconciler/manifest/index.js";
import type { Manifest } from "../../src/reconciler/manifest/manifest.js";
import type { Declared } from "../../src/reconciler/reconcile.js";
import { fleetText as tiers, orgIds } from "../harness/fleet.js";
import { serverSleep } from "../harness/virtual.js";
import type { Project } from "../oracle/neon.js";
import { Oracle } from "../oracle/oracle.js";
import type { Run } from "../oracle/oracle.js";
import type { Wish } from "../oracle/wishes.js";
import { contract } from "./contract.js";
import { Disk } from "./disk.js";
import { settle } from "./fault-kinds.js";
import { manifestsText } from "./manifest-text.js";
import { Secrets, keys } from "./secrets.js";
import type { KeySet } from "./secrets.js";
import type { Door, ThroughPulumi } from "./story.js";

type KeyName = "free" | "paid" | "personal";

const fleetText = tiers.replace("settle: 500ms", `settle: ${settle / 1000}s`);
let parsed: Fleet | null = null;
const fleetOf = (): Fleet => {
  parsed ??= loadFleet({ path: "tenantry.yaml", bytes: new TextEncoder().encode(fleetText) }).fleet;
  if (!parsed) throw new Error("the fleet file is not valid");
  return parsed;
};

export interface WorldOptions {
  readonly projects: readonly SeedProject[];
  readonly assumptions: Partial<Assumptions>;
  readonly isNewer: boolean;
  readonly isStranger: (project: Project) => boolean;
  readonly remembered: ReadonlyMap<string, string>;
  /** null: every run is the command's. */
  readonly pulumi: ThroughPulumi | null;
  /** ms that Neon's clock is ahead. */
  readonly skew: number;
}

export class World {
  readonly emulator: Emulator;
  readonly oracle: Oracle;
  readonly fleet = fleetOf();
  readonly secrets = new Secrets();
  readonly disk: Disk;
  /** Faults that struck, as `kind operation`. */
  readonly struck = new Map<string, number>();
  requests = 0;
  private readonly keys: ReadonlyMap<number, readonly [KeyName, KeySet]>;
  truth: TruthState;
  wishes: readonly Wish[] = [];
  /** Runs take the scheduled snapshots that are due. */
  due = false;
  private manifests: readonly Manifest[] = [];
  private manifestsDigest = "";
  readonly pulumi: ThroughPulumi | null;
  /** The doors through which runs came. */
  private readonly came: Door[] = [];
  private readonly runOf = new Map<KeySet, Run>();
  private opened = 0;
  /** ms by which the machine's clock was set. */
  private stepped = 0;

  constructor({ projects, assumptions, isNewer, isStranger, remembered, pulumi, skew }: WorldOptions) {
    this.pulumi = pulumi;
    this.emulator = createEmulator({
      seed: { keys: [...keys], projects: [...projects] },
      now: () => Date.now() - this.stepped + skew,
      sleep: serverSleep,
      rate: "off",
      assumptions,
      ...(!isNewer && { contract }),
      onRequest: (line) => this.answered(line),
    });
    this.truth = this.emulator.state();
    this.disk = new Disk(remembered);
    this.keys = new Map(this.truth.keys.map(({ id, name }) => [id, name.split(" ") as [KeyName, KeySet]]));
    const known = new Map([...this.keys].map(([id, [name]]) => [id, name]));
    this.oracle = new Oracle({ orgs: orgIds, keys: known, settle }, this.truth, isStranger);
  }

  declare(wishes: readonly Wish[]): void {
    const text = manifestsText(wishes);
    const files = text === "" ? [] : [{ path: "tenants/all.yaml", bytes: new TextEncoder().encode(text) }];
    const { manifests, diagnostics } = loadManifests(files, this.fleet, Date.now());
    const error = diagnostics.find(({ severity }) => severity === "error");
    if (error) throw new Error(`the story's own manifests: ${error.code}: ${error.message}\n${text}`);
    this.manifests = manifests;
    this.manifestsDigest = sha256(text);
    this.wishes = wishes;
  }

  declared(raised: Declared["raised"]): Declared {
    return {
      fleet: this.fleet,
      manifests: this.manifests,
      base: null,
      lock: new Map(this.disk.lock),
      revision: null,
      inputs: { manifestsDigest: this.manifestsDigest, fleetDigest: fleetDigest },
      raised,
      due: this.due,
    };
  }

  /** Through which the next run comes. */
  get door(): Door {
    const doors = this.pulumi?.doors ?? ["command"];
    return doors[this.came.length % doors.length] ?? "command";
  }

  /** How many runs came through each. */
  get runs(): Readonly<Record<Door, number>> {
    const pulumi = this.came.filter((door) => door === "pulumi").length;
    return { command: this.came.length - pulumi, pulumi };
  }

  begins(door: Door): void {
    this.came.push(door);
  }

  /** Nothing tells the next run which creates of the last one have no answer: it must come later than they can land. */
  get isWithoutJournal(): boolean {
    const last = this.came.at(-1);
    return last !== undefined && (last === "pulumi" || this.door === "pulumi");
  }

  /** A run begins; the keys that it goes by. */
  open(run: Run): KeySet {
    const set = this.opened % 2 === 0 ? "a" : "b";
    this.opened += 1;
    this.runOf.set(set, run);
    this.oracle.begins(run);
    return set;
  }

  /** The emulator's answer to one request of a run. */
  async send(request: Request): Promise<Response> {
    this.requests += 1;
    if (this.truth.late.length > 0) this.look();
    return this.emulator.fetch(request);
  }

  private answered(line: LedgerEntry): void {
    const run = this.runOf.get(this.keys.get(line.keyId ?? -1)?.[1] ?? "a");
    if (run === undefined) return;
    const deleted = line.query["recoverable"] === "true" ? " of the deleted" : "";
    if (line.fault !== undefined) count(this.struck, `${line.fault} ${line.operation}${deleted}`);
    if (line.method === "GET") return this.oracle.read(line, run);
    const before = this.truth;
    this.truth = this.emulator.state();
    if (this.truth.late.length < before.late.length) this.oracle.touched(before, this.truth, this.truth.time);
    this.oracle.wrote(line, run, before, this.truth);
  }

  /** The machine's clock is set; Neon's isn't. */
  step(ms: number): void {
    vi.setSystemTime(Date.now() + ms);
    this.stepped += ms;
    this.oracle.clockIs("stepped");
    count(this.struck, "clock stepped");
  }

  /** Somebody else. What can't be done (the project is gone) isn't. */
  act(action: Action): void {
    this.look();
    try {
      const { id } = this.emulator.act(action);
      this.oracle.another([this.projectOf(action)?.id ?? id], this.emulator.time());
    } catch {
      return;
    } finally {
      this.truth = this.emulator.state();
    }
  }

  /** What is made of a snapshot or a branch is done to its project. */
  private projectOf(action: Action): Project | undefined {
    const word = "project" in action && typeof action.project === "string" ? action.project : null;
    return this.truth.projects.find(({ id, name }) => id === word || name === word);
  }

  look(): TruthState {
    const before = this.truth;
    this.truth = this.emulator.state();
    if (this.truth.late.length < before.late.length) this.oracle.landed(before, this.truth, this.truth.time);
    return this.truth;
  }
}

const fleetDigest = sha256(fleetText);
export const count = (counts: Map<string, number>, key: string, more = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};
