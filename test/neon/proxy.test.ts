/** What HTTPS_PROXY may hold, and in which of its names. */
import { describe, expect, test } from "vitest";
import { readProxy } from "../../src/neon/proxy.js";

describe("a proxy's address", () => {
  test.each([
    ["http://proxy.test:3128", "http://proxy.test:3128"],
    ["https://proxy.test", "https://proxy.test"],
    ["proxy.test:3128", "http://proxy.test:3128"],
    ["10.0.0.1", "http://10.0.0.1"],
    [" http://me:p%40ss@proxy.test/\n", "http://me:p%40ss@proxy.test/"],
  ])("%s is one", (value, address) => {
    expect(readProxy({ HTTPS_PROXY: value })).toEqual({ address, except: "" });
  });

  test.each([
    "socks5://127.0.0.1:1080",
    "http://",
    "http://127.0.0.1:99999",
    "http://proxy.test/pac",
    "http://proxy.test?secret=1",
    "http://me:secret%@proxy.test",
    "two secret words",
    "://secret",
  ])("%s is none, and isn't repeated", (value) => {
    for (const name of ["HTTPS_PROXY", "https_proxy"]) {
      const read = (): unknown => readProxy({ [name]: value });
      const message = `${name} holds no http or https address of a proxy`;
      expect(read).toThrow(expect.objectContaining({ code: "proxy-address", message }));
    }
  });
});

test.each([
  [{}, null],
  [{ HTTPS_PROXY: "" }, null],
  [{ HTTPS_PROXY: " ", NO_PROXY: "*" }, null],
  [
    { HTTPS_PROXY: "a.test", https_proxy: "b.test" },
    { address: "http://b.test", except: "" },
  ],
  [
    { HTTPS_PROXY: "a.test", https_proxy: "" },
    { address: "http://a.test", except: "" },
  ],
  [
    { HTTPS_PROXY: "a.test", NO_PROXY: "x.test", no_proxy: "y.test" },
    { address: "http://a.test", except: "y.test" },
  ],
  [{ HTTP_PROXY: "a.test", ALL_PROXY: "a.test" }, null],
])("%o", (env, proxy) => {
  expect(readProxy(env)).toEqual(proxy);
});
