import { z } from "zod";
import { categoryId, clientId, momentIn, place, proposal, severity, staffText } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";
import { ticketRow, ticketView } from "./contract-tickets.ts";

/** A report taken down on the telephone or at the counter. */
const callBody = z.object({
  clientId,
  text: staffText,
  /** Any spelling; stored as +84. Absent: the caller did not want to leave it. */
  phone: z.string().trim().max(30).optional(),
  name: z.string().trim().max(120).optional(),
  category: categoryId,
  severity: severity.optional(),
  place: place.optional(),
  answerBy: z.enum(["call", "zalo", "none"]),
  hideName: z.boolean(),
  /** When the call began; the true time when it was kept on the machine while offline. */
  startedAt: momentIn,
  durationSeconds: z.number().int().min(0).optional(),
});

const callResult = z.object({
  ticket: ticketView,
  /** The code in pairs, to be read out. */
  spelledCode: z.string(),
});

const callerBody = z.object({ phone: z.string().trim().min(3).max(30) });
const callerView = z.object({ name: z.string().optional(), tickets: z.array(ticketRow) });

const classifyBody = z.object({
  text: z.string().max(10_000),
  /** Typed in a field of its own; read before the text. */
  placeText: z.string().max(500).optional(),
});

/** What the machine reads while somebody types. Nothing is stored. */
export const classifyResult = z.object({
  proposals: z.array(proposal),
  decision: z.enum(["route", "confirm", "person"]),
  severity,
  cues: z.array(z.string()),
  flags: z.array(z.string()),
  /** Danger: the words to read out to the caller. */
  emergency: z.object({ kind: z.string(), when: z.enum(["now", "unclear"]), words: z.string() }).optional(),
  place: z.object({
    kind: z.enum(["found", "candidates", "unknown-landmark", "not-found", "old-ward", "none"]),
    places: z.array(place),
    /** What could not be found, or the old ward's name. */
    text: z.string().optional(),
  }),
});

/** Reports taken down by hand, and the machine reading along. */
export const callRoutes = {
  enterCall: {
    method: "post",
    path: "/api/calls",
    access: "call.enter",
    summary: "Files a report taken down on the telephone",
    body: callBody,
    response: callResult,
  },
  findCaller: {
    method: "post",
    path: "/api/calls/caller",
    access: "call.enter",
    summary: "A caller's earlier tickets; POST so that the number stays out of logs",
    body: callerBody,
    response: callerView,
  },
  classifyText: {
    method: "post",
    path: "/api/classify",
    access: "classify",
    summary: "What the machine reads in a text; nothing is stored",
    body: classifyBody,
    response: classifyResult,
  },
} as const satisfies Record<string, Route>;
