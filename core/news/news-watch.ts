import type { PublicTicket } from "../publication/public-ticket.ts";
import { spokenName } from "../routing/category-rules.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import { localMidnight, localMinute } from "../ticket/working-time.ts";
import type { Ward } from "../ward.ts";

/** What public news somebody asks for: of a street, of a kind of matter, or of one kind on one street. */
export interface NewsTopic {
  /** As the ward's gazetteer names it; never a house. */
  street?: string;
  category?: CategoryId;
}

/** A conversation that is told, once a day at most, what is new of a topic. */
export interface NewsWatch extends NewsTopic {
  id: string;
  conversationId: string;
  since: Date;
  /** What happened up to then was told, or was not asked for yet. */
  toldUntil: Date;
  /** When it is looked at next. */
  dueAt: Date;
}

/** When digests are written, minutes after local midnight: the day's work is done, the night is four hours away. */
const digestAt = 17 * 60 + 30;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The next time digests are written. */
export function nextDigest(now: Date): Date {
  const today = localMidnight(now).getTime() + digestAt * minuteMs;
  return new Date(localMinute(now) < digestAt ? today : today + dayMs);
}

export const isSameTopic = (a: NewsTopic, b: NewsTopic): boolean => a.street === b.street && a.category === b.category;

/** Whether a report belongs to a topic, by what everybody is told of it: one without its street is no news of a street. */
export function isOfTopic({ street, category }: NewsTopic, report: PublicTicket): boolean {
  return (street === undefined || report.where === street) && (category === undefined || report.category === category);
}

/** A topic inside a sentence: "ngập, nghẹt cống ở đường Hoa Sứ". */
export function spokenTopic({ street, category }: NewsTopic, { categories }: Pick<Ward, "categories">): string {
  const kind = category && spokenName(categories, category);
  const where = street && `đường ${street}`;
  return kind && where ? `${kind} ở ${where}` : (kind ?? where ?? "");
}

const newsPrefix = "watch:";

/** One digest, the same however often it is thought of. */
export const digestId = (watchId: string, dueAt: Date): string => `${newsPrefix}${watchId}:${dueAt.getTime()}`;

/** Whose digest a message is; undefined when it is something else. */
export function watchOfDigest({ newsId = "" }: { newsId?: string }): string | undefined {
  return newsId.startsWith(newsPrefix) ? newsId.slice(newsPrefix.length, newsId.lastIndexOf(":")) : undefined;
}
