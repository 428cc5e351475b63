/**
 * What a served emulator refuses before anything else: requests for another host name (a web page could point its own name at
 * this machine, DNS rebinding), and control routes without the token. Only loopback names are ours.
 */
import { controlBase } from "./control.js";
import { respond } from "./receive.js";

type Fetch = (request: Request) => Promise<Response>;

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

export const guard =
  (fetch: Fetch, token: string): Fetch =>
  async (request) => {
    const host = (request.headers.get("host") ?? "").replace(/:\d+$/, "");
    if (!loopback.has(host)) return refuse(403, "the emulator answers to 127.0.0.1 and localhost only");
    if (new URL(request.url).pathname.startsWith(controlBase) && request.headers.get("x-emulator-token") !== token)
      return refuse(401, "control routes need the token printed at the start, as X-Emulator-Token");
    return fetch(request);
  };

const refuse = (status: number, message: string): Response => respond({ status, body: { code: "", message } });
