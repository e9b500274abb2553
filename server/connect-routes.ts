import { Router } from "express";
import { z } from "zod";
import type { ZaloConnector } from "../adapters/zalo/connect.ts";
import { connectAccount } from "../core/channel/connect-account.ts";
import { AppError, adviceOf, isAppError } from "../core/errors.ts";
import { staffActor } from "../core/people/staff.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import type { Auth } from "./auth.ts";
import type { LiveConnections } from "./live-connections.ts";
import type { Logger } from "./log.ts";
import { type ConnectOutcome, connectedPage } from "./pages/connected.ts";
import { sendHtml } from "./pages/reading-aids.ts";

export interface ConnectDeps {
  store: Store;
  world: World;
  auth: Pick<Auth, "staffOf">;
  connections: LiveConnections;
  /** Unset: the channel is off. */
  zalo?: ZaloConnector | undefined;
  log: Pick<Logger, "warn">;
}

const callback = z.object({
  code: z.string().min(1).max(2_000),
  oa_id: z.string().regex(/^\d{1,30}$/),
  state: z.string().min(1).max(200).optional(),
});

/** What a fault means to the person who sees the page. */
function outcomeOf(error: unknown): ConnectOutcome {
  if (isAppError(error, "FORBIDDEN") || isAppError(error, "BAD_INPUT")) return { did: "unknown" };
  if (isAppError(error, "PLATFORM_UNAVAILABLE")) return { did: "failed" };
  return { did: "refused", advice: adviceOf(error) };
}

/** `/ket-noi/zalo`: the platform sends the OA's administrator here after the consent. */
export function connectRoutes(deps: ConnectDeps): Router {
  const { store, world, auth, connections, zalo, log } = deps;
  const router = Router();
  const connect = async (query: unknown, headers: Parameters<Auth["staffOf"]>[0]): Promise<ConnectOutcome> => {
    if (!zalo) throw new AppError("UNKNOWN_CHANNEL", "this channel is off");
    const given = callback.safeParse(query);
    if (!given.success) throw new AppError("BAD_INPUT", "not what the platform sends");
    const { code, oa_id: account, state } = given.data;
    const staff = await auth.staffOf(headers).catch(() => undefined);
    const visitor = staff?.role === "ADM" ? { visitor: staffActor(staff) } : {};
    const { oaId, name, by } = await zalo.finish({ code, oaId: account, ...(state ? { state } : {}), ...visitor });
    const connected = await store.transaction((tx) =>
      connectAccount({ tx, world, channel: "zalo", account: oaId, name: name ?? oaId, by }),
    );
    await connections.refresh();
    return { did: "connected", name: connected.name };
  };
  router.get("/zalo", async (request, response) => {
    const outcome = await connect(request.query, request.headers).catch((error: unknown) => {
      log.warn({ error }, "connecting an account failed");
      return outcomeOf(error);
    });
    // The address holds a code: it must not travel on.
    response.set({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    sendHtml(response.status(outcome.did === "connected" ? 200 : 400), connectedPage(world.ward, outcome));
  });
  return router;
}
