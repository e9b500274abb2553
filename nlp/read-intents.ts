import { z } from "zod";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import {
  type Intent,
  intents as intentOrder,
  type ReadingContext,
  type Scored,
} from "../core/understanding/classification.ts";
import { styleOf, temperatureOf } from "./calibration.ts";
import { readData } from "./data-files.ts";
import { type Counted, words } from "./features.ts";
import { chancesOf, type LinearModel, likeliest, score, scoreTogether, type Tally } from "./linear-model.ts";
import { makeMatcher, type Readable } from "./patterns.ts";
import { keepRuns, type Piece, partMatters, type Seam } from "./pieces.ts";
import type { Read } from "./read.ts";
import { classifierThresholds as cut, reportLean } from "./thresholds.ts";

const patterns = z.array(z.string());
const rules = readData(
  "rules/intents.yaml",
  z.strictObject({
    yes: patterns,
    no: patterns,
    human: patterns,
    still: patterns,
    state: patterns,
    mine: patterns,
    dossier: patterns,
  }),
);
const yes = makeMatcher(rules.yes);
const no = makeMatcher(rules.no);
const human = makeMatcher(rules.human);
const still = makeMatcher(rules.still);
const state = makeMatcher(rules.state);
const mine = makeMatcher(rules.mine);
const dossier = makeMatcher(rules.dossier);

/** Written by a rule, so sure. */
const certain = 0.95;
const maxAnswerWords = 8;
const ticketCode = /(?<![\p{L}\p{N}])(?!hs)[a-z]{2,4}[\s-]?\d{4}[\s-]?\d{4}(?![\p{L}\p{N}])/u;
/** Questions whose answer may be anything. */
const openQuestion =
  /^(report\.ask-|report\.remind|report\.choose|emergency\.ask-place|track\.ask|dossier\.|integrity\.|proc\.ask|rate\.ask|report\.fix)/;

type Chances = Map<Intent, number>;

/** Scores of a text with what is taken off a report. */
export function intentScores(model: LinearModel<Intent>, own: Float32Array): Float32Array {
  const scores = own.slice();
  const report = model.labels.indexOf("report-issue");
  scores[report] = (scores[report] ?? 0) - reportLean;
  return scores;
}

function chancesByIntent(model: LinearModel<Intent>, scores: Float32Array, temperature: number): Chances {
  const all = chancesOf(scores, temperature);
  const chances: Chances = new Map();
  for (let at = 0; at < all.length; at++) chances.set(model.labels[at] as Intent, all[at] as number);
  return chances;
}

/** What the model alone makes of a text. Danger is not its question. */
export function intentChances(model: LinearModel<Intent>, counted: Counted, temperature: number): Chances {
  return chancesByIntent(model, intentScores(model, score(model, counted)), temperature);
}

/** A piece of a text with what the models make of it. */
export interface HeardPiece extends Piece {
  intent(): Tally;
  category(): Tally;
}

/** A text in pieces, and which kind of matter a run of them tells. */
export interface Parts {
  text: string;
  pieces: readonly HeardPiece[];
  guess(pieces: readonly HeardPiece[]): Scored<CategoryId> | undefined;
}

/** Fewer words on one side than this want nothing by themselves: "cảm ơn" does, after a stop. */
const leastWords: Record<Seam, number> = { opened: 2, stop: 2, pause: 3, joined: 4 };
const countWords = (pieces: readonly Piece[]) => pieces.reduce((sum, { words }) => sum + words, 0);

/** What a part of a text wants, were it not asked whether a report tells of a matter. */
function wishOf(model: LinearModel<Intent>, part: readonly HeardPiece[], temperature: number): Scored<Intent> {
  const tallies = part.map(({ intent }) => intent());
  const { at, chance } = likeliest(scoreTogether(model, tallies), temperature);
  return { id: model.labels[at] as Intent, confidence: chance };
}

/** A report must tell of a matter: the halves of any sentence look a little like one. */
function isMeant({ id }: Scored<Intent>, part: readonly HeardPiece[], { guess }: Parts): boolean {
  if (id !== "report-issue") return true;
  const matter = guess(part);
  return matter !== undefined && matter.id !== "other-unclassified" && matter.confidence >= cut.partMatter;
}

/** What the parts of a text want, where it wants several things: parted where two different wishes are surest to meet. */
function hearParts(model: LinearModel<Intent>, parts: Parts, temperature: number): Scored<Intent>[] {
  if (parts.pieces.length < 2) return [];
  const wish = keepRuns((part: readonly HeardPiece[]) => wishOf(model, part, temperature));
  const found = partMatters(parts.pieces, (before, after) => {
    const seam = after[0]?.seam ?? "pause";
    if (Math.min(countWords(before), countWords(after)) < leastWords[seam]) return 0;
    const one = wish(before);
    if (one.confidence < cut.wishes[seam]) return 0;
    const other = wish(after);
    if (other.confidence < cut.wishes[seam] || one.id === other.id) return 0;
    return isMeant(one, before, parts) && isMeant(other, after, parts) ? one.confidence * other.confidence : 0;
  });
  return found.length > 1 ? found.map(wish) : [];
}

function modelChances(model: LinearModel<Intent>, { readable }: Read, scores: Float32Array, parts: Parts): Chances {
  const temperature = temperatureOf("intent", styleOf(readable));
  const chances = chancesByIntent(model, intentScores(model, scores), temperature);
  for (const { id, confidence } of hearParts(model, parts, temperature)) raise(chances, id, confidence);
  return chances;
}

const raise = (chances: Chances, intent: Intent, to = certain) =>
  chances.set(intent, Math.max(to, chances.get(intent) ?? 0));
const best = (chances: Chances) => Math.max(0, ...chances.values());

/** Moves an intent's chance to where the context says it belongs. */
function move(chances: Chances, from: Intent, to: Intent): void {
  chances.set(to, (chances.get(to) ?? 0) + (chances.get(from) ?? 0));
  chances.delete(from);
}

function readAnswer(chances: Chances, text: Readable, count: number, pending: string): void {
  if (yes.test(text)) raise(chances, "confirm");
  else if (no.test(text)) raise(chances, "deny");
  if (!openQuestion.test(pending)) return;
  const isShort = count <= maxAnswerWords;
  const other = Math.max(0, ...[...chances].map(([intent, chance]) => (intent === "provide-info" ? 0 : chance)));
  const isOther = other >= (isShort ? cut.clauseIntent : cut.intent) && !(isShort && isMostly(chances, "report-issue"));
  if (isOther) return;
  raise(chances, "provide-info", Math.max(cut.intent, 1 - other));
  if (isShort) chances.set("report-issue", Math.min(chances.get("report-issue") ?? 0, 1 - certain));
}

/** A few words after our question that look like a report and like nothing else are its answer. */
function isMostly(chances: Chances, intent: Intent): boolean {
  return [...chances].every(([each, chance]) => each === intent || chance < cut.intent);
}

function readContextual(chances: Chances, text: Readable, folded: string, context: ReadingContext): void {
  if (ticketCode.test(folded) && !still.test(text)) raise(chances, "track-ticket");
  const asksState = state.test(text);
  if (asksState && dossier.test(text)) raise(chances, "track-dossier");
  else if (asksState && (mine.test(text) || context.hasOpenTicket)) raise(chances, "track-ticket", 0.8);
  if (context.hasClosedTicket && still.test(text) && !asksState) raise(chances, "reopen-disagree", 0.85);
  else if (context.hasClosedTicket === false && context.hasOpenTicket === false)
    move(chances, "reopen-disagree", "report-issue");
  const count = folded.split(" ").length;
  if (
    context.procedureId &&
    count <= maxAnswerWords &&
    best(chances) < cut.clauseIntent &&
    /[?]|phi|le phi|may|bao|online|duoc|o dau|can|giay|ngay|lau/.test(folded)
  ) {
    raise(chances, "ask-procedure", 0.7);
    chances.set("report-issue", Math.min(chances.get("report-issue") ?? 0, 1 - certain));
  }
}

/** Intents of a text in its context, most likely first; those at or above the cut count, the first is always given. */
export function readIntents(
  model: LinearModel<Intent>,
  views: Read,
  context: ReadingContext,
  { scores, parts }: { scores: Float32Array; parts: Parts },
): Scored<Intent>[] {
  const { text, readable } = views;
  if (readable.text === "") return [];
  if (!/\p{L}/u.test(readable.text))
    return [{ id: /^(push|rate)/.test(context.pending ?? "") ? "rate" : "provide-info", confidence: 0.6 }];
  const chances = modelChances(model, views, scores, parts);
  chances.delete("emergency");
  if (human.test(readable)) raise(chances, "ask-human");
  readContextual(chances, readable, text.folded, context);
  if (context.pending) readAnswer(chances, readable, words(text.folded).length, context.pending);
  const first = Math.min(1, best(chances));
  const scored: Scored<Intent>[] = [];
  for (const [id, chance] of chances) {
    const confidence = Math.min(1, chance);
    if (confidence === first || confidence >= cut.intent) scored.push({ id, confidence });
  }
  scored.sort((a, b) => b.confidence - a.confidence || intentOrder.indexOf(a.id) - intentOrder.indexOf(b.id));
  return scored.filter(({ confidence }, at) => at === 0 || confidence >= cut.intent);
}
