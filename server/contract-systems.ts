import { z } from "zod";
import { noticeEvents } from "../core/subscription/notice.ts";
import { clientId, done, moment, named, unitId } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

/** Which machine reported, how sure it was (0..1), and how often it has seen the same since. */
export const machineView = z.object({
  source: z.string(),
  sensor: z.string(),
  confidence: z.number().optional(),
  times: z.number(),
  lastAt: moment,
});

/** A ticket at a body outside the ward that has a system of its own. */
export const relayView = z
  .object({
    unit: unitId,
    state: z.enum(["waiting", "sent", "failed", "over"]),
    requestId: z.string().optional(),
    askedAt: moment,
    sentAt: moment.optional(),
    expectedAt: moment,
    /** What they said last. */
    remoteStatus: z.enum(["open", "closed"]).optional(),
    remoteNotes: z.string().optional(),
  })
  .register(named, { id: "Relay" });

/** Where a subscriber listens: HTTP only for what the settings list as our own network. */
const url = z.url({ protocol: /^https?$/ }).max(500);

const subscriptionView = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    events: z.array(z.enum(noticeEvents)),
    active: z.boolean(),
    createdAt: moment,
  })
  .register(named, { id: "Subscription" });

/** The secret is shown in this answer only. */
const withSecret = subscriptionView.extend({ secret: z.string() });

const subscriptionBody = z.object({
  clientId,
  name: z.string().trim().min(1).max(100),
  url,
  events: z.array(z.enum(noticeEvents)).min(1),
});

/** Systems that are told of changes. */
export const systemRoutes = {
  listSubscriptions: {
    method: "get",
    path: "/api/subscriptions",
    access: "subscription.manage",
    summary: "Other systems that are told of changes",
    response: z.object({ items: z.array(subscriptionView) }),
  },
  createSubscription: {
    method: "post",
    path: "/api/subscriptions",
    access: "subscription.manage",
    summary: "A system that is to be told; its secret is shown once",
    body: subscriptionBody,
    response: withSecret,
  },
  rotateSubscription: {
    method: "post",
    path: "/api/subscriptions/{id}/rotate",
    access: "subscription.manage",
    summary: "A new secret, from the next delivery on; what was refused meanwhile is signed anew",
    params: byId,
    response: withSecret,
  },
  testSubscription: {
    method: "post",
    path: "/api/subscriptions/{id}/test",
    access: "subscription.manage",
    summary: "Sends a notice of the kind `test`",
    params: byId,
    response: done,
  },
  removeSubscription: {
    method: "delete",
    path: "/api/subscriptions/{id}",
    access: "subscription.manage",
    summary: "Tells this system nothing any more",
    params: byId,
    response: done,
  },
} as const satisfies Record<string, Route>;
