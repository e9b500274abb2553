import { startFacebookServer } from "../../../adapters/stand-ins/facebook-server.ts";
import type { FakeHttp } from "../../../adapters/stand-ins/http-platform.ts";
import { type SignedWebhook, startZaloServer } from "../../../adapters/stand-ins/zalo-server.ts";
import { startTelegramServer } from "../../fakes/telegram-server.ts";
import { risingClock } from "../clock.ts";
import { channelEnvironment, telegramEnvironment } from "../door-settings.ts";
import type { Ear } from "./verdict.ts";

/** One platform with its residents. */
export interface StormDoor {
  path: string;
  ears: Ear[];
  /** Everybody's first words: they open the windows. */
  hellos(): SignedWebhook[];
  /** What the platform tells of everything that arrived: delivered, then read. */
  receipts(): SignedWebhook[];
  failOften: FakeHttp["failOften"];
  /** Access given out so far stops working, where the platform's access ends at all. */
  expireTokens(): void;
}

const usersOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, "0")}`);

type Zalo = Awaited<ReturnType<typeof startZaloServer>>;
type Facebook = Awaited<ReturnType<typeof startFacebookServer>>;
type Telegram = Awaited<ReturnType<typeof startTelegramServer>>;

function zaloDoor(zalo: Zalo, users: string[]): StormDoor {
  const arrived = (user: string): string[] => zalo.log(user).flatMap((line) => (line.fromOa ? [line.id] : []));
  const delivered = (user: string, msg_id: string): SignedWebhook =>
    zalo.webhook({
      sender: { id: zalo.oaId },
      recipient: { id: user },
      event_name: "user_received_message",
      message: { msg_id },
    });
  return {
    path: "/webhooks/zalo",
    ears: users.map((user) => ({ user, texts: () => zalo.received(user), tellsReading: true })),
    hellos: () => users.map((userId) => zalo.userSends({ userId, text: "alo" })),
    receipts: () =>
      users.flatMap((user) => arrived(user).flatMap((id) => [delivered(user, id), zalo.userSees(user, [id])])),
    failOften: zalo.failOften,
    expireTokens: zalo.expireTokens,
  };
}

function facebookDoor(facebook: Facebook, users: string[]): StormDoor {
  const receiptsOf = (user: string): SignedWebhook[] => {
    const mids = facebook.log(user).flatMap((line) => (line.fromPage ? [line.id] : []));
    const delivered = mids.map((mid) =>
      facebook.webhook({ sender: { id: user }, delivery: { mids: [mid], watermark: Date.now() } }),
    );
    return [...delivered, facebook.userReads(user)];
  };
  return {
    path: "/webhooks/facebook",
    ears: users.map((user) => ({ user, texts: () => facebook.received(user), tellsReading: true })),
    hellos: () => users.map((userId) => facebook.userSends({ userId, text: "alo" })),
    receipts: () => users.flatMap(receiptsOf),
    failOften: facebook.failOften,
    // A Page's access does not end by itself.
    expireTokens: () => undefined,
  };
}

function telegramDoor(telegram: Telegram, users: string[]): StormDoor {
  return {
    path: "/webhooks/telegram",
    ears: users.map((user) => ({ user, texts: () => telegram.received(user), tellsReading: false })),
    hellos: () => users.map((userId) => telegram.userSends({ userId, text: "alo" })),
    receipts: () => [],
    failOften: telegram.failOften,
    expireTokens: () => undefined,
  };
}

/** Opens platforms with as many residents each, and the settings that lead a server to them. */
export async function openStormDoors(residents: number) {
  const now = risingClock();
  const zalo = await startZaloServer({ now });
  const facebook = await startFacebookServer({ now });
  const telegram = await startTelegramServer({ now });
  const doors = [
    zaloDoor(zalo, usersOf("77000000", residents)),
    facebookDoor(facebook, usersOf("24000000", residents)),
    telegramDoor(telegram, usersOf("50000", residents)),
  ];
  const environment = { ...channelEnvironment({ zalo, facebook }), ...telegramEnvironment(telegram) };
  const close = () => Promise.all([zalo.close(), facebook.close(), telegram.close()]);
  return { doors, environment, close };
}
