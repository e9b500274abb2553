import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";
import type { SignedWebhook } from "../../adapters/stand-ins/zalo-server.ts";
import { type Markup, readCall, refusal, sendFault } from "./telegram-rules.ts";
import { type TelegramAct, updateOf } from "./telegram-updates.ts";

/** What the fake bot is set up with; the defaults fit the recorded samples. */
export interface TelegramServerOptions {
  port?: number;
  now?: () => Date;
  botToken?: string;
  secretToken?: string;
}

/** One line between the bot and a person, as Telegram keeps it. */
interface TelegramLine {
  id: number;
  fromBot: boolean;
  text: string;
  at: Date;
  method: string;
  markup?: Markup;
  /** Bytes of the file that came along. */
  file?: Buffer;
}

export interface TelegramServer extends FakeHttp {
  readonly botId: string;
  readonly botToken: string;
  log(userId: string): TelegramLine[];
  /** Texts and captions the person got. */
  received(userId: string): string[];
  /** Signs any update, as Telegram would post it. */
  update(fields: Record<string, unknown>): SignedWebhook;
  /** The person acts: the update goes to whoever is asked, and comes back signed for a webhook. */
  userSends(act: TelegramAct): SignedWebhook;
  /** What our answer to a delivery said: it may be a call of the bot. */
  answered(body: unknown): void;
  /** Presses that still spin. */
  spinning(): string[];
  /** How far getUpdates was told that everything has arrived. */
  confirmed(): number;
  block(userId: string): void;
  revokeToken(): void;
}

interface Person {
  started: boolean;
  blocked: boolean;
  lines: TelegramLine[];
}

const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");
const done = (result: unknown): PlatformAnswer => ({ body: { ok: true, result } });

/** Updates that wait to be asked for, and the one who waits for them. */
class Updates {
  readonly waiting: { update_id: number }[] = [];
  confirmed = 0;
  #waiter: ((answer: PlatformAnswer) => void) | undefined;

  add(update: { update_id: number }): void {
    this.waiting.push(update);
    this.#waiter?.(this.#answer());
    this.#waiter = undefined;
  }

  /** Answers at once when something is new, else when something comes or the time is over. */
  next(offset: number, timeoutSeconds: number): PlatformAnswer | Promise<PlatformAnswer> {
    this.#waiter?.(refusal(409, "Conflict: terminated by other getUpdates request"));
    this.#waiter = undefined;
    this.confirmed = Math.max(this.confirmed, offset - 1);
    while ((this.waiting[0]?.update_id ?? offset) < offset) this.waiting.shift();
    if (this.waiting.length > 0 || timeoutSeconds === 0) return this.#answer();
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(done([])), timeoutSeconds * 1_000).unref();
      this.#waiter = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
    });
  }

  #answer(): PlatformAnswer {
    return done(this.waiting.slice(0, 100));
  }
}

/** A Telegram that behaves: token in the path, who may be written to, lengths and keyboards, webhook or getUpdates. */
export async function startTelegramServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const {
    now = () => new Date(),
    botToken = "800000001:test-telegram-bot-token-khong-that",
    secretToken = "test-telegram-secret_token-0001",
  } = options;
  const botId = botToken.split(":", 1)[0] ?? "";
  const people = new Map<string, Person>();
  const updates = new Updates();
  const spinning = new Set<string>();
  let token: string | undefined = botToken;
  let webhook = { url: "", secret_token: "" };
  let count = 0;
  // Never again the same ids, also after a restart: whoever got them keeps them for ever.
  const firstId = Math.floor(Date.now() / 1_000) * 100;
  const nextId = (): number => firstId + ++count;
  const personOf = (id: string): Person => {
    const known = people.get(id) ?? { started: false, blocked: false, lines: [] };
    people.set(id, known);
    return known;
  };

  const send = (method: string, request: PlatformRequest): PlatformAnswer => {
    const call = readCall(request);
    const { chat_id, text, caption, reply_markup } = call.fields;
    const person = personOf(String(chat_id));
    if (!person.started) return refusal(403, "Forbidden: bot can't initiate conversation with a user");
    if (person.blocked) return refusal(403, "Forbidden: bot was blocked by the user");
    const broken = sendFault(method, call);
    if (broken) return broken;
    const id = nextId();
    const line = { id, fromBot: true, text: String(text ?? caption ?? ""), at: now(), method };
    const markup = reply_markup as Markup | undefined;
    const file = call.file ? { file: call.file.content } : {};
    person.lines.push({ ...line, ...file, ...(markup ? { markup } : {}) });
    return done({ message_id: id, date: Math.floor(now().getTime() / 1_000), chat: { id: chat_id, type: "private" } });
  };

  const methods: Record<string, (request: PlatformRequest) => PlatformAnswer | Promise<PlatformAnswer>> = {
    getMe: () => done({ id: Number(botId), is_bot: true, first_name: "Phường Mẫu", username: "phuong_mau_bot" }),
    getFile: (request) => {
      const id = String(readCall(request).fields.file_id ?? "");
      if (id.startsWith("big")) return refusal(400, "Bad Request: file is too big");
      if (id === "") return refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
      return done({ file_id: id, file_path: `photos/${encodeURIComponent(id)}.jpg` });
    },
    answerCallbackQuery: (request) => {
      const id = String(readCall(request).fields.callback_query_id);
      const wasSpinning = spinning.delete(id);
      return wasSpinning ? done(true) : refusal(400, "Bad Request: query is too old or query ID is invalid");
    },
    setWebhook: (request) => {
      const { url = "", secret_token = "" } = readCall(request).fields as Record<string, string>;
      if (!url.startsWith("https://")) return refusal(400, "Bad Request: bad webhook: an HTTPS URL must be provided");
      webhook = { url, secret_token };
      return done(true);
    },
    deleteWebhook: () => {
      webhook = { url: "", secret_token: "" };
      return done(true);
    },
    getWebhookInfo: () => done({ url: webhook.url, pending_update_count: updates.waiting.length }),
    getUpdates: (request) => {
      if (webhook.url) return refusal(409, "Conflict: can't use getUpdates method while webhook is active");
      const { offset = 0, timeout = 0 } = readCall(request).fields;
      return updates.next(Number(offset), Number(timeout));
    },
  };

  const handle = (request: PlatformRequest): PlatformAnswer | Promise<PlatformAnswer> => {
    const [, isFile, given, rest = ""] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(request.path) ?? [];
    if (given !== token) return refusal(401, "Unauthorized");
    if (isFile) return rest.includes("gone") ? refusal(404, "Not Found") : { body: jpeg };
    const isSend = /^send(Message|Photo|Video|Audio|Document)$/.test(rest);
    return isSend ? send(rest, request) : (methods[rest]?.(request) ?? refusal(404, "Not Found: method not found"));
  };

  const http = await startFakeHttp({
    ...(options.port === undefined ? {} : { port: options.port }),
    sends: /\/send[A-Z]\w+$/,
    handle,
    faultAnswer: ({ code }) => refusal(code, "fake fault", code === 429 ? 17 : undefined),
  });

  const update = (fields: Record<string, unknown>): SignedWebhook => {
    // Ids longer than a double holds stand as text until here; on the wire they are numbers.
    const text = JSON.stringify({ update_id: nextId(), ...fields }).replace(/"#(-?\d+)"/g, "$1");
    updates.add(JSON.parse(text));
    const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secretToken };
    return { bytes: Buffer.from(text), headers };
  };

  return {
    ...http,
    botId,
    botToken,
    log: (userId) => [...personOf(userId).lines],
    received: (userId) =>
      personOf(userId)
        .lines.filter(({ fromBot }) => fromBot)
        .map(({ text }) => text),
    update,
    userSends: (act) => {
      const person = personOf(act.userId);
      const id = nextId();
      person.started = true;
      const shown = person.lines.findLast(({ markup }) => markup?.inline_keyboard);
      const fields = updateOf(act, { id, at: now(), botId, shown });
      if ("callback_query" in fields) spinning.add(String(id));
      const text = "text" in act ? (act.text ?? "") : "";
      person.lines.push({ id, fromBot: false, text, at: now(), method: "" });
      return update(fields);
    },
    answered: (body) => {
      const { method, callback_query_id: id } = (body ?? {}) as Record<string, unknown>;
      if (method === "answerCallbackQuery") spinning.delete(String(id));
    },
    spinning: () => [...spinning],
    confirmed: () => updates.confirmed,
    block: (userId) => {
      personOf(userId).blocked = true;
    },
    revokeToken: () => {
      token = undefined;
    },
  };
}
