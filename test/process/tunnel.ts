/**
 * What stands between a command and Neon in many companies: a proxy that only opens tunnels, and behind it the emulator by
 * TLS under a name that nobody but the proxy can resolve. The certificate is made anew by each run.
 */
import { createServer as createSecureServer } from "node:https";
import type { Server as SecureServer } from "node:https";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { generate } from "selfsigned";

export const secureName = "neon.test";

export class SecureNeon {
  readonly port: number;
  /** PEM. */
  readonly certificate: string;
  /** Every request that got through the TLS, `GET /api/v2/projects`. */
  readonly seen: string[];
  private readonly server: SecureServer;

  private constructor(server: SecureServer, certificate: string, seen: string[]) {
    this.server = server;
    this.port = portOf(server);
    this.certificate = certificate;
    this.seen = seen;
  }

  static async start(answer: (request: Request) => Promise<Response>): Promise<SecureNeon> {
    const names = [
      { type: 2 as const, value: secureName },
      { type: 7 as const, ip: "127.0.0.1" },
    ];
    const pems = await generate([{ name: "commonName", value: secureName }], {
      keyType: "ec",
      extensions: [{ name: "subjectAltName", altNames: names }],
    });
    const seen: string[] = [];
    const listener = getRequestListener(
      (request) => {
        seen.push(`${request.method} ${new URL(request.url).pathname}`);
        return answer(request);
      },
      { overrideGlobalObjects: false },
    );
    const server = createSecureServer({ key: pems.private, cert: pems.cert }, (request, response) => {
      void listener(request, response);
    });
    await listening(server);
    return new SecureNeon(server, pems.cert, seen);
  }

  stop(): Promise<void> {
    return closed(this.server);
  }
}

export class Tunnel {
  readonly port: number;
  /** What each tunnel was asked for, `CONNECT neon.test:443`; any other request by its line. */
  readonly asked: string[] = [];
  /** All that came from clients: request lines, headers and the bytes of the tunnels. */
  readonly heard: Buffer[] = [];
  /** `user:password`; null lets everybody through. */
  password: string | null = null;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(server: Server, target: number) {
    this.server = server;
    this.port = portOf(server);
    server.on("request", (request, response) => {
      this.asked.push(`${request.method} ${request.url}`);
      response.writeHead(400).end();
    });
    server.on("connect", (request, client: Socket, head) => {
      this.asked.push(`CONNECT ${request.url}`);
      this.heard.push(Buffer.from(JSON.stringify(request.rawHeaders)), head);
      this.keep(client);
      const given = request.headers["proxy-authorization"];
      if (this.password !== null && given !== `Basic ${btoa(this.password)}`) {
        client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
        return;
      }
      const server = this.keep(connect(target, "127.0.0.1"));
      client.on("data", (bytes: Buffer) => this.heard.push(bytes));
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      client.pipe(server).pipe(client);
    });
  }

  /** Whatever name is asked for, the tunnel ends at that port of this machine. */
  static async start(target: number): Promise<Tunnel> {
    const server = createServer();
    await listening(server);
    return new Tunnel(server, target);
  }

  reset(): void {
    this.asked.length = 0;
    this.heard.length = 0;
    this.password = null;
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return closed(this.server);
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => this.sockets.delete(socket));
    return socket;
  }
}

const listening = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
