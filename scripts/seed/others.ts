import { readHands } from "../../nlp/data-files.ts";
import { minutesAfter } from "./case.ts";
import { deskWords } from "./desk-words.ts";
import type { Dice } from "./dice.ts";
import type { Resident } from "./residents.ts";
import type { Scene } from "./scene.ts";
import { Talk } from "./talk.ts";

/** What people ask about papers, in their own words; some of it no record answers. */
export class Asked {
  readonly #questions: string[];
  readonly #unanswered: string[];

  constructor() {
    const all = [...readHands("examples/questions").values()].flat();
    const words = ({ text }: { text: string }): string => text.split("|").at(-1)?.trim() ?? "";
    this.#questions = all.filter(({ label }) => label !== "none" && label !== "follow-up").map(words);
    this.#unanswered = all.filter(({ label }) => label === "none").map(words);
  }

  one(dice: Dice): string {
    return dice.pick(dice.chance(0.8) ? this.#questions : this.#unanswered);
  }
}

interface Visit {
  scene: Scene;
  at: Date;
  resident: Resident;
}

/** Asks about papers; where the records say nothing some ask for a person. */
export function askAboutPapers({ scene, at, resident }: Visit, question: string): Talk {
  const { dice, world } = scene;
  const talk = new Talk(scene, resident);
  world.teach(question, { intents: [{ id: "ask-procedure", confidence: 0.95 }], decision: "person" });
  scene.plan(at, () => talk.write(question));
  scene.plan(minutesAfter(at, dice.between(1, 5)), async () => {
    const desk = talk.conversation?.dialogue.pending?.choices.find(({ value }) => value === "desk");
    if (desk && dice.chance(0.3)) await talk.press(desk.value, desk.label);
    else if (dice.chance(0.4)) await thank(talk, scene);
  });
  return talk;
}

function thank(talk: Talk, { dice, world }: Scene): Promise<void> {
  const text = dice.pick(deskWords.thanks);
  world.teach(text, { intents: [{ id: "thank", confidence: 0.97 }] });
  return talk.write(text);
}

/** Wants a person, and tells the person what it is about. */
export function askForPerson({ scene, at, resident }: Visit, matter: string): Talk {
  const { dice, world } = scene;
  const talk = new Talk(scene, resident);
  const wish = dice.pick(deskWords.humanWishes);
  world.teach(wish, { intents: [{ id: "ask-human", confidence: 0.97 }] });
  scene.plan(at, () => talk.write(wish));
  scene.plan(minutesAfter(at, dice.between(0.6, 4)), () => talk.write(matter));
  return talk;
}

/** Says hello, and no more, or has an idea. */
export function sayHello({ scene, at, resident }: Visit): Talk {
  const { dice, world } = scene;
  const talk = new Talk(scene, resident);
  const text = dice.pick(deskWords.chats);
  world.teach(text, { intents: [{ id: "greet", confidence: 0.97 }] });
  scene.plan(at, () => talk.write(text));
  return talk;
}

/** A call nobody took: it has to be called back. */
export function missCall({ scene, at, resident }: Visit): Talk {
  const talk = new Talk(scene, resident);
  const callId = `demo-call-${at.getTime()}-${resident.user}`;
  const call = { kind: "call-state" as const, callId, direction: "inbound" as const, phone: resident.phone };
  scene.plan(at, () => talk.say({ ...call, phase: "ringing", extension: "101" }));
  scene.plan(minutesAfter(at, 0.6), () =>
    talk.say({ ...call, phase: "ended", disposition: "missed", waitSeconds: 36 }),
  );
  return talk;
}
