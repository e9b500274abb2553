import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { createPictureMasker } from "../../adapters/public-pictures.ts";
import { whyNoPhotos } from "../../core/publication/public-photo.ts";
import { publishPhoto } from "../../core/publication/publish-photo.ts";
import type { Files, Store } from "../../core/store.ts";
import { type CategoryId, categoryOf } from "../../core/ticket/taxonomy.ts";
import type { TicketStatus } from "../../core/ticket/ticket.ts";
import { loadGazetteer } from "../../nlp/places.ts";
import type { DoorLink } from "../../server/door-links.ts";
import { handleErrors } from "../../server/error-handler.ts";
import { createLog } from "../../server/log.ts";
import { keepLanguage } from "../../server/pages/language.ts";
import { drawMap } from "../../server/pages/map.ts";
import { publicRoutes } from "../../server/pages/public-routes.ts";
import { readingAids } from "../../server/pages/reading-aids.ts";
import { anActor, aTicket } from "../builders.ts";
import { FakeStore } from "./fake-store.ts";
import { aStreet } from "./street-photo.ts";
import { fakeNow, fakeWorld } from "./world.ts";

const gazetteer = loadGazetteer();
const hourMs = 3_600_000;
const kinds: CategoryId[] = [
  "flooding-drainage",
  "street-light",
  "litter-dumping",
  "noise-residential",
  "dossier-delay",
];
const states: TicketStatus[] = ["closed", "in-progress", "resolved", "assigned", "waiting-external", "new"];
const doors: DoorLink[] = ["Zalo", "Messenger", "Telegram"].map((name) => ({ name, url: `https://${name}.example/x` }));

const image = (key: string) => ({ kind: "image" as const, key, mimeType: "image/jpeg" });

/** Photos of a few streets as everybody may see them, by key. */
async function keepPictures(): Promise<Map<string, Uint8Array>> {
  const kept = new Map<string, Uint8Array>();
  for (const street of [1, 2, 3, 4]) {
    const { picture, thumbnail } = await createPictureMasker().mask(await aStreet(street), []);
    kept.set(`lon-${street}`, picture).set(`nho-${street}`, thumbnail);
  }
  return kept;
}

/** A person approved the photos of each result that may have any: before and after, every fourth one of after alone. */
async function showResults(store: FakeStore, world: ReturnType<typeof fakeWorld>): Promise<void> {
  const tickets = store.rows.tickets.filter((ticket) => ticket.result && !whyNoPhotos(ticket, world.ward));
  for (const [index, ticket] of tickets.entries()) {
    for (const [number, source] of index % 4 === 3
      ? [[1, "sau"] as const]
      : ([
          [2, "truoc"],
          [1, "sau"],
        ] as const)) {
      const street = ((index + number) % 4) + 1;
      const shown = { picture: `lon-${street}`, thumbnail: `nho-${street}`, width: 800, height: 600 };
      const act = { world, ticket, actor: anActor("HEAD"), source, agreed: true, shown };
      await store.transaction((tx) => publishPhoto({ ...act, tx }));
    }
  }
}

/** So many reports of the last month, one in five hours: five kinds, six states, some with hidden names. */
export async function fileReports(store: Pick<Store, "transaction">, count: number, now = fakeNow): Promise<void> {
  const { streets } = gazetteer;
  await store.transaction(async (tx) => {
    for (let index = 0; index < count; index += 1) {
      const category = kinds[index % kinds.length] ?? "street-light";
      const status = states[index % states.length] ?? "new";
      const openedAt = new Date(now.getTime() - index * 5 * hourMs);
      const { clocks } = aTicket({ category, openedAt });
      const isDone = status === "closed" || status === "resolved";
      const took = hourMs * (index % 7 === 0 ? 400 : 3 + (index % 20));
      const street = streets[index % streets.length];
      const [latitude = 0, longitude = 0] = street?.line[0] ?? [];
      const place = { label: "", precision: "street" as const, street: street?.name ?? "", latitude, longitude };
      await tx.tickets.insert(
        aTicket({
          ...{ category, status, openedAt, place },
          visibility: index % 11 === 10 ? "hide-name" : "public",
          origin: index % 3 === 0 ? "hotline" : "zalo",
          unit: categoryOf(category).units[0]?.startsWith("X-") ? "KTHT" : (categoryOf(category).units[0] ?? "KTHT"),
          clocks: {
            ...clocks,
            ...(isDone ? { resultStoppedAt: new Date(Math.min(openedAt.getTime() + took, now.getTime())) } : {}),
          },
          ...(isDone
            ? {
                attachments: [image("truoc")],
                proof: [image("sau")],
                result: "Dạ, phường đã làm xong, bà con đi lại bình thường ạ.",
                rating: [5, 5, 3, 5, 1][index % 5] ?? 5,
              }
            : {}),
        }),
      );
    }
  });
}

/** The public pages of a ward with so many reports of the last month, without a database. */
export async function openPublicSite(
  count: number,
): Promise<{ origin: string; store: FakeStore; close(): Promise<void> }> {
  const [store, world] = [new FakeStore(), fakeWorld({ accounts: { email: "phuong@bensen.example" } })];
  const map = { ...gazetteer, ...gazetteer.ward };
  await fileReports(store, count);
  const kept = await keepPictures();
  await showResults(store, world);
  const get: Files["get"] = async (key) => {
    const content = kept.get(key);
    return content && { content, mimeType: "image/webp" };
  };
  const app = express();
  app.set("query parser", "simple");
  app.use("/assets", express.static(new URL("../../server/pages/assets", import.meta.url).pathname));
  app.get("/vi-tri/ban-do.svg", (_, response) => void response.type("image/svg+xml").send(drawMap(map)));
  app.use(keepLanguage({ isSecure: false }));
  app.use(publicRoutes({ store, world, map, files: { get }, doors: () => doors }));
  app.use(readingAids({ isSecure: false }));
  app.use(handleErrors(createLog("silent")));
  const server: Server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, store, close };
}
