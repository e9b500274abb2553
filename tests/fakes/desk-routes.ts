import { AppError } from "../../core/errors.ts";
import { type Action, access, can } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { categoryOf } from "../../core/ticket/taxonomy.ts";
import type { OperationId } from "../../server/contract.ts";
import type { accountSheetRoutes } from "../../server/contract-account-sheet.ts";
import type { accountRoutes } from "../../server/contract-accounts.ts";
import type { auditRoutes } from "../../server/contract-audit.ts";
import type { privacyRoutes } from "../../server/contract-privacy.ts";
import type { publicPhotoRoutes } from "../../server/contract-public-photos.ts";
import type { viewRoutes } from "../../server/contract-views.ts";
import type { Desk } from "./desk.ts";
import { callHandlers } from "./desk-calls.ts";
import { channelHandlers } from "./desk-channels.ts";
import { hallHandlers } from "./desk-hall.ts";
import { given, type Handler } from "./desk-handler.ts";
import { listConversations } from "./desk-inbox.ts";
import { type IncidentAct, incidentHandlers } from "./desk-incidents.ts";
import type { KnowledgeOperation } from "./desk-knowledge.ts";
import { learningHandlers } from "./desk-learning.ts";
import { pageSize, viewOf, viewOfConversation } from "./desk-present.ts";
import { classify, reference } from "./desk-reference.ts";
import type { ReportOperation } from "./desk-report.ts";
import { search } from "./desk-search.ts";
import { at, staff, type TaskState } from "./desk-seed.ts";
import { signHandlers } from "./desk-signs.ts";
import { subscriptionHandlers } from "./desk-subscriptions.ts";
import { ticketHandlers } from "./desk-ticket-routes.ts";
import { undoHandlers } from "./desk-undo.ts";

const listMessages: Handler<"listMessages"> = ({ desk, params, query }) => {
  const { items } = desk.conversation(params.id).messages;
  const end = Number(query.before);
  const start = Math.max(0, end - pageSize);
  return { items: items.slice(start, end), ...(start > 0 ? { olderCursor: String(start) } : {}) };
};

const openTicket: Handler<"openTicket"> = ({ desk, person, params, body }) => {
  const conversation = desk.conversation(params.id);
  const { category, severity, unit, place, text, attachments } = body;
  const ticket = desk.open(person, {
    title: categoryOf(category).name,
    body: conversation.report?.text ?? "",
    category,
    severity,
    unit,
    place: place && given(place),
    conversationId: conversation.id,
    origin: conversation.channel,
  });
  const words = text?.replaceAll("{code}", ticket.code).replaceAll("{due}", "17 giờ hôm nay");
  const keys = attachments.map(({ key }) => key);
  const messageId = words ? desk.reply(conversation.id, person, words, keys, body) : undefined;
  delete conversation.report;
  desk.settle(conversation);
  return { ticket: viewOf(ticket, person, desk.conversations), ...(messageId ? { messageId } : {}) };
};

function actOnTask(desk: Desk, person: Staff, id: string, state: "taken" | "done"): TaskState {
  const task = desk.tasks.find((one) => one.id === id);
  if (!task) throw new AppError("NOT_FOUND", "no such task");
  Object.assign(task, { state, takenByName: person.name });
  desk.tell("task.updated", id);
  return task;
}

const ok = { ok: true } as const;
/** Screens of administration are tried out on the real server. */
type AdminOperation =
  | keyof typeof auditRoutes
  | keyof typeof accountRoutes
  | keyof typeof accountSheetRoutes
  | keyof typeof privacyRoutes;
/** Files and streams are the fake server's own; the knowledge has the real operations; photos are masked by the real server. */
type Elsewhere =
  | "uploadFile"
  | "getFile"
  | "live"
  | KnowledgeOperation
  | ReportOperation
  | AdminOperation
  | keyof typeof viewRoutes
  | keyof typeof publicPhotoRoutes
  | IncidentAct;
type Handled = Exclude<OperationId, Elsewhere>;

/** What each operation of the contract does at the fake desk; files and the live stream are the server's own. */
export const handlers: { [K in Handled]: Handler<K> } = {
  ...ticketHandlers,
  ...channelHandlers,
  ...callHandlers,
  getSession: ({ person }) => ({
    staff: person,
    ward: { kind: "phường", name: "Bến Sen", codePrefix: "BS" },
    actions: (Object.keys(access) as Action[]).filter((action) => can(person, action)),
    writes: true,
    at: at(0),
  }),
  getReference: () => reference,
  search,
  ...subscriptionHandlers,
  ...signHandlers,
  ...hallHandlers,
  ...learningHandlers,
  ...incidentHandlers,
  countReadings: () => ({ on: false, items: [] }),
  listStaff: () => ({ items: staff }),
  listTasks: ({ desk }) => ({ items: desk.tasks.filter(({ state }) => state !== "done"), at: at(0) }),
  takeTask: ({ desk, person, params }) => actOnTask(desk, person, params.id, "taken"),
  finishTask: ({ desk, person, params }) => actOnTask(desk, person, params.id, "done"),
  listConversations,
  getConversation: ({ desk, person, params }) => viewOfConversation(desk, person, params.id),
  listMessages,
  ...undoHandlers,
  takeOver: ({ desk, person, params }) => {
    desk.remember(params.id, "take-over");
    desk.takeOver(params.id, person);
    return viewOfConversation(desk, person, params.id);
  },
  giveBack: ({ desk, person, params }) => {
    desk.remember(params.id, "give-back");
    desk.giveBack(params.id, person);
    return viewOfConversation(desk, person, params.id);
  },
  replyInConversation: ({ desk, person, params, body: { text, attachments, ...asking } }) => {
    const keys = attachments.map(({ key }) => key);
    return { messageId: desk.reply(params.id, person, text, keys, asking) };
  },
  noteOnConversation: ({ desk, person, params, body }) => {
    desk.note(params.id, person, body.text);
    return ok;
  },
  markSeen: ({ desk, params }) => {
    desk.conversation(params.id).unread = 0;
    return ok;
  },
  finishConversation: ({ desk, person, params }) => {
    desk.remember(params.id, "done");
    desk.settle(desk.conversation(params.id));
    return viewOfConversation(desk, person, params.id);
  },
  liftFlood: ({ desk, params }) => {
    desk.conversation(params.id);
    return ok;
  },
  draftReply: ({ desk, params }) => {
    desk.conversation(params.id);
    const record = { id: "ket-hon", name: "Đăng ký kết hôn", source: "Cổng Dịch vụ công quốc gia", checked: at(0) };
    return { text: "Dạ, lệ phí đăng ký kết hôn là 0 đồng.", record };
  },
  summariseThread: ({ desk, params }) => {
    desk.conversation(params.id);
    return { text: "Người dân báo cống nghẹt và chờ phường trả lời." };
  },
  discardDraft: ({ desk, params }) => {
    delete desk.conversation(params.id).draftReply;
    return ok;
  },
  getPerson: ({ desk, params }) => desk.people.view(params.id, desk.conversations),
  readOutLinkCode: () => ({ code: "482913", expiresAt: at(15) }),
  linkPerson: ({ desk, person, params, body }) => {
    desk.people.link(params.id, desk.conversation(body.conversationId).id, person);
    return desk.people.view(params.id, desk.conversations);
  },
  unlinkPerson: ({ desk, params }) => {
    desk.people.unlink(params.linkId);
    return ok;
  },
  openTicket,
  listViewers: ({ desk }) => ({ items: desk.viewers }),
  noteViewer: ({ desk, person, params, body }) => {
    desk.see(person, params.id, body.state);
    return ok;
  },
  listConnections: () => ({ items: [] }),
  connectZalo: () => ({
    mode: "link",
    url: "https://oauth.zaloapp.com/v4/oa/permission?app_id=1",
    callbackUrl: "https://bensen.example/ket-noi/zalo",
    codeChallenge: "khong-that",
    validUntil: at(120),
  }),
  disconnectChannel: () => ok,
  classifyText: ({ body }) => classify(body.text, body.placeText),
  lookUpPlace: ({ body }) => ({ source: "gazetteer", places: classify("", body.text).place.places }),
};
