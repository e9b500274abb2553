import { createGuard, isPrivate } from "../../adapters/guard.ts";
import { createHttp } from "../../adapters/http.ts";
import { startFakeHttp } from "../../adapters/stand-ins/http-platform.ts";

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00::1",
  "::ffff:127.0.0.1",
  "::ffff:a00:1",
  "64:ff9b::a00:1",
  "64:ff9b:1::a00:1",
  "::7f00:1",
  "fec0::1",
  "fe80::1%eth0",
  "2001::1",
])("%s is an address of a private network", (address) => {
  expect(isPrivate(address)).toBe(true);
});

test.each(["8.8.8.8", "203.162.4.190", "172.32.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPrivate(address)).toBe(false);
  },
);

describe("a call to an address somebody else gave us", () => {
  const call = (baseUrl: string, allowed: string[] = []) =>
    createHttp({ baseUrl, timeoutMs: 2_000, guard: createGuard(allowed) })({ method: "POST", path: "", data: {} });

  test("never reaches our own network, by number, by name, or in another spelling", async () => {
    const http = await startFakeHttp({ sends: /./, handle: () => ({ body: {} }), faultAnswer: () => ({ body: {} }) });
    const { port } = new URL(http.url);
    const hosts = ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"];
    for (const host of hosts) {
      await expect(call(`http://${host}:${port}`)).rejects.toMatchObject({ code: "FORBIDDEN", retryable: false });
    }
    expect(http.calls(/./)).toBe(0);
    await http.close();
  });

  test("reaches what the settings name, and does not follow where that points", async () => {
    const http = await startFakeHttp({
      sends: /./,
      handle: () => ({ status: 302, headers: { location: "/elsewhere" }, body: {} }),
      faultAnswer: () => ({ body: {} }),
    });
    expect(await call(http.url, ["127.0.0.1"])).toMatchObject({ status: 302 });
    expect(http.calls(/elsewhere/)).toBe(0);
    await http.close();
  });
});
