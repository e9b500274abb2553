import { z } from "zod";
import { connectionStates } from "../core/channel/connection.ts";
import { channel, done, moment, named } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

/** How to go on with connecting an OA. */
const zaloConsent = z
  .object({
    /** `link`: the OA's administrator opens `url`. `console`: Zalo's console builds the link from the other two. */
    mode: z.enum(["link", "console"]),
    url: z.string(),
    callbackUrl: z.string(),
    codeChallenge: z.string(),
    validUntil: moment,
  })
  .register(named, { id: "ZaloConsent" });

/** One account of ours on a channel, without anything secret. */
const connectionView = z
  .object({
    channel,
    account: z.string(),
    name: z.string(),
    state: z.enum(connectionStates),
    connectedAt: moment,
    connectedByName: z.string(),
  })
  .register(named, { id: "Connection" });

/** Connecting and disconnecting accounts of ours; how they stand is on the screen of channels. */
export const connectionRoutes = {
  listConnections: {
    method: "get",
    path: "/api/connections",
    access: "channel.connect",
    summary: "Accounts of ours on the channels, and whether they are still granted to us",
    response: z.object({ items: z.array(connectionView) }),
  },
  connectZalo: {
    method: "post",
    path: "/api/channels/zalo/connect",
    access: "channel.connect",
    summary: "Begins connecting an OA, for the first time or again",
    body: z.object({
      /** The OA secret key of the webhook page, where the OA has one of its own; null: the one of the settings. */
      oaSecret: z.string().trim().min(8).max(200).nullable(),
    }),
    response: zaloConsent,
  },
  disconnectChannel: {
    method: "post",
    path: "/api/channels/{channel}/{account}/disconnect",
    access: "channel.connect",
    summary: "Gives an account up: nothing is sent by it until it is connected again",
    params: z.object({ channel, account: z.string().min(1).max(100) }),
    response: done,
  },
} as const satisfies Record<string, Route>;
