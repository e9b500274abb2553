import { hashWord } from "./features.ts";
import { type LinearModel, pullOf } from "./linear-model.ts";
import { fold, repair } from "./normalise.ts";

const maxCues = 3;
const maxWords = 80;

/** The words, as typed, that spoke most for a label: shown to the operator beside the proposal. */
export function findCues<L extends string>(model: LinearModel<L>, text: string, label: L): string[] {
  const at = model.labels.indexOf(label);
  const typed = [...new Set(text.match(/[\p{L}\p{M}]{2,30}/gu) ?? [])].slice(0, maxWords);
  const weighed = typed.map((word) => {
    const accented = repair(word);
    const buckets = [hashWord(accented, "accented"), hashWord(fold(accented), "folded")];
    return { word, weight: buckets.reduce((sum, bucket) => sum + pullOf(model, bucket, at), 0) };
  });
  return weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, maxCues)
    .map(({ word }) => word);
}
