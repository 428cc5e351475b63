/** What we stand on: few packages, exact versions, nothing that runs when it is installed (S19). */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface Package {
  readonly version?: string;
  readonly dev?: true;
  readonly hasInstallScript?: true;
  readonly resolved?: string;
}
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const { packages } = json("package-lock.json") as { packages: Readonly<Record<string, Package>> };
const manifest = json("package.json") as {
  scripts: Readonly<Record<string, string>>;
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
  publishConfig: unknown;
};
const installed = Object.entries(packages).filter(([path]) => path !== "");
const shipped = installed.filter(([, { dev }]) => dev !== true);

const atLeast = (version: string, least: string): boolean => {
  const [a, b] = [version, least].map((text) => text.split(".").map(Number));
  for (let n = 0; n < 3; n += 1) if (a?.[n] !== b?.[n]) return (a?.[n] ?? 0) > (b?.[n] ?? 0);
  return true;
};

describe("S19 the supply chain", () => {
  test("every version is exact, and the lock file names no registry", () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, v]) => !/^\d+\.\d+\.\d+$/.test(v),
    );
    expect(loose).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test("nothing that a user installs runs a script then", () => {
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  test("few packages are shipped, in all", () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(20);
    expect(shipped.length).toBeLessThanOrEqual(70);
  });

  test.each([
    ["yaml", "2.8.3"],
    ["axios", "1.13.0"],
  ])("no %s before %s is anywhere in the tree", (name, least) => {
    const found = installed.filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, { version = "" }]) => !atLeast(version, least))).toEqual([]);
  });

  test("a release carries its provenance", () => {
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
  });
});
