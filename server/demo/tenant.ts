import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startFacebookServer } from "../../adapters/stand-ins/facebook-server.ts";
import { type SignedWebhook, startZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import { isAppError } from "../../core/errors.ts";
import { changeTicket } from "../../core/ticket/change-ticket.ts";
import { isDone, isOpen } from "../../core/ticket/ticket.ts";
import { type Config, readConfig } from "../config.ts";
import { demoFacebook } from "../config-facebook.ts";
import { demoZalo } from "../config-zalo.ts";
import { seedDemo } from "../demo.ts";
import { systemClock, uuidV7 } from "../ids.ts";
import type { Logger } from "../log.ts";
import { wardOf } from "../ward.ts";
import { type Wired, type WireInput, wire } from "../wire.ts";
import { openPhones, type Phone, type PhoneChannel } from "./phone.ts";
import { pictures } from "./pictures.ts";
import { Staff } from "./staff.ts";
import { Notes, watched } from "./watch.ts";

/** A ward of its own to play with: its database, its platforms, its staff. Nothing of it leaves the machine. */
export interface Tenant {
  readonly origin: string;
  readonly notes: Notes;
  readonly phones: Record<PhoneChannel, Phone>;
  readonly gazetteer: WireInput["gazetteer"];
  /** Delivers what the platform signed; seconds until the ward had it safe. */
  deliver(channel: PhoneChannel, webhook: SignedWebhook): Promise<number>;
  staff(username: string): Promise<Staff>;
  /** These people's reports are taken back, as if nobody had told of them: a play of others must not find them. */
  takeBack(people: readonly Somebody[]): Promise<void>;
  /** The conversation the ward holds with this person, once it has one. */
  conversationOf(channel: PhoneChannel, userId: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** A resident of the demo, as a platform knows them. */
export interface Somebody {
  channel: PhoneChannel;
  userId: string;
}

/** More than a play can open. */
const maxTickets = 50;
const resident = { role: "CIT", id: "demo-resident", name: "Người dân (mô phỏng)" } as const;

/** Ends what is still open of these talks; what the resident may not end themselves stays. */
async function endTickets({ store, world }: Pick<Wired, "store" | "world">, talks: string[]): Promise<void> {
  const tickets = await store.transaction((tx) => tx.tickets.ofConversations(talks, maxTickets));
  for (const { code, status } of tickets) {
    if (!isOpen(status)) continue;
    const to = isDone(status) ? "closed" : "withdrawn";
    const facts = to === "withdrawn" ? { reason: "Hết lượt chơi" } : {};
    const ended = store.transaction((tx) => changeTicket({ tx, world, code, to, facts, actor: resident }));
    await ended.catch((error) => {
      if (!isAppError(error)) throw error;
    });
  }
}

type Parts = Pick<WireInput, "classifier" | "knowledge" | "places" | "gazetteer">;

/** The secrets every demo signs with, as an environment has them. */
const published = Object.fromEntries(
  Object.entries({ ...demoZalo, ...demoFacebook }).map(([name, value]) => [name, String(value)]),
);

/** Settings that lead the ward to its stand-ins. */
function environmentOf(own: Config, zalo: { url: string; oaId: string }, facebook: { url: string; pageId: string }) {
  return {
    ...{ DATA_DIR: `${own.DATA_DIR}/play`, DEMO: "0", LOG_LEVEL: own.LOG_LEVEL, SIGN_INS_PER_MINUTE: "1000" },
    ...{ WARD_KIND: own.WARD_KIND, WARD_NAME: own.WARD_NAME, WARD_CODE_PREFIX: own.WARD_CODE_PREFIX },
    // Nobody who plays waits as long as a resident does between two messages.
    ...{ QUIET_FACTOR: "0.2", SEND_DELAY_MS: "0", WORKER_CONCURRENCY: "4", RETRAIN_FROM: "0" },
    ...published,
    ...{ ZALO_OA_ID: zalo.oaId, ZALO_API_URL: zalo.url, ZALO_BUSINESS_URL: zalo.url, ZALO_OAUTH_URL: zalo.url },
    ...{ FACEBOOK_PAGE_ID: facebook.pageId, FACEBOOK_GRAPH_URL: facebook.url },
  };
}

/** Opens it on a migrated, empty database. Shares the ward's models and records, and teaches them nothing. */
export async function openTenant(own: Config, databaseUrl: string, parts: Parts, log: Logger): Promise<Tenant> {
  const files = pictures;
  const zalo = await startZaloServer({ files, acceptsAnyRefreshToken: true });
  const facebook = await startFacebookServer({ files });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = { ...readConfig(environmentOf(own, zalo, facebook)), PUBLIC_URL: origin };
  const notes = new Notes();
  const wired = wire({
    ...watched(parts, notes),
    ...{ config, databaseUrl, log, ids: uuidV7, gazetteer: parts.gazetteer },
    ...{ ward: wardOf(config), clock: systemClock },
  });
  await wired.ready;
  const people = await seedDemo(wired);
  const accounts: Record<PhoneChannel, string> = { facebook: facebook.pageId, zalo: zalo.oaId };
  const talkOf = async (channel: PhoneChannel, userId: string): Promise<string | undefined> =>
    (await wired.store.transaction((tx) => tx.conversations.byThread(channel, `${accounts[channel]}:${userId}`)))?.id;
  server.on("request", wired.app);
  const signedIn = new Map<string, Promise<Staff>>();
  return {
    ...{ origin, notes, gazetteer: parts.gazetteer, phones: openPhones({ zalo, facebook }) },
    deliver: async (channel, { bytes, headers }) => {
      const begun = performance.now();
      const body = new Uint8Array(bytes);
      const answer = await fetch(`${origin}/webhooks/${channel}`, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(`the demo's webhook answered ${answer.status}`);
      return (performance.now() - begun) / 1000;
    },
    staff: (username) => {
      const account = people.find((one) => one.username === username);
      if (!account) throw new Error("nobody of the demo is called so");
      const staff = signedIn.get(username) ?? Staff.signIn(origin, account);
      signedIn.set(username, staff);
      return staff;
    },
    conversationOf: talkOf,
    takeBack: async (people) => {
      const talks = await Promise.all(people.map(({ channel, userId }) => talkOf(channel, userId)));
      await endTickets(
        wired,
        talks.filter((id) => id !== undefined),
      );
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await wired.stop();
      await Promise.all([zalo.close(), facebook.close()]);
    },
  };
}
