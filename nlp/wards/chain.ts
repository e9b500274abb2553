import { type AreaSpan, areaAt, type Span, wardWords } from "./mentions.ts";
import { joinKeys, type Word } from "./words.ts";

const maxAreas = 3;
const maxFillers = 2;
/** Words of the longest district with its kind. */
const maxAreaWords = 7;
const fillers = new Set(wardWords.fillers);

/** Phrases that are looked for before or after a name. */
export interface Phrases {
  texts: ReadonlySet<string>;
  ends: ReadonlySet<string>;
  longest: number;
}

/** Makes a list of phrases ready to be looked for. */
export function phrasesOf(texts: readonly string[]): Phrases {
  const words = texts.map((text) => text.split(" "));
  return {
    texts: new Set(texts),
    ends: new Set(words.flatMap((each) => [each[0] ?? "", each.at(-1) ?? ""])),
    longest: Math.max(...words.map(({ length }) => length)),
  };
}

/** Whether one of the phrases begins at a word. */
export function opensWith(words: readonly Word[], at: number, { texts, ends, longest }: Phrases): boolean {
  for (let length = 1; ends.has(words[at]?.key ?? "") && length <= longest; length++) {
    const said = joinKeys(words, at, length);
    if (said !== undefined && texts.has(said)) return true;
  }
  return false;
}

/** Whether one of the phrases ends right before a word. */
export function endsWith(words: readonly Word[], before: number, { texts, ends, longest }: Phrases): boolean {
  for (let length = 1; ends.has(words[before - 1]?.key ?? "") && length <= longest; length++) {
    const said = before >= length ? joinKeys(words, before - length, length) : undefined;
    if (said !== undefined && texts.has(said)) return true;
  }
  return false;
}

/** Districts and provinces that follow a name, one after the other: "…, quận Bình Thạnh cũ, TP.HCM". */
export function areasAfter(words: readonly Word[], from: number): AreaSpan[] {
  const areas: AreaSpan[] = [];
  let at = from;
  while (areas.length < maxAreas) {
    let skipped = 0;
    let area = areaAt(words, at);
    while (!area && skipped < maxFillers && fillers.has(words[at + skipped]?.key ?? "")) {
      skipped += 1;
      area = areaAt(words, at + skipped);
    }
    if (!area) break;
    areas.push(area);
    at = area.to;
  }
  return areas;
}

/** Districts and provinces that stand right before: "TP.HCM, quận 3, phường 7"; the nearest first. */
export function areasBefore(words: readonly Word[], before: number): AreaSpan[] {
  const areas: AreaSpan[] = [];
  let end = before;
  while (areas.length < maxAreas) {
    if (words[end - 1]?.key === "cu") end -= 1;
    const area = areaEndingAt(words, end);
    if (!area) break;
    areas.push(area);
    end = area.from;
  }
  return areas;
}

function areaEndingAt(words: readonly Word[], end: number): AreaSpan | undefined {
  for (let from = Math.max(0, end - maxAreaWords); from < end; from++) {
    const area = areaAt(words, from);
    if (area?.to === end) return area;
  }
  return undefined;
}

/** The words from the first to the last of several spans. */
export function cover(spans: readonly Span[]): Span {
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}
