import { readForm } from "../http-multipart.ts";
import type { PlatformAnswer, PlatformRequest } from "../http-platform.ts";
import { fault, type Graph, messagingWebhook, type Person, type Writing } from "./graph.ts";

interface Send {
  recipient: Record<string, string>;
  messaging_type?: string;
  tag?: string;
  message: Record<string, unknown>;
  file?: Buffer;
}

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
/** Sends a Page may make within a second of real time. */
const sendsPerSecond = 300;

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
  if (String(message.metadata ?? "").length >= 1000) return fault(100);
  if (replies.some(({ title, payload }) => title.length > 20 || payload.length > 1000)) return fault(100);
  if (attachment && !attachment.payload.url && !file) return fault(100);
  const limit = attachment?.type === "image" ? 8_000_000 : 25_000_000;
  return file && file.length > limit ? fault(100, 2018109) : undefined;
}

function windowFault(graph: Graph, { lastWroteAt }: Person, { messaging_type, tag }: Send): PlatformAnswer | undefined {
  if (!lastWroteAt) return fault(100, 2018001);
  const hours = (graph.now().getTime() - lastWroteAt.getTime()) / hourMs;
  const isTagged = messaging_type === "MESSAGE_TAG" && tag === "HUMAN_AGENT";
  return hours > (isTagged ? 168 : 24) ? fault(10, 2018278) : undefined;
}

/** One private reply a writing, within seven days, at most so many an hour; it opens no window. */
function privateReplyFault(graph: Graph, pageId: string, writing: Writing | undefined, given: Date[]) {
  if (!writing || writing.removed || writing.pageId !== pageId) return fault(100, 33);
  if (writing.repliedPrivately) return fault(10900);
  const now = graph.now().getTime();
  if (now - writing.at.getTime() > weekMs) return fault(10, 2018278);
  const recent = given.filter((at) => at.getTime() > now - hourMs);
  const [oldest] = recent;
  if (recent.length < graph.privateRepliesPerHour || !oldest) return undefined;
  return fault(613, undefined, { pageId, minutes: Math.ceil((oldest.getTime() + hourMs - now) / 60_000) });
}

/** `POST /{page}/messages`: what may be sent to whom, and the echo the platform sends of it. */
export function createSendEdge(graph: Graph) {
  const privateReplies = new Map<string, Date[]>();
  const sends: number[] = [];
  return (pageId: string, request: PlatformRequest): PlatformAnswer => {
    const second = performance.now() - 1000;
    while (sends[0] !== undefined && sends[0] < second) sends.shift();
    if (sends.length >= sendsPerSecond) return fault(613, undefined, { pageId, minutes: 1 });
    const given = readSend(request);
    const { id, user_ref, comment_id, post_id } = given.recipient;
    const writingId = comment_id ?? post_id;
    const writing = graph.writings.get(writingId ?? "");
    const replied = privateReplies.get(pageId) ?? [];
    const userId = writing?.by ?? id ?? user_ref ?? "";
    const person = graph.person(userId);
    const closed = writingId ? privateReplyFault(graph, pageId, writing, replied) : windowFault(graph, person, given);
    const broken = faultIn(given) ?? closed;
    if (broken) return broken;
    if (person.blocked) return fault(551, 1545041);
    if (person.owner) return fault(10, 2018300);
    sends.push(performance.now());
    if (writing) {
      writing.repliedPrivately = true;
      privateReplies.set(pageId, [...replied, graph.now()]);
    }
    const mid = graph.nextMid();
    const { message, messaging_type } = given;
    person.lines.push({
      id: mid,
      fromPage: true,
      text: String(message.text ?? ""),
      at: graph.now(),
      hasFile: message.attachment !== undefined,
      isPublic: false,
      message,
      ...(messaging_type ? { messagingType: messaging_type } : {}),
    });
    const { metadata, text } = message;
    const echo = { mid, is_echo: true, app_id: Number(graph.ownAppId), metadata, text };
    graph.news.push(
      messagingWebhook(graph, pageId, { sender: { id: pageId }, recipient: { id: userId }, message: echo }),
    );
    // A person known by a ticked checkbox only is not told.
    const whom = user_ref ? {} : { recipient_id: userId };
    return {
      headers: { "x-app-usage": '{"call_count":3,"total_cputime":1,"total_time":2}' },
      body: { ...whom, message_id: mid },
    };
  };
}
