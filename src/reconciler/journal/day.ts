/**
 * Safety limits hold per plan and per day: ten plans of twenty deletions are two hundred. What this machine's journals
 * say of today is added to what a plan still has to do.
 */
import type { Change, ChangeKind } from "../change.js";
import type { SafetyKind } from "../fleet.js";
import { safetyKinds } from "../fleet.js";
import type { TenantName } from "../names.js";
import type { SafetyCounts } from "../plan/safety.js";
import { guardedAs } from "../plan/safety.js";
import type { JournalEntry } from "./entry.js";

export type TenantsByKind = Readonly<Partial<Record<SafetyKind, ReadonlySet<TenantName>>>>;

/** Tenants of which something was written, or may have been. `day` is a UTC date, `2026-03-04`. */
export function touchedOn(day: string, entries: readonly JournalEntry[]): TenantsByKind {
  const open = new Map<string, { readonly kind: ChangeKind; readonly tenant: TenantName; sent: number }>();
  for (const entry of entries) {
    if (!entry.time.startsWith(day) || (entry.entry !== "intent" && entry.entry !== "result")) continue;
    const key = `${entry.kind} ${entry.tenant}`;
    const count = open.get(key) ?? { kind: entry.kind, tenant: entry.tenant, sent: 0 };
    open.set(key, count);
    // What Neon refused had no effect; what was lost, or never answered, counts.
    if (entry.entry === "intent") count.sent += 1;
    else if (entry.result === "refused") count.sent -= 1;
  }
  return byKind([...open.values()].filter(({ sent }) => sent > 0));
}

export interface OverLimit {
  readonly kind: SafetyKind;
  /** Tenants, each once: of today's journals, of them and this plan together, and how many may be. */
  readonly today: number;
  readonly together: number;
  readonly allowed: number;
  /** The first five that this plan would add. */
  readonly examples: readonly TenantName[];
}

/** Kinds of which today's runs and the changes that are left would make more than the plan's own limit. */
export function overToday(left: readonly Change[], limits: SafetyCounts, today: TenantsByKind): readonly OverLimit[] {
  const due = byKind(left);
  return safetyKinds.flatMap((kind) => {
    const [done, more, allowed] = [today[kind] ?? new Set(), due[kind], limits[kind]?.allowed ?? null];
    if (more === undefined || allowed === null) return [];
    const added = [...more].filter((tenant) => !done.has(tenant));
    const together = done.size + added.length;
    if (added.length === 0 || together <= allowed) return [];
    return [{ kind, today: done.size, together, allowed, examples: added.slice(0, 5) }];
  });
}

function byKind(items: readonly { readonly kind: ChangeKind; readonly tenant: TenantName }[]): TenantsByKind {
  const kinds: Partial<Record<SafetyKind, Set<TenantName>>> = {};
  for (const { kind, tenant } of items) {
    const guarded = guardedAs[kind];
    if (guarded !== null) (kinds[guarded] ??= new Set()).add(tenant);
  }
  return kinds;
}
