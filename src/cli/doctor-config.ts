/** `doctor --config`: each setting that is in force, and where it comes from. Keys are set or not; their text is never read here. */
import { isAlias, isNode, LineCounter, parseDocument } from "../yaml.js";
import { neonHost } from "../neon/host.js";
import type { Fleet } from "../reconciler/fleet.js";
import { safetyKinds } from "../reconciler/fleet.js";
import { decodeForDisplay } from "../reconciler/manifest/index.js";
import type { InputFile } from "../reconciler/manifest/index.js";
import { formatDuration, formatShare } from "../reconciler/units.js";
import type { ConfigValue } from "../render/doctor.js";
import type { World } from "./world.js";

export function configValues(world: World, fleet: Fleet, file: InputFile): readonly ConfigValue[] {
  const { env } = world;
  const origin = originsIn(file);
  const inFile = (path: string, value: string, at = path): ConfigValue => ({ path, value, origin: origin(at) });
  const { rate, apply, fixed, safety } = fleet;
  return [
    { path: "fleet file", value: file.path, origin: env["TENANTRY_CONFIG"] ? "environment TENANTRY_CONFIG" : "default" },
    {
      path: "API host",
      value: env["NEON_API_HOST"] || neonHost,
      origin: env["NEON_API_HOST"] ? "environment NEON_API_HOST" : "default",
    },
    ...keyValues(fleet, env),
    ...["TENANTRY_ALLOW", "TENANTRY_DEBUG", ...proxyNames].flatMap((name) => variable(name, env)),
    inFile("fleet", fleet.name),
    inFile("sources.manifests", fleet.manifests.join(", "), "sources"),
    inFile("naming", fleet.naming),
    ...fleet.orgs.flatMap((org) => [
      inFile(`orgs.${org.name}.id`, org.id),
      inFile(`orgs.${org.name}.apiKeyEnv`, org.apiKeyEnv),
      inFile(`orgs.${org.name}.maxProjects`, org.maxProjects === null ? "not checked" : String(org.maxProjects)),
      inFile(`orgs.${org.name}.sponsored`, String(org.sponsored)),
    ]),
    inFile("personalApiKeyEnv", fleet.personalApiKeyEnv),
    ...Object.entries(fixed).map(([key, value]) => inFile(`defaults.${key}`, String(value))),
    ...fleet.tiers.map(({ name, org }) => inFile(`tiers.${name}`, `in org ${org}`)),
    ...safetyKinds.flatMap((kind) => [
      ...(safety[kind].max === undefined ? [] : [inFile(`safety.${kind}.max`, String(safety[kind].max))]),
      ...(safety[kind].share === undefined ? [] : [inFile(`safety.${kind}.share`, formatShare(safety[kind].share))]),
    ]),
    inFile("rate.perMinute", String(rate.perMinute)),
    inFile("rate.share", formatShare(rate.share)),
    inFile("rate.burst", String(rate.burst)),
    inFile("apply.settle", wait(apply.settle)),
    inFile("apply.operationTimeout", wait(apply.operationTimeout)),
    inFile("apply.requestTimeout", wait(apply.requestTimeout)),
    inFile("apply.concurrency", String(apply.concurrency)),
    inFile("planMaxAge", wait(fleet.planMaxAge)),
  ];
}

const wait = (ms: number): string => (ms % 1000 === 0 ? formatDuration(ms / 1000) : `${ms}ms`);

/** Which variable serves each use. */
function keyValues(fleet: Fleet, env: World["env"]): readonly ConfigValue[] {
  const uses = [...new Set([...fleet.orgs.map(({ apiKeyEnv }) => apiKeyEnv), fleet.personalApiKeyEnv])];
  return uses.map((name): ConfigValue => {
    const used = [name, "NEON_API_KEY"].find((each) => env[each] !== undefined && env[each] !== "");
    return {
      path: name,
      value: used === undefined ? "not set" : "set",
      origin: used === undefined ? "nowhere" : `environment ${used}`,
    };
  });
}

/** A proxy's address may hold a password. */
const proxyNames = ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"];
const variable = (name: string, env: World["env"]): readonly ConfigValue[] =>
  env[name] ? [{ path: name, value: proxyNames.includes(name) ? "set" : (env[name] ?? ""), origin: `environment ${name}` }] : [];

/** The line of a path in the fleet file, else `default`. A name may hold no dot, so a path is its steps. */
function originsIn({ path: file, bytes }: InputFile): (path: string) => string {
  const lines = new LineCounter();
  const document = parseDocument(decodeForDisplay(bytes), { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  return (path) => {
    const node: unknown = document.getIn(path.split("."), true);
    if (!isNode(node) || isAlias(node) || !node.range) return "default";
    return `${file}:${lines.linePos(node.range[0]).line}`;
  };
}
