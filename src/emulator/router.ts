/** Path → route, by hono's trie router. A trailing slash is the same path, as `..` at the end of a path leaves one behind. */
import { TrieRouter } from "hono/router/trie-router";
import { decode } from "./decode.js";
import { routes, type Route } from "./routes.js";

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const router = new TrieRouter<Route>();
for (const route of routes) router.add(route.method, route.path.replaceAll(/\{(\w+)\}/g, ":$1"), route);

export const findRoute = (method: string, path: string): Found | null => {
  const [matches] = router.match(method, path);
  const match = matches[0];
  if (match === undefined) return null;
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(match[1])) params[name] = decode(String(value));
  return { route: match[0], params };
};

export const trimSlash = (path: string): string =>
  path.length > 1 && path.endsWith("/") ? path.replace(/(?<!\/)\/+$/, "") : path;
