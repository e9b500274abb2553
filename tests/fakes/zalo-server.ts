import { createHash, randomUUID } from "node:crypto";
import { readForm } from "./http-multipart.ts";
import { type FakeHttp, type PlatformAnswer, type PlatformRequest, startFakeHttp } from "./http-platform.ts";

/** What the fake OA is set up with; the defaults fit the recorded samples. */
export interface ZaloServerOptions {
  port?: number;
  now?: () => Date;
  appId?: string;
  appSecret?: string;
  oaId?: string;
  oaSecret?: string;
  refreshToken?: string;
  accessTokenSeconds?: number;
  /** Takes every refresh token: a stand-in started anew does not know the chain that began with an earlier one. */
  acceptsAnyRefreshToken?: boolean;
  /** Messages that may still be sent; undefined: as many as one likes. */
  quota?: number;
}

/** One line between the OA and a person, as the platform keeps it. */
interface ZaloLine {
  id: string;
  fromOa: boolean;
  type: string;
  text: string;
  at: Date;
  /** The message as it was sent, for looking at buttons and files. */
  message: Record<string, unknown>;
}

/** What a person does in the app. */
type ZaloAct = { userId: string } & (
  | { text: string }
  | { choice: string }
  | { image: string; text?: string }
  | { latitude: number; longitude: number }
);

/** A webhook as it goes over the wire. */
export interface SignedWebhook {
  bytes: Buffer;
  headers: Record<string, string>;
}

export interface ZaloServer extends FakeHttp {
  readonly oaId: string;
  /** Everything said between the OA and this person, oldest first. */
  log(userId: string): ZaloLine[];
  /** Texts the person got. */
  received(userId: string): string[];
  /** Signs any event body; `retry` adds the header of a redelivery. */
  webhook(event: Record<string, unknown>, retry?: number): SignedWebhook;
  /** The person writes: opens the window and returns the webhook the platform would send. */
  userSends(act: ZaloAct): SignedWebhook;
  /** The webhook that tells that the person saw these messages. */
  userSees(userId: string, messageIds: string[]): SignedWebhook;
  /** Somebody answers in the OA's own chat tool: the echo of it. */
  staffWrites(userId: string, text: string): SignedWebhook;
  /** Sets when the person last wrote. */
  lastWrote(userId: string, at: Date): void;
  /** The person refuses messages of the OA. */
  block(userId: string): void;
  /** Access tokens given out so far stop working. */
  expireTokens(): void;
  /** Files the OA uploaded. */
  readonly uploads: ReadonlyMap<string, Buffer>;
}

interface Person {
  lastWroteAt?: Date;
  blocked: boolean;
  lines: ZaloLine[];
}

const dayMs = 86_400_000;
const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");
const fault = (error: number): PlatformAnswer => ({ body: { error, message: "fake fault" } });
const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

interface Buttons {
  title: string;
  type: string;
  payload: unknown;
}

/** The first rule of v3.0/oa/message/cs a message breaks. */
function faultIn(message: Record<string, unknown>, uploads: ReadonlyMap<string, Buffer>): number | undefined {
  const text = typeof message.text === "string" ? message.text : "";
  if (text.length > 2000) return -210;
  const { type, payload } = (message.attachment ?? {}) as { type?: string; payload?: Record<string, unknown> };
  if (text === "" && !payload) return -201;
  if (type === "file") return uploads.has(String(payload?.token)) ? undefined : -100;
  const buttons = (payload?.buttons ?? []) as Buttons[];
  if (buttons.length > 5 || buttons.some(({ title }) => title.length > 100)) return -210;
  for (const button of buttons) {
    const isString = typeof button.payload === "string";
    if (button.type === "oa.query.hide" ? !isString : isString) return -201;
  }
  const elements = (payload?.elements ?? []) as { attachment_id?: string; url?: string }[];
  if (elements.some(({ attachment_id: id, url }) => (id ? !uploads.has(id) : !url))) return -100;
  return undefined;
}

/** A Zalo that behaves: tokens expire and rotate, windows close, lengths and quotas hold, everything said is kept. */
export async function startZaloServer(options: ZaloServerOptions = {}): Promise<ZaloServer> {
  const {
    now = () => new Date(),
    appId = "1900000000000000001",
    appSecret = "test-zalo-app-secret-khong-that",
    oaId = "4100000000000000011",
    oaSecret = "test-oa-secret-key-khong-that",
    accessTokenSeconds = 90_000,
  } = options;
  const people = new Map<string, Person>();
  const uploads = new Map<string, Buffer>();
  const tokens = new Map<string, Date>();
  let refreshToken = options.refreshToken ?? "test-zalo-refresh-token-0001";
  let quota = options.quota;
  // Never again the same ids, also after a restart: whoever got them keeps them for ever.
  const nextId = (): string => sha(randomUUID()).slice(0, 20);
  const personOf = (id: string): Person => {
    const known = people.get(id) ?? { blocked: false, lines: [] };
    people.set(id, known);
    return known;
  };

  const grant = ({ headers, body }: PlatformRequest): PlatformAnswer => {
    const form = new URLSearchParams(body.toString());
    const isOurs = headers.secret_key === appSecret && form.get("app_id") === appId;
    if (!isOurs) return { body: { error: -14004, error_name: "Invalid app", error_description: "fake" } };
    if (form.get("refresh_token") !== refreshToken && !options.acceptsAnyRefreshToken) {
      return { body: { error: -14014, error_name: "Invalid refresh token", error_description: "fake" } };
    }
    refreshToken = `refresh-${nextId()}`;
    const access = `access-${nextId()}`;
    tokens.set(access, new Date(now().getTime() + accessTokenSeconds * 1000));
    return {
      body: { access_token: access, refresh_token: refreshToken, expires_in: String(accessTokenSeconds) },
    };
  };

  const send = ({ body }: PlatformRequest, isAnonymous: boolean): PlatformAnswer => {
    const { recipient, message } = JSON.parse(body.toString()) as {
      recipient: Record<string, string>;
      message: Record<string, unknown>;
    };
    const userId = isAnonymous ? recipient.anonymous_id : recipient.user_id;
    if (!userId || (isAnonymous && !recipient.conversation_id)) return fault(-201);
    const person = personOf(userId);
    const broken = faultIn(message, uploads);
    if (broken) return fault(broken);
    if (person.blocked) return fault(-244);
    if (!person.lastWroteAt) return fault(-232);
    if (now().getTime() - person.lastWroteAt.getTime() > 7 * dayMs) return fault(-230);
    if (quota !== undefined && quota <= 0) return fault(-211);
    if (quota !== undefined) quota -= 1;
    const type = (message.attachment as { type?: string } | undefined)?.type === "file" ? "file" : "text";
    const hasMedia = JSON.stringify(message).includes('"template_type":"media"');
    const id = nextId();
    const text = String(message.text ?? "");
    person.lines.push({ id, fromOa: true, type: hasMedia ? "photo" : type, text, at: now(), message });
    return { body: { error: 0, message: "Success", data: { message_id: id, user_id: userId } } };
  };

  const upload = ({ headers, body }: PlatformRequest, isImage: boolean): PlatformAnswer => {
    const file = readForm(headers["content-type"], body)?.find(({ name }) => name === "file");
    if (!file) return fault(-201);
    if (file.content.length > (isImage ? 1_000_000 : 5_000_000)) return fault(-210);
    if (isImage && !/^image\/(jpeg|png)$/.test(file.mimeType ?? "")) return fault(-201);
    const id = `upload-${nextId()}`;
    uploads.set(id, file.content);
    return { body: { error: 0, message: "Success", data: isImage ? { attachment_id: id } : { token: id } } };
  };

  /** Newest first; ids as bare numbers, as some answers of the real API have them. */
  const conversation = ({ query }: PlatformRequest): PlatformAnswer => {
    const { user_id, offset, count: wanted } = JSON.parse(query.get("data") ?? "{}");
    if (wanted > 10) return fault(-210);
    const lines = [...personOf(String(user_id)).lines].reverse().slice(offset, offset + wanted);
    const rows = lines.map(({ id, fromOa, type, text, at }) => {
      const [from, to] = fromOa ? [oaId, user_id] : [user_id, oaId];
      const rest = { message_id: id, src: fromOa ? 0 : 1, time: at.getTime(), type, message: text };
      return JSON.stringify(rest).replace("{", `{"from_id":${from},"to_id":${to},`);
    });
    return { body: Buffer.from(`{"error":0,"message":"Success","data":[${rows.join(",")}]}`) };
  };

  const detail = ({ query }: PlatformRequest): PlatformAnswer => {
    const { user_id } = JSON.parse(query.get("data") ?? "{}");
    if (!people.has(user_id)) return fault(-213);
    return { body: { error: 0, message: "Success", data: { user_id, display_name: "Người Dân Mẫu" } } };
  };

  const handle = (request: PlatformRequest): PlatformAnswer => {
    const { path, headers } = request;
    if (path === "/v4/oa/access_token") return grant(request);
    if (path.startsWith("/files/")) return { body: jpeg };
    const until = tokens.get(String(headers.access_token));
    if (!until) return fault(-216);
    if (until <= now()) return fault(-220);
    if (path === "/v3.0/oa/message/cs") return send(request, false);
    if (path === "/v2.0/oa/message") return send(request, true);
    if (path === "/v2.0/oa/upload/image") return upload(request, true);
    if (path === "/v2.0/oa/upload/file") return upload(request, false);
    if (path === "/v2.0/oa/conversation") return conversation(request);
    if (path === "/v3.0/oa/user/detail") return detail(request);
    return fault(-209);
  };

  const http = await startFakeHttp({
    ...(options.port === undefined ? {} : { port: options.port }),
    sends: /\/oa\/message/,
    handle,
    faultAnswer: ({ code }) => fault(code),
  });

  const webhook = (event: Record<string, unknown>, retry?: number): SignedWebhook => {
    const timestamp = String(event.timestamp ?? now().getTime());
    const bytes = Buffer.from(JSON.stringify({ app_id: appId, ...event, timestamp }));
    const mac = createHash("sha256").update(appId).update(bytes).update(timestamp).update(oaSecret).digest("hex");
    const retried: Record<string, string> = retry ? { num_retry: String(retry) } : {};
    return { bytes, headers: { "content-type": "application/json", "x-zevent-signature": `mac=${mac}`, ...retried } };
  };

  const contentOf = (act: ZaloAct): { name: string; message: Record<string, unknown> } => {
    if ("choice" in act) return { name: "user_send_text", message: { text: `#${act.choice}` } };
    if ("image" in act) {
      const url = `${http.url}/files/${act.image}`;
      const attachments = [{ type: "image", payload: { thumbnail: url, url } }];
      return { name: "user_send_image", message: { ...(act.text ? { text: act.text } : {}), attachments } };
    }
    if ("latitude" in act) {
      const coordinates = { latitude: act.latitude.toFixed(6), longitude: act.longitude.toFixed(6) };
      return { name: "user_send_location", message: { attachments: [{ type: "location", payload: { coordinates } }] } };
    }
    return { name: "user_send_text", message: { text: act.text } };
  };

  return {
    ...http,
    oaId,
    uploads,
    log: (userId) => [...personOf(userId).lines],
    received: (userId) =>
      personOf(userId)
        .lines.filter(({ fromOa }) => fromOa)
        .map(({ text }) => text),
    webhook,
    userSends: (act) => {
      const person = personOf(act.userId);
      const { name, message } = contentOf(act);
      const id = nextId();
      const at = now();
      person.lastWroteAt = at;
      person.lines.push({ id, fromOa: false, type: "text", text: String(message.text ?? ""), at, message });
      return webhook({
        sender: { id: act.userId },
        recipient: { id: oaId },
        event_name: name,
        message: { msg_id: id, ...message },
      });
    },
    userSees: (userId, msg_ids) =>
      webhook({
        sender: { id: oaId },
        recipient: { id: userId },
        event_name: "user_seen_message",
        message: { msg_ids },
      }),
    staffWrites: (userId, text) => {
      const id = nextId();
      personOf(userId).lines.push({ id, fromOa: true, type: "text", text, at: now(), message: { text } });
      return webhook({
        sender: { id: oaId, admin_id: "8800000000000000777" },
        recipient: { id: userId },
        event_name: "oa_send_text",
        message: { msg_id: id, text },
      });
    },
    lastWrote: (userId, at) => {
      personOf(userId).lastWroteAt = at;
    },
    block: (userId) => {
      personOf(userId).blocked = true;
    },
    expireTokens: () => tokens.clear(),
  };
}
