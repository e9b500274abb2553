import { Router } from "express";
import { AppError } from "../core/errors.ts";
import type { Files } from "../core/store.ts";
import { isFileLink } from "./file-link.ts";

/** `/tep/:key/:seal`: one file for whoever was sent its address. Shown, never run: no scripts, no guessing of types. */
export function fileRoutes({ files, secret }: { files: Pick<Files, "get">; secret: Buffer }): Router {
  const router = Router();
  router.get("/:key/:seal", async (request, response) => {
    const { key, seal } = request.params;
    const file = isFileLink(key, seal, secret) ? await files.get(key) : undefined;
    if (!file) throw new AppError("NOT_FOUND", "no such file");
    const isShown = /^(?:image|audio|video)\//.test(file.mimeType);
    response.set({
      "content-type": file.mimeType,
      "content-disposition": isShown ? "inline" : "attachment",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
      "referrer-policy": "no-referrer",
      "cache-control": "private, max-age=86400, immutable",
    });
    response.send(Buffer.from(file.content));
  });
  return router;
}
