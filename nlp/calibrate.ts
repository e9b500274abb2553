import { lowestRoute } from "../core/setting/thresholds.ts";
import { type CategoryId, categoryIds } from "../core/ticket/taxonomy.ts";
import { type Calibration, type Style, styleOf, styles } from "./calibration.ts";
import { type Example, readHands } from "./data-files.ts";
import { score, softmax } from "./linear-model.ts";
import type { Models } from "./models.ts";
import { addNoise } from "./noise.ts";
import { makeRandom } from "./random.ts";
import { read } from "./read.ts";
import { intentScores } from "./read-intents.ts";
import { trainTask } from "./train.ts";
import { asLearnt, readTrainingSet, type Task, tasks } from "./training-set.ts";

/** A sentence of a writer whom the model had not read. */
export interface Held {
  style: Style;
  label: string;
  labels: readonly string[];
  scores: Float32Array;
}

const folds = 4;
/** Of what is routed without a question, at most this share may be wrong here, where a quarter of the writers is missing. */
const wrongRoutes = 0.02;
/** Fewer routed sentences than this prove nothing about a category. */
const enough = 20;
const temperatures = Array.from({ length: 40 }, (_, at) => 0.1 + at * 0.03);
const seed = 31;

/** Reads each writer's sentences with a model that learnt from others only, as written and without accents. */
export function holdOut(task: Task): Held[] {
  const hands = [...readHands(`examples/${tasks[task].folder}`).values()].map((hand) => asLearnt(task, hand));
  const everything = readTrainingSet(task);
  const random = makeRandom(seed);
  return Array.from({ length: folds }, (_, fold) => {
    const held = hands.filter((_, at) => at % folds === fold).flat();
    const unseen = new Set(held.map(({ text }) => text));
    const model = trainTask(
      task,
      everything.filter(({ text }) => !unseen.has(text)),
    );
    return held.flatMap(({ text, label }: Example) =>
      [text, addNoise(text, "bare", random)].map((typed): Held => {
        const { readable, counted } = read(typed);
        const scores =
          task === "intent" ? intentScores(model as Models["intent"], score(model, counted)) : score(model, counted);
        return { style: styleOf(readable), label, labels: model.labels, scores };
      }),
    );
  }).flat();
}

function findTemperature(held: readonly Held[]): number {
  const surprise = temperatures.map((temperature) =>
    held.reduce((sum, { label, labels, scores }) => {
      const chance = softmax(Float32Array.from(scores), temperature)[labels.indexOf(label)] ?? 0;
      return sum - Math.log(Math.max(chance, 1e-9));
    }, 0),
  );
  return Number((temperatures[surprise.indexOf(Math.min(...surprise))] ?? 1).toFixed(2));
}

/** What is made of such a sentence. `pair`: how sure the two best are together. */
export interface Guess {
  isRight: boolean;
  guess: string;
  confidence: number;
  pair: number;
}

export function guessOf({ label, labels, scores }: Held, temperature: number): Guess {
  const chances = softmax(Float32Array.from(scores), temperature);
  const [first = 0, second = 0] = Float32Array.from(chances).sort().reverse();
  const guess = labels[chances.indexOf(first)] ?? "";
  return { isRight: guess === label, guess, confidence: first, pair: first + second };
}

/** The lowest cut above which few enough are wrong, however many more are let in at once. */
function findCut(guesses: readonly Guess[]): number {
  const surest = [...guesses].sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  let cut = 1.01;
  surest.forEach(({ isRight, confidence }, at) => {
    if (!isRight) wrong++;
    if (at + 1 >= enough && wrong / (at + 1) <= wrongRoutes) cut = confidence;
  });
  return Math.max(lowestRoute, Number(cut.toFixed(3)));
}

function measureRoutes(guesses: readonly Guess[], cuts: Record<CategoryId, number>) {
  const routed = guesses.filter(({ guess, confidence }) => confidence >= cuts[guess as CategoryId]);
  const wrong = routed.filter(({ isRight }) => !isRight).length;
  const round = (value: number) => Number(value.toFixed(4));
  return {
    error: round(wrong / routed.length),
    coverage: round(routed.length / guesses.length),
    sentences: guesses.length,
  };
}

/** Chooses temperatures and cut-offs on sentences of writers a model has not read. Some minutes. */
export function calibrate(): Calibration {
  const held = Object.fromEntries((Object.keys(tasks) as Task[]).map((task) => [task, holdOut(task)])) as Record<
    Task,
    Held[]
  >;
  const bothStyles = <T>(choose: (style: Style) => T) =>
    Object.fromEntries(styles.map((style) => [style, choose(style)])) as Record<Style, T>;
  const ofStyle = (task: Task, style: Style) => held[task].filter((each) => each.style === style);
  const temperature = (task: Task) => bothStyles((style) => findTemperature(ofStyle(task, style)));
  const category = temperature("category");
  const route = bothStyles((style) => {
    const guesses = ofStyle("category", style).map((each) => guessOf(each, category[style]));
    const cuts = Object.fromEntries(
      categoryIds.map((id) => [
        id,
        id === "other-unclassified" ? 1.01 : findCut(guesses.filter(({ guess }) => guess === id)),
      ]),
    ) as Record<CategoryId, number>;
    return { cuts, measured: measureRoutes(guesses, cuts) };
  });
  return {
    note: `chosen on ${held.category.length} readings of writers whom the model had not read (${folds} folds by hand)`,
    temperatures: { category, intent: temperature("intent"), danger: temperature("danger"), flag: temperature("flag") },
    route,
  };
}
