/** CPU time that this process has used, ms: a bound on work that a busy machine doesn't break. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
