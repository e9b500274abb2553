import { type Request, type Response, Router, urlencoded } from "express";
import { rateLimit } from "express-rate-limit";
import { z } from "zod";
import { isLockable } from "../../adapters/push/client.ts";
import type { Device, NewsTopic } from "../../core/news/news-watch.ts";
import { moveDevice, watchNews } from "../../core/news/watch-news.ts";
import type { Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";
import { again } from "../api/again.ts";
import { deviceTopics, deviceTrouble } from "./device.ts";
import type { Html } from "./html.ts";
import { languageOf } from "./language.ts";
import type { NewsTrouble } from "./news.ts";
import { siteFor } from "./words.ts";

export interface DeviceDeps {
  store: Store;
  world: World;
  /** What of the ward's streets and kinds somebody chose. */
  topicOf(body: unknown): NewsTopic | undefined;
  /** The public one of the keys browsers ask with now. */
  serverKey(): Promise<string>;
  /** Whether we post to this push service. */
  mayPush(endpoint: string): boolean;
}

/** Requests one address may make in ten minutes: a household shares one, nothing is sent for them, and each visit asks once. */
const perTenMinutes = 60;
const base64url = /^[\w-]+$/;
const endpoint = z.string().max(1_000);
const asked = z.object({
  may: endpoint,
  khoa: z.string().length(87).regex(base64url),
  dau: z.string().length(22).regex(base64url),
  cua: z.string().length(87).regex(base64url),
});

/** `/nhan-tin/may`: news on a browser itself. Only its own script comes here; whoever knows a browser's address is that browser. */
export function deviceRoutes({ store, world, topicOf, serverKey, mayPush }: DeviceDeps): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: "4kb" });
  const slowly = rateLimit({ windowMs: 600_000, limit: perTenMinutes, standardHeaders: true, legacyHeaders: false });
  const deviceIn = (request: Request): Device | undefined => {
    const { data } = asked.safeParse(request.body);
    if (!data || !mayPush(data.may)) return undefined;
    const { may, khoa: p256dh, dau: auth, cua } = data;
    const device = { endpoint: may, p256dh, auth, serverKey: cua, language: languageOf(request) };
    return isLockable(device) ? device : undefined;
  };
  const send = (response: Response, part: Html, status = 200): void => {
    response.status(status).set("cache-control", "no-store").type("html").send(part.text);
  };
  const refuse = (request: Request, response: Response, why: NewsTrouble, status: number): void =>
    send(response, deviceTrouble(siteFor(world, request), why), status);

  router.get("/nhan-tin/may.js", (_, response) => {
    const root = new URL("./assets", import.meta.url).pathname;
    response.set("cache-control", "no-cache").sendFile("device-worker.js", { root });
  });
  router.get("/nhan-tin/may/khoa", async (_, response) => {
    response
      .set("cache-control", "no-store")
      .type("text")
      .send(await serverKey());
  });
  router.post("/nhan-tin/may", slowly, form, async (request, response) => {
    const topic = topicOf(request.body);
    if (!topic) return refuse(request, response, "no-topic", 400);
    const device = deviceIn(request);
    if (!device) return refuse(request, response, "bad-device", 400);
    const reader = { device };
    const isTold = await again(() => store.transaction((tx) => watchNews({ tx, world, reader, topic })));
    if (!isTold) return refuse(request, response, "full", 409);
    const watches = await store.look((tx) => tx.newsWatches.of(reader));
    return send(response, deviceTopics(siteFor(world, request), watches, topic));
  });
  router.post("/nhan-tin/may/co", slowly, form, async (request, response) => {
    const { data = "" } = endpoint.safeParse((request.body as { may?: unknown } | undefined)?.may);
    const watches = await store.look((tx) => tx.newsWatches.of({ device: { endpoint: data } }));
    if (watches.length === 0) return response.status(204).end();
    return send(response, deviceTopics(siteFor(world, request), watches));
  });
  router.post("/nhan-tin/may/doi", slowly, form, async (request, response) => {
    const { data: before } = endpoint.safeParse((request.body as { cu?: unknown } | undefined)?.cu);
    const device = deviceIn(request);
    if (before === undefined || !device) return refuse(request, response, "bad-device", 400);
    const isKnown = await again(() => store.transaction((tx) => moveDevice({ tx, from: before, to: device })));
    return response.status(isKnown ? 204 : 404).end();
  });
  return router;
}
