import type { OutboundMessage } from "../../core/delivery/message.ts";
import { sizeOf, splitSms } from "./segments.ts";

/** Parts one SMS may have: dearer ones are split where the words allow it. */
export const maxParts = 2;

/** The words of a message: its template's when it goes as one; buttons that open a page become their address. */
function wordsOf({ asTemplate, template, text, choices, attachments }: OutboundMessage): string {
  if (asTemplate && template) return template.text;
  const links = choices.flatMap(({ label, url }) => (url ? [`${label}: ${url}`] : []));
  const files = attachments.flatMap(({ url, key }) => (url && !key ? [url] : []));
  return [text, ...links, ...files].filter(Boolean).join("\n");
}

/** The messages one of ours becomes; how to get no more of them stands below when it costs nothing. */
export function textsOf(message: OutboundMessage, stopLine?: string): string[] {
  const texts = splitSms(wordsOf(message), maxParts);
  const last = texts.at(-1);
  if (!last || !stopLine || message.purpose === "operator" || message.purpose === "reply") return texts;
  const signed = `${last}\n${stopLine}`;
  const { parts } = sizeOf(last);
  // A second part is worth the way out; a third never is.
  return sizeOf(signed).parts <= Math.max(parts, maxParts) ? [...texts.slice(0, -1), signed] : texts;
}
