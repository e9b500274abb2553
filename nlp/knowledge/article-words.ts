import { z } from "zod";
import { readData } from "../data-files.ts";
import { fold, normalise } from "../normalise.ts";
import { cueSchema, synonymsSchema } from "./record.ts";

/** What may be asked of an article. */
const facetNames = ["price", "hours", "when", "where"] as const;
export type Facet = (typeof facetNames)[number];

/** How questions on ward life are read. */
export const articleRules = readData(
  "rules/articles.yaml",
  z.strictObject({
    fillers: z.array(z.string()),
    ambiguous: z.array(z.string()),
    asking: z.array(z.string()),
    harmless: z.array(z.string()),
    same: synonymsSchema,
    asks: z.record(z.enum(facetNames), z.array(cueSchema)),
    questions: z.array(cueSchema),
    shortWords: z.number(),
    faults: z.array(cueSchema),
    demanding: z.array(z.strictObject({ cues: z.array(cueSchema), topic: z.string() })),
  }),
);

/** Longer questions are cut. */
const maxChars = 300;

/** A word in both views. In a text without accents they are the same, and say less. */
export interface TwoViewWord {
  folded: string;
  accented: string;
}

/** The words of a text. */
function wordsOf(text: string): TwoViewWord[] {
  const { accented } = normalise(text.slice(0, maxChars));
  return (accented.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => ({ folded: fold(word), accented: word }));
}

/** Whether a text was typed with accents, so that a word without any means itself. Repairs add accents; they do not count. */
const isAccented = (text: string) => fold(text) !== text.normalize("NFC").toLowerCase();

const inBothViews = (phrase: string) => wordsOf(phrase);
const same = articleRules.same.flatMap(({ means, say }) =>
  say.map((phrase) => ({ phrase: inBothViews(phrase), means: inBothViews(means) })),
);
same.sort((a, b) => b.phrase.length - a.phrase.length);
const fillers = articleRules.fillers.map(inBothViews).sort((a, b) => b.length - a.length);
/** Words of these lists that are something else without their accents ("cho", "bo"): in a bare text they stay. */
const ambiguous = new Set(articleRules.ambiguous);

function startsWith(words: readonly TwoViewWord[], at: number, phrase: readonly TwoViewWord[], accented: boolean) {
  if (!accented && phrase.length === 1 && ambiguous.has(phrase[0]?.folded ?? "")) return false;
  return phrase.every(({ folded, accented: written }, index) => {
    const word = words[at + index];
    return word !== undefined && (accented ? word.accented === written : word.folded === folded);
  });
}

/** The words of a question that tell its subject, other ways of saying a thing made one. */
export function subjectWords(text: string): TwoViewWord[] {
  const words = wordsOf(text);
  const accented = isAccented(text);
  const said: TwoViewWord[] = [];
  const starts = (at: number) => (phrase: readonly TwoViewWord[]) => startsWith(words, at, phrase, accented);
  for (let at = 0; at < words.length; ) {
    const other = same.find(({ phrase }) => starts(at)(phrase));
    const filler = fillers.find(starts(at));
    const word = words[at];
    if (other && other.phrase.length >= (filler?.length ?? 0)) {
      said.push(...other.means);
      at += other.phrase.length;
    } else if (filler) at += filler.length;
    else {
      if (word) said.push(word);
      at += 1;
    }
  }
  return accented ? said : said.map(({ folded }) => ({ folded, accented: folded }));
}

const foldedSet = (words: readonly string[]) => new Set(words.map(fold));
const asking = foldedSet(articleRules.asking);
const harmless = foldedSet(articleRules.harmless);

/** Whether every article may be asked by a word ("mấy giờ"), and whether a word that no article has changes nothing. */
export const isAsking = ({ folded }: TwoViewWord): boolean => asking.has(folded);
export const isHarmless = ({ folded }: TwoViewWord): boolean => harmless.has(folded);

/** A text as cues compare it. */
export function cueText(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(" ");
}

/** What a question asks of an article; empty where no word tells. */
export function facetsOf(text: string): Facet[] {
  const folded = cueText(text);
  return facetNames.filter((facet) => articleRules.asks[facet].some((cue) => cue.test(folded)));
}

/** Whether a text tells of a fault, so that no article is an answer to it. */
export function tellsFault(text: string): boolean {
  const folded = cueText(text);
  return articleRules.faults.some((cue) => cue.test(folded));
}

/** Whether somebody plainly asks, or names a thing in a word or three. */
export function isPlainQuestion(text: string): boolean {
  const folded = cueText(text);
  return folded.split(" ").length <= articleRules.shortWords || articleRules.questions.some((cue) => cue.test(folded));
}
