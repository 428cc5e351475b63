export function engineFolder(
  engine: string,
  sdk: string,
  folder: string,
): { readonly folder: string; readonly usesOwnHost: boolean };
