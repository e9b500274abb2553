import { json, type Request, Router } from "express";
import multer from "multer";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import { chatTopic } from "../../core/live.ts";
import type { Files } from "../../core/store.ts";
import type { LiveHub } from "../live.ts";
import { readForm } from "../read-form.ts";
import { isFileLink } from "./file-link.ts";
import type { ChatLimits } from "./limits.ts";
import type { ChatSessions } from "./session.ts";
import type { ChatTalk } from "./talk.ts";

/** Lines a window loads when it opens; afterwards it asks for the newest only. */
const historyLines = 200;
/** Photos of telephones are 3–8 MB; larger ones are made smaller by the page. */
export const maxPhotoBytes = 10_000_000;

export interface ChatRoutesDeps {
  clock: Clock;
  sessions: ChatSessions;
  talk: ChatTalk;
  limits: ChatLimits;
  files: Files;
  live: Pick<LiveHub, "open">;
  secret: Buffer;
  channel: Parameters<typeof chatTopic>[0]["address"]["channel"];
  /** A page on which this resident points at a place. */
  mapLink: (session: { sessionId: string }) => string;
}

const messageBody = z.object({
  clientId: z.string().min(8).max(80),
  text: z.string().max(20_000).optional(),
  choice: z.string().max(200).optional(),
  label: z.string().max(200).optional(),
  photos: z.array(z.string().max(200)).max(10).default([]),
  place: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  ref: z.string().max(100).optional(),
});
const sessionBody = z.object({ embedded: z.boolean().default(false) }).catch({ embedded: false });
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(historyLines).default(historyLines) });

function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new AppError("BAD_INPUT", "not what the chat takes", { details: { issues } });
}

/** The ward's own chat: a signed token is the session, messages go through the same inbox as every channel. */
export function chatRoutes(deps: ChatRoutesDeps): Router {
  const { clock, sessions, talk, limits, files, live, secret, channel, mapLink } = deps;
  const router = Router();
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: maxPhotoBytes, files: 1, fields: 0, parts: 2 },
  });
  const mustBeSomebody = (request: Request, _: unknown, next: () => void): void => {
    sessions.need(request);
    next();
  };
  router.use((_, response, next) => {
    response.set("cache-control", "no-store");
    next();
  });
  router.post("/session", limits.sessions, json({ limit: "1kb" }), (request, response) => {
    const { embedded } = sessionBody.parse(request.body);
    const isKept = sessions.isKept(request);
    response.json({ token: sessions.welcome(request, response, embedded).token, isKept });
  });
  router.get("/messages", async (request, response) => {
    const { limit } = checked(listQuery, request.query);
    const { holder, lines } = await talk.read(sessions.need(request), limit);
    const name = holder.kind === "operator" ? { name: holder.name } : {};
    response.json({ holder: { kind: holder.kind, ...name }, messages: lines.map((line) => talk.viewOf(line)) });
  });
  router.post("/messages", mustBeSomebody, ...limits.messages, json({ limit: "100kb" }), async (request, response) => {
    await talk.take(sessions.need(request), checked(messageBody, request.body));
    response.json({ ok: true });
  });
  router.post(
    "/uploads",
    mustBeSomebody,
    ...limits.photos,
    readForm(upload.single("file")),
    async (request, response) => {
      if (!request.file) throw new AppError("BAD_INPUT", "no file in the field `file`");
      response.json({ key: await talk.keepPhoto(request.file.buffer) });
    },
  );
  router.post("/map-link", ...limits.messages, (request, response) => {
    response.json({ url: mapLink(sessions.need(request)) });
  });
  router.get("/files/:key", async (request, response) => {
    const { key } = request.params;
    const file = isFileLink(key, request.query, clock.now(), secret) ? await files.get(key) : undefined;
    if (!file) throw new AppError("NOT_FOUND", "no such file");
    response.set({
      "content-type": file.mimeType,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=86400, immutable",
    });
    response.send(Buffer.from(file.content));
  });
  router.get("/live", (request, response) => {
    const thread = sessions.threadOf(sessions.need(request));
    return live.open(request, response, [chatTopic({ address: { channel }, thread })]);
  });
  return router;
}
