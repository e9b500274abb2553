import { createFacebookAdapter, type FacebookOptions } from "../../adapters/facebook/adapter.ts";
import {
  type FacebookServer,
  type FacebookServerOptions,
  startFacebookServer,
} from "../../adapters/stand-ins/facebook-server.ts";
import type { FakeHttp, Fault } from "../../adapters/stand-ins/http-platform.ts";
import {
  type SignedWebhook,
  startZaloServer,
  type ZaloServer,
  type ZaloServerOptions,
} from "../../adapters/stand-ins/zalo-server.ts";
import { createTelegramAdapter, type TelegramOptions } from "../../adapters/telegram/adapter.ts";
import { createWebchatAdapter } from "../../adapters/webchat/adapter.ts";
import { sign } from "../../adapters/webchat/session.ts";
import { createZaloAdapter, type ZaloOptions } from "../../adapters/zalo/adapter.ts";
import type { RawRequest } from "../../core/channel/channel.ts";
import type { Files, Secrets } from "../../core/store.ts";
import type { ChannelStage } from "../contracts/adapter.contract.ts";
import { startTelegramServer, type TelegramServer, type TelegramServerOptions } from "./telegram-server.ts";

/** Time of the samples: Monday 16/11/2026, 10:33 in Việt Nam. */
const start = new Date(1794800000000);
const dayMs = 86_400_000;
const timeoutMs = 1_000;

/** A clock that stands still until told otherwise. */
export function aClock(now = start) {
  let time = now;
  return {
    now: () => time,
    pass: (ms: number) => {
      time = new Date(time.getTime() + ms);
    },
  };
}

/** Secrets in memory, with a lock that really lets one in at a time. */
export function memorySecrets(): Secrets {
  const values = new Map<string, string>();
  const queues = new Map<string, Promise<unknown>>();
  return {
    get: async (name) => values.get(name),
    put: async (name, value) => {
      values.set(name, value);
    },
    withLock: (name, work) => {
      const before = queues.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      queues.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}

/** Files by key. */
export function someFiles(content: Record<string, { content: Uint8Array; mimeType: string }> = {}): Pick<Files, "get"> {
  return { get: async (key) => content[key] };
}

/** What the server makes of a webhook. */
export function received({ bytes, headers }: SignedWebhook, path: string, receivedAt: Date): RawRequest {
  return { method: "POST", path, query: {}, headers, body: bytes, receivedAt };
}

/** Fails the n-th send from now in one of the ways every platform knows. */
export function failing(http: FakeHttp, rateLimit: Fault, on: RegExp) {
  const faults: Record<"rate-limit" | "outage" | "time-out" | "lost-answer", Fault> = {
    "rate-limit": rateLimit,
    outage: { status: 502 },
    "time-out": { timeout: true },
    "lost-answer": { lostAnswer: true },
  };
  return (how: keyof typeof faults, afterSends = 0): void => {
    http.failNext({ ...faults[how], on, skip: afterSends });
  };
}

/** Set up as the samples were signed; nothing answers at its addresses. */
const zaloOptions: ZaloOptions = {
  appId: "1900000000000000001",
  appSecret: "test-zalo-app-secret-khong-that",
  accounts: () => [
    {
      oaId: "4100000000000000011",
      oaSecret: "test-oa-secret-key-khong-that",
      refreshToken: "test-zalo-refresh-token-0001",
    },
  ],
  templates: {},
  linkOf: (key) => `https://bensen.example/tep/${key}/seal`,
  apiUrl: "http://127.0.0.1:9",
  businessUrl: "http://127.0.0.1:9",
  oauthUrl: "http://127.0.0.1:9",
  timeoutMs,
  clock: aClock(),
  secrets: memorySecrets(),
  files: someFiles(),
};
const facebookOptions: FacebookOptions = {
  appSecret: "test-facebook-app-secret-khong-that",
  verifyToken: "test-facebook-verify-token",
  appId: "990000000000001",
  pages: () => [
    { pageId: "100000000000111", accessToken: "test-facebook-page-token" },
    { pageId: "100000000000222", accessToken: "test-facebook-page-token-2" },
  ],
  graphUrl: "http://127.0.0.1:9",
  graphVersion: "v26.0",
  timeoutMs,
  clock: aClock(),
  files: someFiles(),
};

const telegramOptions: TelegramOptions = {
  botToken: "800000001:test-telegram-bot-token-khong-that",
  secretToken: "test-telegram-secret_token-0001",
  apiUrl: "http://127.0.0.1:9",
  timeoutMs,
  clock: aClock(),
  files: someFiles(),
};

/** Zalo's adapter for what needs no platform: verifying and parsing. */
export const offlineZalo = (options: Partial<ZaloOptions> = {}) => createZaloAdapter({ ...zaloOptions, ...options });
/** The same for Facebook. */
export const offlineFacebook = (options: Partial<FacebookOptions> = {}) =>
  createFacebookAdapter({ ...facebookOptions, ...options });

/** And for Telegram. */
export const offlineTelegram = (options: Partial<TelegramOptions> = {}) =>
  createTelegramAdapter({ ...telegramOptions, ...options });

/** Zalo's adapter against a fake Zalo. */
export async function zaloStage(
  given: { server?: ZaloServerOptions; options?: Partial<ZaloOptions> } = {},
): Promise<ChannelStage & { server: ZaloServer; clock: ReturnType<typeof aClock> }> {
  const clock = aClock();
  const server = await startZaloServer({ now: clock.now, ...given.server });
  const urls = { apiUrl: server.url, businessUrl: server.url, oauthUrl: server.url };
  const own = { ...urls, clock, secrets: memorySecrets() };
  const adapter = offlineZalo({ ...own, ...given.options });
  const webhook = (signed: SignedWebhook): RawRequest => received(signed, "/webhooks/zalo", clock.now());
  return {
    adapter,
    canLook: true,
    server,
    clock,
    account: server.oaId,
    says: (userId, text) => webhook(server.userSends({ userId, text })),
    presses: (userId, { value }) => webhook(server.userSends({ userId, choice: value })),
    received: server.received,
    platform: {
      fail: failing(server, { code: -32 }, /\/message\/cs$/),
      silentFor: (user, days) => server.lastWrote(user, new Date(clock.now().getTime() - days * dayMs)),
      block: server.block,
    },
    now: clock.now,
    pass: clock.pass,
    close: server.close,
  };
}

/** Facebook's adapter against a fake Messenger. */
export async function facebookStage(
  given: { server?: FacebookServerOptions; options?: Partial<FacebookOptions> } = {},
): Promise<ChannelStage & { server: FacebookServer; clock: ReturnType<typeof aClock> }> {
  const clock = aClock();
  const server = await startFacebookServer({ now: clock.now, ...given.server });
  const adapter = offlineFacebook({ graphUrl: server.url, clock, ...given.options });
  const webhook = (signed: SignedWebhook): RawRequest => received(signed, "/webhooks/facebook", clock.now());
  return {
    adapter,
    canLook: true,
    server,
    clock,
    account: server.pageId,
    says: (userId, text) => webhook(server.userSends({ userId, text })),
    presses: (userId, { label, value }) => webhook(server.userSends({ userId, choice: value, label })),
    received: server.received,
    platform: {
      fail: failing(server, { code: 613 }, /\/messages$/),
      silentFor: (user, days) => server.lastWrote(user, new Date(clock.now().getTime() - days * dayMs)),
      block: server.block,
    },
    now: clock.now,
    pass: clock.pass,
    close: server.close,
  };
}

/** Telegram's adapter against a fake Bot API. */
export async function telegramStage(
  given: { server?: TelegramServerOptions; options?: Partial<TelegramOptions> } = {},
): Promise<ChannelStage & { server: TelegramServer; clock: ReturnType<typeof aClock> }> {
  const clock = aClock();
  const server = await startTelegramServer({ now: clock.now, ...given.server });
  const adapter = offlineTelegram({ apiUrl: server.url, clock, ...given.options });
  const webhook = (signed: SignedWebhook): RawRequest => received(signed, "/webhooks/telegram", clock.now());
  return {
    adapter,
    canLook: false,
    server,
    clock,
    account: server.botId,
    says: (userId, text) => webhook(server.userSends({ userId, text })),
    presses: (userId, { label, value }) => webhook(server.userSends({ userId, choice: value, label })),
    received: server.received,
    platform: {
      fail: failing(server, { code: 429 }, /\/send[A-Z]\w+$/),
      silentFor: () => undefined,
      block: server.block,
    },
    now: clock.now,
    pass: clock.pass,
    close: server.close,
  };
}

/** The ward's own chat: the "platform" is the page that fetches what it is told of. */
export async function webchatStage(): Promise<ChannelStage> {
  const clock = aClock();
  const secret = "test-webchat-secret-khong-that";
  const stored = new Map<string, string>();
  const account = "web";
  const adapter = createWebchatAdapter({ account, secret, clock });
  let count = 0;
  const post = (sessionId: string, body: object): RawRequest => ({
    method: "POST",
    path: "/api/chat/messages",
    query: {},
    headers: { "x-webchat-session": sign({ sessionId, issuedAt: clock.now() }, secret) },
    body: Buffer.from(JSON.stringify({ clientMessageId: `client-${++count}`, ...body })),
    receivedAt: clock.now(),
  });
  return {
    adapter: {
      ...adapter,
      send: (message) => {
        stored.set(message.id, message.text);
        return adapter.send(message);
      },
    },
    canLook: true,
    account,
    says: (sessionId, text) => post(sessionId, { text }),
    presses: (sessionId, { label, value }) => post(sessionId, { choice: value, label }),
    received: () => [...stored.values()],
    now: clock.now,
    pass: clock.pass,
    close: async () => undefined,
  };
}
