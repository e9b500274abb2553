import { createCitizenBot } from "../../bots/citizen.ts";
import { createPhrasebook } from "../../bots/phrasebook.ts";
import type { Channel } from "../../core/channel/channel.ts";
import type { Decision } from "../../core/conversation/turn.ts";
import type { Answer } from "../../core/understanding/knowledge.ts";
import type { PlaceReading } from "../../core/understanding/place.ts";
import type { PlanningPort } from "../../core/understanding/planning.ts";
import type { SecondReader } from "../../core/understanding/second-reader.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { createScriptedKnowledge } from "../fakes/scripted-knowledge.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { Stage, type StageEvent, type StageTurn, stageWard } from "../fakes/stage.ts";
import type { ResidentStep } from "../golden/load-golden.ts";

type ScriptedReading = NonNullable<ResidentStep["read"]>;

/** What each line of a resident means. */
export type Script = Record<
  string,
  Partial<ScriptedReading> & { place?: PlaceReading; answer?: Answer; language?: "en" }
>;

/** One resident, one bot, a script: say something, see what comes back. */
export function aTalk(
  script: Script,
  options: { channel?: Channel; now?: string; secondReader?: SecondReader; planning?: PlanningPort } = {},
) {
  const { channel = "zalo", now = "2026-11-16T14:06:00+07:00", secondReader, planning } = options;
  const lines = Object.entries(script);
  const readings = new Map(
    lines.map(([line, { place: _, answer: __, language: ___, ...reading }]) => [
      line,
      { intents: [], categories: {}, flags: [], ...reading },
    ]),
  );
  const places = new Map(lines.flatMap(([line, { place }]) => (place ? [[line, place] as const] : [])));
  const answers = new Map(lines.flatMap(([line, { answer }]) => (answer ? [[line, answer] as const] : [])));
  const plain = createScriptedClassifier(readings);
  const bot = createCitizenBot({
    classifier: {
      ...plain,
      classify: (text, context) => {
        const language = script[text]?.language ?? "vi";
        return { ...plain.classify(text, context), language };
      },
    },
    places: createScriptedPlaces(places),
    knowledge: createScriptedKnowledge(answers, answers),
    ...(secondReader && { secondReader }),
    ...(planning && { planning }),
  });
  const stage = new Stage({ bot, phrasebook: createPhrasebook({ ward: stageWard }), now: new Date(now), counter: 500 });
  const hear = async (...events: StageEvent[]) => keysOf(await stage.hear("resident", channel, events));
  return {
    stage,
    hear,
    text: (text: string) => hear({ kind: "message", text, attachments: [] }),
    photo: (text?: string) =>
      hear({ kind: "message", ...(text !== undefined && { text }), attachments: [{ kind: "image", url: "a.jpg" }] }),
    press: (value: string) => hear({ kind: "choice", value }),
    wake: () => hear({ kind: "wake" }),
    later: (minutes: number) => {
      stage.now = new Date(stage.now.getTime() + minutes * 60_000);
    },
    get conversation() {
      return stage.conversation("resident", channel);
    },
  };
}

/** What a turn came to: phrase keys by message, without the introduction; what else was decided; the texts. */
export interface Heard {
  keys: string[];
  texts: string[];
  labels: string[];
  did: Exclude<Decision["do"], "say" | "remember">[];
  decisions: readonly Decision[];
}

function keysOf({ decisions, said }: StageTurn): Heard {
  const says = decisions.flatMap((one) => (one.do === "say" ? [one.phrases.map((phrase) => phrase.key)] : []));
  return {
    keys: says.map((keys) => keys.filter((key) => key !== "bot.intro").join("+")),
    texts: said.map((phrase) => phrase.text),
    labels: said.at(-1)?.choices.map((choice) => choice.label) ?? [],
    did: decisions.flatMap((one) => (one.do === "say" || one.do === "remember" ? [] : [one.do])),
    decisions,
  };
}
