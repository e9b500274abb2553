import express, { type Response, Router } from "express";
import { findCodes } from "../../core/ticket/code.ts";
import type { World } from "../../core/world.ts";
import { lookupPage, notFoundPage } from "./tracking.ts";

/** The public pages: HTML made here, one stylesheet, forms that work without script. */
export function pages({ world }: { world: World }): Router {
  const router = Router();
  const send = (response: Response, html: string): void => {
    response.type("html").send(html);
  };

  router.use("/assets", express.static(new URL("./assets", import.meta.url).pathname, { maxAge: "1h" }));
  router.get("/tra-cuu", (request, response) => {
    const typed = typeof request.query.ma === "string" ? request.query.ma : "";
    if (!typed) return send(response, lookupPage(world));
    const [code] = findCodes(typed, world.ward.codePrefix);
    if (code) return response.redirect(303, `/p/${code}`);
    response.status(404);
    return send(response, notFoundPage(world));
  });
  return router;
}
