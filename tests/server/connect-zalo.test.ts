import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startZaloServer, type ZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import { loadGazetteer } from "../../nlp/places.ts";
import { createDiskFiles } from "../../prisma/files.ts";
import { readConfig } from "../../server/config.ts";
import { fileLink } from "../../server/file-link.ts";
import { systemClock, uuidV7 } from "../../server/ids.ts";
import { createLog } from "../../server/log.ts";
import { hashPassword } from "../../server/passwords.ts";
import { wardOf } from "../../server/ward.ts";
import { type Wired, wire } from "../../server/wire.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { createScriptedKnowledge } from "../fakes/scripted-knowledge.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { Desk } from "../scenarios/desk.ts";
import { createTeachableClassifier } from "./teachable-classifier.ts";

interface Process {
  origin: string;
  wired: Wired;
  close(): Promise<void>;
}
interface Consent {
  mode: string;
  url: string;
  callbackUrl: string;
}

const secret = randomBytes(32).toString("base64");
const second = "4100000000000000022";
const user = "7700000000000000123";
let database: TestDatabase;
let zalo: ZaloServer;
let dir: string;
let first: Process;
let other: Process;
let quan: Desk;

/** One process of an installation that has the Zalo app set up, and no OA. */
async function startProcess(): Promise<Process> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({
    DATA_DIR: dir,
    DATABASE_URL: database.url,
    APP_SECRET: secret,
    PUBLIC_URL: origin,
    ROLE: "web",
    SIGN_INS_PER_MINUTE: "1000",
    ZALO_APP_ID: "1900000000000000001",
    ZALO_APP_SECRET: "test-zalo-app-secret-khong-that",
    ...{ ZALO_API_URL: zalo.url, ZALO_BUSINESS_URL: zalo.url, ZALO_OAUTH_URL: zalo.url },
  });
  const wired = wire({
    config,
    databaseUrl: database.url,
    ward: wardOf(config),
    gazetteer: loadGazetteer(),
    classifier: createTeachableClassifier(),
    knowledge: createScriptedKnowledge(new Map()),
    places: createScriptedPlaces(new Map()),
    clock: systemClock,
    ids: uuidV7,
    log: createLog("silent"),
  });
  server.on("request", wired.app);
  await wired.ready;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await wired.stop();
  };
  return { origin, wired, close };
}

beforeAll(async () => {
  database = await openDatabase();
  dir = await mkdtemp(join(tmpdir(), "connect-"));
  zalo = await startZaloServer();
  zalo.addOa(second, "Phường An Bình");
  [first, other] = [await startProcess(), await startProcess()];
  const staff = { id: "quan", username: "quan", name: "anh Quân", role: "ADM", active: true } as const;
  const passwordHash = await hashPassword("benSen2026");
  await first.wired.store.transaction((tx) => tx.accounts.create([{ staff, passwordHash }]));
  quan = await Desk.signIn(first.origin, "quan");
});
afterAll(async () => {
  await first.close();
  await other.close();
  await zalo.close();
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

async function deliver(process: Process): Promise<void> {
  const { bytes, headers } = zalo.userSends({ userId: user, oaId: second, text: "Xin chào" });
  await fetch(`${process.origin}/webhooks/zalo`, { method: "POST", headers, body: new Uint8Array(bytes) });
}
const received = async (): Promise<number> => first.wired.store.client.inboxEvent.count();
const connections = () => first.wired.store.transaction((tx) => tx.connections.all());

/** Until the other process has heard of it, as it does by itself. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
}

test("an administrator connects an OA, and every process takes what its residents write, without a restart", async () => {
  await deliver(other);
  expect(await received()).toBe(0);
  const body = { oaSecret: "test-oa-secret-key-khong-that" };
  const consent = await quan.post<Consent>("/api/channels/zalo/connect", body);
  expect(consent.callbackUrl).toBe(`${first.origin}/ket-noi/zalo`);
  const page = await fetch(zalo.consent(consent.url, second));
  expect(page.status).toBe(200);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(await page.text()).toContain("Phường An Bình đã nối với hệ thống");
  expect(await connections()).toMatchObject([
    { channel: "zalo", account: second, name: "Phường An Bình", state: "connected", connectedBy: { id: quan.id } },
  ]);
  expect(await quan.get("/api/connections")).toMatchObject({
    items: [{ channel: "zalo", account: second, state: "connected", connectedByName: "anh Quân" }],
  });
  await until(async () => {
    await deliver(other);
    return (await received()) > 0;
  });
  const stored = await first.wired.store.client.secret.findMany();
  for (const { value } of stored) expect(Buffer.from(value).toString("latin1")).not.toMatch(/access-|refresh-|khong/);
});

test("the page says so when a link was used before, when it is none, and when Zalo says no", async () => {
  const body = { oaSecret: "test-oa-secret-key-khong-that" };
  const { url } = await quan.post<Consent>("/api/channels/zalo/connect", body);
  const callback = zalo.consent(url, second);
  await (await fetch(callback)).text();
  const again = await fetch(callback);
  expect(again.status).toBe(400);
  expect(await again.text()).toContain("không dùng được nữa");
  expect(await (await fetch(`${first.origin}/ket-noi/zalo?error=-14003`)).text()).toContain("không dùng được nữa");
  const { url: next } = await quan.post<Consent>("/api/channels/zalo/connect", body);
  const wrong = new URL(zalo.consent(next, second));
  wrong.searchParams.set("code", "code-that-is-none");
  expect(await (await fetch(wrong)).text()).toContain("Kết nối lại OA");
});

test("without a secret of its own, and none for the app, an OA is not connected: nothing could be verified", async () => {
  await expect(quan.post("/api/channels/zalo/connect", { oaSecret: null })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

test("given up, nothing is sent by it any more in any process, and its tokens are gone", async () => {
  await quan.post(`/api/channels/zalo/${second}/disconnect`);
  expect(await connections()).toMatchObject([{ account: second, state: "revoked" }]);
  expect(await first.wired.store.secrets.get(`zalo-token:${second}`)).not.toContain("refresh");
  const to = { channel: "zalo" as const, account: second, user };
  const words = { id: "m", conversationId: "c", purpose: "reply" as const, text: "Dạ", choices: [], attachments: [] };
  const send = () => other.wired.adapters.senderOf("zalo")?.send({ ...words, to, createdAt: new Date() });
  await until(async () =>
    Promise.resolve(send()).then(
      () => false,
      (error: { details?: { reason?: string } }) => error.details?.reason === "revoked",
    ),
  );
  await expect(quan.post("/api/channels/zalo/999/disconnect")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a file is shown to whoever has its address, and to nobody who guesses", async () => {
  const files = createDiskFiles({ dir: join(dir, "files") });
  const { key } = await files.put(Buffer.from("%PDF-1.7"), "application/pdf");
  const link = fileLink(key, { PUBLIC_URL: first.origin, APP_SECRET: Buffer.from(secret, "base64") });
  const shown = await fetch(link);
  expect(await shown.text()).toBe("%PDF-1.7");
  expect(shown.headers.get("content-disposition")).toBe("attachment");
  expect(shown.headers.get("content-security-policy")).toContain("sandbox");
  const { key: another } = await files.put(Buffer.from("%PDF-1.4"), "application/pdf");
  expect((await fetch(link.replace(encodeURIComponent(key), encodeURIComponent(another)))).status).toBe(404);
  expect((await fetch(link.slice(0, -1))).status).toBe(404);
});
