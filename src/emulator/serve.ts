/**
 * An emulator on a port of 127.0.0.1. A lost connection is a destroyed socket here, and so is a body that breaks off: that is why
 * the answer is written by hand (the server would send the error's text in its place).
 */
import { serve } from "@hono/node-server";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

export interface Served {
  readonly port: number;
  close(): Promise<void>;
}

/** Rejects with the system's error when the port can't be had. */
export const serveOn = (port: number, fetch: (request: Request) => Promise<Response>): Promise<Served> =>
  new Promise((resolve, reject) => {
    const answer = async (request: Request, { outgoing }: HttpBindings | Http2Bindings): Promise<Response> => {
      try {
        await send(await fetch(request), outgoing);
      } catch {
        outgoing.destroy();
      }
      return RESPONSE_ALREADY_SENT;
    };
    const server = serve({ fetch: answer, port, hostname: "127.0.0.1", overrideGlobalObjects: false }, (address) =>
      resolve({
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      }),
    );
    server.on("error", reject);
  });

type Outgoing = (HttpBindings | Http2Bindings)["outgoing"];

const send = async (response: Response, outgoing: Outgoing): Promise<void> => {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  for await (const chunk of response.body ?? []) await write(outgoing, chunk);
  outgoing.end();
};

/** Resolves when the bytes are on their way, so that a socket destroyed next doesn't take them along. */
const write = (outgoing: Outgoing, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error == null ? resolve() : reject(error));
    if ("stream" in outgoing) outgoing.stream.write(chunk, done);
    else outgoing.write(chunk, done);
  });
