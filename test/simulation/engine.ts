/**
 * Pulumi's engine as a dynamic provider meets it: for each resource of the program check, then diff, one at a time; then create
 * or update, several at once; read for a refresh. What is stored, inputs and outputs, id and errors of a step that stopped
 * halfway, is all that it knows of a resource. Values cross as JSON, with the engine's own key among them.
 */
import type { ProjectId, TenantName } from "../../src/reconciler/names.js";

export type Wire = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly id: string;
  readonly inputs: Wire;
  readonly outputs: Wire;
  /** Of a step that stopped halfway; the next run updates it whatever diff says. */
  readonly initErrors: readonly string[];
}
/** By the tenant's key, which is the resource's name. */
export type Stack = ReadonlyMap<string, Resource>;

/** The exports of provider-module.cjs, in a process of its own. */
export interface Provider {
  check(olds: Wire, news: Wire): { readonly inputs: Wire; readonly failures: readonly { readonly reason: string }[] };
  diff(id: string, olds: Wire, news: Wire): { readonly changes: boolean };
  create(inputs: Wire): Promise<{ readonly id: string; readonly outs: object }>;
  read(id: string, olds: Wire): Promise<{ readonly id: string; readonly props?: object; readonly inputs?: object }>;
  update(id: string, olds: Wire, news: Wire): Promise<{ readonly outs: object }>;
}

export interface Step {
  readonly op: "create" | "update" | "same";
  readonly inputs: Wire;
}

export interface Settings {
  /** Steps at once. */
  readonly parallel: number;
  /** Without them the state is written once, at the end (PULUMI_SKIP_CHECKPOINTS). */
  readonly checkpoints: boolean;
  /** Reads every resource before the program runs. */
  readonly refresh: boolean;
}

export interface Result {
  readonly op: Step["op"];
  readonly tenant: TenantName;
  readonly project: ProjectId | null;
  /** null where the step succeeded. */
  readonly error: string | null;
}

export interface Backend {
  readonly stack: Stack;
  save(stack: Stack): Promise<void>;
  /** Told to stop: what runs is finished, nothing else begins. */
  readonly isStopped: () => boolean;
}

const wire = (values: object): Wire => ({ ...(JSON.parse(JSON.stringify(values)) as Wire), __provider: "exports.handler" });

/** What the engine would do with a resource, as a preview shows it. */
export function stepOf(provider: Pick<Provider, "check" | "diff">, old: Resource | undefined, given: object): Step {
  const { inputs, failures } = provider.check(old?.inputs ?? {}, wire(given));
  if (failures[0]) throw new Error(failures[0].reason);
  if (!old) return { op: "create", inputs };
  const { changes } = provider.diff(old.id, old.outputs, inputs);
  return { op: changes || old.initErrors.length > 0 ? "update" : "same", inputs };
}

export async function up(
  provider: Provider,
  registered: ReadonlyMap<string, object>,
  backend: Backend,
  { parallel, checkpoints }: Settings,
): Promise<readonly Result[]> {
  // What the program doesn't register any more leaves the state; it is retained, so the provider isn't asked.
  let stack: Stack = new Map([...backend.stack].filter(([name]) => registered.has(name)));
  const results: Result[] = [];
  const begin = async (name: string, given: object): Promise<void> => {
    const old = stack.get(name);
    const step = stepOf(provider, old, given);
    const { resource, error } = await carriedOut(provider, old, step);
    if (resource) stack = new Map([...stack, [name, resource]]);
    results.push({ op: step.op, tenant: name as TenantName, project: projectIn(resource), error });
    if (checkpoints) await backend.save(stack);
  };
  const waiting = [...registered];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !backend.isStopped(); next = waiting.shift()) await begin(...next);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  await backend.save(stack);
  return results;
}

const projectIn = (resource: Resource | null): ProjectId | null =>
  (resource?.outputs["projectId"] as ProjectId | null | undefined) ?? null;

interface Done {
  /** null where there is none, or where the one that is stored stays. */
  readonly resource: Resource | null;
  readonly error: string | null;
}

async function carriedOut(provider: Provider, old: Resource | undefined, { op, inputs }: Step): Promise<Done> {
  try {
    if (op === "same" && old) return { resource: { ...old, inputs }, error: null };
    const { id, outs } = old
      ? { id: old.id, ...(await provider.update(old.id, old.outputs, inputs)) }
      : await provider.create(inputs);
    return { resource: { id, inputs, outputs: wire(outs), initErrors: [] }, error: null };
  } catch (error) {
    const { message, id, properties, reasons } = error as Error & Partial<Halfway>;
    if (id === undefined || properties === undefined) return { resource: null, error: message };
    return { resource: { id, inputs, outputs: wire(properties), initErrors: reasons ?? [] }, error: message };
  }
}

/** How a provider says that a resource exists and isn't done. */
interface Halfway {
  readonly id: string;
  readonly properties: object;
  readonly reasons: readonly string[];
}

/** @throws what the first read that failed throws: the engine goes no further then */
export async function refresh(provider: Provider, { stack, save }: Backend, { parallel }: Settings): Promise<void> {
  const refreshed = new Map(stack);
  const waiting = [...stack];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, old] = next;
      const { id, props, inputs } = await provider.read(old.id, old.outputs);
      if (id === "") {
        refreshed.delete(name);
        continue;
      }
      const live = { id, inputs: wire(inputs ?? old.inputs), outputs: wire(props ?? old.outputs), initErrors: [] };
      // It shows what it found by another question.
      provider.diff(id, live.outputs, old.inputs);
      refreshed.set(name, live);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  await save(refreshed);
}
