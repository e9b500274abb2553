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

/** A browser that shows notices, nobody's in particular: where its push service takes them, and how they are locked for it. */
export interface Device {
  endpoint: string;
  /** Its public key and its secret (RFC 8291), base64url. */
  p256dh: string;
  auth: string;
  /** The public one of our keys that it takes notices from. */
  serverKey: string;
  language: string;
}

/** Who is told: a conversation, or a browser. */
export type NewsReader = { conversationId: string; device?: never } | { device: Device; conversationId?: never };

/** Enough to find what a reader is told: of a browser its address alone. */
export type ReaderRef =
  | { conversationId: string; device?: never }
  | { device: Pick<Device, "endpoint">; conversationId?: never };

/** Somebody who is told, once a day at most, what is new of a topic. */
export type NewsWatch = NewsReader & WatchedTopic;

interface WatchedTopic extends NewsTopic {
  id: string;
  since: Date;
  /** What happened up to then was told, or was not asked for yet. */
  toldUntil: Date;
  /** When it is looked at next. */
  dueAt: Date;
}

/** What is told on the screen of a browser: how much is new of its topic, and nothing of any one report. */
export interface PushedNews {
  reported: number;
  finished: number;
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
