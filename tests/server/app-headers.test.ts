import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Router } from "express";
import { createApp } from "../../server/app.ts";
import { createLog } from "../../server/log.ts";

const none = (): Router => Router();
let server: Server;

const appWith = (own: { isSecure: boolean; trustProxy?: string }) =>
  createApp({
    ...{ published: none(), webhooks: none(), open311: none(), api: none(), chat: none(), chatPages: none() },
    ...{ map: none(), connect: none(), files: none(), exports: none(), pages: [], follow: [], centre: none() },
    auth: { handler: (_, response) => void response.end() },
    consoleDir: "/nowhere",
    isReady: async () => true,
    log: createLog("silent"),
    ...own,
  });

function open(isSecure: boolean): Promise<string> {
  const app = appWith({ isSecure });
  return new Promise((resolve) => {
    server = app.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
test("over TLS every answer asks to be fetched over TLS only, for a year and below; without it none does", async () => {
  const secure = (await fetch(`${await open(true)}/healthz`)).headers;
  expect(secure.get("strict-transport-security")).toMatch(/max-age=31536000; includeSubDomains/);
  expect(secure.get("content-security-policy")).toContain("upgrade-insecure-requests");
  await new Promise((resolve) => server.close(resolve));
  const plain = (await fetch(`${await open(false)}/healthz`)).headers;
  expect(plain.get("strict-transport-security")).toBeNull();
  expect(plain.get("referrer-policy")).toBe("no-referrer");
  await new Promise((resolve) => server.close(resolve));
});

test("where a request comes from is believed of the proxies that are set, or of this network, and of nobody else", () => {
  const believed = (trustProxy?: string): boolean[] => {
    const app = appWith({ isSecure: false, ...(trustProxy && { trustProxy }) });
    const trusts = app.get("trust proxy fn") as (address: string, hop: number) => boolean;
    return ["192.0.2.1", "127.0.0.1", "10.0.0.5"].map((address) => trusts(address, 0));
  };
  expect(believed("192.0.2.1")).toEqual([true, false, false]);
  expect(believed()).toEqual([false, true, true]);
});
