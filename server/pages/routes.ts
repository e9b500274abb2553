import express, { Router } from "express";
import { findCodes } from "../../core/ticket/code.ts";
import type { World } from "../../core/world.ts";
import type { Library } from "../library.ts";
import { readingAids, sendHtml } from "./reading-aids.ts";
import { searchEngineRoutes } from "./search-engines.ts";
import { lookupPage, notFoundPage } from "./tracking.ts";
import { siteFor } from "./words.ts";

/** The public pages: HTML made here, one stylesheet, forms that work without script. */
export function pages(deps: { world: World; isSecure: boolean; library: Pick<Library, "inForce"> }): Router {
  const { world } = deps;
  const router = Router();
  router.use("/assets", express.static(new URL("./assets", import.meta.url).pathname, { maxAge: "1h" }));
  router.use(readingAids(deps), searchEngineRoutes(deps));
  router.get("/tra-cuu", (request, response) => {
    const typed = typeof request.query.ma === "string" ? request.query.ma : "";
    if (!typed) return sendHtml(response, lookupPage(siteFor(world, request)));
    const [code] = findCodes(typed, world.ward.codePrefix);
    if (code) return response.redirect(303, `/p/${code}`);
    response.status(404);
    return sendHtml(response, notFoundPage(siteFor(world, request)));
  });
  return router;
}
