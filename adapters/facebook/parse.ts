import type { RawRequest } from "../../core/channel/channel.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { fitId, hashId, inOrder, timeOf } from "../event-parts.ts";
import { parseJson } from "../json.ts";
import { sha256Hex } from "../signature.ts";
import { readFeed } from "./parse-feed.ts";
import { readMessaging } from "./parse-message.ts";
import type { Apps } from "./parse-routing.ts";
import { bodySchema, type Entry } from "./payload.ts";

/** What the parser must know of this installation. */
export interface Known extends Apps {
  /** Whether we answer for this Page; the app may be subscribed to others, too. */
  isOurs: (pageId: string) => boolean;
}

function readEntry(entry: Entry, receivedAt: Date, known: Known): InboundEvent[] {
  const { id: pageId, messaging = [], standby = [], changes = [] } = entry;
  const at = timeOf(entry.time, receivedAt);
  const other = (name: string, raw: unknown): InboundEvent => ({
    kind: "other",
    name,
    id: hashId("change", pageId, JSON.stringify(raw)),
    channel: "facebook",
    from: { channel: "facebook", account: pageId, user: "" },
    thread: fitId(`${pageId}:`),
    at,
    raw,
  });
  if (!known.isOurs(pageId)) {
    return [...messaging, ...standby, ...changes].map((raw) => other("page-not-connected", raw));
  }
  return [
    ...messaging.flatMap((raw) => readMessaging(raw, { pageId, at, isStandby: false }, known)),
    ...standby.flatMap((raw) => readMessaging(raw, { pageId, at, isStandby: true }, known)),
    ...changes.flatMap((change) =>
      change.field === "feed" ? readFeed(change.value, { pageId, at }) : [other(change.field, change)],
    ),
  ];
}

/** One webhook body, which may hold events of several Pages, to events. What nobody knows becomes `other`. */
export function parseFacebook(request: RawRequest, known: Known): InboundEvent[] {
  const raw = parseJson(request.body);
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new AppError("BAD_INPUT", "not an event");
  const parsed = bodySchema.safeParse(raw);
  if (parsed.success) return inOrder(parsed.data.entry.flatMap((entry) => readEntry(entry, request.receivedAt, known)));
  return [
    {
      kind: "other",
      name: "unreadable",
      id: hashId("body", sha256Hex(request.body)),
      channel: "facebook",
      from: { channel: "facebook", account: "", user: "" },
      thread: "facebook:",
      at: request.receivedAt,
      raw,
    },
  ];
}
