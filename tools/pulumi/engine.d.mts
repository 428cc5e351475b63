export interface Engine {
  readonly path: string;
  /** How it was found, for people. */
  readonly from: string;
}
export function engineHere(): Engine | null;
export function engine(tell?: (line: string) => void): Promise<Engine | null>;
