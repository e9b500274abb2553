import type { Classification, EmergencyKind } from "../core/understanding/classification.ts";
import { styleOf, temperatureOf } from "./calibration.ts";
import { findEmergency } from "./emergency.ts";
import { maxChars } from "./features.ts";
import { chancesOf, score } from "./linear-model.ts";
import type { Models } from "./models.ts";
import type { Read } from "./read.ts";
import { dangerThresholds as cut } from "./thresholds.ts";

/** How likely somebody is in danger now, and in which, as the model alone hears it. */
export function hearDanger(model: Models["danger"], { readable, counted }: Read, scores = score(model, counted)) {
  const chances = chancesOf(scores, temperatureOf("danger", styleOf(readable)));
  let chance = 0;
  let kind: EmergencyKind = "any";
  let best = 0;
  model.labels.forEach((label, at) => {
    const own = chances[at] ?? 0;
    if (label === "none") chance = 1 - own;
    else if (own > best) [kind, best] = [label, own];
  });
  return { chance, kind };
}

/**
 * Danger now (dialogues §1.8). A rule that speaks is heeded; the model, which has read many more tellings, hears what no
 * rule names, and overrules the rules only where it is all but certain that nobody is in danger.
 */
export function readDanger(
  model: Models["danger"],
  views: Read,
  scores = score(model, views.counted),
  alarm: number = cut.alarm,
): Classification["emergency"] {
  if (!/\p{L}/u.test(views.text.accented)) return undefined;
  const { chance, kind } = hearDanger(model, views, scores);
  // Of a longer text the model has heard the start only, and cannot speak against what a rule finds behind it.
  const isHeardWhole = views.text.accented.length <= maxChars;
  if (chance < cut.quiet && isHeardWhole) return undefined;
  const rule = findEmergency(views.readable);
  if (rule || chance < alarm) return rule;
  return { kind, when: chance >= cut.now ? "now" : "unclear" };
}
