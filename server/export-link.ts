import { createHmac } from "node:crypto";
import { Router } from "express";
import { isSame } from "../adapters/signature.ts";
import { AppError } from "../core/errors.ts";
import { whoseCase } from "../core/privacy/decide-case.ts";
import type { Files, Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { wardName } from "./pages/ward-name.ts";
import { exportPerson } from "./personal-export.ts";

/** How long the address works. */
const hours = 72;

/** Where a person fetches what is kept of them. */
export interface ExportLink {
  url: string;
  until: Date;
}

const sealOf = (code: string, until: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`export:${code}:${until}`).digest("base64url").slice(0, 32);

/** An address for one case that ends by itself; whoever holds it may fetch the data, nobody can guess one. */
export function exportLink(
  code: string,
  now: Date,
  { PUBLIC_URL, APP_SECRET }: { PUBLIC_URL: string; APP_SECRET: Buffer },
): ExportLink {
  const until = new Date(now.getTime() + hours * 3_600_000);
  const ends = String(until.getTime());
  return { url: `${PUBLIC_URL}/du-lieu/${code}/${ends}/${sealOf(code, ends, APP_SECRET)}`, until };
}

/** `/du-lieu/:code/:until/:seal`: what is kept of the person, while the address works and the case is theirs. */
export function exportRoutes(deps: { store: Store; world: World; files: Pick<Files, "get">; secret: Buffer }): Router {
  const { store, world, files, secret } = deps;
  const router = Router();
  router.get("/:code/:until/:seal", async (request, response) => {
    const { code, until, seal } = request.params;
    const isGood = isSame(seal, sealOf(code, until, secret)) && Number(until) > world.clock.now().getTime();
    const citizenId = await store.transaction(async (tx) => {
      const rightsCase = isGood ? await tx.rightsCases.byCode(code) : undefined;
      return rightsCase?.state === "done" ? whoseCase(tx, rightsCase) : undefined;
    });
    if (!citizenId) throw new AppError("NOT_FOUND", "no such address, or its time is over");
    const content = await exportPerson({ store, files, citizenId, wardName: wardName(world.ward) });
    response.set({
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="du-lieu-${code}.zip"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
      "referrer-policy": "no-referrer",
    });
    response.send(Buffer.from(content));
  });
  return router;
}
