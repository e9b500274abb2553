import { z } from "zod";
import { readData } from "../data-files.ts";
import { fold } from "../normalise.ts";

/** Words that carry weight in an answer, and small words that any sentence may have. */
const rules = readData(
  "rules/wording.yaml",
  z.strictObject({
    weighty: z.array(z.string()),
    numbers: z.array(z.string()),
    counted: z.string(),
    small: z.string(),
  }),
);
const weighty = rules.weighty.map((phrase) => ` ${phrase} `);
const numberWords = new Set(rules.numbers);
/** "một ngày", "năm triệu": words that are numbers only before what is counted. */
const counted = new RegExp(`(?<![\\p{L}\\p{M}])(?:${rules.counted})(?![\\p{L}\\p{M}])`, "gu");
const small = new Set(rules.small.split(" "));

/** Whatever holds a digit: amounts, days, codes, numbers of documents and houses; and addresses of the web. */
const exact = /[\p{L}\p{N}@:/._-]*\p{N}[\p{L}\p{N}@:/._-]*|[\p{L}\p{N}_-]+(?:[.@][\p{L}\p{N}_-]+)+/gu;
const letters = /[\p{L}\p{M}]+/gu;
/** Share of the words that must be the record's, the question's or small ones. */
const knownShare = 0.7;
/** Share of the words that are not small and must be the record's. */
const ownShare = 0.6;
const maxGrowth = 1.3;
/** A polite opening may be added to the shortest sentence. */
const spareChars = 40;

const exactOf = (text: string) =>
  (text.match(exact) ?? []).map((token) => token.replace(/^[./:_-]+|[./:_-]+$/g, "").toLowerCase());
const wordsOf = (text: string) => text.toLowerCase().match(letters) ?? [];
const padded = (text: string) => ` ${wordsOf(text).join(" ")} `;
/** Names: words in capitals that begin no sentence. */
const namesOf = (text: string) =>
  [...text.matchAll(/(?<=[\p{Ll}\p{N},;:)] )\p{Lu}[\p{L}\p{M}]*/gu)].map(([name]) => name);

/**
 * Whether a text says nothing that the given words do not: every number, day, amount, code, address and name stands in them,
 * what is allowed, forbidden or limited is the same, and hardly a word is new. Doubt counts against the text.
 */
export function isGrounded(text: string, given: string, question = ""): boolean {
  if (text.trim() === "" || text.length > given.length * maxGrowth + spareChars) return false;
  const [said, meant] = [padded(text), padded(given)];
  if (weighty.some((phrase) => said.includes(phrase) !== meant.includes(phrase))) return false;
  return hasItsFacts(text, given) && isFamiliar(text, given, question) && isOfTheGiven(text, given);
}

/** A summary is shorter than what it sums up, and never long. */
const maxSummaryChars = 900;

/**
 * Whether a summary adds nothing to a talk: its numbers, days, addresses and names stand there, nothing is allowed, forbidden
 * or waived that was not, and most words are the talk's. What it leaves out is not looked at: it is a filter, no proof.
 */
export function addsNothing(text: string, given: string): boolean {
  if (text.trim() === "" || text.length > Math.min(maxSummaryChars, given.length + spareChars)) return false;
  const [said, meant] = [padded(text), padded(given)];
  if (weighty.some((phrase) => said.includes(phrase) && !meant.includes(phrase))) return false;
  return hasItsFacts(text, given) && isFamiliar(text, given, summaryWords);
}

/** Words a summary needs to say who said what. */
const summaryWords = "người dân hỏi báo muốn cần chờ phường trả lời đã chưa về việc cuộc nói chuyện hiện còn";

/** Every number, day, amount, code, address and name stands in what was given. */
function hasItsFacts(text: string, given: string): boolean {
  const known = new Set(exactOf(given));
  if (!exactOf(text).every((token) => known.has(token))) return false;
  const [said, meant] = [padded(text), padded(given)];
  const isAdded = (word: string) => said.includes(` ${word} `) && !meant.includes(` ${word} `);
  if ([...numberWords].some(isAdded)) return false;
  if ([...said.matchAll(counted)].some(([phrase]) => !meant.includes(` ${phrase} `))) return false;
  const names = new Set(given.match(letters));
  return namesOf(text).every((name) => names.has(name));
}

/** Most words that carry something are the record's own: a question's words alone are no answer, whoever asks for them. */
function isOfTheGiven(text: string, given: string): boolean {
  const own = new Set(wordsOf(given).map(fold));
  const carrying = wordsOf(text).filter((word) => !small.has(word));
  const isOwn = carrying.filter((word) => own.has(fold(word))).length;
  return isOwn > 0 && isOwn >= carrying.length * ownShare;
}

/** Hardly a word is new. */
function isFamiliar(text: string, given: string, question: string): boolean {
  const common = new Set([...wordsOf(given), ...wordsOf(question)].map(fold));
  const words = wordsOf(text);
  const isKnown = words.filter((word) => common.has(fold(word)) || small.has(word)).length;
  return isKnown >= words.length * knownShare;
}
