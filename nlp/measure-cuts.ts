import { categoryIds } from "../core/ticket/taxonomy.ts";
import { type Guess, guessOf, holdOut } from "./calibrate.ts";
import { routeCut, type Style, styles, temperatureOf } from "./calibration.ts";
import type { CutFigures } from "./cut-figures.ts";

const routeSteps = [0.45, 0.55, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99, 0.995];
const pairSteps = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];
const others = "other-unclassified";

function routingOf(guesses: readonly Guess[], style: Style): CutFigures["routing"]["accented"] {
  const known = guesses.filter(({ guess }) => guess !== others);
  const categories = categoryIds.flatMap((id) => {
    const own = known.filter(({ guess }) => guess === id);
    const released = routeCut(id, style);
    const steps = released > 1 ? routeSteps : [...new Set([...routeSteps, released])].sort((a, b) => a - b);
    const points = steps.map((cut): [number, number, number] => {
      const routed = own.filter(({ confidence }) => confidence >= cut);
      return [cut, routed.length, routed.filter(({ isRight }) => !isRight).length];
    });
    return id === others ? [] : [[id, { readings: own.length, points }]];
  });
  return {
    categories: Object.fromEntries(categories),
    unclassified: guesses.length - known.length,
    pairs: pairSteps.map((cut) => [cut, known.filter(({ pair }) => pair < cut).length]),
  };
}

/** What becomes of the held-out sentences at each cut of a category. Trains four models: some minutes. */
export function measureRouting(): CutFigures["routing"] {
  const held = holdOut("category");
  const ofStyle = (style: Style) =>
    routingOf(
      held.filter((each) => each.style === style).map((each) => guessOf(each, temperatureOf("category", style))),
      style,
    );
  return Object.fromEntries(styles.map((style) => [style, ofStyle(style)])) as CutFigures["routing"];
}
