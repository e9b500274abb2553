import { AppError } from "../../core/errors.ts";
import { fillAnswer, firstAnswers } from "../../core/setting/canned-answers.ts";
import type { OperationId } from "../../server/contract.ts";
import type { Desk } from "./desk.ts";
import type { Handler } from "./desk-handler.ts";
import { viewOfConversation } from "./desk-present.ts";
import { at, staff } from "./desk-seed.ts";

type Undone =
  | "takeBackReply"
  | "undoAct"
  | "snoozeConversation"
  | "handConversation"
  | "judgeSpam"
  | "restoreFromSpam"
  | "listAnswers";

/** What was decided of a conversation, told to whoever looks. */
function changed(desk: Desk, id: string, change: Partial<ReturnType<Desk["conversation"]>>): void {
  Object.assign(desk.conversation(id), change);
  desk.tell("conversation.updated", id);
}

/** Taking back, putting off, and what is no matter of the ward. */
export const undoHandlers: { [K in Extract<OperationId, Undone>]: Handler<K> } = {
  takeBackReply: ({ desk, params }) => {
    const { text, attachments } = desk.takeBack(params.id, params.messageId);
    return { text, attachments };
  },
  listAnswers: ({ desk, person, params }) => {
    const { name } = desk.conversation(params.id);
    const values = { tên: name, "anh chị": "anh/chị", phường: "phường Bến Sen", "người trực": person.name };
    return { items: firstAnswers().answers.map((answer) => ({ ...answer, ...fillAnswer(answer.text, values) })) };
  },
  undoAct: ({ desk, person, params }) => {
    desk.undo(params.id);
    return viewOfConversation(desk, person, params.id);
  },
  snoozeConversation: ({ desk, person, params, body }) => {
    desk.remember(params.id, "snooze");
    const untilAt = body.until.toISOString();
    changed(desk, params.id, { snooze: { untilAt, name: person.name, why: body.why, isOver: false } });
    return viewOfConversation(desk, person, params.id);
  },
  handConversation: ({ desk, person, params, body }) => {
    const colleague = staff.find(({ id }) => id === body.staffId);
    if (!colleague) throw new AppError("AWAY", "not there now");
    desk.remember(params.id, "assign");
    const { id: staffId, name } = colleague;
    changed(desk, params.id, { assigned: { staffId, name, since: at(0) } });
    return viewOfConversation(desk, person, params.id);
  },
  judgeSpam: ({ desk, person, params, body }) => {
    desk.remember(params.id, "spam");
    desk.settle(desk.conversation(params.id));
    changed(desk, params.id, { spam: { at: at(0), name: person.name, why: body.why } });
    return viewOfConversation(desk, person, params.id);
  },
  restoreFromSpam: ({ desk, person, params }) => {
    delete desk.conversation(params.id).spam;
    changed(desk, params.id, { attention: { reason: "unsure", since: at(0), dueAt: at(60) } });
    return viewOfConversation(desk, person, params.id);
  },
};
