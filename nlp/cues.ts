import { hashWord } from "./features.ts";
import type { LinearModel } from "./linear-model.ts";
import { normalise } from "./normalise.ts";

const maxCues = 3;
const maxWords = 80;

/** The words, as typed, that spoke most for a label: shown to the operator beside the proposal. */
export function findCues<L extends string>(model: LinearModel<L>, text: string, label: L): string[] {
  const count = model.labels.length;
  const at = model.labels.indexOf(label);
  const pull = (bucket: number) => {
    const row = model.rows[bucket] ?? -1;
    return row < 0 ? 0 : (model.weights[row * count + at] ?? 0) * (model.rarity[bucket] ?? 0);
  };
  const typed = [...new Set(text.match(/[\p{L}\p{M}]{2,30}/gu) ?? [])].slice(0, maxWords);
  const weighed = typed.map((word) => {
    const { accented, folded } = normalise(word);
    return { word, weight: pull(hashWord(accented, "accented")) + pull(hashWord(folded, "folded")) };
  });
  return weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, maxCues)
    .map(({ word }) => word);
}
