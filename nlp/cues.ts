import { hashWord } from "./features.ts";
import { keepWords } from "./keep-last.ts";
import { type LinearModel, pullOf } from "./linear-model.ts";
import { fold, repair } from "./normalise.ts";

const maxCues = 3;
const maxWords = 80;

/** Where the models keep what they know of a word, in its two views. */
const bucketsOf = keepWords((word) => {
  const accented = repair(word);
  return [hashWord(accented, "accented"), hashWord(fold(accented), "folded")];
});

/** The words, as typed, that spoke most for a label: shown to the operator beside the proposal. */
export function findCues<L extends string>(model: LinearModel<L>, text: string, label: L): string[] {
  const at = model.labels.indexOf(label);
  const typed = [...new Set(text.match(/[\p{L}\p{M}]{2,30}/gu) ?? [])].slice(0, maxWords);
  const weighed = typed.map((word) => {
    const weight = bucketsOf(word).reduce((sum, bucket) => sum + pullOf(model, bucket, at), 0);
    return { word, weight };
  });
  return weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, maxCues)
    .map(({ word }) => word);
}
