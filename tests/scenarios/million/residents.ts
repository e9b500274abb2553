import { type FacebookServer, startFacebookServer } from "../../../adapters/stand-ins/facebook-server.ts";
import type { FakeHttp, Fault } from "../../../adapters/stand-ins/http-platform.ts";
import { type SignedWebhook, startZaloServer, type ZaloServer } from "../../../adapters/stand-ins/zalo-server.ts";
import { startTelegramServer, type TelegramServer } from "../../fakes/telegram-server.ts";
import { risingClock } from "../clock.ts";
import { facebookTelephone, type Telephone, telegramTelephone, zaloTelephone } from "../crash/telephones.ts";
import { channelEnvironment, telegramEnvironment } from "../door-settings.ts";

/** A resident with all that a telephone tells its platform unasked, which is most of what platforms send. */
export interface Resident extends Telephone {
  /** One such act; undefined when there is nothing it could be about. `chance`: 0..1. */
  stir(chance: number): SignedWebhook | undefined;
  /** Everything that arrived was read; undefined where the platform does not tell, or nothing arrived. */
  readsAll(): SignedWebhook | undefined;
}

/** What goes wrong with sends, each as often as the others. */
const faults: Fault[] = [
  { status: 500 },
  { status: 502 },
  { status: 429, retryAfterSeconds: 1 },
  { timeout: true },
  { lostAnswer: true },
];
const share = 0.06;

const last = <T>(items: readonly T[], chance: number, among = 5): T | undefined =>
  items.at(-1 - Math.floor(chance * Math.min(among, items.length)));

function zaloResident(zalo: ZaloServer, user: string): Resident {
  const arrived = (): string[] => zalo.log(user).flatMap(({ id, fromOa }) => (fromOa ? [id] : []));
  const reacts = (msg_id: string): SignedWebhook =>
    zalo.webhook({
      event_name: "user_reacted_message",
      sender: { id: user },
      recipient: { id: zalo.oaId },
      message: { msg_id, react_icon: "/-heart" },
    });
  return {
    ...zaloTelephone(zalo, user),
    stir: (chance) => {
      const id = last(arrived(), (chance * 7) % 1);
      if (id === undefined) return undefined;
      if (chance < 0.4) return zalo.userReceives(user, id);
      return chance < 0.9 ? zalo.userSees(user, [id]) : reacts(id);
    },
    readsAll: () => {
      const ids = arrived();
      return ids.length > 0 ? zalo.userSees(user, ids) : undefined;
    },
  };
}

function facebookResident(facebook: FacebookServer, user: string, now: () => Date): Resident {
  const arrived = (): string[] => facebook.log(user).flatMap(({ id, fromPage }) => (fromPage ? [id] : []));
  const receives = (mid: string): SignedWebhook =>
    facebook.webhook({ sender: { id: user }, delivery: { mids: [mid], watermark: now().getTime() } });
  return {
    ...facebookTelephone(facebook, user),
    stir: (chance) => {
      const mid = last(arrived(), (chance * 7) % 1);
      if (mid === undefined) return undefined;
      if (chance < 0.4) return receives(mid);
      return chance < 0.9 ? facebook.userReads(user) : facebook.userReacts(user, mid, "❤");
    },
    readsAll: () => (arrived().length > 0 ? facebook.userReads(user) : undefined),
  };
}

/** A shared position that moves on comes as an edit every few seconds; what was read Telegram does not tell. */
function telegramResident(telegram: TelegramServer, user: string): Resident {
  const person = { id: `#${user}`, is_bot: false, first_name: "Mẫu" };
  const chat = { id: `#${user}`, type: "private", first_name: "Mẫu" };
  return {
    ...telegramTelephone(telegram, user),
    stir: (chance) => {
      const own = telegram.log(user).find(({ fromBot }) => !fromBot);
      if (!own) return undefined;
      const now = Math.floor(Date.now() / 1_000);
      const location = { latitude: 10.77 + chance / 1_000, longitude: 106.7, live_period: 3_600 };
      const said = { message_id: own.id, from: person, chat, date: now, edit_date: now, location };
      return telegram.update({ edited_message: said });
    },
    readsAll: () => undefined,
  };
}

/** So many on each of three platforms; the first two tell what was read. */
export async function openCast(each: number, seed: number) {
  const now = risingClock();
  const zalo = await startZaloServer({ now });
  const facebook = await startFacebookServer({ now });
  const telegram = await startTelegramServer({ now });
  const fakes: FakeHttp[] = [zalo, facebook, telegram];
  const users = (prefix: string): string[] =>
    Array.from({ length: each }, (_, index) => `${prefix}${String(index).padStart(5, "0")}`);
  return {
    zalo: users("77000000").map((user) => zaloResident(zalo, user)),
    facebook: users("24000000").map((user) => facebookResident(facebook, user, now)),
    telegram: users("50000").map((user) => telegramResident(telegram, user)),
    environment: { ...channelEnvironment({ zalo, facebook }), ...telegramEnvironment(telegram) },
    /** Echoes of what we sent, which the platform sends as well. */
    echoes: () => facebook.takeNews(),
    misbehave: () => fakes.forEach((fake, index) => void fake.failOften({ share, seed: seed + index, faults })),
    behave: () => fakes.forEach((fake) => void fake.failOften()),
    /** How often each way of failing struck, on all platforms. */
    struck: (): Record<string, number> => {
      const all: Record<string, number> = {};
      for (const fake of fakes) for (const [way, times] of fake.struck()) all[way] = (all[way] ?? 0) + times;
      return all;
    },
    close: () => Promise.all(fakes.map((fake) => fake.close())),
  };
}
export type Cast = Awaited<ReturnType<typeof openCast>>;
