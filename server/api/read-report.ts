import { addWords, readSubject, startDraft } from "../../bots/draft.ts";
import { withKeys } from "../../core/channel/media.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Message } from "../../core/delivery/message.ts";
import type { Classification } from "../../core/understanding/classification.ts";
import type { ApiDeps } from "./context.ts";

type Reader = Pick<ApiDeps, "classifier" | "places" | "world">;

/** The resident's lines since a ticket was last spoken of: what a new report can be about. */
function latestLines(history: readonly Message[]): Message[] {
  const told = history.findLastIndex((line) => line.ticketCode !== undefined);
  return history.slice(told + 1).filter((line) => line.author.kind === "resident" && !line.withdrawnAt);
}

function readPlace({ places }: Reader, text: string): Pick<ReportDraft, "place" | "candidates"> {
  const reading = places.read(text);
  if (reading.kind === "found") return { place: reading.place, candidates: [] };
  return { candidates: reading.kind === "candidates" ? reading.places : [] };
}

/** The report the bot is putting together, with its files as we keep them by now; else one made of the latest words. */
export function reportIn(
  reader: Reader,
  conversation: Conversation,
  history: readonly Message[],
): { draft: ReportDraft; reading?: Classification } {
  const { draft } = conversation.dialogue;
  const kept = history.flatMap((line) => line.attachments);
  if (draft) return { draft: { ...draft, attachments: withKeys(draft.attachments, kept) } };
  const lines = latestLines(history);
  const text = lines.flatMap((line) => line.text || []).join("\n");
  const pin = lines.findLast((line) => line.place)?.place;
  const files = lines.flatMap((line) => line.attachments);
  const reading = reader.classifier.classify(text, { hasOpenTicket: false, hasClosedTicket: false });
  const words = addWords(startDraft(reader.world.clock.now()), text, files);
  const read = { ...readSubject(words, reading), ...readPlace(reader, text) };
  return { draft: pin ? { ...read, place: pin } : read, reading };
}

/** The report to show beside the thread; undefined when nothing in it is one. */
export function shownReport(
  reader: Reader,
  conversation: Conversation,
  history: readonly Message[],
): ReportDraft | undefined {
  const { draft, reading } = reportIn(reader, conversation, history);
  const intent = reading?.intents[0]?.id;
  const isReport = !reading || intent === "report-issue" || intent === "emergency";
  return isReport ? draft : undefined;
}
