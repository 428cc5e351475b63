/** Servers that aren't Neon: keys go nowhere they weren't sent, and what is wrong is said. Reads are tried again, so each takes seconds. */
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { manifests } from "../cli-fixture.js";
import type { Ran } from "../cli-harness.js";
import { canary, Folder, keys } from "../cli-harness.js";

export interface WrongServer {
  readonly name: string;
  readonly run: () => Promise<Ran>;
  readonly stderr: RegExp;
}

/** Counts the requests that it got. */
async function serving<Value>(
  listener: RequestListener,
  use: (api: string, count: () => number) => Promise<Value>,
): Promise<Value> {
  let seen = 0;
  const server = createServer((request, response) => {
    seen += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`, () => seen);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function planAt(api: string): Promise<Ran> {
  const here = new Folder(manifests);
  const before = here.listing();
  const ran = await here.run(["plan"], { env: { ...keys, NEON_API_HOST: api } });
  expect(here.listing()).toEqual(before);
  here.remove();
  return ran;
}

export const servers: readonly WrongServer[] = [
  {
    name: "nobody listens",
    run: async () =>
      planAt(
        await serving(
          () => {},
          async (api) => api,
        ),
      ),
    stderr:
      /^error\[unreachable\] {2}no usable answer to GET \/projects after retries: ECONNREFUSED\n {2}fix {6}Check the network and NEON_API_HOST, /,
  },
  {
    name: "a redirect is not followed, so the other server gets no key",
    run: () =>
      serving(
        (_, response) => response.end("{}"),
        async (elsewhere, count) => {
          const ran = await serving((_, response) => response.writeHead(302, { location: elsewhere }).end(), planAt);
          expect(count()).toBe(0);
          return ran;
        },
      ),
    stderr: /^error\[read-refused\] {2}Neon refused a request\n {2}seen {5}302 \(GET \/projects\)/,
  },
  {
    name: "a page of HTML with status 200 is no empty list",
    run: () =>
      serving((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in</html>"), planAt),
    stderr: /^error\[unreachable\] {2}no usable answer to GET \/projects after retries: /,
  },
  {
    name: "an error that repeats the key is not repeated",
    run: () =>
      serving((request, response) => {
        const message = `${request.headers.authorization} postgres://me:${canary}@host/db`;
        response.writeHead(400, { "content-type": "application/json" });
        response.end(JSON.stringify({ code: "BAD", message, request_id: `${canary} `.repeat(20) }));
      }, planAt),
    stderr: /^error\[read-refused\] {2}Neon refused a request\n {2}seen {5}400 BAD \(GET \/projects\)\n/,
  },
];
