import { type Response, Router } from "express";
import type { World } from "../../core/world.ts";
import { isTold } from "../../nlp/knowledge/article.ts";
import { type Catalogue, createCatalogue } from "../../nlp/knowledge/catalogue.ts";
import type { KnowledgeData } from "../../nlp/knowledge/load.ts";
import { procedureSheet } from "../../nlp/knowledge/page.ts";
import { quotable } from "../../nlp/knowledge/telling.ts";
import type { Library } from "../library.ts";
import { foundPage, noProcedurePage, type ProcedureGroup, procedurePage, proceduresPage } from "./procedures.ts";
import { sendHtml } from "./reading-aids.ts";
import { siteFor } from "./words.ts";

const maxTyped = 200;

/** `/thu-tuc`: procedures by search and by group, one page each, from what is in force at this moment. */
export function procedureRoutes({
  world,
  library,
}: {
  world: World;
  library: Pick<Library, "release" | "inForce">;
}): Router {
  const router = Router();
  let made: { of: KnowledgeData; catalogue: Catalogue } | undefined;
  /** Made anew when staff have put something else in force. */
  const catalogue = (): Catalogue => {
    const data = library.inForce();
    if (made?.of !== data) made = { of: data, catalogue: createCatalogue(data) };
    return made.catalogue;
  };
  const groups = (now: Date): ProcedureGroup[] => {
    const { entries, groups: known } = library.release;
    const records = library.inForce().records.filter((record) => quotable(record, now));
    const titled = known.map(({ id, title }) => ({
      ...{ id, title },
      records: records.filter((one) => entries.get(one.id)?.group === id),
    }));
    const own = { id: "own", records: records.filter(({ id }) => !entries.has(id)) };
    return [...titled, own].filter((group) => group.records.length > 0);
  };
  const send = (response: Response, page: string, status = 200): void => {
    sendHtml(response.status(status).set("cache-control", "no-cache"), page);
  };

  router.get("/thu-tuc", (request, response) => {
    const now = world.clock.now();
    const site = siteFor(world, request);
    const typed = String(request.query.tim ?? "")
      .trim()
      .slice(0, maxTyped);
    if (typed) return send(response, foundPage(site, { typed, ...catalogue().find(typed, now) }));
    const articles = library.inForce().articles.filter((article) => isTold(article, now));
    send(response, proceduresPage(site, { groups: groups(now), articles }));
  });
  router.get("/thu-tuc/:slug", (request, response) => {
    const record = library.inForce().records.find(({ id }) => id === request.params.slug);
    const sheet = record && procedureSheet(record, world.clock.now());
    const site = siteFor(world, request);
    if (sheet) send(response, procedurePage(site, sheet));
    else send(response, noProcedurePage(site), 404);
  });
  return router;
}
