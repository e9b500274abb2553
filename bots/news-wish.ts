import { fold } from "../core/fold.ts";
import { isSameTopic, type NewsTopic } from "../core/news/news-watch.ts";
import { publicName, rulesOf } from "../core/routing/category-rules.ts";
import { categoryIds } from "../core/ticket/taxonomy.ts";
import type { PlaceFinder } from "../core/understanding/place.ts";
import type { Ward } from "../core/ward.ts";

const me = "(?:toi|tui|minh|em|con|chau|co|chu|bac|anh|chi)";
const polite = "(?:da|a|oi|nho phuong|phuong|lam on|xin|muon|can|cho)";
const tail = "(?: (?:voi|nha|nhe|nghen|a|di|luon|duoc khong|dum|giup))*";
/** "báo tin … cho tôi": without the last words somebody more likely brings news than asks for it. */
const tellMe = new RegExp(
  `^(?:${polite} |${me} )*(?:bao|gui)(?: cho ${me})? tin (?:ve |cua |o )?(.+?) cho ${me}${tail}$`,
);
const tellMeOf = new RegExp(`^(?:${polite} |${me} )*(?:bao|gui)(?: tin)? cho ${me}(?: tin)? (?:ve |cua )(.+?)${tail}$`);
/** "theo dõi đường Hoa Sứ", "đăng ký nhận tin ngập". */
const follow = new RegExp(
  `^(?:(?:xin|muon|can|cho|da|a|dang ky) |${me} )*(?:theo doi|nhan tin|dang ky tin)(?: ve| cua| o)? (.+?)${tail}$`,
);
/** "thôi nhận tin", "dừng báo tin đường Hoa Sứ". */
const stop = new RegExp(
  `^(?:da |a )*(?:thoi|dung|ngung|huy)(?: can| muon)?(?: nhan| bao| gui)?(?: tin| theo doi)(?: tu dong)?(?: nua)?(?: (?:ve |cua |o )?(.+?))??${tail}$`,
);
/** Right after a digest these are enough. */
const justStop = new RegExp(`^(?:da |a )*(?:thoi|dung|ngung|stop)(?: nua| lai)?${tail}$`);

export type NewsWish = { do: "watch"; topic: NewsTopic } | { do: "stop"; topic?: NewsTopic };

interface Ground {
  ward: Pick<Ward, "categories">;
  places: Pick<PlaceFinder, "read">;
}

/** The kind of matter that buttons or pages call so. */
function kindCalled(words: string, { ward: { categories } }: Ground) {
  const called = (name: string): boolean =>
    name.split(",").some((part) => fold(part) === words) || fold(name) === words;
  return categoryIds.find((id) => {
    const { label, isPublished } = rulesOf(categories, id);
    return isPublished && (called(label) || called(publicName(categories, id)));
  });
}

/** Street, kind, or both, when the words name nothing else: no house, no dossier. */
function topicIn(words: string, ground: Ground): NewsTopic | undefined {
  const reading = ground.places.read(words);
  const place = reading.kind === "found" && reading.place.precision === "street" ? reading.place : undefined;
  const street = place?.outsideWard === undefined ? place?.street : undefined;
  const named = street && new RegExp(`(?:^| )(?:o |tren )?(?:duong |pho )?${fold(street)}(?: |$)`);
  const rest = (named ? words.replace(named, " ") : words).replace(/^ *(?:viec |chuyen |tinh hinh )/, "").trim();
  const category = rest === "" ? undefined : kindCalled(rest, ground);
  if (rest !== "" && category === undefined) return undefined;
  const topic = { ...(street ? { street } : {}), ...(category ? { category } : {}) };
  return isSameTopic(topic, {}) ? undefined : topic;
}

/** What a resident wants of the digests; undefined: the words are about something else. */
export function readNewsWish(text: string, ground: Ground, isAfterDigest: boolean): NewsWish | undefined {
  const folded = fold(text);
  if (isAfterDigest && justStop.test(folded)) return { do: "stop" };
  const ended = stop.exec(folded);
  if (ended) {
    const [, words] = ended;
    const topic = words === undefined ? undefined : topicIn(words, ground);
    return words !== undefined && !topic ? undefined : { do: "stop", ...(topic ? { topic } : {}) };
  }
  const [, words] = tellMe.exec(folded) ?? tellMeOf.exec(folded) ?? follow.exec(folded) ?? [];
  const topic = words === undefined ? undefined : topicIn(words, ground);
  return topic && { do: "watch", topic };
}
