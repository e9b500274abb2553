import { isCarrier } from "../channel/channel.ts";
import type { Conversation } from "../conversation/conversation.ts";
import type { PhraseUse } from "../conversation/turn.ts";
import { newsKey, type OutboundMessage } from "../delivery/message.ts";
import type { PublicTicket } from "../publication/public-ticket.ts";
import { publicName } from "../routing/category-rules.ts";
import type { Messages } from "../store.ts";
import type { World } from "../world.ts";
import { digestId, type NewsTopic, type NewsWatch, spokenTopic } from "./news-watch.ts";
import { isFinished, type NewsSpan } from "./read-news.ts";

type Enqueued = Parameters<Messages["enqueue"]>[0][number];

/** Reports told of one by one; of the rest the number is told and where they stand. */
const mostTold = 6;

/** Where the whole list stands. */
export function listLink({ street, category }: NewsTopic, publicUrl: string): string {
  const parts = { ...(category ? { loai: category } : {}), ...(street ? { duong: street } : {}) };
  return `${publicUrl}/ban-do?${new URLSearchParams(parts)}`;
}

/** A sentence after another one; whoever wrote it may have left its end out. */
const sentence = (words = ""): string => words && ` ${/[.!?…]$/.test(words) ? words : `${words}.`}`;

function lineOf(report: PublicTicket, world: World, span: NewsSpan): PhraseUse {
  const { category, where, result, code } = report;
  const what = [publicName(world.ward.categories, category), where].filter(Boolean).join(" ở ");
  const page = code ? ` ${world.ward.publicUrl}/p/${code}` : "";
  if (!isFinished(report, span)) return { key: "news.reported", params: { what, page } };
  return { key: "news.finished", params: { what, page, result: sentence(result) } };
}

/** The lines of a digest: that a machine writes, what is new, why one gets it and the way out. */
function phrasesOf(
  watch: NewsWatch,
  reports: readonly PublicTicket[],
  given: { world: World; span: NewsSpan },
): PhraseUse[] {
  const { world, span } = given;
  const topic = spokenTopic(watch, world.ward);
  const untold = reports.length - mostTold;
  const link = listLink(watch, world.ward.publicUrl);
  return [
    { key: "news.digest", params: { topic } },
    ...reports.slice(0, mostTold).map((report) => lineOf(report, world, span)),
    ...(untold > 0 ? [{ key: "news.more", params: { n: untold, link } }] : []),
    { key: "news.why", params: { topic } },
  ];
}

/** A digest as its reader gets it. Mail has its way out below, made by whoever sends it; elsewhere it is a line. */
export function digestMessage(
  watch: NewsWatch,
  reader: Conversation,
  reports: readonly PublicTicket[],
  given: { world: World; span: NewsSpan },
): Enqueued {
  const { world } = given;
  const { id: conversationId, address, lastInboundAt, dialogue } = reader;
  const now = world.clock.now();
  const isMail = isCarrier(address.channel);
  const addr = dialogue.kinship ?? (isMail ? "bà con" : undefined);
  const stop = { key: "news.stop", params: { link: world.newsStopLink(watch.id), which: `:${watch.id}` } };
  const uses = [...phrasesOf(watch, reports, given), ...(isMail ? [] : [stop])];
  const said = uses.map(({ key, params }) => world.phrasebook.say(key, { ...params, ...(addr ? { addr } : {}) }, now));
  const text = said.map((one) => one.text).join("\n");
  const newsId = digestId(watch.id, watch.dueAt);
  const message: OutboundMessage = {
    ...{ id: world.ids.next(), conversationId, to: address, purpose: "follow-up", text, attachments: [], newsId },
    choices: said.at(-1)?.choices ?? [],
    createdAt: now,
    // Only carriers are templates in words; no chat has one approved for this.
    ...(isMail ? { template: { name: "news.digest", params: {}, text } } : {}),
    ...(lastInboundAt ? { lastInboundAt } : {}),
  };
  const author = { kind: "bot" as const, phraseKeys: said.map(({ key }) => key) };
  return { message, author, key: newsKey(newsId, conversationId) };
}
