import type { z } from "zod";
import type { RawRequest } from "../../core/channel/channel.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { cleanText, fitId, pinOf } from "../event-parts.ts";
import { parseJson } from "../json.ts";
import { chatMessageSchema } from "./payload.ts";

/** What the form without a chat was filled in with; contact data only where some was given. */
function reportOf({ text, name, phone, ...chosen }: NonNullable<z.output<typeof chatMessageSchema>["report"]>) {
  const displayName = name ? cleanText(name) : undefined;
  const contact = { consents: [], ...(displayName ? { name: displayName } : {}), ...(phone ? { phone } : {}) };
  return {
    ...chosen,
    text: cleanText(text.trim()),
    ...(displayName ? { displayName } : {}),
    ...(name || phone ? { contact } : {}),
  };
}

/** One message of the chat page to one event. Our own page sends it, so an unknown shape is BAD_INPUT. */
export function parseWebchat(request: RawRequest, account: string, sessionId: string): InboundEvent[] {
  const raw = parseJson(request.body);
  const parsed = chatMessageSchema.safeParse(raw);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`);
    throw new AppError("BAD_INPUT", "not a chat message", { details: { issues } });
  }
  const { clientMessageId, choice, label, attachments, place, ref, report } = parsed.data;
  const text = parsed.data.text?.trim() ? cleanText(parsed.data.text) : undefined;
  const envelope = {
    id: fitId(`${sessionId}:${clientMessageId}`),
    channel: "webchat" as const,
    from: { channel: "webchat" as const, account, user: sessionId },
    thread: fitId(`${account}:${sessionId}`),
    at: request.receivedAt,
    raw,
  };
  if (report)
    return [{ ...envelope, kind: "report", urgent: false, attachments, ...reportOf(report), ...(ref ? { ref } : {}) }];
  if (ref) return [{ ...envelope, kind: "joined", ref }];
  if (choice !== undefined) {
    return [{ ...envelope, kind: "choice", value: choice, ...(label ? { label: cleanText(label) } : {}) }];
  }
  if (!text && attachments.length === 0 && !place) throw new AppError("BAD_INPUT", "an empty chat message");
  const pin = place ? { place: pinOf(place.latitude, place.longitude) } : {};
  return [{ ...envelope, kind: "message", ...(text ? { text } : {}), attachments, ...pin }];
}
