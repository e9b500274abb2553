import { z } from "zod";
import { presenceStates } from "../core/assignment/duty.ts";
import { assignmentBody, works } from "../core/assignment/rules.ts";
import { categoryId, moment, momentIn, named, severity, staffText, unitId } from "./contract-base.ts";
import { conversationView } from "./contract-conversations.ts";
import { byCode, byId, type Route } from "./contract-route.ts";
import { ticketView } from "./contract-tickets.ts";

const presenceState = z.enum(presenceStates);

/** How whoever asks stands, and what left them lately by a rule. */
const presenceView = z
  .object({
    state: presenceState,
    /** Busy or away no longer than this. */
    until: moment.optional(),
    deputyId: z.string().optional(),
    /** What passed on to somebody else in the last hours, newest first. */
    handovers: z.array(z.object({ id: z.string(), work: z.enum(works), ref: z.string(), why: z.string(), at: moment })),
    at: moment,
  })
  .register(named, { id: "Presence" });

const presenceBody = z.object({
  state: presenceState,
  until: momentIn.optional(),
  deputyId: z.string().max(80).optional(),
});

const verdict = z.enum(["chosen", "more-load", "full", "tried", "busy", "away", "gone"]);

/** Which rule and person a matter would get, and what each rule said to whom. */
const trialView = z
  .object({
    /** In words, as the log would have it; absent: nobody would get it now. */
    why: z.string().optional(),
    rules: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        people: z.array(z.object({ name: z.string(), load: z.number(), verdict })),
      }),
    ),
  })
  .register(named, { id: "AssignmentTrial" });

const trialBody = z.object({
  /** Rules that are not saved yet; unset: those in force. */
  setting: assignmentBody.optional(),
  work: z.enum(works),
  category: categoryId.optional(),
  /** As a place would be called: "hẻm 12 Hoa Sứ, khu phố 3". */
  place: z.string().trim().max(200).optional(),
  unit: unitId.optional(),
  at: momentIn.optional(),
});

/** A ticket two units say is not theirs, with what each of them says. */
const disputeRow = z
  .object({
    code: z.string(),
    title: z.string(),
    category: categoryId,
    severity,
    unit: unitId,
    placeLabel: z.string().optional(),
    raisedAt: moment,
    dueAt: moment,
    /** The first unit's, then the second's. */
    claims: z.array(
      z.object({
        unit: unitId.optional(),
        byName: z.string(),
        reason: z.string(),
        proposes: unitId.optional(),
        at: moment,
      }),
    ),
    version: z.number(),
  })
  .register(named, { id: "Dispute" });

const claimBody = z.object({ version: z.number().int(), unit: unitId, reason: staffText });

/** Who is there, what the rules would do, and whose a ticket is. */
export const assignmentRoutes = {
  getPresence: {
    method: "get",
    path: "/api/presence",
    access: "presence.set",
    summary: "How one stands oneself, and what passed on to others",
    response: presenceView,
  },
  setPresence: {
    method: "post",
    path: "/api/presence",
    access: "presence.set",
    summary: "There, busy or away, until when, and who stands in",
    body: presenceBody,
    response: presenceView,
  },
  handConversation: {
    method: "post",
    path: "/api/conversations/{id}/assign",
    access: "conversation.hold",
    summary: "Gives it to a colleague who is there; whoever answers first holds it",
    params: byId,
    body: z.object({ staffId: z.string().min(1).max(100) }),
    response: conversationView,
  },
  tryAssignment: {
    method: "post",
    path: "/api/assignment/try",
    access: "setting.read",
    audited: false,
    summary: "Who would get such a matter by these rules, and why; changes nothing",
    body: trialBody,
    response: trialView,
  },
  listDisputes: {
    method: "get",
    path: "/api/disputes",
    access: "ticket.rule",
    summary: "Tickets no unit wants, the earliest deadline first",
    response: z.object({ items: z.array(disputeRow), at: moment }),
  },
  disputeUnit: {
    method: "post",
    path: "/api/tickets/{code}/disputes",
    access: "ticket.dispute",
    summary: "The second “not ours”: a leader decides within the hour",
    params: byCode,
    body: claimBody,
    response: ticketView,
  },
  ruleOnUnit: {
    method: "post",
    path: "/api/tickets/{code}/rulings",
    access: "ticket.rule",
    summary: "A leader's decision whose it is; it binds",
    params: byCode,
    body: claimBody,
    response: ticketView,
  },
} as const satisfies Record<string, Route>;
