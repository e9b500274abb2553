import { type Request, type Response, Router, raw } from "express";
import type { ChannelReceiver } from "../core/channel/adapter.ts";
import { type Channel, channels, type RawRequest } from "../core/channel/channel.ts";
import { receive } from "../core/channel/receive.ts";
import { AppError, isAppError } from "../core/errors.ts";
import { storable } from "../core/storable.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import type { InlineFiles } from "./inline-files.ts";
import type { Logger } from "./log.ts";
import type { Watch } from "./watch.ts";

/** Largest webhook body taken, bytes. Facebook batches up to 1,000 small updates; their documents name no size. */
const maxBodyBytes = 1_000_000;

export interface WebhookDeps {
  store: Store;
  world: World;
  receiverOf: (channel: Channel) => ChannelReceiver | undefined;
  /** Keeps the files that came inside a body. */
  keepInline: InlineFiles;
  watch: Watch;
  log: Logger;
}

/** A request as adapters see it: raw bytes, plain header and query values. */
export function toRawRequest(request: Request, receivedAt: Date): RawRequest {
  const plain = (values: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
  const query = new URL(request.originalUrl, "http://local").searchParams;
  return {
    method: request.method,
    path: request.path,
    query: Object.fromEntries([...query].map(([name, value]) => [storable(name), storable(value)])),
    headers: plain(request.headers),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    receivedAt,
    target: request.originalUrl,
    ...(request.ip ? { remoteIp: request.ip } : {}),
  };
}

function receiverFor(deps: WebhookDeps, name: string): ChannelReceiver {
  const channel = channels.find((known) => known === name);
  const adapter = channel && deps.receiverOf(channel);
  if (!adapter) throw new AppError("UNKNOWN_CHANNEL", "no such channel is connected");
  return adapter;
}

/**
 * A refused delivery: nothing is stored, it is counted, and a task tells the desk at most once an hour. The platforms
 * want 200 even then: other answers unsubscribe the page or keep its address from being saved (see their documents).
 */
async function refuse(deps: WebhookDeps, adapter: ChannelReceiver, error: AppError, response: Response): Promise<void> {
  const { store, world, log } = deps;
  const now = world.clock.now();
  log.warn({ channel: adapter.channel, code: error.code }, "webhook refused");
  const id = world.ids.next();
  const key = `refused:${adapter.channel}:${now.toISOString().slice(0, 13)}`;
  await store.transaction(async (tx) => {
    await tx.tasks.save({ id, kind: "bad-signatures", key, reason: error.code, state: "open", openedAt: now });
    await tx.publish([{ topic: "desk", name: "task.opened", id }]);
  });
  response.status(adapter.limits.badSignatureStatus).json({ error: { code: error.code } });
}

/** Verifies and stores a delivery; false when it was refused, which is answered by then. */
function take(deps: WebhookDeps, adapter: ChannelReceiver, incoming: RawRequest, response: Response) {
  return deps.watch.webhook(adapter.channel, async (brings) => {
    try {
      adapter.verify(incoming);
      const events = await deps.keepInline(adapter.parse(incoming));
      brings(events);
      await receive({ events, store: deps.store, world: deps.world });
      return true;
    } catch (error) {
      if (!isAppError(error, "BAD_SIGNATURE") && !isAppError(error, "BAD_INPUT")) throw error;
      await refuse(deps, adapter, error, response);
      return false;
    }
  });
}

/** Platform → inbox. Keeps the raw bytes, verifies, stores, answers; no model and no platform call in between. */
export function webhooks(deps: WebhookDeps): Router {
  const router = Router();
  router.get("/:channel{/*rest}", async (request, response) => {
    const adapter = receiverFor(deps, String(request.params.channel));
    const incoming = toRawRequest(request, deps.world.clock.now());
    const probed = adapter.challenge?.(incoming);
    if (probed !== undefined) return void response.type("text/plain").send(probed);
    const answer = adapter.answerGet?.(incoming);
    if (answer === undefined) throw new AppError("FORBIDDEN", "not a probe we know");
    if (await take(deps, adapter, incoming, response)) response.type("application/json").send(answer);
  });
  router.post("/:channel{/*rest}", raw({ type: () => true, limit: maxBodyBytes }), async (request, response) => {
    const adapter = receiverFor(deps, String(request.params.channel));
    const incoming = toRawRequest(request, deps.world.clock.now());
    if (!(await take(deps, adapter, incoming, response))) return;
    response.status(200).json(adapter.answer?.(incoming) ?? { ok: true });
  });
  return router;
}
