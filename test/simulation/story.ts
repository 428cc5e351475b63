/**
 * A life as a value: what exists, what is declared, who meddles, what fails, when the run is killed. Made from a seed
 * (invent.ts), lived by life.ts, made smaller by dropping its parts (shrink.ts), told in sentences by tell.ts.
 */
import type { Action, Assumptions, FaultRule, SeedProject } from "../../src/emulator/index.js";
import type { WriteKind } from "../oracle/neon.js";
import type { Wish } from "../oracle/wishes.js";
import type { Settings } from "./engine.js";

export interface Story {
  readonly seed: number;
  readonly tenants: readonly TenantStory[];
  /** Projects that nothing declares. */
  readonly strangers: readonly SeedProject[];
  readonly assumptions: Partial<Assumptions>;
  /** A Neon that knows more than its document says; nothing is held against the document then. */
  readonly isNewer: boolean;
  /** Projects on one page of a list; Neon may answer fewer than were asked for. */
  readonly pageSize: number;
  /** ms that the n-th request waits before it is sent, over and over: which of several comes first. */
  readonly pace: readonly number[];
  /** A round is a set of manifests: planned, applied, killed, rerun. */
  readonly rounds: readonly Round[];
  /** Absent where every run is the command's. */
  readonly pulumi?: ThroughPulumi;
  /** Absent where the machine's clock and Neon's are one, and no month ends. */
  readonly clock?: Clock;
  /** So many slots of its schedules pass at the end, each with a run that takes what is due. */
  readonly slots?: number;
}

export interface Clock {
  /** ms since the epoch: just before a month ends, and with it what was used in it. */
  readonly starts?: number;
  /** ms that Neon's is ahead. */
  readonly skew?: number;
}

/** Through which of the two a run comes: `tenantry apply`, or `pulumi up`. */
export type Door = "command" | "pulumi";

export interface ThroughPulumi extends Settings {
  /** Of the n-th run, over and over. */
  readonly doors: readonly [Door, ...Door[]];
}

export interface TenantStory {
  readonly wish: Wish;
  /** Its project at the start; none where it is to be made. */
  readonly project: SeedProject | null;
  /** Whether tenantry.lock knows that project, or (an id) one that is gone. */
  readonly remembered: string | null;
}

export interface Round {
  /** ms that pass before it begins. */
  readonly passes?: number;
  /** What others do then, before anything is looked at. */
  readonly opening?: readonly Action[];
  /** Its runs take the scheduled snapshots that are due. */
  readonly due?: boolean;
  /** After so many requests of the round's first run the machine's clock is set by so many ms. */
  readonly steps?: readonly { readonly after: number; readonly ms: number }[];
  /** Declared otherwise than at the start from this round on; null: no manifest any more. */
  readonly edits: readonly { readonly tenant: string; readonly wish: Wish | null }[];
  readonly planFaults: readonly FaultRule[];
  readonly meddling: readonly Meddling[];
  readonly faults: readonly FaultRule[];
  /** What ends the n-th run of this round before its time. */
  readonly ends: readonly End[];
}

export interface Meddling {
  /** After so many requests of the round's first run; 0: between plan and apply. */
  readonly after: number;
  readonly act: Action;
}

/** Counted from 1. */
export type End =
  /** SIGKILL: before the request is sent, or once its effect is there; `memory` is tenantry.lock. */
  | {
      readonly how: "killed";
      readonly at: "request" | "write" | "memory";
      readonly nth: number;
      /** Of all its writes only those of that kind count. */
      readonly of?: WriteKind;
      readonly when: "before" | "after";
      readonly rerun: Rerun;
    }
  /**
   * SIGKILL around a line of the journal: before it, with half of it on the disk, or once it is safe. Of Pulumi, which replaces its
   * state file whole, before or after that.
   */
  | {
      readonly how: "killed";
      readonly at: "note";
      readonly nth: number;
      readonly when: "before" | "torn" | "after";
      readonly rerun: Rerun;
    }
  /** SIGTERM: what runs is finished. */
  | { readonly how: "stopped"; readonly nth: number; readonly rerun: Rerun }
  /** From its n-th line, or state, on nothing can be written. */
  | { readonly how: "full"; readonly nth: number; readonly rerun: Rerun };

/** With the kept plan and its journal; with a new plan; with neither journal, nor state, nor what the run remembered. */
export type Rerun = "resume" | "replan" | "forget";
