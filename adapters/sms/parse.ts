import type { RawRequest } from "../../core/channel/channel.ts";
import type { EventOf, InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { cleanText, fitId, hashId } from "../event-parts.ts";
import { parseJson, tryJson } from "../json.ts";
import { sha256Hex } from "../signature.ts";
import { isMet, type SmsGateway, valueAt } from "./gateway.ts";
import { readPhone } from "./phone.ts";

type Envelope = Omit<EventOf<"left">, "kind">;

/** With which a resident refuses further messages, without tone marks; TC is what the networks made known. */
const stopWords = /^(stop|tu ?choi|tc|huy|dung|dung gui|thoi|khong nhan)( .{0,20})?$/;

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, " ")
    .trim();

/** Whether an answer by SMS asks for no more of them. */
export function isStop(text: string): boolean {
  return stopWords.test(plain(text));
}

/** What a gateway called back with: the query of a GET, a form, or JSON. */
function fieldsOf({ method, query, headers, body }: RawRequest): Record<string, unknown> {
  if (method === "GET") return query;
  const text = new TextDecoder().decode(body);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  if (isForm && tryJson(text) === undefined) return Object.fromEntries(new URLSearchParams(text));
  const json = parseJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new AppError("BAD_INPUT", "not a report");
  return json as Record<string, unknown>;
}

/** A gateway's call-back to events: a delivery report, a resident's answer, or something nobody knows. */
export function parseReport(
  request: RawRequest,
  { gateway, account, ref }: { gateway: SmsGateway; account: string; ref?: string | undefined },
): InboundEvent[] {
  const raw = fieldsOf(request);
  const { report, reply } = gateway;
  const phone = readPhone(valueAt(raw, reply && isMet(reply.when, raw) ? reply.phonePath : report.phonePath) ?? "");
  const user = phone ?? "unknown";
  // Answers have no id of their own: the same words an hour later are a new answer.
  const hour = request.receivedAt.toISOString().slice(0, 13);
  const envelope: Envelope = {
    id: hashId("sms", account, hour, sha256Hex(JSON.stringify(raw))),
    channel: "sms",
    from: { channel: "sms", account, user },
    thread: fitId(`${account}:${user}`),
    at: request.receivedAt,
    raw,
  };
  if (reply && isMet(reply.when, raw) && phone) {
    const text = cleanText(valueAt(raw, reply.textPath) ?? "");
    return [isStop(text) ? { ...envelope, kind: "left" } : { ...envelope, kind: "message", text, attachments: [] }];
  }
  const refs = [ref, ...report.idPaths.map((path) => valueAt(raw, path))].filter(
    (one) => one !== undefined && one !== "",
  );
  const state = report.states.find(({ when }) => isMet(when, raw))?.state;
  if (!isMet(report.when, raw) || refs.length === 0 || !state)
    return [{ ...envelope, kind: "other", name: "unreadable" }];
  const messageRefs = [...new Set(refs as string[])];
  return [{ ...envelope, id: hashId("report", ...messageRefs, state), kind: "receipt", state, messageRefs }];
}
