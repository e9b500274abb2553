import { type Request, type Response, Router, urlencoded } from "express";
import { z } from "zod";
import type { Address } from "../core/channel/channel.ts";
import type { InboundEvent } from "../core/channel/event.ts";
import { receive } from "../core/channel/receive.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { chatOf, openMapToken } from "./map-link.ts";
import {
  askPlacePage,
  confirmPlacePage,
  drawMap,
  placeLinkOverPage,
  placeSentPage,
  toPoint,
  type WardMap,
} from "./pages/map.ts";
import { sendHtml } from "./pages/reading-aids.ts";
import { siteFor } from "./pages/words.ts";

export interface MapDeps {
  store: Store;
  world: World;
  map: WardMap;
  secret: Buffer;
  /** Our side of the address of talks in our own chat. */
  chatAddress: Omit<Address, "user">;
}

const number = z.coerce.number();
const touched = z.object({ "diem.x": number, "diem.y": number });
const named = z.object({
  lat: number.min(-90).max(90),
  lon: number.min(-180).max(180),
  gui: z.literal("1").optional(),
});

/** `/vi-tri/:token`: where the platform has no button for the position, the resident points at the place here. */
export function mapRoutes({ store, world, map, secret, chatAddress }: MapDeps): Router {
  const router = Router();
  const drawing = drawMap(map);
  const at = (request: Request) => ({ ward: world.ward, words: siteFor(world, request).words });
  const send = (response: Response, page: string): void => {
    sendHtml(response.set({ "cache-control": "no-store", "referrer-policy": "no-referrer" }), page);
  };
  router.get("/ban-do.svg", (_, response) => {
    response.set("cache-control", "public, max-age=3600").type("image/svg+xml").send(drawing);
  });
  router.get("/:token", (request, response) => {
    const isOpen = openMapToken(request.params.token, world.clock.now(), secret) !== undefined;
    send(response.status(isOpen ? 200 : 410), isOpen ? askPlacePage(at(request)) : placeLinkOverPage(at(request)));
  });
  router.post("/:token", urlencoded({ extended: false, limit: "2kb" }), async (request, response) => {
    const { token } = request.params;
    const conversationId = openMapToken(token, world.clock.now(), secret);
    if (!conversationId) return send(response.status(410), placeLinkOverPage(at(request)));
    const pixel = touched.safeParse(request.body);
    const given = named.safeParse(request.body);
    if (!pixel.success && !given.success) return send(response.status(400), askPlacePage(at(request)));
    const point = pixel.success
      ? toPoint(map, pixel.data["diem.x"], pixel.data["diem.y"])
      : { latitude: given.data?.lat ?? 0, longitude: given.data?.lon ?? 0 };
    const place = world.nameOf(point.latitude, point.longitude);
    if (!given.data?.gui) return send(response, confirmPlacePage(at(request), place.label, point));
    await takePin({ store, world, chatAddress }, conversationId, token, point);
    send(response, placeSentPage(at(request)));
  });
  return router;
}

/** The pin goes into the conversation by the same door as everything a resident sends; one link sends one pin. */
async function takePin(
  { store, world, chatAddress }: Pick<MapDeps, "store" | "world" | "chatAddress">,
  subject: string,
  token: string,
  at: { latitude: number; longitude: number },
): Promise<void> {
  const sessionId = chatOf(subject);
  const conversation = sessionId
    ? { address: { ...chatAddress, user: sessionId }, thread: `${chatAddress.account}:${sessionId}` }
    : await store.transaction((tx) => tx.conversations.byId(subject));
  if (!conversation) return;
  const event: InboundEvent = {
    kind: "message",
    id: `map:${token}`.slice(0, 200),
    channel: conversation.address.channel,
    from: conversation.address,
    thread: conversation.thread,
    at: world.clock.now(),
    attachments: [],
    place: { label: "", precision: "exact", ...at },
    raw: null,
  };
  await receive({ events: [event], store, world });
}
