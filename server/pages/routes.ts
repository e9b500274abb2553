import express, { Router } from "express";
import { findCodes } from "../../core/ticket/code.ts";
import type { World } from "../../core/world.ts";
import { readingAids, sendHtml } from "./reading-aids.ts";
import { lookupPage, notFoundPage } from "./tracking.ts";

/** The public pages: HTML made here, one stylesheet, forms that work without script. */
export function pages({ world, isSecure }: { world: World; isSecure: boolean }): Router {
  const router = Router();
  router.use("/assets", express.static(new URL("./assets", import.meta.url).pathname, { maxAge: "1h" }));
  router.use(readingAids({ isSecure }));
  router.get("/tra-cuu", (request, response) => {
    const typed = typeof request.query.ma === "string" ? request.query.ma : "";
    if (!typed) return sendHtml(response, lookupPage(world));
    const [code] = findCodes(typed, world.ward.codePrefix);
    if (code) return response.redirect(303, `/p/${code}`);
    response.status(404);
    return sendHtml(response, notFoundPage(world));
  });
  return router;
}
