import type { OutboundMessage } from "../../core/delivery/message.ts";

/** Fixed words of every mail; from the phrasebook. */
export interface MailWords {
  /** Why they get it: they agreed, and to what. */
  why: string;
  /** Label of the way out. */
  stop: string;
  /** Who writes and from where, a line each. */
  sender: string[];
}

/** A mail as its reader sees it. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** Longest subject that is shown whole on a telephone and needs no folding (RFC 5322 §2.1.1). */
const maxSubjectChars = 78;
const link = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** Words as HTML: everything escaped, addresses of pages made into links. */
function toHtml(text: string): string {
  let html = "";
  let from = 0;
  for (const { 0: url, index } of text.matchAll(link)) {
    html += `${escaped(text.slice(from, index))}<a href="${escaped(url)}">${escaped(url)}</a>`;
    from = index + url.length;
  }
  return (html + escaped(text.slice(from))).replace(/\n/g, "<br>\n");
}

/** What a message says: its template's words when it goes as one; buttons that open a page become links below. */
function wordsOf({ asTemplate, template, text, choices }: OutboundMessage): string {
  if (asTemplate && template) return template.text;
  const links = choices.flatMap(({ label, url }) => (url ? [`${label}: ${url}`] : []));
  return [text, ...links].join("\n");
}

/** The first sentence, with the ticket's code before it unless it is there. */
function subjectOf(words: string, ticketCode: string | undefined): string {
  const [first = ""] = words.trim().split(/(?<=[.!?…])\s|\n/);
  const subject = ticketCode && !first.includes(ticketCode) ? `${ticketCode}: ${first}` : first;
  const chars = [...subject.replace(/\.$/, "")];
  return chars.length <= maxSubjectChars ? chars.join("") : `${chars.slice(0, maxSubjectChars - 1).join("")}…`;
}

/** Plain words and the same as simple HTML, with who writes, why, and how to get no more of it. */
export function mailOf(message: OutboundMessage, words: MailWords, stopUrl?: string): Mail {
  const said = wordsOf(message);
  const out = stopUrl ? [words.why, `${words.stop}: ${stopUrl}`] : [];
  const paragraphs = said.split(/\n{2,}/).map((part) => `<p>${toHtml(part)}</p>`);
  const way = stopUrl ? `<br>\n${escaped(words.why)} <a href="${escaped(stopUrl)}">${escaped(words.stop)}</a>` : "";
  return {
    subject: subjectOf(said, message.ticketCode),
    text: [said, "", "-- ", ...words.sender, ...out].join("\n"),
    html: `<!doctype html>
<html lang="vi"><body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#17201e">
${paragraphs.join("\n")}
<hr><p style="font-size:14px;color:#4a5652">${words.sender.map(escaped).join("<br>\n")}${way}</p>
</body></html>
`,
  };
}
