import { isCarrier } from "../channel/channel.ts";
import type { Conversation } from "../conversation/conversation.ts";
import { isWindowOpen } from "../delivery/plan-delivery.ts";
import { chatTopic } from "../live.ts";
import type { PublicTicket } from "../publication/public-ticket.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { isOfTopic, type NewsWatch, nextDigest } from "./news-watch.ts";
import { pushErrand } from "./push-news.ts";
import { isFinished, isReported, type NewsSpan, readNews } from "./read-news.ts";
import { digestMessage } from "./word-digest.ts";

const dayMs = 86_400_000;
/** What is being written down just now is told tomorrow, so that nothing falls between two digests. */
const settleMs = 5 * 60_000;
/** Older news is none any more, however long a talk was closed to us. */
const newsDays = 7;
/** A watch nobody could be told of for so long ends: they went away. */
const goneDays = 90;

/** Whether this reader can be told now; a talk whose window is closed has to wait until they write again. */
function isReachable({ address, heldBy, lastInboundAt }: Conversation, world: World, now: Date): boolean {
  if (heldBy.kind === "elsewhere") return false;
  if (isCarrier(address.channel)) return world.accountOf(address.channel) !== undefined;
  return isWindowOpen(world.limitsOf(address.channel), lastInboundAt, now);
}

/** What a watch has not been told yet. */
function spanOf({ toldUntil }: NewsWatch, now: Date): NewsSpan {
  const oldest = now.getTime() - newsDays * dayMs;
  return { after: new Date(Math.max(toldUntil.getTime(), oldest)), until: new Date(now.getTime() - settleMs) };
}

/** One watch, read anew: the mark and the message are one transaction, and the slower of two workers finds it moved on. */
async function tell(
  tx: Transaction,
  world: World,
  watch: NewsWatch,
  reports: readonly PublicTicket[],
  now: Date,
): Promise<boolean> {
  const { id, dueAt, toldUntil, device, conversationId } = watch;
  const talk = device ? undefined : await tx.conversations.byId(conversationId);
  const isGone = !device && !talk;
  if (isGone || now.getTime() - toldUntil.getTime() > goneDays * dayMs) {
    await tx.newsWatches.remove(id);
    return false;
  }
  const span = spanOf(watch, now);
  const isOpen = !talk || isReachable(talk, world, now);
  const told = isOpen && span.until > toldUntil ? span.until : toldUntil;
  if (!(await tx.newsWatches.advance(id, dueAt, { toldUntil: told, dueAt: nextDigest(now) }))) return false;
  const isNew = (report: PublicTicket) => isReported(report, span) || isFinished(report, span);
  const own = reports.filter((report) => isOfTopic(watch, report) && isNew(report));
  if (!isOpen || own.length === 0) return false;
  if (!talk) await tx.errands.add([pushErrand(watch, own, { span, now })]);
  else {
    await tx.messages.enqueue([digestMessage(watch, talk, own, { world, span })]);
    await tx.publish([
      { topic: "desk", name: "message.added", id: talk.id },
      { topic: chatTopic(talk), name: "message.added", id: talk.id },
    ]);
  }
  return true;
}

/**
 * Writes the digests that are due: new public reports and results of each topic, at most one a day for each watch, and none
 * where nothing is new. Called every half minute by each worker. A watch that fails does not hold up the others; its fault is
 * thrown at the end. Returns how many watches were looked at.
 */
export async function tellWatchers(input: { store: Store; world: World; limit: number }): Promise<number> {
  const { store, world, limit } = input;
  const now = world.clock.now();
  const due = await store.transaction((tx) => tx.newsWatches.due(now, limit));
  if (due.length === 0) return 0;
  const spans = due.map((watch) => spanOf(watch, now));
  const after = new Date(Math.min(...spans.map((span) => span.after.getTime())));
  const reports = await readNews(store, world, { after, until: new Date(now.getTime() - settleMs) });
  const faults: unknown[] = [];
  for (const watch of due) {
    await store.transaction((tx) => tell(tx, world, watch, reports, now)).catch((fault) => faults.push(fault));
  }
  if (faults.length > 0) throw faults[0];
  return due.length;
}
