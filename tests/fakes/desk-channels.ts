import { channels } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import type { OperationId } from "../../server/contract.ts";
import type { Handler } from "./desk-handler.ts";
import { at, nextId } from "./desk-seed.ts";

type Page = ReturnType<Handler<"listChannels">>;
type Item = Page["items"][number];

const known: Partial<Record<Item["channel"], Partial<Item>>> = {
  zalo: {
    receives: true,
    sends: true,
    accounts: [
      {
        ...{ account: "4100000000000000011", sentInHour: 38, failedInHour: 0, lastOutAt: at(-2) },
        access: {
          ...{ name: "Phường Bến Sen", state: "expiring", connectedAt: at(-61 * 1440), lasts: "renewed" },
          ...{ renewedAt: at(-61 * 1440), tokenUntil: at(-60 * 1440), grantUntil: at(28 * 1440) },
          fault: { since: at(-90), isFinal: false, advice: "Nối lại OA nếu đến mai chưa được." },
        },
      },
      {
        ...{ account: "4100000000000000022", sentInHour: 0, failedInHour: 0 },
        access: { name: "Phường Bến Sen cũ", state: "revoked", connectedAt: at(-90 * 1440), givenUpAt: at(-2 * 1440) },
      },
    ],
    lastInAt: at(-190),
    lastOutAt: at(-2),
    receivedToday: 96,
    usualToday: 131,
    usualInGap: 40,
    window: { replyHours: 168, humanHours: null, outside: "template" },
    troubles: ["silent", "access-ending"],
  },
  facebook: {
    receives: true,
    sends: true,
    accounts: [
      {
        ...{ account: "100000000000111", sentInHour: 12, failedInHour: 1, lastOutAt: at(-5) },
        access: { lasts: "lasting" },
      },
    ],
    lastInAt: at(-3),
    lastOutAt: at(-5),
    receivedToday: 51,
    usualToday: 48,
    usualInGap: 17,
    failedShare: 0.07,
    window: { replyHours: 24, humanHours: 168, outside: "human-only" },
  },
  webchat: {
    receives: true,
    sends: true,
    accounts: [{ account: "web", sentInHour: 0, failedInHour: 0 }],
    receivedToday: 0,
    window: { replyHours: null, humanHours: null, outside: "none" },
  },
  sms: {
    receives: true,
    sends: true,
    accounts: [
      {
        account: "PBENSEN",
        sentInHour: 4,
        failedInHour: 6,
        lastOutAt: at(-40),
        lastFailedAt: at(-1),
        lastFailure: "TOKEN_INVALID",
        quota: { kind: "vnd", remaining: 42_000, at: at(-8) },
      },
    ],
    lastOutAt: at(-40),
    receivedToday: 0,
    failedShare: 0.6,
    window: { replyHours: 0, humanHours: 0, outside: "template" },
    troubles: ["failing", "access-lost", "quota"],
  },
  hotline: { receives: true, lastInAt: at(-12), receivedToday: 7, usualToday: 9 },
};

const itemOf = (channel: Item["channel"]): Item => ({
  channel,
  connected: known[channel] !== undefined,
  receives: false,
  sends: false,
  accounts: [],
  receivedToday: 0,
  troubles: [],
  ...known[channel],
});

type Handled = Extract<OperationId, "listChannels" | "testChannel" | "getChannelTest">;
const fails = /^0999/;

/** Channels of the fake desk: one silent, one in need, some well, the rest not connected. */
export const channelHandlers: { [K in Handled]: Handler<K> } = {
  listChannels: () => ({
    items: channels.map(itemOf),
    webhookBase: "https://bensen.example/webhooks",
    gapHours: 3,
    at: at(0),
  }),
  testChannel: ({ params: { channel } }) => {
    if (!itemOf(channel).sends) throw new AppError("UNKNOWN_CHANNEL", "nothing can be sent by this channel");
    return { id: nextId("test") };
  },
  getChannelTest: ({ params: { id }, query: { to } }) =>
    fails.test(to)
      ? { id, state: "failed", failure: "RECIPIENT_GONE", at: at(0) }
      : { id, state: "delivered", at: at(0) },
};
