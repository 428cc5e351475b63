/** `5%` as 0.05, from 0 to 1; null for what is no share. */
export function percentOf(value: string): number | null {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(value) ?? [];
  const percent = digits === undefined ? null : Number(digits) / 100;
  return percent === null || percent > 1 ? null : percent;
}
