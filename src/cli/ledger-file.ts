/** `.tenantry/ledger.jsonl`, and the file that `--ledger` names: a line as soon as a tenant is done. They only grow. */
import { appendFileSync, closeSync, mkdirSync, openSync, readSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { LedgerLine } from "../reconciler/journal/ledger.js";
import { diskReason } from "./disk-reason.js";
import { Failure, fix } from "./failure.js";
import { fileKind } from "./file-kind.js";
import { ownFolder } from "./journal-file.js";
import type { World } from "./world.js";

export interface LedgerFile {
  add(line: LedgerLine): void;
  /** Which file could not be written, and why; null as long as all could. What is missing, `tenantry ledger` has. */
  failure(): string | null;
}

/** Before anything is sent. @throws Failure `output` for a named file that isn't a ledger */
export function openLedger(world: World, fleetFile: string, named: string | undefined): LedgerFile {
  const own = join(ownFolder(world, fleetFile), "ledger.jsonl");
  const others = named === undefined ? [] : [checkNamed(world, named)];
  let failed: string | null = null;
  return {
    add(line) {
      for (const path of [own, ...others]) {
        try {
          mkdirSync(dirname(own), { recursive: true });
          const kind = fileKind(path);
          if (kind !== "absent" && kind !== "file") throw new Error(`it is a ${kind}`);
          appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
        } catch (error) {
          failed ??= `${relative(world.cwd, path)} (${diskReason(error)})`;
        }
      }
    },
    failure: () => failed,
  };
}

function checkNamed(world: World, named: string): string {
  const path = resolve(world.cwd, named);
  const kind = fileKind(path);
  if (kind === "absent" && fileKind(dirname(path)) === "folder") return path;
  if (kind === "file" && isLedger(path)) return path;
  throw new Failure("output", kind === "absent" ? `there is no folder for ${named}` : `${named} exists and is no ledger`, [
    fix("another path: lines are added to a ledger, never to another file"),
  ]);
}

const headBytes = 512;

/** An empty one too: somebody made room for it. */
function isLedger(path: string): boolean {
  try {
    const handle = openSync(path, "r");
    try {
      const head = Buffer.alloc(headBytes);
      const length = readSync(handle, head);
      return length === 0 || head.toString("utf8", 0, length).includes('"tenantry/ledger@');
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}
