import { categoryGroups, categoryIds } from "../core/ticket/taxonomy.ts";
import { type Guess, guessOf, holdOut } from "./calibrate.ts";
import { routeCut, type Style, styles, temperatureOf } from "./calibration.ts";
import { groupOf } from "./choose-asks.ts";
import { createClassifier } from "./classifier.ts";
import type { CutFigures } from "./cut-figures.ts";
import { typedSplit } from "./evaluate.ts";
import { createLikeness } from "./likeness.ts";
import { likenessData } from "./likeness-data.ts";
import { loadModels } from "./models.ts";
import { readPairs } from "./pairs.ts";

const routeSteps = [0.45, 0.55, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99, 0.995];
const pairSteps = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];
const alarmSteps = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4];
const alikeSteps = [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9];
const unknown = "other-unclassified";

function routingOf(guesses: readonly Guess[], style: Style): CutFigures["routing"]["accented"] {
  const known = guesses.filter(({ guess }) => guess !== unknown);
  const categories = categoryIds.flatMap((id) => {
    const own = known.filter(({ guess }) => guess === id);
    const released = routeCut(id, style);
    const steps = released > 1 ? routeSteps : [...new Set([...routeSteps, released])].sort((a, b) => a - b);
    const points = steps.map((cut): [number, number, number] => {
      const routed = own.filter(({ confidence }) => confidence >= cut);
      return [cut, routed.length, routed.filter(({ isRight }) => !isRight).length];
    });
    return id === unknown ? [] : [[id, { readings: own.length, points }]];
  });
  return {
    categories: Object.fromEntries(categories),
    unclassified: guesses.length - known.length,
    pairs: pairSteps.map((cut) => [cut, known.filter(({ pair }) => pair < cut).length]),
  };
}

/** What becomes of the held-out sentences at each cut of a category. Trains four models: some minutes. */
function measureRouting(): CutFigures["routing"] {
  const held = holdOut("category");
  const ofStyle = (style: Style) =>
    routingOf(
      held.filter((each) => each.style === style).map((each) => guessOf(each, temperatureOf("category", style))),
      style,
    );
  return Object.fromEntries(styles.map((style) => [style, ofStyle(style)])) as CutFigures["routing"];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const shareOf = <T>(all: readonly T[], isTrue: (one: T) => boolean): number =>
  round(all.filter(isTrue).length / Math.max(1, all.length));

/** Alarms at each cut, by the released models with their rules, on sentences they never learn from. */
function measureAlarms(): CutFigures["alarm"] {
  const { readEmergency } = createClassifier(loadModels());
  const told = typedSplit("danger", "dev", "typed");
  const dangers = told.filter(({ label }) => label !== "none");
  const others = told.filter(({ label }) => label === "none");
  const points = alarmSteps.map((alarm): [number, number, number] => {
    const rings = ({ text }: { text: string }): boolean => readEmergency(text, { alarm }) !== undefined;
    return [alarm, shareOf(dangers, rings), shareOf(others, rings)];
  });
  return { points, dangers: dangers.length, others: others.length };
}

/** What asking from a likeness on means, on the pairs that people judged. */
function measureAlike(): CutFigures["alike"] {
  const likeness = createLikeness();
  const judged = readPairs().map((pair) => ({
    ...pair,
    group: groupOf(pair),
    value: likeness.compare(pair.report, pair.known),
  }));
  return Object.fromEntries(
    categoryGroups.flatMap(({ id }) => {
      const own = judged.filter(({ group }) => group === id);
      const released = likenessData.ask[id]?.cut;
      if (released === undefined) return [];
      const steps = [...new Set([...alikeSteps, released])].sort((a, b) => a - b);
      const points = steps.map((cut): [number, number, number] => {
        const asked = own.filter(({ value }) => value >= cut);
        const same = own.filter(({ isSame }) => isSame);
        return [cut, shareOf(asked, ({ isSame }) => isSame), shareOf(same, ({ value }) => value >= cut)];
      });
      return [[id, { pairs: own.length, points }]];
    }),
  );
}

const note =
  "Written by npm run evaluate -- --cuts, for the models and cuts of calibration.json. routing: sentences of writers whom the model had not read. alarm: released models with their rules on nlp/data/dev/danger, as typed. alike: nlp/data/dev/pairs, with the pairs that chose the cuts.";

/** All of it; trains four models, some minutes. `routing`: what was measured before, where only the rest is wanted anew. */
export function measureCuts(routing = measureRouting()): CutFigures {
  return { note, routing, alarm: measureAlarms(), alike: measureAlike() };
}
