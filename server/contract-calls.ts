import { z } from "zod";
import { callStates } from "../core/call/call.ts";
import { callDispositions } from "../core/channel/event.ts";
import { placePrecisions } from "../core/understanding/place.ts";
import {
  categoryId,
  clientId,
  moment,
  momentIn,
  named,
  place,
  proposal,
  severity,
  staffText,
  ticketCode,
} from "./contract-base.ts";
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
  /** How the caller wants to hear of it; SMS and Zalo need the number, e-mail needs `email`. */
  answerBy: z.enum(["call", "zalo", "sms", "email", "none"]),
  email: z.email().max(200).optional(),
  /** The exchange's own record of this call, when it popped up. */
  callId: z.string().max(200).optional(),
  hideName: z.boolean(),
  /** When the call began; the true time when it was kept on the machine while offline. */
  startedAt: momentIn,
  durationSeconds: z.number().int().min(0).optional(),
});

const callResult = z.object({
  ticket: ticketView,
  /** The code in pairs, to be read out. */
  spelledCode: z.string(),
  /** The same as the sentence to say, twice. */
  script: z.string(),
});

/** A telephone call as the exchange told of it. */
export const callView = z
  .object({
    id: z.string(),
    state: z.enum(callStates),
    direction: z.enum(["inbound", "outbound"]),
    /** Absent: the number is hidden. */
    phone: z.string().optional(),
    name: z.string().optional(),
    queue: z.string().optional(),
    startedAt: moment,
    answeredAt: moment.optional(),
    endedAt: moment.optional(),
    waitSeconds: z.number().optional(),
    talkSeconds: z.number().optional(),
    disposition: z.enum(callDispositions).optional(),
    answeredByName: z.string().optional(),
    conversationId: z.string().optional(),
    ticketCodes: z.array(ticketCode),
    /** There is a recording, and this person may ask for it. */
    hasRecording: z.boolean(),
    callBack: z
      .object({ taskId: z.string(), state: z.enum(["open", "taken", "done"]), takenByName: z.string().optional() })
      .optional(),
  })
  .register(named, { id: "Call" });

const currentCall = z.object({
  call: callView.optional(),
  /** Earlier tickets of this number, open ones first: for the operator's eyes, a number proves nothing. */
  tickets: z.array(ticketRow),
  /** What the operator says first. */
  greeting: z.string().optional(),
});
const callPage = z.object({ items: z.array(callView), at: moment });
/** As the exchange names telephones: no blanks, no signs that mean something to it. */
const extension = z
  .string()
  .trim()
  .regex(/^[\w.+-]{1,50}$/);

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
  /** The sentence by which the operator makes sure it was understood. */
  readBack: z.string().optional(),
  emergency: z.object({ kind: z.string(), when: z.enum(["now", "unclear"]), words: z.string() }).optional(),
  place: z.object({
    kind: z.enum(["found", "candidates", "unknown-landmark", "not-found", "old-ward", "none"]),
    places: z.array(place),
    /** What could not be found, or the old ward's name. */
    text: z.string().optional(),
  }),
});

/** What an address can be. */
const lookUpResult = z.object({
  source: z.enum(["gazetteer", "geocoder"]),
  places: z.array(place),
  /** What was said of where, how precisely, and in which ward of today, anywhere in the country. */
  said: z
    .object({
      text: z.string(),
      precision: z.enum(placePrecisions),
      wardCode: z.string().nullable(),
      candidates: z.array(z.string()),
    })
    .optional(),
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
  currentCall: {
    method: "get",
    path: "/api/calls/current",
    access: "call.enter",
    summary: "The call that rings or is answered at one's own telephone, or at the one named",
    query: z.object({ extension: extension.optional() }),
    response: currentCall,
  },
  listCalls: {
    method: "get",
    path: "/api/calls",
    access: "call.list",
    summary: "The latest calls, newest first",
    response: callPage,
  },
  openRecording: {
    method: "post",
    path: "/api/calls/{id}/recording",
    access: "call.recording",
    summary: "Where the recording is; that it was asked for is noted on the ticket",
    params: z.object({ id: z.string().min(1).max(200) }),
    response: z.object({ url: z.string() }),
  },
  setExtension: {
    method: "patch",
    path: "/api/session/extension",
    access: "call.enter",
    summary: "Which telephone one answers; null: none",
    body: z.object({ extension: extension.nullable() }),
    response: z.object({ extension: z.string().optional() }),
  },
  classifyText: {
    method: "post",
    path: "/api/classify",
    access: "classify",
    summary: "What the machine reads in a text; nothing is stored",
    body: classifyBody,
    response: classifyResult,
    audited: false,
  },
  lookUpPlace: {
    method: "post",
    path: "/api/look-up-place",
    access: "classify",
    summary:
      "Places an address can be: of the ward's gazetteer, else of the geocoder; to be confirmed, nothing is stored",
    body: z.object({ text: z.string().trim().min(1).max(500) }),
    response: lookUpResult,
    audited: false,
  },
} as const satisfies Record<string, Route>;
