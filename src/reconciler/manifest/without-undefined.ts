type Defined<Value> = string extends keyof Value
  ? { readonly [Key in keyof Value]: Exclude<Value[Key], undefined> }
  : { readonly [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** What is there of a value that may have holes. A loop, because `Object.fromEntries` takes longer than the rest of a manifest. */
export function withoutUndefined<Value extends object>(value: Value): Defined<Value> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const inner: unknown = Reflect.get(value, key);
    if (inner !== undefined) kept[key] = inner;
  }
  return kept as Defined<Value>;
}
