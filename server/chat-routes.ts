import { randomUUID } from "node:crypto";
import { json, type Request, type Response, Router } from "express";
import { rateLimit } from "express-rate-limit";
import multer from "multer";
import { z } from "zod";
import { open, sign } from "../adapters/webchat/session.ts";
import { sessionHeader } from "../adapters/webchat/verify.ts";
import type { ChannelReceiver } from "../core/channel/adapter.ts";
import type { Attachment } from "../core/channel/event.ts";
import { receive } from "../core/channel/receive.ts";
import type { Message } from "../core/delivery/message.ts";
import { AppError } from "../core/errors.ts";
import { chatTopic } from "../core/live.ts";
import type { Files, Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import type { LiveHub } from "./live.ts";
import { sniff } from "./sniff.ts";

const cookieName = "cau-noi-chat";
/** A resident comes back to the same talk for this long. */
const sessionDays = 180;
/** Messages one resident may send in a minute; a person types fewer. */
const messagesPerMinute = 30;
const historyLines = 200;
/** Photos of telephones are 3–8 MB; larger ones are made smaller by the page. */
const maxPhotoBytes = 10_000_000;

export interface ChatDeps {
  store: Store;
  world: World;
  adapter: ChannelReceiver;
  account: string;
  secret: Buffer;
  files: Files;
  live: LiveHub;
  isSecure: boolean;
}

const messageBody = z.object({
  clientId: z.string().min(8).max(80),
  text: z.string().max(20_000).optional(),
  choice: z.string().max(200).optional(),
  label: z.string().max(200).optional(),
  photos: z.array(z.string().max(200)).max(10).default([]),
  place: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
});

function tokenOf(request: Request): string | undefined {
  const found = (request.headers.cookie ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${cookieName}=`));
  return found ? decodeURIComponent(found.slice(cookieName.length + 1)) : undefined;
}

/** What a resident may see of a line: no ids of staff, no notes. */
function viewOf(message: Message) {
  const { author } = message;
  return {
    id: message.id,
    direction: message.direction,
    author: author.kind,
    ...(author.kind === "operator" ? { name: author.name } : {}),
    text: message.text,
    choices: message.direction === "out" ? message.choices : [],
    attachments: message.attachments.map((file) => ({
      kind: file.kind,
      ...(file.key ? { url: `/api/chat/files/${file.key}` } : {}),
    })),
    ...(message.place ? { place: message.place.label } : {}),
    ...(message.direction === "in" ? { clientId: message.providerIds[0]?.split(":").at(-1) } : {}),
    at: message.at.toISOString(),
  };
}

/** Who is behind a request, and what was said so far. */
class ChatTalk {
  readonly #deps: ChatDeps;
  constructor(deps: ChatDeps) {
    this.#deps = deps;
  }

  /** The thread of the signed cookie. Throws NOT_SIGNED_IN. */
  threadOf(request: Request): string {
    const { secret, world, account } = this.#deps;
    const token = tokenOf(request);
    const session = token ? open(token, secret, world.clock.now()) : undefined;
    if (!session) throw new AppError("NOT_SIGNED_IN", "open the chat page first");
    return `${account}:${session.sessionId}`;
  }

  async linesOf(thread: string): Promise<Message[]> {
    const { store, adapter } = this.#deps;
    const lines = await store.transaction(async (tx) => {
      const conversation = await tx.conversations.byThread(adapter.channel, thread);
      return conversation ? tx.conversations.history(conversation.id, historyLines) : [];
    });
    return lines.filter((line) => line.direction !== "internal");
  }

  /** A cookie for whoever has none that is good. */
  welcome(request: Request, response: Response): void {
    const { secret, world, isSecure } = this.#deps;
    const now = world.clock.now();
    const token = tokenOf(request);
    if (token && open(token, secret, now)) return;
    const fresh = sign({ sessionId: randomUUID(), issuedAt: now }, secret);
    const maxAge = sessionDays * 86_400_000;
    response.cookie(cookieName, fresh, { httpOnly: true, sameSite: "lax", secure: isSecure, maxAge, path: "/" });
  }

  /** The same way in as every platform's message: verified, parsed, stored, and only then answered. */
  async take(request: Request): Promise<void> {
    const { adapter, store, world } = this.#deps;
    const { clientId, photos, ...content } = parseMessage(request.body);
    const attachments: Attachment[] = photos.map((key) => ({ kind: "image", key }));
    const incoming = {
      method: "POST",
      path: request.path,
      query: {},
      headers: { [sessionHeader]: tokenOf(request) ?? "" },
      body: Buffer.from(JSON.stringify({ clientMessageId: clientId, attachments, ...content })),
      receivedAt: world.clock.now(),
    };
    adapter.verify(incoming);
    await receive({ events: adapter.parse(incoming), store, world });
  }
}

function parseMessage(body: unknown): z.infer<typeof messageBody> {
  const parsed = messageBody.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new AppError("BAD_INPUT", "not a chat message", { details: { issues } });
}

/** The ward's own chat: a signed cookie is the session, messages go through the same inbox as every channel. */
export function chatRoutes(deps: ChatDeps): Router {
  const { adapter, files, live } = deps;
  const talk = new ChatTalk(deps);
  const router = Router();
  const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: maxPhotoBytes, files: 1 } });
  const limit = rateLimit({
    windowMs: 60_000,
    limit: messagesPerMinute,
    keyGenerator: (request) => tokenOf(request) ?? "none",
    handler: () => {
      throw new AppError("RATE_LIMITED", "Bà con nhắn hơi nhanh, chờ một phút rồi gửi tiếp giúp.", { retryable: true });
    },
  });

  router.post("/session", (request, response) => {
    talk.welcome(request, response);
    response.json({ ok: true });
  });
  router.get("/messages", async (request, response) => {
    response.json({ messages: (await talk.linesOf(talk.threadOf(request))).map(viewOf) });
  });
  router.post("/messages", limit, json({ limit: "100kb" }), async (request, response) => {
    talk.threadOf(request);
    await talk.take(request);
    response.json({ ok: true });
  });
  router.post("/uploads", limit, upload.single("file"), async (request, response) => {
    talk.threadOf(request);
    if (!request.file) throw new AppError("BAD_INPUT", "no file in the field `file`");
    const mimeType = await sniff(request.file.buffer, ["image/"]);
    const { key } = await files.put(request.file.buffer, mimeType);
    response.json({ key });
  });
  router.get("/files/:key", async (request, response) => {
    const lines = await talk.linesOf(talk.threadOf(request));
    const isTheirs = lines.some((line) => line.attachments.some((file) => file.key === request.params.key));
    const file = isTheirs ? await files.get(request.params.key) : undefined;
    if (!file) throw new AppError("NOT_FOUND", "no such file");
    response.set({ "content-type": file.mimeType, "cache-control": "private, max-age=86400" });
    response.send(Buffer.from(file.content));
  });
  router.get("/live", (request, response) => {
    const conversation = { address: { channel: adapter.channel }, thread: talk.threadOf(request) };
    return live.open(request, response, [chatTopic(conversation)]);
  });
  return router;
}
