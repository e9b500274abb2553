import type { Channel } from "./channel/channel.ts";

/**
 * A small signal that something changed; the receiver refetches the one thing it names. Never carries message text.
 * `topic` decides who gets it: "desk" for consoles, `chatTopic` for one resident's web chat, "learning" and "staff" for nobody but
 * the processes themselves.
 */
export interface LiveEvent {
  topic: string;
  name:
    | "conversation.updated"
    | "message.added"
    | "message.updated"
    | "ticket.opened"
    | "ticket.updated"
    | "task.opened"
    | "task.updated"
    | "connection.updated"
    | "call.updated"
    | "appointment.updated"
    | "queue.updated"
    | "correction.added"
    | "model.updated"
    | "knowledge.updated"
    | "question.updated"
    | "setting.updated"
    | "report.updated"
    | "staff.updated"
    | "rights-case.updated"
    | "viewer.updated"
    | "presence.updated";
  /**
   * What changed: conversation id, ticket code, task id, call id, id of an appointment or a queue number, channel and
   * account of a connection, ticket id of a correction, version of a model, kind and id of an entry of the knowledge, or
   * group of unanswered questions, kind of a setting, month of a report, or code of a request about personal data.
   */
  id: string;
  version?: number;
}

/** Topic of one resident's chat; known before the conversation has an id. */
export function chatTopic(conversation: { address: { channel: Channel }; thread: string }): string {
  return `chat:${conversation.address.channel}:${conversation.thread}`;
}
