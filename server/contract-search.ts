import { z } from "zod";
import { channel, moment, named, status } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

/** A text and where the sought words stand in it: the first character of each, and the one behind its last. */
const marked = z
  .object({ text: z.string(), marks: z.array(z.object({ from: z.number(), to: z.number() })) })
  .register(named, { id: "Marked" });

const ticketHit = z
  .object({
    code: z.string(),
    title: marked,
    /** Of place, report or result, whichever has more of the words. */
    snippet: marked,
    at: moment,
    status,
    channel: z.union([channel, z.literal("counter"), z.literal("form")]),
  })
  .register(named, { id: "TicketHit" });

const talkHit = z
  .object({
    id: z.string(),
    title: marked,
    /** The newest line with the words; of somebody of this name the last line. */
    snippet: marked,
    at: moment,
    /** `waits`: a person should look; `held`: somebody answers. */
    state: z.enum(["waits", "held", "bot"]),
    channel,
  })
  .register(named, { id: "TalkHit" });

const personHit = z
  .object({
    /** Of the talk they last wrote in. */
    id: z.string(),
    title: marked,
    /** Masked unless the role may see it. */
    phone: z.string().optional(),
    talks: z.number(),
    at: moment,
    state: z.enum(["waits", "held", "bot"]),
    channel,
  })
  .register(named, { id: "PersonHit" });

/** Best first; `more`: there is more, or too much to look at all of it. */
const groupOf = <T extends z.ZodType>(hit: T) => z.object({ items: z.array(hit), more: z.boolean() });

const searchQuery = z.object({
  /** Words with or without marks, the last one perhaps half typed; a code or a phone number in any spelling. */
  q: z.string().trim().min(1).max(200),
  kind: z.enum(["tickets", "conversations", "people"]).optional(),
  /** Hits of each kind. */
  limit: z.coerce.number().int().min(1).max(50).default(5),
});

const searchAnswer = z
  .object({
    tickets: groupOf(ticketHit).optional(),
    conversations: groupOf(talkHit).optional(),
    people: groupOf(personHit).optional(),
    /** Nothing has all the words; these lack one. */
    loose: z.boolean(),
    /** The server's time. */
    at: moment,
  })
  .register(named, { id: "SearchAnswer" });

/** Finding anything by words, code, name or number. */
export const searchRoutes = {
  search: {
    method: "get",
    path: "/api/search",
    access: "ticket.list",
    summary:
      "Tickets one may see, and for roles that read conversations also talks and people; a kind not asked for is absent",
    query: searchQuery,
    response: searchAnswer,
  },
} as const satisfies Record<string, Route>;
