import { randomUUID } from "node:crypto";
import { json, type Request, type Response, Router } from "express";
import { rateLimit } from "express-rate-limit";
import multer from "multer";
import { z } from "zod";
import { open, sign } from "../adapters/webchat/session.ts";
import type { ChannelAdapter } from "../core/channel/adapter.ts";
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
  adapter: ChannelAdapter;
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

/** The ward's own chat: a signed cookie is the session, messages go through the same inbox as every channel. */
export function chatRoutes(deps: ChatDeps): Router {
  const { store, world, adapter, account, secret, files, live, isSecure } = deps;
  const router = Router();
  const body = json({ limit: "100kb" });
  const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: maxPhotoBytes, files: 1 } });
  const limit = rateLimit({
    windowMs: 60_000,
    limit: messagesPerMinute,
    keyGenerator: (request) => tokenOf(request) ?? "none",
    handler: () => {
      throw new AppError("RATE_LIMITED", "Bà con nhắn hơi nhanh, chờ một phút rồi gửi tiếp giúp.", { retryable: true });
    },
  });

  const threadOf = (request: Request): string => {
    const token = tokenOf(request);
    const session = token ? open(token, secret, world.clock.now()) : undefined;
    if (!session) throw new AppError("NOT_SIGNED_IN", "open the chat page first");
    return `${account}:${session.sessionId}`;
  };
  const linesOf = (thread: string): Promise<Message[]> =>
    store.transaction(async (tx) => {
      const conversation = await tx.conversations.byThread(adapter.channel, thread);
      return conversation ? tx.conversations.history(conversation.id, historyLines) : [];
    });

  router.post("/session", (request, response) => {
    const now = world.clock.now();
    const token = tokenOf(request);
    if (!token || !open(token, secret, now)) {
      const fresh = sign({ sessionId: randomUUID(), issuedAt: now }, secret);
      const maxAge = sessionDays * 86_400_000;
      response.cookie(cookieName, fresh, { httpOnly: true, sameSite: "lax", secure: isSecure, maxAge, path: "/" });
    }
    response.json({ ok: true });
  });

  router.get("/messages", async (request, response) => {
    const lines = await linesOf(threadOf(request));
    response.json({ messages: lines.filter((line) => line.direction !== "internal").map(viewOf) });
  });

  router.post("/messages", limit, body, async (request, response) => {
    const token = tokenOf(request) ?? "";
    threadOf(request);
    const { clientId, photos, ...content } = messageBody.parse(request.body);
    const attachments: Attachment[] = photos.map((key) => ({ kind: "image", key }));
    const incoming = {
      method: "POST",
      path: request.path,
      query: {},
      headers: { "x-webchat-session": token },
      body: Buffer.from(JSON.stringify({ clientMessageId: clientId, attachments, ...content })),
      receivedAt: world.clock.now(),
    };
    adapter.verify(incoming);
    await receive({ events: adapter.parse(incoming), store, world });
    response.json({ ok: true });
  });

  router.post("/uploads", limit, upload.single("file"), async (request: Request, response: Response) => {
    threadOf(request);
    if (!request.file) throw new AppError("BAD_INPUT", "no file in the field `file`");
    const mimeType = await sniff(request.file.buffer, ["image/"]);
    const { key } = await files.put(request.file.buffer, mimeType);
    response.json({ key });
  });

  router.get("/files/:key", async (request, response) => {
    const key = String(request.params.key);
    const lines = await linesOf(threadOf(request));
    const isTheirs = lines.some((line) => line.attachments.some((file) => file.key === key));
    const file = isTheirs ? await files.get(key) : undefined;
    if (!file) throw new AppError("NOT_FOUND", "no such file");
    response.set({ "content-type": file.mimeType, "cache-control": "private, max-age=86400" }).send(file.content);
  });

  router.get("/live", (request, response) => {
    const address = { channel: adapter.channel };
    return live.open(request, response, [chatTopic({ address, thread: threadOf(request) })]);
  });
  return router;
}
