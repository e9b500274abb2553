import type { Attachment, EventOf, InboundEvent } from "../../core/channel/event.ts";
import { cleanText, fitId, hashId, timeOf } from "../event-parts.ts";
import { type Feed, feedSchema } from "./payload.ts";

type Envelope = Omit<EventOf<"left">, "kind">;

/** Things people write on the Page: comments, and posts of visitors. */
const writings: readonly string[] = ["comment", "status", "photo", "video", "share", "post"];

/** What a writing is called by later events, and how to answer it privately: `comment:<id>` or `post:<id>`. */
function refOf({ item, comment_id, post_id }: Feed): { ref: string; user: string } | undefined {
  const ref = item === "comment" ? comment_id : post_id;
  if (!ref || !writings.includes(item)) return undefined;
  return { ref, user: `${item === "comment" ? "comment" : "post"}:${ref}` };
}

/** What hangs on a writing. The Page's own posts link to themselves, so a link counts only where somebody shared one. */
function attachmentsOf({ item, photo, video, link }: Feed): Attachment[] {
  const isShare = item === "share" || item === "post" || item === "status";
  // A visitor's photo or video comes with its address under `link`.
  const picture = photo || (item === "photo" ? link : undefined);
  const film = video || (item === "video" ? link : undefined);
  return [
    ...(picture ? [{ kind: "image" as const, url: picture }] : []),
    ...(film ? [{ kind: "video" as const, url: film }] : []),
    ...(isShare && link ? [{ kind: "link" as const, url: link }] : []),
  ];
}

function readWriting(feed: Feed, ref: string, envelope: Envelope): InboundEvent | undefined {
  const text = cleanText(feed.message ?? "");
  const stamp = String(feed.created_time ?? envelope.at.getTime());
  switch (feed.verb) {
    case "add":
      return {
        ...envelope,
        id: fitId(ref),
        kind: "comment",
        text,
        attachments: attachmentsOf(feed),
        postRef: feed.post_id ?? ref,
        public: true,
      };
    case "edited":
      return { ...envelope, id: hashId("edited", ref, stamp), kind: "edited", messageRef: ref, text };
    case "remove":
      return { ...envelope, id: hashId("withdrawn", ref, stamp), kind: "withdrawn", messageRef: ref };
    default:
      return undefined;
  }
}

/**
 * One change of the Page's feed to events. Each comment is a thread of its own: its writer's id is often not one that
 * Messenger takes, and a private answer goes to the comment. What the Page itself wrote is left out, or we would answer ourselves.
 */
export function readFeed(raw: unknown, { pageId, at }: { pageId: string; at: Date }): InboundEvent[] {
  const parsed = feedSchema.safeParse(raw);
  const feed = parsed.success ? parsed.data : undefined;
  const subject = feed ? refOf(feed) : undefined;
  if (feed?.from?.id === pageId && subject) return [];
  const user = subject?.user ?? feed?.from?.id ?? "";
  const envelope: Envelope = {
    id: hashId("feed", pageId, JSON.stringify(raw)),
    channel: "facebook",
    from: { channel: "facebook", account: pageId, user },
    thread: fitId(`${pageId}:${user}`),
    at: timeOf(feed?.created_time, at),
    ...(feed?.from?.name ? { displayName: cleanText(feed.from.name) } : {}),
    raw,
  };
  const event = feed && subject ? readWriting(feed, subject.ref, envelope) : undefined;
  const name = feed ? `feed.${feed.item}.${feed.verb}` : "unreadable";
  return [event ?? { ...envelope, kind: "other", name }];
}
