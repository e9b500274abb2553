import { Router } from "express";
import type { World } from "../../core/world.ts";
import { quotable } from "../../nlp/knowledge/telling.ts";
import type { Library } from "../library.ts";
import { html } from "./html.ts";

/** Pages worth finding, beside one for each procedure. */
const pages = ["/", "/thu-tuc", "/tra-cuu", "/ban-do", "/ket-qua", "/so-lieu", "/cong-khai"];
/**
 * Where nobody needs to look: the console, doors of machines, the demo. Pages of one ticket or one person are not named
 * here: they say "noindex" themselves, which only who may read them learns, and cards of links are read there, too.
 */
const closed = ["/app/", "/api/", "/webhooks/", "/open311/", "/demo", "/ket-noi/"];

const day = 86_400;

/** `/robots.txt` and `/sitemap.xml`: what search engines may read, and what of it is worth finding. */
export function searchEngineRoutes({ world, library }: { world: World; library: Pick<Library, "inForce"> }): Router {
  const router = Router();
  const { publicUrl } = world.ward;
  router.get("/robots.txt", (_, response) => {
    const lines = [
      "User-agent: *",
      ...closed.map((path) => `Disallow: ${path}`),
      "",
      `Sitemap: ${publicUrl}/sitemap.xml`,
    ];
    response
      .set("cache-control", `public, max-age=${day}`)
      .type("text/plain")
      .send(`${lines.join("\n")}\n`);
  });
  router.get("/sitemap.xml", (_, response) => {
    const told = library.inForce().records.filter((record) => quotable(record, world.clock.now()));
    const paths = [...pages, ...told.map(({ id }) => `/thu-tuc/${id}`)];
    const urls = paths.map((path) => html`<url><loc>${publicUrl}${path}</loc></url>\n`);
    const map = html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls}</urlset>
`;
    response.set("cache-control", `public, max-age=${day}`).type("application/xml").send(map.text);
  });
  return router;
}
