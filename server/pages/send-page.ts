import type { Response } from "express";
import type { Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";
import type { DoorLinks } from "../door-links.ts";
import { sendHtml } from "./reading-aids.ts";

/** What the pages of the service centre work with. */
export interface CentreDeps {
  store: Store;
  world: World;
  secret: Buffer;
  /** Links to the ward's doors on other platforms. */
  doors: DoorLinks;
}

/** Sends a page that belongs to one person: nobody keeps a copy, and its address is told to no other site. */
export function sendPage(response: Response, text: string, status = 200): void {
  response.set({ "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" });
  sendHtml(response.status(status), text);
}
