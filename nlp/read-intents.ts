import { z } from "zod";
import {
  type Intent,
  intents as intentOrder,
  type ReadingContext,
  type Scored,
} from "../core/understanding/classification.ts";
import { styleOf, temperatureOf } from "./calibration.ts";
import { readData } from "./data-files.ts";
import { type Counted, words } from "./features.ts";
import { type LinearModel, score, softmax } from "./linear-model.ts";
import { makeMatcher, type Readable } from "./patterns.ts";
import { type Read, readPiece, trimPiece } from "./read.ts";
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
const maxClauses = 12;
const minClauseWords = 3;
const maxAnswerWords = 8;
const ticketCode = /(?<![\p{L}\p{N}])(?!hs)[a-z]{2,4}[\s-]?\d{4}[\s-]?\d{4}(?![\p{L}\p{N}])/u;
/** Where a text is cut so that each clause is heard by itself, and how sure one must be: less where it ends for certain. */
const clauseCuts = [
  {
    end: /[\n.!?;]+|,\s+(?=(?:còn|con|mà|ma|với lại|voi lai|nhưng|nhung|sẵn|san|tiện|tien|cho hỏi|cho hoi)\s)/u,
    from: cut.clauseIntent,
  },
  { end: /[\n.!?;]+|,\s+/u, from: cut.pausedIntent },
];
/** Questions whose answer may be anything. */
const openQuestion =
  /^(report\.ask-|report\.remind|report\.choose|emergency\.ask-place|track\.ask|dossier\.|integrity\.|proc\.ask|rate\.ask|report\.fix)/;

type Chances = Map<Intent, number>;

const hasWords = (view: string, least: number) => words(view).length >= least;

/** Raw scores of a text, before any calibration: the model's own, with what is taken off a report. */
export function intentScores(model: LinearModel<Intent>, counted: Counted, own = score(model, counted)): Float32Array {
  const scores = Float32Array.from(own);
  const report = model.labels.indexOf("report-issue");
  scores[report] = (scores[report] ?? 0) - reportLean;
  return scores;
}

/** What the model alone makes of a text. Danger is not its question. */
export function intentChances(
  model: LinearModel<Intent>,
  counted: Counted,
  temperature: number,
  scores?: Float32Array,
): Chances {
  const all = softmax(intentScores(model, counted, scores), temperature);
  return new Map(model.labels.map((intent, at): [Intent, number] => [intent, all[at] ?? 0]));
}

function modelChances(model: LinearModel<Intent>, { raw, readable, counted }: Read, scores: Float32Array): Chances {
  const temperature = temperatureOf("intent", styleOf(readable));
  const chances = intentChances(model, counted, temperature, scores);
  const heard = new Set([trimPiece(raw)]);
  for (const { end, from } of clauseCuts)
    for (const clause of raw.split(end, maxClauses).map(trimPiece)) {
      if (heard.has(clause)) continue;
      heard.add(clause);
      const { text, counted } = readPiece(clause);
      if (!hasWords(text.folded, minClauseWords)) continue;
      for (const [intent, chance] of intentChances(model, counted, temperature))
        if (chance >= from) chances.set(intent, Math.max(chance, chances.get(intent) ?? 0));
    }
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
  scores: Float32Array,
): Scored<Intent>[] {
  const { text, readable } = views;
  if (readable.text === "") return [];
  if (!/\p{L}/u.test(readable.text))
    return [{ id: /^(push|rate)/.test(context.pending ?? "") ? "rate" : "provide-info", confidence: 0.6 }];
  const chances = modelChances(model, views, scores);
  chances.delete("emergency");
  if (human.test(readable)) raise(chances, "ask-human");
  readContextual(chances, readable, text.folded, context);
  if (context.pending) readAnswer(chances, readable, words(text.folded).length, context.pending);
  const scored = [...chances].map(([id, confidence]) => ({ id, confidence: Math.min(1, confidence) }));
  scored.sort((a, b) => b.confidence - a.confidence || intentOrder.indexOf(a.id) - intentOrder.indexOf(b.id));
  return scored.filter(({ confidence }, at) => at === 0 || confidence >= cut.intent);
}
