import { z } from "zod";
import { connectionStates } from "../core/channel/connection.ts";
import { troubles } from "../core/channel/health.ts";
import { deliveryStates } from "../core/delivery/delivery-state.ts";
import { errorCodes } from "../core/errors.ts";
import { channel, moment, named } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

/** Whether an account is still granted to us, and until when. */
const accessView = z.object({
  /** The name residents know it by. */
  name: z.string().optional(),
  /** Unset: it is set up in the environment only. */
  state: z.enum(connectionStates).optional(),
  connectedAt: moment.optional(),
  /** An administrator gave it up on purpose. */
  givenUpAt: moment.optional(),
  /** `lasting`: until somebody takes it away; `renewed`: we renew it again and again. Unset: nobody knows, or it is gone. */
  lasts: z.enum(["lasting", "renewed"]).optional(),
  renewedAt: moment.optional(),
  /** The end of what is sent with now; it is renewed before. */
  tokenUntil: moment.optional(),
  /** Until then somebody must connect again if no renewal succeeds any more. */
  grantUntil: moment.optional(),
  /** Renewing fails since then; `isFinal`: only connecting again helps. */
  fault: z.object({ since: moment, isFinal: z.boolean(), advice: z.string() }).optional(),
});

/** One account of ours on a channel. */
const accountView = z.object({
  account: z.string(),
  lastOutAt: moment.optional(),
  lastFailedAt: moment.optional(),
  lastFailure: z.enum(errorCodes).optional(),
  sentInHour: z.number(),
  failedInHour: z.number(),
  quota: z.object({ kind: z.string(), remaining: z.number(), total: z.number().optional(), at: moment }).optional(),
  access: accessView.optional(),
});

/** How a channel is. Figures of today count whole hours but the one that runs, ten minutes old at most. */
const channelView = z
  .object({
    channel,
    /** It is switched on. */
    connected: z.boolean(),
    receives: z.boolean(),
    sends: z.boolean(),
    accounts: z.array(accountView),
    lastInAt: moment.optional(),
    lastOutAt: moment.optional(),
    receivedToday: z.number(),
    /** On such a weekday, up to this hour, over the last weeks; unset: too new to say. */
    usualToday: z.number().optional(),
    usualInGap: z.number().optional(),
    /** 0..1 of the last hour's attempts to send. */
    failedShare: z.number().optional(),
    /** Hours in which we may answer; null: always, 0: never. Unset: nothing goes out by it. */
    window: z
      .object({
        replyHours: z.number().nullable(),
        humanHours: z.number().nullable(),
        outside: z.enum(["template", "human-only", "refuse", "none"]),
      })
      .optional(),
    troubles: z.array(z.enum(troubles)),
  })
  .register(named, { id: "ChannelHealth" });

const channelPage = z.object({
  items: z.array(channelView),
  /** Where platforms deliver to, without the channel's name at the end. */
  webhookBase: z.string(),
  /** Hours of silence that are no accident. */
  gapHours: z.number(),
  at: moment,
});
const byChannel = z.object({ channel });
const byTest = byChannel.extend({ id: z.string().min(1).max(100) });
/** Whom a test goes to, and from which account of ours where there are several. */
const testBody = z.object({ to: z.string().trim().min(1).max(254), account: z.string().max(200).optional() });
const testStarted = z.object({ id: z.string() });
/** How far the test message got. */
const testResult = z
  .object({ id: z.string(), state: z.enum(deliveryStates), failure: z.string().optional(), at: moment })
  .register(named, { id: "ChannelTest" });

/** Channel health, for those who look after the doors. */
export const channelRoutes = {
  listChannels: {
    method: "get",
    path: "/api/channels",
    access: "channel.read",
    summary: "Every channel: what came and went, what is usual, what is wrong",
    response: channelPage,
  },
  testChannel: {
    method: "post",
    path: "/api/channels/{channel}/test",
    access: "channel.manage",
    summary: "Sends a test message to this address, the way every message goes",
    params: byChannel,
    body: testBody,
    response: testStarted,
  },
  getChannelTest: {
    method: "get",
    path: "/api/channels/{channel}/test/{id}",
    access: "channel.manage",
    summary: "How far a test message got",
    params: byTest,
    query: testBody,
    response: testResult,
  },
} as const satisfies Record<string, Route>;
