import type { z } from "zod";
import type { Conversation } from "../core/conversation/conversation.ts";
import type { Staff } from "../core/people/staff.ts";
import { redact } from "../core/redact.ts";
import { countWords, cutAround, markWords } from "../core/search/mark-words.ts";
import type { Sought } from "../core/search/read-search.ts";
import type { Ticket } from "../core/ticket/ticket.ts";
import type { FoundPerson, FoundTalk, SearchInput } from "../prisma/desk-search.ts";
import type { searchRoutes } from "./contract-search.ts";
import { nameless, presentPhone } from "./present.ts";
import { mayKnowReporter, titleOf } from "./present-ticket.ts";

type Answer = z.input<typeof searchRoutes.search.response>;
type Hit<K extends "tickets" | "conversations" | "people"> = NonNullable<Answer[K]>["items"][number];

/** Characters of a text that a hit shows. */
const snippetChars = 160;

/**
 * A ticket that was found. Undefined where a word stands only in what this person may not read of it: finding it would
 * tell them.
 */
export function presentTicketHit(ticket: Ticket, { staff, sought, loosely }: SearchInput): Hit<"tickets"> | undefined {
  const isKnown = mayKnowReporter(staff, ticket);
  const conceal = isKnown ? (text: string) => text : redact;
  const title = titleOf(ticket);
  const texts = [ticket.place?.label, conceal(ticket.body), ticket.result].flatMap((text) => text ?? []);
  const needed = sought.words.length - (loosely ? 1 : 0);
  if (!isKnown && countWords([ticket.code, title, ...texts], sought) < needed) return undefined;
  const best = texts.toSorted((a, b) => countWords([b], sought) - countWords([a], sought))[0] ?? "";
  return {
    code: ticket.code,
    title: markWords(title, sought),
    snippet: cutAround(best, sought, snippetChars),
    at: ticket.openedAt.toISOString(),
    status: ticket.status,
    channel: ticket.origin,
  };
}

function stateOf({ heldBy, attention }: Conversation): Hit<"conversations">["state"] {
  if (attention || heldBy.kind === "queue") return "waits";
  return heldBy.kind === "bot" ? "bot" : "held";
}

const headOf = (conversation: Conversation, sought: Sought) => ({
  id: conversation.id,
  title: markWords(conversation.displayName ?? nameless, sought),
  state: stateOf(conversation),
  channel: conversation.address.channel,
});

/** A talk that was found. */
export function presentTalkHit({ conversation, line }: FoundTalk, sought: Sought): Hit<"conversations"> {
  const snippet = cutAround(line?.text ?? "", sought, snippetChars);
  return { ...headOf(conversation, sought), snippet, at: (line?.at ?? conversation.openedAt).toISOString() };
}

/** Somebody who was found; their number as far as this person may see it. */
export function presentPersonHit(found: FoundPerson, staff: Staff, sought: Sought): Hit<"people"> {
  const { conversation, phone, talks } = found;
  const { lastInboundAt, openedAt } = conversation;
  const at = (lastInboundAt ?? openedAt).toISOString();
  return { ...headOf(conversation, sought), phone: presentPhone(phone, staff, []), talks, at };
}
