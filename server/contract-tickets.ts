import { z } from "zod";
import { roles } from "../core/people/staff.ts";
import { visibilities } from "../core/ticket/ticket.ts";
import {
  attachmentView,
  categoryId,
  channel,
  clientId,
  clockView,
  cursor,
  moment,
  momentIn,
  named,
  place,
  proposal,
  replySeen,
  severity,
  staffText,
  status,
  unitId,
  uploadedFiles,
} from "./contract-base.ts";
import { doubtView, factNames, factsIn, factsView, shotsIn } from "./contract-facts.ts";
import { byCode, type Route } from "./contract-route.ts";
import { machineView, relayView } from "./contract-systems.ts";

/** Moves a person may make, with what each must carry. */
const moves = z.array(z.object({ to: status, carries: z.array(z.enum(factNames)) }));

/** A ticket in a list. */
export const ticketRow = z
  .object({
    ...{ code: z.string(), title: z.string(), category: categoryId },
    severity,
    status,
    unit: unitId,
    ...{ officerName: z.string().optional(), placeLabel: z.string().optional() },
    openedAt: moment,
    /** The deadline that runs now; none once the result is there. */
    clock: clockView.optional(),
    followers: z.number(),
    /** A machine reported it: a camera, a sensor, a listening service. */
    machineMade: z.boolean(),
    /** A result waits for the head's word. */
    awaitsApproval: z.boolean(),
    /** Somebody goes there. */
    fieldWork: z.boolean(),
    /** The result needs an after-photo. */
    needsPhoto: z.boolean(),
    /** Moves this person may make now, with what each must carry. */
    moves,
    /** Looks like one more report of this incident. */
    proposedParent: z.string().optional(),
    /** An officer's result that only the head may post: write it with `proposeResult`. */
    mayPropose: z.boolean(),
    /** The unit may say for the second time that it is not its matter: `disputeUnit`. */
    mayDispute: z.boolean(),
    /** A leader is to decide whose it is, until then. */
    rulingDueAt: moment.optional(),
    /** What this person could do once they made the usual moves before: for a phone that is without signal meanwhile. */
    ahead: z.array(z.object({ status, moves, mayPropose: z.boolean() })),
    /** About the photos of the result: for the head, who reads the officer's word on it. */
    doubts: z.array(doubtView),
    /** Where it is, and where that is on the ward's drawing, as shares from the left and the top. */
    pin: z
      .object({
        latitude: z.number(),
        longitude: z.number(),
        /** Known exactly enough to say whether somebody is there. */
        exact: z.boolean(),
        x: z.number(),
        y: z.number(),
      })
      .optional(),
    version: z.number(),
  })
  .register(named, { id: "TicketRow" });

/** One line of the append-only log. */
const changeView = z
  .object({
    id: z.string(),
    seq: z.number(),
    at: moment,
    actor: z.object({ role: z.enum(roles), name: z.string(), unit: unitId.optional() }),
    from: status.nullable(),
    to: status,
    kind: z.enum(["move", "update", "resident-update", "rating", "note", "proposal"]),
    facts: factsView,
    note: z.string().optional(),
  })
  .register(named, { id: "TicketChange" });

/** A ticket as the person who asks may see it: masked numbers, and only the moves that are theirs. */
export const ticketView = z
  .object({
    ...ticketRow.shape,
    body: z.string(),
    proposals: z.array(proposal),
    cues: z.array(z.string()),
    flags: z.array(z.string()),
    outsideUnit: unitId.optional(),
    officerId: z.string().optional(),
    place: place.optional(),
    when: z.string().optional(),
    attachments: z.array(attachmentView),
    proof: z.array(attachmentView),
    proposedResult: z
      .object({
        text: z.string(),
        photos: z.array(attachmentView),
        byName: z.string(),
        at: moment,
        explanation: z.string().optional(),
      })
      .optional(),
    result: z.string().optional(),
    /** Who is told of every move. The id is there only for roles that may read conversations. */
    followersList: z.array(
      z.object({ channel, name: z.string(), conversationId: z.string().optional(), reporter: z.boolean() }),
    ),
    contactPhone: z.string().optional(),
    machine: machineView.optional(),
    /** Hand-overs to bodies outside that have a system of their own, oldest first. */
    relays: z.array(relayView),
    mergedInto: z.string().optional(),
    /** The ticket it seems to be one incident with; the machine proposes, a person decides. */
    /** Reports that were merged into it or are proposed to be. */
    related: z.number(),
    visibility: z.enum(visibilities),
    origin: z.union([channel, z.literal("counter"), z.literal("form")]),
    clocks: z.object({ first: clockView, result: clockView, ceilingAt: moment }),
    rating: z.number().optional(),
    reopenedCount: z.number(),
    /** The public tracking page. */
    trackingUrl: z.string(),
    mayCorrect: z.boolean(),
    changes: z.array(changeView),
  })
  .register(named, { id: "Ticket" });

const ticketQuery = z.object({
  /** `mine`: of my unit and not finished, mine first, by deadline. `open`: not finished. `waiting`: for others. */
  queue: z.enum(["mine", "open", "late", "waiting", "done", "all"]).default("open"),
  unit: unitId.optional(),
  category: categoryId.optional(),
  severity: severity.optional(),
  status: status.optional(),
  /** Code, title or place. */
  q: z.string().trim().max(200).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const ticketPage = z.object({
  items: z.array(ticketRow),
  nextCursor: z.string().optional(),
  /** The server's time, for clocks. */
  at: moment,
});

/** An act that may be sent again, and later than it was done. */
const sentLater = { clientId: clientId.optional(), doneAt: momentIn.optional() };

const moveBody = z.object({
  ...sentLater,
  to: status,
  version: z.number().int(),
  facts: factsIn.default({}),
  note: staffText.optional(),
});

/** What followers would read, were the move made; null when they are told nothing. */
const movePreview = z
  .object({
    text: z.string().nullable(),
    followers: z.number(),
    /** What the officer would have to explain about the photos. */
    doubts: z.array(doubtView),
  })
  .register(named, { id: "MovePreview" });
const previewBody = moveBody.pick({ to: true, facts: true });

const correctBody = z
  .object({
    version: z.number().int(),
    category: categoryId.optional(),
    severity: severity.optional(),
    place: place.optional(),
    unit: unitId.optional(),
  })
  .refine((body) => body.category ?? body.severity ?? body.place ?? body.unit, "nothing to correct");

const proposeBody = z.object({
  ...sentLater,
  version: z.number().int(),
  text: staffText,
  photos: uploadedFiles,
  shots: shotsIn.optional(),
  explanation: staffText.optional(),
});

const noteBody = z.object({
  ...sentLater,
  text: staffText,
  photos: uploadedFiles.optional(),
  shots: shotsIn.optional(),
});

/** Opening a ticket from a conversation. With `text`, the words go out in the same act, so they cannot promise what did not happen. */
export const openTicketBody = z.object({
  clientId,
  category: categoryId,
  severity: severity.optional(),
  unit: unitId.optional(),
  place: place.optional(),
  title: z.string().trim().min(1).max(200).optional(),
  /** `{code}` and `{due}` in it become the new code and the worded first deadline. */
  text: staffText.optional(),
  attachments: uploadedFiles.default([]),
  /** Send although a colleague holds the conversation. */
  overrule: z.boolean().optional(),
  after: replySeen,
});

/** Tickets and their moves. */
export const ticketRoutes = {
  listTickets: {
    method: "get",
    path: "/api/tickets",
    access: "ticket.list",
    summary: "Tickets this person may see",
    query: ticketQuery,
    response: ticketPage,
  },
  getTicket: {
    method: "get",
    path: "/api/tickets/{code}",
    access: "ticket.read",
    summary: "One ticket with its log and the moves that are allowed",
    params: byCode,
    response: ticketView,
  },
  moveTicket: {
    method: "post",
    path: "/api/tickets/{code}/moves",
    access: "ticket.move",
    summary: "Moves a ticket along its life-cycle",
    params: byCode,
    body: moveBody,
    response: ticketView,
  },
  previewMove: {
    method: "post",
    path: "/api/tickets/{code}/moves/preview",
    access: "ticket.move",
    summary: "What followers would read, were the move made",
    params: byCode,
    body: previewBody,
    response: movePreview,
    audited: false,
  },
  correctTicket: {
    method: "patch",
    path: "/api/tickets/{code}",
    access: "ticket.correct",
    summary: "Corrects category, severity, place or unit before a unit accepted it",
    params: byCode,
    body: correctBody,
    response: ticketView,
  },
  proposeResult: {
    method: "post",
    path: "/api/tickets/{code}/proposals",
    access: "ticket.propose",
    summary: "An officer's result for the head to post",
    params: byCode,
    body: proposeBody,
    response: ticketView,
  },
  recordAnswer: {
    method: "post",
    path: "/api/tickets/{code}/answers",
    access: "ticket.chase",
    summary: "What the body outside answered when it was asked; the followers are told",
    params: byCode,
    body: z.object({ version: z.number().int(), answer: staffText }),
    response: ticketView,
  },
  noteOnTicket: {
    method: "post",
    path: "/api/tickets/{code}/notes",
    access: "ticket.note",
    summary: "A line only staff read",
    params: byCode,
    body: noteBody,
    response: ticketView,
  },
} as const satisfies Record<string, Route>;
