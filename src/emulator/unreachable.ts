/** Ends a switch over a closed union: a new case is a compile error here, not a surprise later. */
export const unreachable = (value: never): never => {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
};
