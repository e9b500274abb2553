import { createHmac, randomUUID } from "node:crypto";
import { readForm } from "./http-multipart.ts";
import { type FakeHttp, type PlatformAnswer, type PlatformRequest, startFakeHttp } from "./http-platform.ts";
import type { SignedWebhook } from "./zalo-server.ts";

/** What the fake app and Page are set up with; the defaults fit the recorded samples. */
export interface FacebookServerOptions {
  port?: number;
  now?: () => Date;
  appSecret?: string;
  pageId?: string;
  pageToken?: string;
  /** Refuses calls without `appsecret_proof`. */
  wantsProof?: boolean;
}

/** One line between the Page and a person, as the platform keeps it. */
interface FacebookLine {
  id: string;
  fromPage: boolean;
  text: string;
  at: Date;
  hasFile: boolean;
  /** The message as it was sent, for looking at quick replies and files. */
  message: Record<string, unknown>;
  messagingType?: string;
}

/** What a person does in Messenger. */
type FacebookAct = { userId: string } & (
  | { text: string }
  | { choice: string; label: string }
  | { image: string; text?: string }
  | { latitude: number; longitude: number }
);

export interface FacebookServer extends FakeHttp {
  readonly pageId: string;
  /** Everything said between the Page and this person (or comment), oldest first. */
  log(userId: string): FacebookLine[];
  /** Texts the person got. */
  received(userId: string): string[];
  /** Signs any `messaging` event, in the escaped form Meta signs. */
  webhook(event: Record<string, unknown>): SignedWebhook;
  /** Signs a change of the Page's feed, such as a comment. */
  feed(value: Record<string, unknown>): SignedWebhook;
  /** The person writes: opens the window and returns the webhook the platform would send. */
  userSends(act: FacebookAct): SignedWebhook;
  /** The webhook that tells that the person read everything until now. */
  userReads(userId: string): SignedWebhook;
  /** Somebody answers in Meta's own inbox: the echo of it. */
  staffWrites(userId: string, text: string): SignedWebhook;
  /** Sets when the person last wrote. */
  lastWrote(userId: string, at: Date): void;
  /** The person blocks the Page. */
  block(userId: string): void;
  /** The Page token stops working. */
  revokeToken(): void;
}

interface Person {
  lastWroteAt?: Date;
  blocked: boolean;
  lines: FacebookLine[];
}

interface Send {
  recipient: Record<string, string>;
  messaging_type?: string;
  tag?: string;
  message: Record<string, unknown>;
  file?: Buffer;
}

const hourMs = 3_600_000;
const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");

function fault(code: number, subcode?: number): PlatformAnswer {
  const more = subcode === undefined ? {} : { error_subcode: subcode };
  const error = { message: "fake fault", type: "OAuthException", code, ...more, fbtrace_id: "fake" };
  return { status: code <= 2 ? 500 : 400, body: { error } };
}

function readSend({ headers, body }: PlatformRequest): Send {
  const form = readForm(headers["content-type"], body);
  if (!form) return JSON.parse(body.toString()) as Send;
  const field = (name: string): string => form.find((part) => part.name === name)?.content.toString() ?? "";
  const file = form.find(({ name }) => name === "filedata")?.content;
  return {
    recipient: JSON.parse(field("recipient")),
    message: JSON.parse(field("message")),
    messaging_type: field("messaging_type"),
    tag: field("tag"),
    ...(file ? { file } : {}),
  };
}

/** The first rule of the Send API a message breaks. */
function faultIn({ message, messaging_type, file }: Send): PlatformAnswer | undefined {
  const text = typeof message.text === "string" ? message.text : "";
  const attachment = message.attachment as { type: string; payload: { url?: string } } | undefined;
  const replies = (message.quick_replies ?? []) as { title: string; payload: string }[];
  if (!["RESPONSE", "UPDATE", "MESSAGE_TAG"].includes(messaging_type ?? "")) return fault(100);
  if ((text === "") === (attachment === undefined)) return fault(100);
  if (text.length > 2000 || replies.length > 13) return fault(100);
  if (replies.some(({ title, payload }) => title.length > 20 || payload.length > 1000)) return fault(100);
  if (attachment && !attachment.payload.url && !file) return fault(100);
  const limit = attachment?.type === "image" ? 8_000_000 : 25_000_000;
  return file && file.length > limit ? fault(100, 2018109) : undefined;
}

/** A Messenger that behaves: tokens, windows and tags, lengths, one private reply a comment; all that is said is kept. */
export async function startFacebookServer(options: FacebookServerOptions = {}): Promise<FacebookServer> {
  const {
    now = () => new Date(),
    appSecret = "test-facebook-app-secret-khong-that",
    pageId = "100000000000111",
    pageToken = "test-facebook-page-token",
    wantsProof = false,
  } = options;
  const people = new Map<string, Person>();
  let token: string | undefined = pageToken;
  // Never again the same ids, also after a restart: whoever got them keeps them for ever.
  const nextId = (): string => `m_${createHmac("sha256", pageId).update(randomUUID()).digest("base64url")}`;
  const personOf = (id: string): Person => {
    const known = people.get(id) ?? { blocked: false, lines: [] };
    people.set(id, known);
    return known;
  };

  const isAllowed = ({ query }: PlatformRequest): boolean => {
    const given = query.get("access_token") ?? "";
    const proof = createHmac("sha256", appSecret).update(given).digest("hex");
    return given === token && (!wantsProof || query.get("appsecret_proof") === proof);
  };

  const windowFault = ({ lastWroteAt }: Person, { messaging_type, tag }: Send): PlatformAnswer | undefined => {
    if (!lastWroteAt) return fault(100, 2018001);
    const hours = (now().getTime() - lastWroteAt.getTime()) / hourMs;
    const isTagged = messaging_type === "MESSAGE_TAG" && tag === "HUMAN_AGENT";
    return hours > (isTagged ? 168 : 24) ? fault(10, 2018278) : undefined;
  };

  const send = (request: PlatformRequest): PlatformAnswer => {
    const given = readSend(request);
    const { id, comment_id, post_id } = given.recipient;
    const writing = comment_id ?? post_id;
    const person = personOf(writing ?? id ?? "");
    const broken = faultIn(given) ?? (writing ? undefined : windowFault(person, given));
    if (broken) return broken;
    if (person.blocked) return fault(551, 1545041);
    if (writing && person.lines.length > 0) return fault(10900);
    const mid = nextId();
    const { message, messaging_type } = given;
    person.lines.push({
      id: mid,
      fromPage: true,
      text: String(message.text ?? ""),
      at: now(),
      hasFile: message.attachment !== undefined,
      message,
      ...(messaging_type ? { messagingType: messaging_type } : {}),
    });
    return { body: { recipient_id: id, message_id: mid } };
  };

  const conversations = ({ query }: PlatformRequest): PlatformAnswer => {
    const userId = query.get("user_id") ?? "";
    const limit = Number(/messages\.limit\((\d+)\)/.exec(query.get("fields") ?? "")?.[1] ?? 25);
    const data = [...personOf(userId).lines]
      .reverse()
      .slice(0, limit)
      .map(({ id, fromPage, text, at, hasFile }) => ({
        id,
        message: text,
        // Whole seconds, and an offset without a colon, as Graph writes it.
        created_time: at.toISOString().replace(/\.\d+Z$/, "+0000"),
        from: { id: fromPage ? pageId : userId },
        ...(hasFile ? { attachments: { data: [{ mime_type: "image/jpeg" }] } } : {}),
      }));
    return { body: { data: data.length === 0 ? [] : [{ id: `t_${userId}`, messages: { data } }] } };
  };

  const handle = (request: PlatformRequest): PlatformAnswer => {
    if (request.path.startsWith("/files/")) return { body: jpeg };
    if (!isAllowed(request)) return fault(190, 463);
    const [, version = "", page, edge] = request.path.split("/");
    if (!/^v\d+\.\d+$/.test(version) || page !== pageId) return fault(100, 33);
    if (edge === "messages" && request.method === "POST") return send(request);
    return edge === "conversations" ? conversations(request) : fault(100);
  };

  const http = await startFakeHttp({
    ...(options.port === undefined ? {} : { port: options.port }),
    sends: /\/messages$/,
    handle,
    faultAnswer: ({ code, subcode }) => fault(code, subcode),
  });

  const signed = (entry: Record<string, unknown>): SignedWebhook => {
    const body = JSON.stringify({ object: "page", entry: [{ id: pageId, ...entry }] })
      .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .replaceAll("/", "\\/");
    const bytes = Buffer.from(body);
    const mac = createHmac("sha256", appSecret).update(bytes).digest("hex");
    return { bytes, headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${mac}` } };
  };
  const webhook = (event: Record<string, unknown>): SignedWebhook => {
    const time = now().getTime();
    return signed({ time, messaging: [{ recipient: { id: pageId }, timestamp: time, ...event }] });
  };

  const contentOf = (act: FacebookAct): Record<string, unknown> => {
    if ("choice" in act) return { text: act.label, quick_reply: { payload: act.choice } };
    const words = "text" in act && act.text ? { text: act.text } : {};
    if ("image" in act) {
      return { ...words, attachments: [{ type: "image", payload: { url: `${http.url}/files/${act.image}` } }] };
    }
    if (!("latitude" in act)) return words;
    const where = encodeURIComponent(`${act.latitude.toFixed(6)},${act.longitude.toFixed(6)}`);
    const url = `https://maps.example.invalid/?q=${where}`;
    return { attachments: [{ type: "fallback", title: "Vị trí đã ghim", url, payload: null }] };
  };

  return {
    ...http,
    pageId,
    log: (userId) => [...personOf(userId).lines],
    received: (userId) =>
      personOf(userId)
        .lines.filter(({ fromPage }) => fromPage)
        .map(({ text }) => text),
    webhook,
    feed: (value) => signed({ time: Math.floor(now().getTime() / 1000), changes: [{ field: "feed", value }] }),
    userSends: (act) => {
      const person = personOf(act.userId);
      const message = contentOf(act);
      const mid = nextId();
      const at = now();
      person.lastWroteAt = at;
      const hasFile = message.attachments !== undefined;
      person.lines.push({ id: mid, fromPage: false, text: String(message.text ?? ""), at, hasFile, message });
      return webhook({ sender: { id: act.userId }, message: { mid, ...message } });
    },
    userReads: (userId) => webhook({ sender: { id: userId }, read: { watermark: now().getTime() } }),
    staffWrites: (userId, text) => {
      const mid = nextId();
      const message = { mid, is_echo: true, app_id: 263902037430900, text };
      personOf(userId).lines.push({ id: mid, fromPage: true, text, at: now(), hasFile: false, message });
      return webhook({ sender: { id: pageId }, recipient: { id: userId }, message });
    },
    lastWrote: (userId, at) => {
      personOf(userId).lastWroteAt = at;
    },
    block: (userId) => {
      personOf(userId).blocked = true;
    },
    revokeToken: () => {
      token = undefined;
    },
  };
}
