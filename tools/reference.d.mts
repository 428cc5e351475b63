export function renderReference(schemas: Readonly<Record<string, object>>): string;
