import { createHmac, randomBytes } from "node:crypto";
import { type Request, Router, urlencoded } from "express";
import { rateLimit } from "express-rate-limit";
import { z } from "zod";
import { isAppError } from "../../core/errors.ts";
import { type NewsTopic, spokenTopic } from "../../core/news/news-watch.ts";
import { finishContactCheck, startContactCheck } from "../../core/people/contact-check.ts";
import { unpublishedCategories } from "../../core/publication/public-ticket.ts";
import { categoryIds } from "../../core/ticket/taxonomy.ts";
import type { World } from "../../core/world.ts";
import { again } from "../api/again.ts";
import type { Logger } from "../log.ts";
import { openNewsStop } from "../news-link.ts";
import { type DeviceDeps, deviceRoutes } from "./device-routes.ts";
import { maskReader } from "./follow.ts";
import type { WardMap } from "./map.ts";
import * as pages from "./news.ts";
import { sendHtml } from "./reading-aids.ts";
import { type AsideDeps, sendAside } from "./send-aside.ts";
import { sendPage } from "./send-page.ts";
import { siteFor } from "./words.ts";

export interface NewsDeps extends AsideDeps {
  map: Pick<WardMap, "streets">;
  secret: Buffer;
  push: Pick<DeviceDeps, "serverKey" | "mayPush">;
  log: Logger;
}

/** Requests one address may make in ten minutes; a household shares one. */
const perTenMinutes = 20;
const carrier = "email" as const;
const asked = z.object({
  loai: z.string().max(40).default(""),
  duong: z.string().max(80).default(""),
  noi: z.string().trim().toLowerCase().max(254).pipe(z.email()),
});

/** What somebody chose, of what there is; undefined: nothing. */
function topicOf(body: unknown, { ward }: World, { streets }: NewsDeps["map"]): NewsTopic | undefined {
  const { loai, duong } = (body ?? {}) as Record<string, unknown>;
  const category = categoryIds.find((id) => id === loai && !unpublishedCategories(ward).includes(id));
  const street = streets.find(({ name }) => name === duong)?.name;
  if (category === undefined && street === undefined) return undefined;
  return { ...(street ? { street } : {}), ...(category ? { category } : {}) };
}

/** `/nhan-tin`: public news of a street or a kind, by mail once its reader said yes in a mail, or on a browser; and the way out of it. */
export function newsRoutes(deps: NewsDeps): Router {
  const { store, world, map, secret, log } = deps;
  const router = Router();
  const form = urlencoded({ extended: false, limit: "2kb" });
  const slowly = rateLimit({ windowMs: 600_000, limit: perTenMinutes, standardHeaders: true, legacyHeaders: false });
  const seal = (text: string): string => createHmac("sha256", secret).update(`news:${text}`).digest("base64url");
  const trouble = (request: Request, why: pages.NewsTrouble): string =>
    pages.newsTroublePage(siteFor(world, request), why);

  router.get("/nhan-tin", (request, response) => {
    const listed = { ...siteFor(world, request), map };
    sendHtml(response, pages.newsPage(listed, topicOf(request.query, world, map) ?? {}));
  });
  router.use(deviceRoutes({ store, world, topicOf: (body) => topicOf(body, world, map), ...deps.push }));
  router.post("/nhan-tin", slowly, form, async (request, response) => {
    const topic = topicOf(request.body, world, map);
    if (!topic) return sendPage(response, trouble(request, "no-topic"), 400);
    const { data } = asked.safeParse(request.body);
    if (!data || world.accountOf(carrier) === undefined)
      return sendPage(response, trouble(request, "bad-address"), 400);
    const digits = randomBytes(16).toString("base64url");
    const user = data.noi;
    try {
      const check = await store.transaction((tx) =>
        startContactCheck({ tx, world, seal, topic, carrier, user, digits }),
      );
      const link = `${world.ward.publicUrl}/nhan-tin/xac-nhan/${check.id}.${digits}`;
      const said = { topic: spokenTopic(topic, world.ward), link };
      await sendAside(deps, check, world.phrasebook.say("news.confirm", said, check.startedAt).text);
      return sendPage(response, pages.newsSentPage(siteFor(world, request), maskReader(carrier, user)));
    } catch (error) {
      if (!isAppError(error)) throw error;
      const isTooMany = error.details.perHour !== undefined;
      if (!isTooMany) log.warn({ error, channel: carrier }, "link not sent");
      return sendPage(response, trouble(request, isTooMany ? "too-many" : "not-sent"), isTooMany ? 429 : 503);
    }
  });

  router.get("/nhan-tin/xac-nhan/:token", (request, response) =>
    sendPage(response, pages.newsConfirmPage(siteFor(world, request))),
  );
  router.post("/nhan-tin/xac-nhan/:token", slowly, form, async (request, response) => {
    const [id = "", digits = ""] = String(request.params.token).split(".");
    const end = await again(() => store.transaction((tx) => finishContactCheck({ tx, world, seal, id, digits })));
    if (end.outcome === "too-many") return sendPage(response, trouble(request, "full"), 409);
    if (end.outcome !== "agreed" || !end.check.topic) return sendPage(response, trouble(request, "over"), 410);
    const { topic, user } = end.check;
    return sendPage(response, pages.newsConfirmedPage(siteFor(world, request), topic, maskReader(carrier, user)));
  });

  router.get("/nhan-tin/thoi/:token", async (request, response) => {
    const id = openNewsStop(request.params.token, secret);
    if (id === undefined) return sendPage(response, trouble(request, "bad-link"), 404);
    const watch = await store.transaction((tx) => tx.newsWatches.byId(id));
    const site = siteFor(world, request);
    return sendPage(response, watch ? pages.newsStopPage(site, watch) : pages.newsStoppedPage(site));
  });
  router.post("/nhan-tin/thoi/:token", form, async (request, response) => {
    const id = openNewsStop(String(request.params.token), secret);
    if (id === undefined) return sendPage(response, trouble(request, "bad-link"), 404);
    await store.transaction((tx) => tx.newsWatches.remove(id));
    return sendPage(response, pages.newsStoppedPage(siteFor(world, request)));
  });
  return router;
}
