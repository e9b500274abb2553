import express, { type Response, Router } from "express";
import type { Store } from "../../core/store.ts";
import { findCodes } from "../../core/ticket/code.ts";
import type { World } from "../../core/world.ts";
import { lookupPage, notFoundPage, trackingPage } from "./tracking.ts";

/** States nobody outside may look up: the code then counts as unknown. */
const hidden = ["spam"];

/** The public pages: HTML made here, one stylesheet, forms that work without script. */
export function pages({ store, world }: { store: Store; world: World }): Router {
  const router = Router();
  const send = (response: Response, html: string): void => {
    response.type("html").send(html);
  };
  const example = `${world.ward.codePrefix}-2611-0412`;

  router.use("/assets", express.static(new URL("./assets", import.meta.url).pathname, { maxAge: "1h" }));
  router.get("/tra-cuu", (request, response) => {
    const typed = typeof request.query.ma === "string" ? request.query.ma : "";
    if (!typed) return send(response, lookupPage(world));
    const [code] = findCodes(typed, world.ward.codePrefix);
    if (code) return response.redirect(303, `/p/${code}`);
    response.status(404);
    return send(response, notFoundPage(world, example));
  });
  router.get("/p/:code", async (request, response) => {
    const [code] = findCodes(request.params.code, world.ward.codePrefix);
    const ticket = code ? await store.transaction((tx) => tx.tickets.byCode(code)) : undefined;
    response.set({ "cache-control": "no-store", "x-robots-tag": "noindex" });
    if (ticket && ticket.visibility !== "confidential" && !hidden.includes(ticket.status)) {
      return send(response, trackingPage(ticket, world));
    }
    response.status(404);
    return send(response, notFoundPage(world, example));
  });
  return router;
}
