import { type Attachment, maxInboundTextChars } from "../core/channel/event.ts";
import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { PhraseParam } from "../core/conversation/phrasebook.ts";
import type { Turn } from "../core/conversation/turn.ts";
import { spokenName } from "../core/routing/category-rules.ts";
import { type CategoryId, categoryOf } from "../core/ticket/taxonomy.ts";
import type { NewReport, TicketFlag } from "../core/ticket/ticket.ts";
import { type Classification, isSaidBack } from "../core/understanding/classification.ts";

const maxAttachments = 40;
const maxSummaryChars = 80;
const maxTitleChars = 120;
/** Since when, as residents say it; kept word for word. */
const sinceWhen =
  /(?:từ|tu)\s[^,.;!?\n]{1,40}?(?:tới giờ|toi gio|đến giờ|den gio|tới nay|toi nay|đến nay|den nay)|(?:hôm qua|hom qua|hôm kia|hom kia|sáng nay|sang nay|tối qua|toi qua|(?:cả |ca |mấy |may |\d+ )(?:tuần|tuan|tháng|thang|hôm|hom|bữa|bua|ngày|ngay)(?: nay| rồi| roi)?|tối nào cũng|toi nao cung|mỗi tối|moi toi)/i;

/** An empty draft. */
export function startDraft(now: Date): ReportDraft {
  return {
    text: "",
    proposals: [],
    cues: [],
    sure: false,
    severity: "S3",
    flags: [],
    candidates: [],
    attachments: [],
    questions: 0,
    startedAt: now,
    reminded: false,
  };
}

/** Adds words and files to a draft; files beyond what a ticket can hold are left out. */
export function addWords(draft: ReportDraft, text: string, attachments: readonly Attachment[]): ReportDraft {
  const when = draft.when ?? sinceWhen.exec(text)?.[0];
  return {
    ...draft,
    text: [draft.text, text].filter(Boolean).join("\n").slice(0, maxInboundTextChars),
    attachments: [...draft.attachments, ...attachments].slice(0, maxAttachments),
    ...(when !== undefined && { when }),
  };
}

/** Takes what the classifier read as the draft's subject. Below the threshold the two best are kept as proposals only. */
export function readSubject(draft: ReportDraft, reading: Classification): ReportDraft {
  const { category: _, summary: __, title: ___, askedAs: ____, ...rest } = draft;
  const [best, second] = reading.categories;
  const isTold = best !== undefined && isSaidBack(reading);
  const isOnlyOne = reading.decision === "confirm" && best !== undefined && second === undefined;
  const summary = reading.summary?.replace(/\s+/g, " ").trim().slice(0, maxSummaryChars);
  return {
    ...rest,
    proposals: reading.categories,
    cues: reading.cues,
    sure: reading.decision === "route" && best !== undefined,
    severity: reading.severity,
    flags: [...new Set([...draft.flags, ...reading.flags])],
    ...((isTold || isOnlyOne) && { category: best.id }),
    ...(reading.decision === "person" && { category: "other-unclassified" as const }),
    ...(summary && { summary }),
    ...(reading.title && { title: reading.title }),
    ...(reading.askedAs !== undefined && { askedAs: reading.askedAs }),
  };
}

/** Sets the category a button named; pressing it is the confirmation. */
export function chooseCategory(draft: ReportDraft, id: CategoryId): ReportDraft {
  return { ...draft, category: id, sure: id !== "other-unclassified", severity: categoryOf(id).severity };
}

/** A danger that is over is no longer S1. */
export function asPast(draft: ReportDraft): ReportDraft {
  return draft.severity === "S1" ? { ...draft, severity: "S2" } : draft;
}

/** Whether the resident has told anything that could be looked into. */
export function hasMatter(draft: ReportDraft): boolean {
  return draft.text.trim() !== "" || draft.category !== undefined;
}

/** Whether a place must be known before somebody can be sent. */
export function lacksPlace(draft: ReportDraft): boolean {
  return draft.place === undefined && categoryOf(draft.category ?? "other-unclassified").needsPlace;
}

/** What is said back as the matter: the resident's own words in short, else the category's name. */
export function subjectOf({ ward }: Turn, draft: ReportDraft): PhraseParam {
  if (draft.summary) return draft.summary;
  if (!draft.category || draft.category === "other-unclassified") return { phrase: "what.untold" };
  return spokenName(ward.categories, draft.category);
}

/** The report as `open-ticket` wants it; without a title the ward's name for its category becomes it. */
export function toReport(draft: ReportDraft, confident: boolean, flags: readonly TicketFlag[] = []): NewReport {
  const category = draft.category ?? "other-unclassified";
  const outside: TicketFlag[] = draft.place?.outsideWard === undefined ? [] : ["out-of-area"];
  const missing: TicketFlag[] = lacksPlace(draft) ? ["needs-info"] : [];
  return {
    title: (draft.title ?? draft.summary ?? "").slice(0, maxTitleChars),
    body: draft.text,
    category,
    secondary: draft.secondary ?? [],
    proposals: draft.proposals.slice(0, 3) as NewReport["proposals"],
    cues: draft.cues,
    severity: draft.severity,
    flags: [...new Set([...draft.flags, ...outside, ...missing, ...flags])],
    ...(draft.place && { place: draft.place }),
    ...(draft.when !== undefined && { when: draft.when }),
    attachments: draft.attachments,
    visibility: visibilityOf(draft, category),
    ...(draft.askedAs !== undefined && { askedAs: draft.askedAs }),
    confident: confident && category !== "other-unclassified" && missing.length === 0,
  };
}

function visibilityOf(draft: ReportDraft, category: CategoryId): NewReport["visibility"] {
  if (category === "integrity-complaint" || draft.flags.includes("confidential")) return "confidential";
  return category === "drugs-vice" ? "hide-name" : "public";
}
