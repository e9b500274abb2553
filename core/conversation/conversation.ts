import type { Address } from "../channel/channel.ts";
import type { Dialogue } from "./dialogue.ts";

/** Who answers: the bot, nobody yet (handed over, waiting in the queue), or one operator. Never two voices. */
export type Holder =
  | { kind: "bot" }
  | { kind: "queue"; since: Date }
  | { kind: "operator"; staffId: string; name: string; since: Date }
  /** Another program of the account has the talk on the platform; what we sent would be refused. `name` is its. */
  | { kind: "elsewhere"; name: string; since: Date };

/** Why a person should look, and until when. Set also while the bot goes on ("a question was passed on"). */
export interface Attention {
  reason: AttentionReason;
  since: Date;
  dueAt: Date;
  /** The resident's question that was handed over, for the desk. */
  question?: string;
}

/** Reasons a conversation is in the desk's first queue, with the words staff read. */
export const attentionReasons = {
  emergency: "Khẩn cấp",
  "asked-human": "Xin gặp người",
  question: "Câu hỏi chưa có trả lời",
  unsure: "Trợ lý không chắc",
  angry: "Người dân đang bức xúc",
  misunderstood: "Trợ lý chưa hiểu hai lần",
  voice: "Tin thoại cần người nghe",
  integrity: "Việc giữ kín",
  delivery: "Tin gửi không tới",
  elsewhere: "Ứng dụng khác xin trả lời",
  spam: "Tin rác, giả mạo",
  flood: "Nhắn dồn dập",
  reminder: "Đã hẹn xem lại",
  "assistant-off": "Trợ lý đang tắt",
} as const;
export type AttentionReason = keyof typeof attentionReasons;

/** Whom a waiting conversation was given to by the rules; nobody is bound by it, whoever answers holds it. */
export interface Assignment {
  /** Unset: nobody could take it, it waits for everybody. */
  to?: { staffId: string; name: string };
  since: Date;
  /** When it passes on if they stay silent. */
  until?: Date;
  /** Who had it and stayed silent. */
  tried: string[];
}

/** A person who decided something here, and when. */
interface Decided {
  at: Date;
  staffId: string;
  name: string;
  /** In their own words; for staff only. */
  why?: string;
}

/** Put off until then, or until the resident writes. */
export interface Snooze extends Decided {
  untilAt: Date;
  /** The time has come; the mark stays until somebody sees to it. */
  isOver?: true;
}

/** What one person did last to a conversation, with what was before, so that it can be taken back. */
export interface LastAct {
  id: string;
  kind: "take-over" | "give-back" | "done" | "snooze" | "spam" | "assign";
  at: Date;
  staffId: string;
  before: Pick<Conversation, "heldBy"> &
    Partial<Pick<Conversation, "attention" | "assignment" | "draftReply" | "snooze">>;
  /** What the resident is told of it; it waits a while. */
  messageId?: string;
  /** Tickets that went along. */
  ticketCodes?: string[];
  undoneAt?: Date;
}

/** One resident's talk with the ward on one channel; everything in it is handled in order. */
export interface Conversation {
  id: string;
  address: Address;
  thread: string;
  /** The public post it stands under: then everybody reads what is said there. */
  postRef?: string;
  citizenId: string;
  displayName?: string;
  /** Where the platform keeps the person's picture. */
  avatarUrl?: string;
  heldBy: Holder;
  attention?: Attention;
  assignment?: Assignment;
  dialogue: Dialogue;
  /** A text the machine proposes to the operator; retired by any outgoing message. */
  draftReply?: string;
  lastInboundAt?: Date;
  /** When the conversation's own alarm clock rings (draft reminders, time-outs); it comes back as a `wake` event. */
  wakeAt?: Date;
  openedAt: Date;
  snooze?: Snooze;
  /** Judged to be no matter of the ward: out of the queues, kept for review. */
  spam?: Decided;
  lastAct?: LastAct;
  version: number;
}

/** Whether a person answers (or is about to), so that the bot stays silent. */
export function isHeldByPeople(conversation: Pick<Conversation, "heldBy">): boolean {
  return conversation.heldBy.kind !== "bot";
}

/** Since when a person is waited for; undefined: nobody is, or a person has it already. */
export function waitingSince({ heldBy, attention }: Pick<Conversation, "heldBy" | "attention">): Date | undefined {
  if (heldBy.kind === "operator" || heldBy.kind === "elsewhere") return undefined;
  const times = [attention?.since, heldBy.kind === "queue" ? heldBy.since : undefined].filter((at) => at !== undefined);
  return times.length > 0 ? new Date(Math.max(...times.map(Number))) : undefined;
}
