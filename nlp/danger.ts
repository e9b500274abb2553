import type { Classification, EmergencyKind } from "../core/understanding/classification.ts";
import { styleOf, temperatureOf } from "./calibration.ts";
import { findEmergency } from "./emergency.ts";
import { predict } from "./linear-model.ts";
import type { Models } from "./models.ts";
import type { Read } from "./read.ts";
import { dangerThresholds as cut } from "./thresholds.ts";

/** The two models that hear danger: whether, and which. */
export type DangerModels = Pick<Models, "danger" | "kind">;

/** How likely somebody is in danger now, as the model alone hears it. */
export function dangerChance({ danger }: DangerModels, { readable, counted }: Read): number {
  const chances = predict(danger, counted, temperatureOf("danger", styleOf(readable)));
  return chances[danger.labels.indexOf("now")] ?? 0;
}

function likeliestKind({ kind }: DangerModels, { readable, counted }: Read): EmergencyKind {
  const chances = predict(kind, counted, temperatureOf("kind", styleOf(readable)));
  const best = chances.indexOf(Math.max(...chances));
  return kind.labels[best] ?? "any";
}

/**
 * Danger now (dialogues §1.8). A rule that speaks is heeded; the model, which has read many more tellings, hears what no
 * rule names, and overrules the rules only where it is all but certain that nobody is in danger.
 */
export function readDanger(models: DangerModels, views: Read): Classification["emergency"] {
  if (!/\p{L}/u.test(views.text.accented)) return undefined;
  const chance = dangerChance(models, views);
  if (chance < cut.quiet) return undefined;
  const rule = findEmergency(views.readable);
  if (rule || chance < cut.alarm) return rule;
  return { kind: likeliestKind(models, views), when: chance >= cut.now ? "now" : "unclear" };
}
