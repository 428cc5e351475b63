/**
 * What the oracle reads: the truth inside a Neon (or an emulator of one), and each request with what became of it.
 * Written from neon-api.md; only the fields that a promise speaks about.
 */
export interface Truth {
  readonly projects: readonly Project[];
}

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly org_id: string;
  readonly created_at: string;
  readonly deleted_at?: string;
  readonly settings: { readonly quota?: Readonly<Record<string, number>> };
  readonly default_endpoint_settings: Compute;
  readonly history_retention_seconds: number;
  readonly usage: Readonly<Record<string, number>>;
  readonly integrations: readonly string[];
  readonly branches: readonly Branch[];
  readonly endpoints: readonly (Compute & { readonly id: string; readonly current_state: string; readonly busy: boolean })[];
  readonly snapshots: readonly Snapshot[];
  readonly operations: readonly { readonly id: string; readonly ends: number; readonly outcome: string }[];
}

interface Compute {
  readonly autoscaling_limit_min_cu: number;
  readonly autoscaling_limit_max_cu: number;
  readonly suspend_timeout_seconds: number;
  readonly pg_settings?: Readonly<Record<string, string>>;
}

export interface Branch {
  readonly id: string;
  readonly name: string;
  readonly parent_id?: string;
  readonly default: boolean;
  readonly created_at: string;
  readonly current_state: string;
  readonly logical_size?: number;
  /** The snapshot that it was restored from. */
  readonly restored_from?: string;
  readonly annotation: Readonly<Record<string, string>>;
  /** A text that stands for its content, from when on. */
  readonly data: readonly { readonly at: number; readonly text: string }[];
}

export interface Snapshot {
  readonly id: string;
  readonly name: string;
  readonly timestamp?: string;
  readonly expires_at?: string;
  readonly data: string;
  /** When it is finished; null: never. */
  readonly ready_at: number | null;
}

/** One line of the ledger. `status` is the state's own answer, `answered` what reached the caller. */
export interface Line {
  readonly n: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly keyId: number | null;
  readonly status: number | null;
  readonly answered: number | "lost" | null;
  readonly effect: boolean;
  readonly operationIds: readonly string[];
  readonly fault?: string;
}

/** Of restore points. `finalize` puts a restored branch in its place, `default` gives it the flag. */
export const pointKinds = ["snapshot", "prune", "restore", "finalize", "default"] as const;
export const writeKinds = ["create", "patch", "endpoint", "suspend", "delete", "recover", "transfer", ...pointKinds] as const;
export type WriteKind = (typeof writeKinds)[number];

const routes: Readonly<Record<WriteKind, RegExp>> = {
  create: /^POST \/projects$/,
  patch: /^PATCH \/projects\/([^/]+)$/,
  endpoint: /^PATCH \/projects\/([^/]+)\/endpoints\/[^/]+$/,
  suspend: /^POST \/projects\/([^/]+)\/endpoints\/[^/]+\/suspend$/,
  delete: /^DELETE \/projects\/([^/]+)$/,
  recover: /^POST \/projects\/([^/]+)\/recover$/,
  transfer: /^POST \/organizations\/([^/]+)\/projects\/transfer$/,
  snapshot: /^POST \/projects\/([^/]+)\/branches\/[^/]+\/snapshot$/,
  prune: /^DELETE \/projects\/([^/]+)\/snapshots\/[^/]+$/,
  restore: /^POST \/projects\/([^/]+)\/snapshots\/[^/]+\/restore$/,
  finalize: /^POST \/projects\/([^/]+)\/branches\/[^/]+\/finalize_restore$/,
  default: /^POST \/projects\/([^/]+)\/branches\/[^/]+\/set_as_default$/,
};

export const kindOf = (method: string, path: string): WriteKind | null =>
  writeKinds.find((kind) => routes[kind].test(`${method} ${path}`)) ?? null;

/** null for a write that Tenantry has no business sending. */
export function writeOf(line: Line): { readonly kind: WriteKind; readonly projects: readonly string[] } | null {
  for (const kind of writeKinds) {
    const match = routes[kind].exec(`${line.method} ${line.path}`);
    if (match === null) continue;
    if (kind === "create") return { kind, projects: [] };
    return { kind, projects: kind === "transfer" ? textsAt(line.body, "project_ids") : [match[1] ?? ""] };
  }
  return null;
}

export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );

const textsAt = (value: unknown, ...path: readonly string[]): readonly string[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : [];
};

export const isLive = ({ deleted_at }: Project): boolean => deleted_at === undefined;
