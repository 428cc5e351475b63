/** Without the engine's own keys. */
export const withoutWire = <Values extends object>(values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith("__"))) as Values;
