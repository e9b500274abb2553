import type { Source } from "../../core/understanding/knowledge.ts";

/** A short answer may be 300 characters (dialogues, proc.short); what the phrase adds around fact and source. */
const maxShortChars = 300;
const frameChars = "Dạ, \nNguồn: , xem ngày 00/00/0000.".length;

/**
 * Joins the sentences of each part into one fact that fits. Every part keeps its first sentence; later sentences are
 * dropped whole from the end, never cut. Nothing when the first sentences alone are too long.
 */
export function fitSentences(parts: readonly (readonly string[])[], source: Source): string | undefined {
  const room = maxShortChars - frameChars - source.title.length;
  const kept = parts.map((sentences) => [...sentences]);
  for (;;) {
    const fact = join(kept);
    if (fact.length <= room) return fact;
    const longest = kept.findLast((sentences) => sentences.length > 1);
    if (longest === undefined) return undefined;
    longest.pop();
  }
}

/** After "Dạ," the first sentence starts small; the others start big. */
function join(parts: readonly (readonly string[])[]): string {
  return parts
    .flat()
    .map((sentence, index) => (index === 0 ? lowerFirst(sentence) : upperFirst(sentence)))
    .join(" ");
}

/** Lowers the first letter; abbreviations such as VNeID keep theirs. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
