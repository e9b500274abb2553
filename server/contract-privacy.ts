import { z } from "zod";
import { type KeptKind, keptKinds as kinds } from "../core/privacy/kept-kinds.ts";
import { caseActs, caseStates, rights } from "../core/privacy/rights-case.ts";
import { channel, clientId, moment, named, staffText, ticketCode } from "./contract-base.ts";
import { byCode, type Route } from "./contract-route.ts";

const right = z.enum(rights);
const keptKinds = kinds as [KeptKind, ...KeptKind[]];
const caseRow = z
  .object({
    code: ticketCode,
    /** Unset: not said plainly. */
    right: right.optional(),
    state: z.enum(caseStates),
    origin: z.union([channel, z.literal("counter"), z.literal("form")]),
    name: z.string().optional(),
    receivedAt: moment,
    /** Of the decision; once accepted, of carrying it out. */
    dueAt: moment,
    endedAt: moment.optional(),
    version: z.number(),
  })
  .register(named, { id: "RightsCaseRow" });

const personView = z
  .object({
    id: z.string(),
    name: z.string().optional(),
    phone: z.string().optional(),
    channels: z.array(channel),
    held: z.object({
      conversations: z.number(),
      messages: z.number(),
      tickets: z.number(),
      files: z.number(),
      calls: z.number(),
    }),
  })
  .register(named, { id: "DataSubject" });

const caseView = z
  .object({
    ...caseRow.shape,
    phone: z.string().optional(),
    request: z.string(),
    decidedAt: moment.optional(),
    prolongedAt: moment.optional(),
    /** Whoever asked is answered by us where they asked; unset: at the counter, by the ward itself. */
    isAnsweredHere: z.boolean(),
    /** Whose data it is, once that is known, and how much there is. */
    person: personView.optional(),
    /** People known by the number that was given; a number alone proves nothing. */
    candidates: z.array(personView),
    history: z.array(z.object({ at: moment, byName: z.string(), act: z.enum(caseActs), note: z.string().optional() })),
    mayManage: z.boolean(),
  })
  .register(named, { id: "RightsCase" });

const version = z.number().int();
const seen = z.object({ version });
const withReason = z.object({ version, reason: staffText });

const act = <B extends z.ZodType>(name: string, summary: string, body: B) =>
  ({
    method: "post",
    path: `/api/rights-cases/{code}/${name}`,
    access: "privacy.manage",
    summary,
    params: byCode,
    body,
    response: caseView,
  }) as const;

/** Requests about the data that is kept of a person; what they say stays out of the log. */
export const privacyRoutes = {
  listRightsCases: {
    method: "get",
    path: "/api/rights-cases",
    access: "privacy.read",
    summary: "What is to be decided or carried out, due first; then what is at its end",
    response: z.object({ items: z.array(caseRow), at: moment }),
  },
  getRightsCase: {
    method: "get",
    path: "/api/rights-cases/{code}",
    access: "privacy.read",
    summary: "One request with its history and how much is kept of the person",
    params: byCode,
    response: caseView,
  },
  openRightsCase: {
    method: "post",
    path: "/api/rights-cases",
    access: "privacy.open",
    summary: "Takes a request down that came by telephone, at the counter or in a talk; its clock runs from now",
    body: z.object({
      clientId,
      right: right.optional(),
      conversationId: z.string().min(1).max(100).optional(),
      name: z.string().trim().min(2).max(80).optional(),
      phone: z.string().trim().max(20).optional(),
      request: staffText,
    }),
    response: z.object({ code: ticketCode, dueAt: moment }),
  },
  acceptRightsCase: act("accept", "The ward will do it; the person is told until when", z.object({ version, right })),
  refuseRightsCase: act("refuse", "The ward will not or cannot; the person is told why", withReason),
  prolongRightsCase: act("prolong", "A later date, once; the person is told why", withReason),
  nameDataSubject: act("person", "Whose data it is", z.object({ version, citizenId: z.string().min(1).max(100) })),
  handOverData: act(
    "hand-over",
    "The person gets what is kept of them, by a link in their talk or at the counter",
    seen,
  ),
  correctPerson: act(
    "correct",
    "Name or number as it should be",
    z.object({
      version,
      name: z.string().trim().min(2).max(80).optional(),
      phone: z.string().trim().max(20).optional(),
    }),
  ),
  withdrawConsents: act("withdraw", "No carrier, no news of others' incidents, no public words", seen),
  erasePerson: act(
    "erase",
    "Removes the person for good; MOVE_NOT_ALLOWED while a report of theirs is worked on",
    seen,
  ),
  listRetention: {
    method: "get",
    path: "/api/retention",
    access: "privacy.read",
    summary: "What was removed because its time was over, newest first",
    response: z.object({
      items: z.array(z.object({ day: z.string(), kind: z.enum(keptKinds), count: z.number(), lastAt: moment })),
    }),
  },
  downloadPersonalData: {
    method: "get",
    path: "/api/rights-cases/{code}/data",
    access: "privacy.manage",
    audited: true,
    summary:
      "What is kept of the person, as JSON, as a page and as files in one ZIP; not where anything is confidential",
    params: byCode,
    response: "file",
  },
} as const satisfies Record<string, Route>;
