import { readForm } from "../../adapters/stand-ins/http-multipart.ts";
import type { PlatformAnswer, PlatformRequest } from "../../adapters/stand-ins/http-platform.ts";

/** A call of the bot with its fields, and the bytes of a file that came along. */
export interface BotCall {
  fields: Record<string, unknown>;
  file?: { name: string; content: Buffer };
}

interface Button {
  text?: string;
  callback_data?: string;
  url?: string;
  request_location?: boolean;
  request_contact?: boolean;
}
/** The buttons under a message as the Bot API takes them. */
export interface Markup {
  inline_keyboard?: Button[][];
  keyboard?: Button[][];
}

/** A refusal as the Bot API words it. */
export function refusal(code: number, description: string, retryAfter?: number): PlatformAnswer {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { status: code, body: { ok: false, error_code: code, description, ...parameters } };
}

const bad = (words: string): PlatformAnswer => refusal(400, `Bad Request: ${words}`);

/** JSON, or a form whose fields hold JSON where they are no plain text. */
export function readCall({ headers, body }: PlatformRequest): BotCall {
  const form = readForm(headers["content-type"], body);
  if (!form) return { fields: body.length === 0 ? {} : JSON.parse(body.toString()) };
  const isFile = ({ fileName }: { fileName?: string }): boolean => fileName !== undefined;
  const plain = form.filter((part) => !isFile(part)).map(({ name, content }) => [name, content.toString()] as const);
  const fields: Record<string, unknown> = Object.fromEntries(plain);
  if (typeof fields.reply_markup === "string") fields.reply_markup = JSON.parse(fields.reply_markup);
  const file = form.find(isFile);
  return { fields, ...(file ? { file: { name: file.fileName ?? "", content: file.content } } : {}) };
}

/** The first rule of the keyboards a message breaks. */
function keyboardFault(markup: Markup | undefined, chatId: string): PlatformAnswer | undefined {
  for (const { text, callback_data: data, url } of markup?.inline_keyboard?.flat() ?? []) {
    if (!text) return bad("text buttons are allowed only with non-empty text");
    if ((data === undefined) === (url === undefined)) return bad("inline keyboard button type is invalid");
    const bytes = Buffer.byteLength(data ?? "x");
    if (bytes < 1 || bytes > 64) return bad("BUTTON_DATA_INVALID");
    if (url !== undefined && !/^https:\/\/[^/]+\.[^/]+/.test(url)) return bad(`inline keyboard button URL is invalid`);
  }
  const buttons = markup?.keyboard?.flat() ?? [];
  if (buttons.some(({ text }) => !text)) return bad("keyboard button text must be non-empty");
  const asks = buttons.some(({ request_location, request_contact }) => request_location || request_contact);
  return asks && chatId.startsWith("-") ? bad("location can be requested in private chats only") : undefined;
}

const limits: Record<string, number> = { sendPhoto: 10_000_000 };

/** The first rule of the Bot API a send breaks. */
export function sendFault(method: string, { fields, file }: BotCall): PlatformAnswer | undefined {
  const { text, caption, reply_markup } = fields;
  if (method === "sendMessage") {
    if (typeof text !== "string" || text.trim() === "") return bad("message text is empty");
    if (text.length > 4096) return bad("message is too long");
  } else {
    const [, kind = ""] = /^send(\w+)$/.exec(method) ?? [];
    if (!file && typeof fields[kind.toLowerCase()] !== "string") return bad(`there is no ${kind.toLowerCase()}`);
    if (String(caption ?? "").length > 1024) return bad("message caption is too long");
    if (file && file.content.length > (limits[method] ?? 50_000_000)) return refusal(413, "Request Entity Too Large");
  }
  return keyboardFault(reply_markup as Markup | undefined, String(fields.chat_id));
}
