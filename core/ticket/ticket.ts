import type { Channel } from "../channel/channel.ts";
import type { Attachment } from "../channel/event.ts";
import type { Actor } from "../people/staff.ts";
import type { Flag } from "../understanding/classification.ts";
import type { Place } from "../understanding/place.ts";
import type { BasisId, CategoryId, Severity, UnitId } from "./taxonomy.ts";
import type { ClockTerms } from "./terms.ts";

/** States of a ticket with the only words residents and staff read for them (taxonomy §5.1). */
export const ticketStatuses = {
  new: "Đã tiếp nhận",
  "needs-info": "Cần bổ sung",
  triaged: "Đã phân loại",
  assigned: "Đã chuyển đơn vị",
  accepted: "Đơn vị đã nhận",
  "in-progress": "Đang xử lý",
  "waiting-external": "Chờ đơn vị khác",
  extended: "Gia hạn",
  resolved: "Đã có kết quả",
  closed: "Hoàn tất",
  reopened: "Mở lại",
  rejected: "Từ chối",
  duplicate: "Gộp vào",
  withdrawn: "Người dân rút",
  spam: "Không hợp lệ",
} as const;
export type TicketStatus = keyof typeof ticketStatuses;

const finished: readonly TicketStatus[] = ["closed", "rejected", "duplicate", "withdrawn", "spam"];
const done: readonly TicketStatus[] = ["resolved", "closed"];

/** Somebody still has to do something about it; `resolved` counts, as the resident may refuse the result. */
export function isOpen(status: TicketStatus): boolean {
  return !finished.includes(status);
}

/** A result was given. */
export function isDone(status: TicketStatus): boolean {
  return done.includes(status);
}

/** Who may read it: everybody (without the name), everybody (name hidden from the unit too), or the few named by the access table. */
export const visibilities = ["public", "hide-name", "confidential"] as const;
export type Visibility = (typeof visibilities)[number];

/** Where a report came from: a channel, the ward's counter, or the form on the public pages. */
export type Origin = Channel | "counter" | "form";

/** Codes a refusal must carry (taxonomy §5.2), with words for staff. */
export const refusalCodes = {
  "not-public-matter": "Không phải việc công",
  "no-place-after-asking": "Đã hỏi mà không rõ chỗ",
  "already-decided-by-law": "Đã có quyết định theo luật",
  "formal-complaint-path": "Đi theo đường khiếu nại",
  "outside-city": "Ngoài thành phố",
  "insulting-without-matter": "Xúc phạm, không có việc",
  test: "Tin thử",
} as const;
export type RefusalCode = keyof typeof refusalCodes;

/** Three clocks set once at opening; a change is a move (extension, reopening), never an edit. */
export interface TicketClocks {
  firstDueAt: Date;
  resultDueAt: Date;
  ceilingAt: Date;
  basis: BasisId[];
  /** People on the spot, or the first specialist reply. */
  firstStoppedAt?: Date;
  resultStoppedAt?: Date;
  /** While the resident is asked something; the result clock stands still, at most 72 h. */
  pausedAt?: Date;
  /** When whoever was told of the result is asked whether it has lasted; unset: they are not, or were. */
  followUpAt?: Date;
  /** What it was promised under, where the ward had set that; unset: the release's terms of its category. */
  terms?: ClockTerms;
}

/** Where a phone says it is, or a camera was. */
export interface Position {
  latitude: number;
  longitude: number;
  /** How far it may be off, as the phone says. */
  accuracyMetres?: number;
}

/** What is known of how a photo was taken: kept beside it, for staff; the picture itself carries nothing. */
export interface Shot {
  /** The photo's key. */
  key: string;
  takenAt?: Date;
  position?: Position;
}

/** What about a result's photos asks for a word of the officer; `metres`: how far from the reported place. */
export interface Doubt {
  id: (typeof doubtIds)[number];
  metres?: number;
}
export const doubtIds = ["photo-far", "photo-before-report", "photo-before-arrival"] as const;

/** What a move carries; which of it is demanded is in the transition table. */
export interface MoveFacts {
  category?: CategoryId;
  severity?: Severity;
  place?: Place;
  unit?: UnitId;
  confidence?: number;
  question?: string;
  reason?: string;
  reasonCode?: RefusalCode | "no-reply";
  officerId?: string;
  plan?: string;
  photos?: Attachment[];
  onSceneAt?: Date;
  /** Where the phone was when its owner said that they are there. */
  position?: Position;
  /** When it was done, where a phone without signal sent it later. */
  doneAt?: Date;
  shots?: Shot[];
  doubts?: Doubt[];
  /** The officer's word on the doubts. */
  explanation?: string;
  outsideUnit?: UnitId;
  reference?: string;
  expectedAt?: Date;
  /** What the outside unit said when it was asked. */
  answer?: string;
  newDueAt?: Date;
  /** What the resident will read of the result. */
  text?: string;
  /** Who came, as the resident reads it ("Tổ thoát nước"); the unit when unset. */
  team?: string;
  /** The text was written by a machine; a unit head must approve it. */
  machineWritten?: boolean;
  parentCode?: string;
  /** The incident it was proposed for and is no part of, as a person says. */
  splitFrom?: string;
  /** How far apart two reports of one incident are; the distance only where both places are known exactly. */
  distanceMetres?: number;
  hoursApart?: number;
  /** How alike two reports are, 0..1, where a machine proposes to merge them; unset where flood mode does. */
  likeness?: number;
  /** What happened to flood mode, on the ticket it was opened for; a fact's words are `text`, `since` its own time. News is told without it. */
  flood?: { act: "started" | "told" | "ended" | "news"; where: string; since?: Date };
  /** The member of staff a complaint is about: can neither handle nor close it. */
  aboutStaffId?: string;
  rating?: number;
  /** Four weeks after the result people were asked whether it has lasted, or nobody could be; somebody said that it has. */
  followUp?: "asked" | "nobody" | "lasts";
  /** The machine named an officer by this rule, or found none; until when they may be silent; who was silent before. */
  naming?: { rule?: string; passesAtMs?: number; silent?: string };
  /** A unit says for the second time that it is not its matter. */
  disputed?: true;
  /** A leader decided whose it is; no unit sends it back after that. */
  ruled?: true;
  /** What the clock watcher spoke up for; the due time as a number, so that it survives storage unchanged. */
  rang?: { clock: WatchedClock; share: number; dueAtMs: number };
}

/** What the clock watcher watches: the three deadlines, the outside body's date, the resident's answer, the resident's silence after a result, a leader's word on whose it is, the question four weeks after a result. */
export type WatchedClock = "first" | "result" | "ceiling" | "relay" | "answer" | "silence" | "ruling" | "follow-up";

/** One line of the append-only log: who, when, from, to, why. `from` equals `to` for additions that move nothing. */
export interface TicketChange {
  id: string;
  seq: number;
  at: Date;
  actor: Actor;
  from: TicketStatus | null;
  to: TicketStatus;
  kind: "move" | "update" | "resident-update" | "rating" | "note" | "proposal";
  facts: MoveFacts;
  note?: string;
}

/** One incident as the ward works on it. Changed only by `open-ticket` and `change-ticket`. */
export interface Ticket {
  id: string;
  code: string;
  title: string;
  /** The resident's own words. */
  body: string;
  category: CategoryId;
  secondary: CategoryId[];
  /** The machine's first three and how sure it was, for the desk. */
  proposals: { id: CategoryId; confidence: number }[];
  cues: string[];
  severity: Severity;
  flags: TicketFlag[];
  status: TicketStatus;
  /** The ward unit that keeps it and answers. */
  unit: UnitId;
  /** The outside unit that leads or was relayed to. */
  outsideUnit?: UnitId;
  officerId?: string;
  place?: Place;
  when?: string;
  attachments: Attachment[];
  proof: Attachment[];
  /** A result written by the officer that waits for the head's approval. */
  proposedResult?: {
    text: string;
    photos: Attachment[];
    byStaffId: string;
    at: Date;
    machineWritten: boolean;
    shots?: Shot[];
    doubts?: Doubt[];
    explanation?: string;
  };
  result?: string;
  /** Conversations told of every move; many reporters, one ticket. */
  followers: string[];
  reporterConversationId?: string;
  /** Set when no person reported it. */
  machine?: MachineMark;
  contactPhone?: string;
  /** The filed dossier it is about. */
  dossierCode?: string;
  mergedInto?: string;
  /** It seems to be one incident with this ticket, and its reporter follows both; a person decides. */
  proposedParent?: string;
  visibility: Visibility;
  origin: Origin;
  openedAt: Date;
  clocks: TicketClocks;
  rating?: number;
  reopenedCount: number;
  /** How often units sent it back as not theirs; the second time goes to a leader. */
  returnedCount: number;
  version: number;
  changes: TicketChange[];
}

/** Which machine made a report, how sure it was, and how often it has seen the same since. */
export interface MachineMark {
  source: string;
  sensor: string;
  /** 0..1, as the machine says. */
  confidence?: number;
  times: number;
  lastAt: Date;
}

/** Whether an act, by its own id, is in the log already: it was sent twice. */
export function hasHappened({ changes }: Pick<Ticket, "changes">, id: string | undefined): boolean {
  return id !== undefined && changes.some((change) => change.id === id);
}

/** A complaint or accusation in the sense of the law: guided to the lawful path, never closed by the machine. */
export function isFormal({ flags }: Pick<Ticket, "flags">): boolean {
  return flags.includes("formal-complaint") || flags.includes("denunciation");
}

/** Handling flags beside the state (taxonomy §5.1) and the legal flags of understanding. */
export type TicketFlag =
  | Flag
  | "overdue"
  | "at-risk"
  | "escalated"
  | "out-of-area"
  | "emergency-relayed"
  /** Reported under flood mode and not yet decided on: its clocks ring with the incident's, unless people are in danger. */
  | "in-flood"
  | "machine-made"
  | "needs-info";

/** Everything `open-ticket` needs to know; the rest (code, clocks, unit) is derived. */
export interface NewReport {
  title: string;
  body: string;
  category: CategoryId;
  secondary: CategoryId[];
  proposals: { id: CategoryId; confidence: number }[];
  cues: string[];
  severity: Severity;
  flags: TicketFlag[];
  place?: Place;
  when?: string;
  attachments: Attachment[];
  visibility: Visibility;
  /** The resident confirmed category and place, or the model is above its threshold: may be routed at once. */
  confident: boolean;
  contactPhone?: string;
  /** The filed dossier it is about. */
  dossierCode?: string;
  /** No person reported it: it waits for one, whatever its category. */
  machine?: MachineMark;
  /** The name under which a second reader's word on it is kept. */
  askedAs?: string;
}
