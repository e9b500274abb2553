import { z } from "zod";
import { channel, done, moment, named } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

/** What is known of one person over all channels; two records are joined on proof only. */
const personView = z
  .object({
    /** Their other conversations, latest first. */
    talks: z.array(z.object({ id: z.string(), channel, name: z.string(), lastInboundAt: moment.optional() })),
    /** What was joined, newest first. */
    links: z.array(
      z.object({
        id: z.string(),
        proof: z.enum(["phone", "code", "operator"]),
        byName: z.string(),
        at: moment,
        undoneAt: moment.optional(),
      }),
    ),
  })
  .register(named, { id: "Person" });

const linkBody = z.object({ conversationId: z.string().min(1).max(100) });
const byLink = byId.extend({ linkId: z.string().min(1).max(100) });

/** Who is who. */
export const peopleRoutes = {
  getPerson: {
    method: "get",
    path: "/api/conversations/{id}/person",
    access: "people.link",
    summary: "The same person's other conversations, and on what proof they were joined",
    params: byId,
    response: personView,
  },
  readOutLinkCode: {
    method: "post",
    path: "/api/conversations/{id}/link-codes",
    access: "people.link",
    summary: "A number to read out, good for a quarter of an hour; typed on another channel it joins both",
    params: byId,
    response: z.object({ code: z.string(), expiresAt: moment }),
  },
  linkPerson: {
    method: "post",
    path: "/api/conversations/{id}/links",
    access: "people.link",
    summary: "An operator knows that both conversations are one person's",
    params: byId,
    body: linkBody,
    response: personView,
  },
  unlinkPerson: {
    method: "delete",
    path: "/api/conversations/{id}/links/{linkId}",
    access: "people.link",
    summary: "They are two after all: what came over goes back",
    params: byLink,
    response: done,
  },
} as const satisfies Record<string, Route>;
