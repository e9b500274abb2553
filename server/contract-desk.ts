import { z } from "zod";
import { type Action, access } from "../core/people/access.ts";
import { emergencyKinds } from "../core/understanding/classification.ts";
import { basisId, categoryId, moment, named, role, severity, status, unitId } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

const staffView = z
  .object({ id: z.string(), name: z.string(), role, unit: unitId.optional() })
  .register(named, { id: "Staff" });

/** Who is signed in, what they may do, and which ward this is. */
const sessionView = z
  .object({
    staff: staffView.extend({
      username: z.string(),
      /** The telephone they answer. */
      extension: z.string().optional(),
      /** Signed in with a one-time password: every other request is refused until they chose their own. */
      mustChangePassword: z.boolean().optional(),
    }),
    ward: z.object({ kind: z.string(), name: z.string(), codePrefix: z.string() }),
    /** Rows of the access table that say yes to this person. */
    actions: z.array(z.enum(Object.keys(access) as [Action, ...Action[]])),
    /** A model is set up that writes drafts and summaries on request. */
    writes: z.boolean(),
    /** The server's time, for clocks. */
    at: moment,
  })
  .register(named, { id: "Session" });

const unitView = z.object({
  id: unitId,
  name: z.string(),
  /** Where there is little room. */
  short: z.string(),
  outside: z.boolean(),
  /** It has a system of its own: what is handed to it goes there, and gets its number from there. */
  relayed: z.boolean(),
  /** How staff reach it. */
  contact: z.string().optional(),
});

/** The words and tables of the domain, so that no client keeps its own copy. Changes with a release and with what the ward sets. */
export const referenceView = z
  .object({
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
    categories: z.array(
      z.object({
        id: categoryId,
        group: z.string(),
        name: z.string(),
        /** The ward unit that keeps a ticket of this kind, and the outside unit that leads, if any. */
        unit: unitId,
        outsideUnit: unitId.optional(),
        severity,
        needsPlace: z.boolean(),
        fieldWork: z.boolean(),
        /** No result without a photo. */
        needsPhoto: z.boolean(),
      }),
    ),
    units: z.array(unitView),
    /** Those that work no more: old tickets name them, nothing new goes there. */
    closedUnits: z.array(unitView),
    statuses: z.array(z.object({ id: status, label: z.string(), open: z.boolean() })),
    bases: z.array(z.object({ id: basisId, label: z.string() })),
    refusals: z.array(z.object({ id: z.string(), label: z.string() })),
    attention: z.array(z.object({ id: z.string(), label: z.string() })),
    /** How far from the reported place somebody may be and still be there, metres. */
    farMetres: z.number(),
    /** What a result written for residents may lack; `pattern` finds it in the folded text. */
    answerRules: z.array(z.object({ id: z.string(), pattern: z.string(), says: z.string(), blocks: z.boolean() })),
    /** The ward's service centre gives appointments and queue numbers. */
    hasCentre: z.boolean(),
  })
  .register(named, { id: "Reference" });

const staffQuery = z.object({ unit: unitId.optional(), role: role.optional() });
const staffPage = z.object({ items: z.array(staffView) });

/** Work at the desk that is no ticket. An open `alarm` rings on every console. */
const taskView = z
  .object({
    id: z.string(),
    kind: z.enum([
      "alarm",
      "delivery-failed",
      "event-parked",
      "bad-signatures",
      "call-back",
      "rights-case",
      "hide-comment",
      "comment-flood",
      "message-flood",
      "competence",
      "relay",
      "channel",
      "knowledge",
      "mention",
    ]),
    emergency: z.enum(emergencyKinds).optional(),
    conversationId: z.string().optional(),
    /** Name and channel of the resident, for the bar. */
    residentName: z.string().optional(),
    ticketCode: z.string().optional(),
    /** Whom to call. */
    phone: z.string().optional(),
    placeLabel: z.string().optional(),
    reason: z.string().optional(),
    /** What whoever takes it should do. */
    advice: z.string().optional(),
    state: z.enum(["open", "taken", "done"]),
    /** Who asks for it, where a person does. */
    askedByName: z.string().optional(),
    takenByName: z.string().optional(),
    openedAt: moment,
    /** Until when a leader has to decide. */
    dueAt: moment.optional(),
  })
  .register(named, { id: "Task" });
export const taskResult = taskView;
const taskPage = z.object({ items: z.array(taskView), at: moment });

/** What is left of an uploaded file: a key to name it by. */
const uploadResult = z.object({
  key: z.string(),
  kind: z.enum(["image", "audio", "video", "file"]),
  mimeType: z.string(),
  sizeBytes: z.number(),
});

/** Session, words, people, tasks, files and the live stream. */
export const deskRoutes = {
  getSession: {
    method: "get",
    path: "/api/session",
    access: "signed-in",
    summary: "Who is signed in and what they may do",
    response: sessionView,
  },
  getReference: {
    method: "get",
    path: "/api/reference",
    access: "signed-in",
    summary: "Categories, units, states and their words",
    response: referenceView,
  },
  listStaff: {
    method: "get",
    path: "/api/staff",
    access: "staff.list",
    summary: "People a ticket can be given to",
    query: staffQuery,
    response: staffPage,
  },
  listTasks: {
    method: "get",
    path: "/api/tasks",
    access: "task.list",
    summary: "Open and taken tasks of the desk, alarms first",
    response: taskPage,
  },
  takeTask: {
    method: "post",
    path: "/api/tasks/{id}/take",
    access: "task.take",
    summary: "“Tôi nhận”: an alarm stops ringing everywhere",
    params: byId,
    response: taskResult,
  },
  finishTask: {
    method: "post",
    path: "/api/tasks/{id}/done",
    access: "task.take",
    summary: "The task is dealt with",
    params: byId,
    response: taskResult,
  },
  uploadFile: {
    method: "post",
    path: "/api/uploads",
    access: "upload",
    summary: "Takes one file, checked by its content",
    upload: true,
    response: uploadResult,
  },
  getFile: {
    method: "get",
    path: "/api/files/{key}",
    access: "file.read",
    summary: "A stored file",
    params: z.object({ key: z.string().min(1).max(200) }),
    response: "file",
  },
  live: {
    method: "get",
    path: "/api/live",
    access: "live",
    summary:
      "Server-sent events: names of core/live.ts and `reset`; data is {id, version?}; replays from Last-Event-ID",
    response: "events",
  },
} as const satisfies Record<string, Route>;
