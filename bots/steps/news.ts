import { isHeldByPeople } from "../../core/conversation/conversation.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { type NewsTopic, spokenTopic } from "../../core/news/news-watch.ts";
import { maxTopics } from "../../core/news/watch-news.ts";
import { readNewsWish } from "../news-wish.ts";
import { read } from "../reading.ts";
import { expectAnswer, pendingOf, remember, say } from "../talk.ts";
import type { Understanding } from "../understanding.ts";

const button = "news:off";
/** After these a bare "dừng" is meant for them. */
const digests: readonly string[] = ["news.digest", "news.watched"];

/** Public news of a street or a kind of matter, once a day: asked for in words, ended by a button or in words. */
export const news = ({ places }: Pick<Understanding, "places">): Step =>
  async function news(turn, next) {
    const { text, pressed } = read(turn);
    const ground = { ward: turn.ward, places };
    if (pressed === button || pressed?.startsWith(`${button}:`)) {
      const id = pressed.slice(button.length + 1);
      const asked = readNewsWish(pendingOf(turn)?.text ?? "", ground, false);
      return end(turn, id ? { id } : asked?.topic && { topic: asked.topic });
    }
    if (pressed !== undefined || isHeldByPeople(turn.conversation)) return next();
    const wish = readNewsWish(text, ground, isAfterDigest(turn));
    if (!wish) return next();
    if (wish.do === "stop") return end(turn, wish.topic && { topic: wish.topic });
    begin(turn, wish.topic, text);
  };

/** Whether the last thing this resident was told is a digest, or the promise of one. */
function isAfterDigest({ history }: Turn): boolean {
  const last = history.findLast(({ direction }) => direction === "out");
  return last?.author.kind === "bot" && last.author.phraseKeys.some((key) => digests.includes(key));
}

/** Says what will come and when, and, where the platform sets a limit, that it does. */
function begin(turn: Turn, topic: NewsTopic, text: string): void {
  const hours = turn.limits.replyWindowHours;
  const params = { topic: spokenTopic(topic, turn.ward), which: "" };
  const limit = hours === null ? [] : [{ key: "news.window", params: { n: hours, which: "" } }];
  const full = [{ key: "news.too-many", params: { n: maxTopics, which: "" } }];
  turn.decide({ do: "watchNews", topic, watched: [{ key: "news.watched", params }, ...limit], full });
  expectAnswer(turn, "news.watched", params, { text });
}

function end(turn: Turn, only: { id: string } | { topic: NewsTopic } | undefined): void {
  turn.decide({ do: "unwatchNews", ...(only ? { only } : {}) });
  // People hold the talk: it ends all the same, without a word in between.
  if (isHeldByPeople(turn.conversation)) return;
  remember(turn, { pending: undefined });
  say(turn, only ? "news.stopped" : "news.stopped-all");
}
