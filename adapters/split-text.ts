/** Where a text may be cut, best first: between paragraphs, lines, sentences, words. */
const cuts = [/\n{2,}/g, /\n/g, /[.!?…][)"”]?\s/g, /\s/g];
/** A part is not cut so early that many tiny messages follow. */
const shortestShare = 0.4;

function cutBefore(text: string, limit: number): number {
  for (const cut of cuts) {
    let best = 0;
    for (const match of text.slice(0, limit + 1).matchAll(cut)) {
      const end = match.index + match[0].length;
      if (match[0].trimEnd().length + match.index <= limit && end > limit * shortestShare) best = end;
    }
    if (best > 0) return best;
  }
  const isInsidePair = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? "");
  return isInsidePair ? limit - 1 : limit;
}

/** Cuts a text into messages of at most `maxChars`, at the ends of paragraphs, lines, sentences or words. NFC first. */
export function splitText(text: string, maxChars: number): string[] {
  const parts: string[] = [];
  let rest = text.normalize("NFC").trim();
  while (rest.length > maxChars) {
    const end = cutBefore(rest, maxChars);
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === "" ? parts : [...parts, rest];
}
