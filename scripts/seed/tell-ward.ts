import type { Staff } from "../../core/people/staff.ts";
import type { Files } from "../../core/store.ts";
import { type CategoryId, categoryIds, categoryOf } from "../../core/ticket/taxonomy.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import type { Ward } from "../../core/ward.ts";
import type { Gazetteer } from "../../nlp/gazetteer.ts";
import { Album } from "./album.ts";
import { Calendar } from "./calendar.ts";
import { minutesAfter } from "./case.ts";
import { Cast } from "./colleagues.ts";
import { Desk } from "./desk.ts";
import { Dice } from "./dice.ts";
import { Ground } from "./ground.ts";
import { Asked, askAboutPapers, askForPerson, missCall, sayHello } from "./others.ts";
import { type PlannedReport, type Telling, tellAtCounter, tellByChat, tellByPhone, tellBySystem } from "./reports.ts";
import { inventResident, type Resident } from "./residents.ts";
import { Scene } from "./scene.ts";
import { makeSeedWorld, type SeedWorld } from "./seed-world.ts";
import { categoryShares, type Door, doorShares, doors, seenByMachines } from "./shares.ts";
import { Numbers } from "./story-store.ts";
import type { Talk } from "./talk.ts";
import { gather, groupAnew, rowsOf, type WardRows } from "./ward-rows.ts";
import { Words } from "./words.ts";

/** What a ward is told from. */
export interface WardInput {
  /** The same name and the same now make the same ward. */
  seed: string;
  now: Date;
  /** About so many. */
  tickets: number;
  days: number;
  ward: Ward;
  staff: readonly Staff[];
  gazetteer: Gazetteer;
  places: PlaceFinder;
  knowledge: KnowledgeBase;
  files: Pick<Files, "put">;
}

/** Talks without a ticket, for each ticket. */
const beside = { papers: 0.1, person: 0.025, hello: 0.015, missed: 0.015 };
/** Share of people who come back with another matter, and who have blocked us since. */
const returning = 0.12;
const gone = 0.012;
/** People who have asked for somebody within the last hours. */
const justNow = 9;
/** Share of all reports that tell of one of a few incidents. */
const incidentShare = 0.03;

/** Tells the life of an invented ward, story by story. */
class WardTeller {
  readonly #input: WardInput;
  readonly #world: SeedWorld;
  readonly #words: Words;
  readonly #ground: Ground;
  readonly #calendar: Calendar;
  readonly #album: Album;
  readonly #cast: Cast;
  readonly #asked = new Asked();
  readonly #numbers = new Numbers();
  readonly #dice: Dice;
  readonly #stories: WardRows[] = [];
  #residents = 0;

  constructor(input: WardInput, album: Album) {
    const { seed, ward, places, knowledge, gazetteer, now, days, staff } = input;
    this.#input = input;
    this.#album = album;
    this.#dice = new Dice(seed);
    this.#world = makeSeedWorld({ ward, places, knowledge, dice: new Dice(`${seed}:ids`) });
    this.#words = new Words(places, new Dice(`${seed}:words`));
    this.#ground = new Ground(gazetteer, seed);
    this.#calendar = new Calendar(new Dice(`${seed}:calendar`), now, days);
    this.#cast = new Cast(staff);
  }

  async tell(): Promise<WardRows> {
    const { tickets } = this.#input;
    const told = await this.#tellIncidents(Math.round(tickets * incidentShare));
    for (let count = 0; count < tickets - told; ) count += await this.#tellReport(count);
    const others = { papers: this.#papers, person: this.#person, hello: this.#hello, missed: this.#missed };
    for (const [kind, act] of Object.entries(others)) {
      const many = Math.max(2, Math.round(tickets * beside[kind as keyof typeof beside]));
      for (let count = 0; count < many; count += 1) await act();
    }
    await this.#tellLastHours();
    return groupAnew(gather(this.#stories), this.#world.questions);
  }

  #resident(door: Door): Resident {
    this.#residents += 1;
    return inventResident(this.#dice, door === "counter" ? "hotline" : door, this.#residents);
  }

  #scene(): Scene {
    const dice = new Dice(`${this.#input.seed}:story:${this.#stories.length}`);
    const isGone = (user: string): boolean => new Dice(user).chance(gone);
    this.#world.set(new Date(0));
    return new Scene({ world: this.#world, numbers: this.#numbers, dice, end: this.#input.now, isGone });
  }

  async #play(scene: Scene, planned: readonly PlannedReport[], talks: readonly Talk[]): Promise<void> {
    const desk = new Desk({ cast: this.#cast, album: this.#album, talks, planned });
    scene.onlookers.push(desk.look);
    await scene.play();
    this.#stories.push(await rowsOf(scene.store, String(this.#stories.length)));
  }

  #planned(resident: Resident, category: CategoryId, at: Date, place: string): PlannedReport {
    const isSpoken = resident.channel === "hotline";
    const isPlaced = categoryOf(category).needsPlace && (isSpoken || this.#dice.chance(0.55));
    const told = this.#words.tell(this.#dice, category, { isSpoken, place: isPlaced ? place : undefined });
    return { at, resident, category, place, told };
  }

  /** One resident's report, or two. Each leaf and each door comes once before chance decides. */
  async #tellReport(count: number): Promise<number> {
    const dice = this.#dice;
    const door = doors[count] ?? dice.weighted(doorShares);
    const leaf = door === "machine" ? dice.pick(seenByMachines) : (categoryIds[count] ?? dice.weighted(categoryShares));
    const resident = this.#resident(door);
    const scene = this.#scene();
    const isReturning = count > categoryIds.length && door !== "machine" && dice.chance(returning);
    const leaves = isReturning ? [leaf, dice.weighted(categoryShares)] : [leaf];
    const planned = leaves.map((category) =>
      this.#planned(
        resident,
        category,
        this.#calendar.momentFor(dice, category),
        this.#ground.placeFor(dice, category),
      ),
    );
    const talks = planned.map((one) => this.#tellBy(door, scene, one));
    await this.#play(
      scene,
      planned,
      talks.flatMap((talk) => talk ?? []),
    );
    return planned.length;
  }

  #tellBy(door: Door, scene: Scene, planned: PlannedReport): Talk | undefined {
    const telling: Telling = { scene, album: this.#album, cast: this.#cast, places: this.#input.places };
    if (door === "counter") {
      tellAtCounter(telling, planned);
      return undefined;
    }
    if (door === "hotline") return tellByPhone(telling, planned);
    return door === "open311" || door === "machine" ? tellBySystem(telling, planned) : tellByChat(telling, planned);
  }

  /** Wet days on which one street stands under water, and everybody there writes within hours. */
  async #tellIncidents(many: number): Promise<number> {
    const dice = this.#dice;
    const days = this.#calendar.rainyDays;
    const incidents = Math.max(1, Math.min(5, Math.floor(many / 12)));
    let told = 0;
    for (let count = 0; count < incidents; count += 1) {
      const day = days[Math.floor((days.length * (count + 0.5)) / incidents)] ?? this.#input.now;
      const began = minutesAfter(day, 15 * 60 + dice.whole(0, 180));
      const street = this.#ground.street(dice);
      const scene = this.#scene();
      const planned = Array.from({ length: Math.max(4, Math.round(many / incidents)) }, (_, at) => {
        const resident = this.#resident(dice.weighted({ zalo: 60, facebook: 20, webchat: 15, telegram: 5 }));
        const moment = minutesAfter(began, at === 0 ? 0 : 8 + 150 * dice.next() ** 1.5);
        return this.#planned(resident, "flooding-drainage", moment, this.#ground.near(dice, street));
      });
      if (began > this.#input.now) continue;
      const talks = planned.map((one) => this.#tellBy("zalo", scene, one));
      await this.#play(
        scene,
        planned,
        talks.flatMap((talk) => talk ?? []),
      );
      told += planned.length;
    }
    return told;
  }

  #visit(door: Door, category: CategoryId) {
    return { scene: this.#scene(), at: this.#calendar.momentFor(this.#dice, category), resident: this.#resident(door) };
  }

  /** People who have just written: most wait for somebody of the desk, and one tells of danger. */
  async #tellLastHours(): Promise<void> {
    const dice = this.#dice;
    const ago = (minutes: number): Date => minutesAfter(this.#input.now, -minutes);
    for (let count = 0; count < justNow; count += 1) {
      const visit = {
        scene: this.#scene(),
        at: ago(dice.between(4, 60 + 40 * count)),
        resident: this.#resident(this.#chatDoor()),
      };
      await this.#play(visit.scene, [], [askForPerson(visit, this.#asked.one(this.#dice))]);
    }
    const resident = this.#resident("zalo");
    const scene = this.#scene();
    const danger = this.#planned(resident, "power-hazard", ago(9), this.#ground.placeFor(dice, "power-hazard"));
    const talk = this.#tellBy("zalo", scene, danger);
    await this.#play(scene, [danger], talk ? [talk] : []);
  }

  #chatDoor = (): Door => this.#dice.weighted({ zalo: 55, webchat: 25, facebook: 14, telegram: 6 });

  #papers = async (): Promise<void> => {
    const visit = this.#visit(this.#chatDoor(), "procedure-difficulty");
    await this.#play(visit.scene, [], [askAboutPapers(visit, this.#asked.one(this.#dice))]);
  };

  #person = async (): Promise<void> => {
    const visit = this.#visit(this.#chatDoor(), "dossier-delay");
    await this.#play(visit.scene, [], [askForPerson(visit, this.#asked.one(this.#dice))]);
  };

  #hello = async (): Promise<void> => {
    const visit = this.#visit(this.#chatDoor(), "other-unclassified");
    await this.#play(visit.scene, [], [sayHello(visit)]);
  };

  #missed = async (): Promise<void> => {
    const visit = this.#visit("hotline", "noise-residential");
    await this.#play(visit.scene, [], [missCall(visit)]);
  };
}

/** The whole ward as rows; the same for the same input, wherever and however often it is told. */
export async function tellWard(input: WardInput): Promise<WardRows> {
  const album = await Album.draw(input.files, input.seed);
  return new WardTeller(input, album).tell();
}
