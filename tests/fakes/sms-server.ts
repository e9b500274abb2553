import { randomUUID } from "node:crypto";
import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";

/** What the fake gateway is set up with. */
export interface SmsServerOptions {
  port?: number;
  now?: () => Date;
  key?: string;
  secret?: string;
  brandname?: string;
  /** Đồng on the account; each part of a message costs `partPrice`. */
  balance?: number;
  /** Takes whatever name and key: a stand-in for the demo. */
  acceptsAnyone?: boolean;
}

/** One SMS a telephone got. */
interface GotSms {
  id: string;
  phone: string;
  text: string;
  requestId?: string;
  reportUrl?: string;
}

/** A call-back as it goes over the wire. */
export interface SmsCallback {
  method: "GET" | "POST";
  url: string;
  body?: string;
}

export interface SmsServer extends FakeHttp {
  /** What this number ("+84…") got, oldest first. */
  received(phone: string): string[];
  readonly messages: readonly GotSms[];
  /** The gateway's report of a message; where there is no address of its own it goes to `accountUrl`. */
  report(message: GotSms, outcome: "delivered" | "failed" | "waiting", accountUrl?: string): SmsCallback;
  /** A resident answers, where the sender can be answered. */
  answers(phone: string, text: string, accountUrl: string): SmsCallback;
  block(phone: string): void;
  pay(amount: number): void;
}

const partPrice = 400;
const international = (phone: string): string => `+84${phone.replace(/^(\+84|84|0)/, "")}`;
/** What both providers count with: 160/153 for plain letters, 70/67 for letters with marks. */
const partsOf = (text: string): number => {
  const [alone, part] = /^[\x20-\x7e\n]*$/.test(text) ? [160, 153] : [70, 67];
  return text.length <= alone ? 1 : Math.ceil(text.length / part);
};

interface Desk {
  options: Required<Pick<SmsServerOptions, "key" | "secret" | "brandname" | "acceptsAnyone">>;
  messages: GotSms[];
  blocked: Set<string>;
  seen: Map<string, string>;
  state: { balance: number };
  now: () => Date;
}

function isPaid({ state }: Desk, text: string): boolean {
  const price = partsOf(text) * partPrice;
  if (state.balance < price) return false;
  state.balance -= price;
  return true;
}

/** eSMS: keys in the body, ids of ours are remembered for the day. */
function esms(desk: Desk, { path, body }: PlatformRequest): PlatformAnswer {
  const form = JSON.parse(body.toString()) as Record<string, string>;
  const { key, secret, brandname, acceptsAnyone } = desk.options;
  const fault = (CodeResult: string): PlatformAnswer => ({
    body: { CodeResult, CountRegenerate: 0, ErrorMessage: "fake" },
  });
  const isKnown = acceptsAnyone || (form.ApiKey === key && form.SecretKey === secret);
  if (path.endsWith("/GetBalance_json")) {
    const CodeResponse = isKnown ? "100" : "101";
    return { body: { Balance: isKnown ? desk.state.balance : 0, CodeResponse, UserID: 9999 } };
  }
  const { Phone = "", Content = "", RequestId = "", IsUnicode, CallbackUrl } = form;
  if (!isKnown) return fault("101");
  if (!acceptsAnyone && form.Brandname !== brandname) return fault("104");
  if (form.SmsType !== "2") return fault("118");
  if (!/^0\d{9}$/.test(Phone)) return fault("108");
  if (RequestId.length > 50 || (IsUnicode === "0") !== /^[\x20-\x7e\n]*$/.test(Content)) return fault("146");
  const day = desk.now().toISOString().slice(0, 10);
  if (RequestId && desk.seen.get(RequestId) === day) return fault("124");
  if (desk.blocked.has(international(Phone))) return fault("99");
  if (!isPaid(desk, Content)) return fault("103");
  desk.seen.set(RequestId, day);
  const id = randomUUID();
  const more = { ...(RequestId ? { requestId: RequestId } : {}), ...(CallbackUrl ? { reportUrl: CallbackUrl } : {}) };
  desk.messages.push({ id, phone: international(Phone), text: Content, ...more });
  return { body: { CodeResult: "100", CountRegenerate: 0, SMSID: id } };
}

/** SpeedSMS: the token as a user name; the same message twice is two messages. */
function speedsms(desk: Desk, { path, headers, body }: PlatformRequest): PlatformAnswer {
  const { key, brandname } = desk.options;
  const fault = (code: string): PlatformAnswer => ({ body: { status: "error", code, message: "fake" } });
  if (headers.authorization !== `Basic ${Buffer.from(`${key}:x`).toString("base64")}`) return fault("009");
  if (path.endsWith("/user/info")) {
    return {
      body: {
        status: "success",
        code: "00",
        data: { email: "x@example.vn", balance: desk.state.balance, currency: "VND" },
      },
    };
  }
  const form = JSON.parse(body.toString()) as { to?: string[]; content?: string; sms_type?: number; sender?: string };
  const [to = ""] = form.to ?? [];
  const { content = "" } = form;
  if (form.sms_type !== 3 || form.sender !== brandname || content === "") return fault("101");
  if (!/^84\d{9}$/.test(to) || desk.blocked.has(international(to))) return fault("105");
  if (!isPaid(desk, content)) return fault("300");
  const tranId = desk.messages.length + 100_001;
  desk.messages.push({ id: String(tranId), phone: international(to), text: content });
  return {
    body: { status: "success", code: "00", data: { tranId, totalSMS: 1, totalPrice: partPrice, invalidPhone: [] } },
  };
}

function esmsReport({ id, phone, requestId = "", reportUrl = "" }: GotSms, outcome: string): SmsCallback {
  const counts = { delivered: ["5", "1", "0"], failed: ["5", "0", "1"], waiting: ["7", "0", "0"] }[outcome] ?? [];
  const [SendStatus = "", SendSuccess = "", SendFailed = ""] = counts;
  const told = {
    SMSID: id,
    SendFailed,
    SendStatus,
    SendSuccess,
    TotalReceiver: "1",
    RequestId: requestId,
    TypeId: "2",
  };
  const query = new URLSearchParams({ ...told, phonenumber: phone.replace("+84", "0") });
  return { method: "GET", url: `${reportUrl}?${query}` };
}

function speedsmsReport({ id, phone }: GotSms, outcome: string, url: string): SmsCallback {
  const status = { delivered: 0, failed: 64, waiting: 3 }[outcome] ?? 0;
  return { method: "POST", url, body: JSON.stringify({ type: "report", tranId: id, phone: phone.slice(1), status }) };
}

/** An SMS gateway that behaves like one of the two providers: keys, sender names, numbers, money, ids, reports. */
export async function startSmsServer(
  provider: "esms" | "speedsms",
  options: SmsServerOptions = {},
): Promise<SmsServer> {
  const {
    key = "test-sms-key-khong-that",
    secret = "test-sms-secret-khong-that",
    brandname = "PBENSEN",
    acceptsAnyone = false,
    now = () => new Date(),
  } = options;
  const messages: GotSms[] = [];
  const blocked = new Set<string>();
  const state = { balance: options.balance ?? 1_000_000 };
  const desk: Desk = {
    options: { key, secret, brandname, acceptsAnyone },
    messages,
    blocked,
    seen: new Map(),
    state,
    now,
  };
  const handle = (request: PlatformRequest): PlatformAnswer =>
    provider === "esms" ? esms(desk, request) : speedsms(desk, request);
  const http = await startFakeHttp({
    ...(options.port === undefined ? {} : { port: options.port }),
    sends: /SendMultipleMessage|sms\/send/,
    handle,
    faultAnswer: ({ code }) =>
      provider === "esms"
        ? { body: { CodeResult: String(code), CountRegenerate: 0, ErrorMessage: "fake" } }
        : { body: { status: "error", code: String(code), message: "fake" } },
  });
  return {
    ...http,
    messages,
    received: (phone) => messages.filter((one) => one.phone === phone).map(({ text }) => text),
    report: (message, outcome, accountUrl = "") =>
      provider === "esms" ? esmsReport(message, outcome) : speedsmsReport(message, outcome, accountUrl),
    answers: (phone, content, url) => ({
      method: "POST",
      url,
      body: JSON.stringify({ type: "sms", phone: phone.slice(1), content }),
    }),
    block: (phone) => void blocked.add(phone),
    pay: (amount) => {
      state.balance += amount;
    },
  };
}
