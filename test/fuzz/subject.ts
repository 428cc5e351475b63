/** Something that is read, and may have been damaged: how damage is made, and what must hold then. */
import type * as fc from "fast-check";

export interface Subject<Input = unknown> {
  readonly name: string;
  /** JSON, so that a failing one can be kept. */
  readonly inputs: fc.Arbitrary<Input>;
  /** @throws where a promise is broken */
  hold(input: Input): Promise<void>;
}
