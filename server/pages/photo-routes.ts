import { Router } from "express";
import { AppError } from "../../core/errors.ts";
import { photosForAll } from "../../core/publication/public-photo.ts";
import type { Files, Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";
import { photoSizes } from "../photo-link.ts";

/**
 * `/hinh/:id/:size`: a photo a person approved. Whether it may still be shown is asked each time, and browsers ask each time
 * too: taken down it is gone at once. Search engines are asked to keep no copy, for nobody could take that down.
 */
export function photoRoutes(deps: {
  store: Pick<Store, "publicTickets">;
  files: Pick<Files, "get">;
  world: Pick<World, "ward">;
}): Router {
  const { store, files, world } = deps;
  const router = Router();
  const fileOf = async (id: string, size: keyof typeof photoSizes) => {
    const found = await store.publicTickets.photo(id);
    const [photo] = found ? photosForAll(found.ticket, world.ward, [found.photo]) : [];
    return photo && files.get(photo.shown[photoSizes[size]]);
  };
  router.get("/:id/:size", async (request, response) => {
    const { id, size } = request.params;
    response.set({ "cache-control": "no-cache", "x-robots-tag": "noindex, noimageindex" });
    const file = size in photoSizes ? await fileOf(id, size as keyof typeof photoSizes) : undefined;
    if (!file) throw new AppError("NOT_FOUND", "no such photo");
    response.set({
      "content-type": file.mimeType,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    response.send(Buffer.from(file.content));
  });
  return router;
}
