import { type CategoryId, categoryIds } from "../../core/ticket/taxonomy.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { readHands } from "../../nlp/data-files.ts";
import { addNoise } from "../../nlp/noise.ts";
import { fold } from "../../nlp/normalise.ts";
import { shuffle } from "../../nlp/random.ts";
import type { Dice } from "./dice.ts";

/** Writers who sound like people of this ward. */
const southernHands = ["south", "everyday", "short", "long", "dictated", "oblique", "breadth", "pairs"];
/** A sentence that names a place of its own cannot happen here; some words are said elsewhere. */
const elsewhere = /\b(duong|hem|ngo|kiet|ap|thon|xa|quan|phuong|tp|mo|rua|chi rua|cho ben|kdc|chung cu)\b|\d/;
const properNames = /(?:^|\s)\p{Lu}\p{L}+\s\p{Lu}\p{L}+/u;

/** How people type, in believable shares. */
const styles = { plain: 44, bare: 30, teencode: 12, half: 6, typos: 8 } as const;
/** One way of typing. */
export type Style = keyof typeof styles;

const openings = {
  polite: [
    "Dạ phường ơi,",
    "Dạ cho em báo,",
    "Kính gửi phường,",
    "Dạ con chào phường,",
    "Cho tôi hỏi chút,",
    "Nhờ phường xem giúp,",
  ],
  plain: ["", "", "", "", "phường ơi", "alo phường", "ad ơi", "báo phường", "cho báo cái này"],
  angry: [
    "Phường có làm không vậy,",
    "Báo hoài không ai làm,",
    "Lần thứ ba rồi đó,",
    "Bực quá rồi nha,",
    "Hết chịu nổi,",
  ],
};
const endings = {
  polite: [
    "mong phường cho người xuống xem giúp ạ.",
    "em cảm ơn phường.",
    "nhờ phường xử lý giúp bà con.",
    "dạ cảm ơn nhiều ạ.",
  ],
  plain: ["", "", "", "coi giùm", "xử lý giùm nha", "nhờ phường", "mấy bữa nay rồi"],
  angry: ["làm ơn làm liền đi!", "chừng nào mới có người tới?", "không lẽ để vậy hoài?", "dân khổ lắm rồi!!!"],
};
const tempers = { plain: 62, polite: 26, angry: 12 } as const;
/** In which mood somebody writes. */
export type Temper = keyof typeof tempers;

/** What a resident writes of a matter, with the place in it or without. */
export interface Told {
  text: string;
  style: Style;
  temper: Temper;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const withoutEnd = (text: string): string => text.replace(/[.!?…\s]+$/u, "");

const isBare = (text: string): boolean => fold(text) === text.toLowerCase();

/** Residents' own words for every category, written for this project; no sentence is lent out again before all were. */
export class Words {
  readonly #places: PlaceFinder;
  readonly #sentences = new Map<CategoryId, string[]>();
  readonly #given = new Map<CategoryId, number>();

  constructor(places: PlaceFinder, dice: Dice) {
    this.#places = places;
    const hands = readHands("examples/categories");
    const all = southernHands.flatMap((hand) => hands.get(hand) ?? []);
    for (const id of categoryIds) {
      const own = all.filter(({ label }) => label === id).map(({ text }) => withoutEnd(text));
      this.#sentences.set(id, shuffle(own, dice.next));
    }
  }

  /** The next one that says nothing of where. */
  #sentence(category: CategoryId): string {
    const own = this.#sentences.get(category) ?? [];
    for (let tried = 0; tried < own.length; tried += 1) {
      const given = this.#given.get(category) ?? 0;
      this.#given.set(category, given + 1);
      const sentence = own[given % own.length] ?? "";
      if (isPlaceless(sentence, this.#places)) return sentence;
    }
    return own[0] ?? "";
  }

  /** What somebody said aloud was written down by a person, with its accents. */
  #spoken(category: CategoryId): string {
    const many = this.#sentences.get(category)?.length ?? 0;
    for (let tried = 0; tried < many; tried += 1) {
      const sentence = this.#sentence(category);
      if (!isBare(sentence)) return sentence;
    }
    return this.#sentence(category);
  }

  tell(dice: Dice, category: CategoryId, { place, isSpoken }: { place?: string | undefined; isSpoken: boolean }): Told {
    const sentence = isSpoken ? this.#spoken(category) : this.#sentence(category);
    const style = isBare(sentence) ? "bare" : isSpoken ? "plain" : dice.weighted(styles);
    const temper = dice.weighted(tempers);
    const opening = dice.pick(openings[temper]);
    const told = opening.endsWith(",")
      ? `${opening} ${lowerFirst(sentence)}`
      : [opening, sentence].filter(Boolean).join(" ");
    const ending = dice.pick(endings[temper]);
    const typed = style === "plain" ? told : addNoise(told, style, dice.next);
    const rest = [place && `, ${place}`, ending && `, ${ending}`].filter(Boolean).join("");
    return { text: `${typed}${style === "bare" ? fold(rest) : rest}`.replace(/\s+,/g, ","), style, temper };
  }
}

function isPlaceless(text: string, places: PlaceFinder): boolean {
  const isNamed = elsewhere.test(fold(text)) || properNames.test(text.slice(1));
  return !isNamed && places.read(text).kind === "none";
}

/** A place as somebody of this style types it. */
export function typePlace(place: string, style: Style): string {
  return style === "bare" || style === "teencode" ? fold(place) : place;
}
