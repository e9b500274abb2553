import { can, canSeeTicket } from "../../core/people/access.ts";
import { countWords, cutAround, markWords } from "../../core/search/mark-words.ts";
import { readSearch } from "../../core/search/read-search.ts";
import { titleOf } from "../../server/present-ticket.ts";
import type { Handler } from "./desk-handler.ts";
import { at, type ConversationState } from "./desk-seed.ts";

/** Search over the desk in memory, by core's own reading and marks. */
export const search: Handler<"search"> = ({ desk, person, query: { q, kind, limit } }) => {
  const sought = readSearch(q, "BS");
  const matches = (texts: string[]): boolean =>
    sought.words.length > 0 && countWords(texts, sought) === sought.words.length;
  const group = <T, H>(of: NonNullable<typeof kind>, from: readonly T[], present: (one: T) => H | undefined) => {
    const isTheirs = of === "tickets" || can(person, "conversation.read");
    if (!isTheirs || (kind !== undefined && kind !== of)) return {};
    const hits = from.flatMap((one) => present(one) ?? []);
    return { [of]: { items: hits.slice(0, limit), more: hits.length > limit } };
  };
  const head = ({ id, name, channel, attention, heldBy }: ConversationState) => {
    const state = attention ? ("waits" as const) : heldBy.kind === "operator" ? ("held" as const) : ("bot" as const);
    return { id, title: markWords(name, sought), state, channel };
  };
  return {
    ...group("tickets", desk.tickets, (ticket) => {
      const { code, place, body, status, origin, openedAt } = ticket;
      if (!canSeeTicket(person, ticket)) return undefined;
      if (!sought.codes.includes(code) && !matches([code, ticket.title, body, place?.label ?? ""])) return undefined;
      const snippet = cutAround(place?.label ?? body, sought, 160);
      const title = markWords(titleOf(ticket), sought);
      return { code, title, snippet, at: openedAt.toISOString(), status, channel: origin };
    }),
    ...group("conversations", desk.conversations, (talk) => {
      const line = talk.messages.items.findLast(({ text }) => matches([text]));
      const shown = line ?? talk.messages.items.at(-1);
      if (!shown || (!line && !matches([talk.name]))) return undefined;
      return { ...head(talk), snippet: cutAround(shown.text, sought, 160), at: shown.at };
    }),
    ...group("people", desk.conversations, (talk) =>
      matches([talk.name]) ? { ...head(talk), phone: talk.phone, talks: 1, at: talk.openedAt } : undefined,
    ),
    loose: false,
    at: at(0),
  };
};
