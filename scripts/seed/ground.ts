import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Gazetteer, Street } from "../../nlp/gazetteer.ts";
import { Dice } from "./dice.ts";

/** Words that name a place of the ward, as residents type them. */
export type PlaceWords = string;

const besides = ["ngay", "trước", "đối diện", "sát", "kế bên", "chỗ"];

function onStreet(dice: Dice, { name, houses, alleys }: Street): PlaceWords {
  const house = dice.whole(...houses);
  const alley = dice.pick(alleys);
  const ways = {
    beside: `${dice.pick(besides)} nhà ${house} ${name}`,
    full: `số ${house} đường ${name}`,
    bare: `${house} ${name}`,
    alley: `hẻm ${alley} ${name}`,
    inAlley: `trong hẻm ${alley} đường ${name}`,
  };
  return ways[dice.weighted({ beside: 5, full: 4, bare: 3, alley: 4, inAlley: 2 })];
}

function anywhere(dice: Dice, { streets, landmarks, crossings }: Gazetteer): PlaceWords {
  const kind = dice.weighted({ street: 78, crossing: 8, landmark: 14 });
  if (kind === "crossing") return `ngã tư ${dice.pick(crossings).streets.join(" ")}`;
  if (kind === "landmark") {
    const { name, also } = dice.pick(landmarks);
    return `${dice.pick(["gần", "ngay", "trước"])} ${dice.pick([name, ...also])}`;
  }
  return onStreet(dice, dice.pick(streets));
}

/** Spots of one category to which trouble keeps coming back. */
const hotSpots = 4;
const hotShare = 0.3;

/** Where things happen: anywhere in the ward, and again and again at a few spots of each category. */
export class Ground {
  readonly #gazetteer: Gazetteer;
  readonly #seed: string;

  constructor(gazetteer: Gazetteer, seed: string) {
    this.#gazetteer = gazetteer;
    this.#seed = seed;
  }

  placeFor(dice: Dice, category: CategoryId): PlaceWords {
    if (!dice.chance(hotShare)) return anywhere(dice, this.#gazetteer);
    return anywhere(new Dice(`${this.#seed}:spot:${category}:${dice.whole(1, hotSpots)}`), this.#gazetteer);
  }

  /** Somewhere along one street, for all who tell of one incident there. */
  near(dice: Dice, street: string): PlaceWords {
    const row = this.#gazetteer.streets.find(({ name }) => name === street) ?? this.#gazetteer.streets[0];
    if (!row) throw new RangeError("a ward without streets");
    const middle = Math.round((row.houses[0] + row.houses[1]) / 2);
    return `${dice.pick(["số", "trước nhà", "gần nhà"])} ${dice.whole(middle - 14, middle + 14)} ${row.name}`;
  }

  street(dice: Dice): string {
    return dice.pick(this.#gazetteer.streets).name;
  }
}
