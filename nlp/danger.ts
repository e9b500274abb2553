import type { Classification, EmergencyKind } from "../core/understanding/classification.ts";
import { styleOf, temperatureOf } from "./calibration.ts";
import { findEmergency } from "./emergency.ts";
import type { Counted } from "./features.ts";
import { type LinearModel, predict } from "./linear-model.ts";
import type { Normalised } from "./normalise.ts";
import type { Readable } from "./patterns.ts";
import { dangerThresholds as cut } from "./thresholds.ts";

/** A model that knows which danger there is now, if any. */
export type DangerModel = LinearModel<EmergencyKind | "none">;

function likeliest(model: DangerModel, chances: Float32Array): { kind: EmergencyKind; chance: number } {
  let kind: EmergencyKind = "any";
  let best = 0;
  let chance = 1;
  model.labels.forEach((label, at) => {
    const own = chances[at] ?? 0;
    if (label === "none") chance = 1 - own;
    else if (own > best) [kind, best] = [label, own];
  });
  return { kind, chance };
}

/**
 * Danger now (dialogues §1.8). A rule that speaks is heeded; the model, which has read many more tellings, hears what no
 * rule names, and overrules the rules only where it is all but certain that nobody is in danger.
 */
export function readDanger(
  model: DangerModel,
  text: Normalised,
  readable: Readable,
  counted: Counted,
): Classification["emergency"] {
  if (!/\p{L}/u.test(text.accented)) return undefined;
  const { kind, chance } = likeliest(model, predict(model, counted, temperatureOf("danger", styleOf(readable))));
  if (chance < cut.quiet) return undefined;
  const rule = findEmergency(readable);
  if (rule || chance < cut.alarm) return rule;
  return { kind, when: chance >= cut.now ? "now" : "unclear" };
}
