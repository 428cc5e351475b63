/**
 * Everything a command needs of the machine, by argument: so every command runs in a test as it runs in a shell.
 * Only `main.ts` makes one from the real process.
 */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative paths of flags and of the fleet file start here. */
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTTY: boolean; readLine(): Promise<string | null> };
  readonly fetch: (request: Request) => Promise<Response>;
  /** ms since the epoch */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Of this process. */
  readonly pid: number;
  /** Whether a process of this machine is there. */
  readonly isRunning: (pid: number) => boolean;
  /** Called on SIGINT and SIGTERM instead of the default, until the returned function is called. */
  readonly onInterrupt: (handler: () => void) => () => void;
}

export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number;
}

/** Ends a command with an exit code after it has printed what there is to say. */
export class Exit extends Error {
  override readonly name = "Exit";
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}
