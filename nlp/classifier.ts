import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type {
  Classification,
  Classifier,
  Flag,
  Intent,
  ReadingContext,
  ReadingCuts,
  Scored,
} from "../core/understanding/classification.ts";
import { readAppointmentWish } from "./appointment-words.ts";
import { routeCut, type Style, styleOf, temperatureOf } from "./calibration.ts";
import { findCues } from "./cues.ts";
import { readDanger } from "./danger.ts";
import { type Joined, joinModels } from "./joint-scores.ts";
import { once } from "./keep-last.ts";
import { chancesOf, learnOne, likeliest, scoreTogether } from "./linear-model.ts";
import type { Models } from "./models.ts";
import type { Readable } from "./patterns.ts";
import { cutAtSeams, keepRuns, type Piece } from "./pieces.ts";
import { type Read, read, readPiece } from "./read.ts";
import { type HeardPiece, type Parts, readIntents } from "./read-intents.ts";
import { isAbuse, isSpam, readFlags, readLanguage } from "./rules.ts";
import { severityOf } from "./severity.ts";
import { splitReports } from "./split-reports.ts";
import { summarise, summariseInEnglish } from "./summary.ts";
import { classifierThresholds as cut } from "./thresholds.ts";

const topCount = 3;
/** Intents that may carry a report beside the answer. */
const answers: ReadonlySet<Intent> = new Set<Intent>(["confirm", "deny", "provide-info"]);
/** Intents that come with a matter to look into. */
const reporting: ReadonlySet<Intent> = new Set<Intent>(["report-issue", "reopen-disagree", "emergency", "suggestion"]);

function rankCategories(model: Models["category"], scores: Float32Array, style: Style): Scored<CategoryId>[] {
  const chances = chancesOf(scores, temperatureOf("category", style));
  const top: Scored<CategoryId>[] = [];
  for (let at = 0; at < chances.length; at++) {
    const confidence = chances[at] as number;
    const place = top.findIndex((each) => each.confidence < confidence);
    if (place < 0 && top.length === topCount) continue;
    top.splice(place < 0 ? top.length : place, 0, { id: model.labels[at] as CategoryId, confidence });
    if (top.length > topCount) top.pop();
  }
  return top;
}

/** What is said to these is a place, whatever else its name reminds of. */
const askingPlace = /(?:ask-(?:where|which|street|landmark|place|old-ward))$/;
const counts = ({ confidence }: Scored<Intent>) => confidence >= cut.intent;

/** Fewer words are an answer and nothing else: "dạ đúng rồi". */
const fewestTold = 5;

/** Whether the words leave no doubt that a matter is told, whatever the intents say. */
function isPlainMatter([best]: Scored<CategoryId>[], intents: Scored<Intent>[], { text }: Readable): boolean {
  if (!best || best.id === "other-unclassified") return false;
  const said = intents.filter(counts);
  if (said.some(({ id }) => id === "ask-procedure")) return false;
  if (best.id === "integrity-complaint" && best.confidence >= cut.plain) return true;
  if (said.length === 0) return best.confidence >= cut.subject;
  const isTold = text.split(" ").length >= fewestTold;
  return isTold && best.confidence >= cut.plain && said.every(({ id }) => answers.has(id));
}

/** The intents of other languages are poorly known; a likely matter is then taken for a report. */
function isForeignMatter(
  [best]: Scored<CategoryId>[],
  intents: Scored<Intent>[],
  language: Classification["language"],
): boolean {
  return language === "en" && best !== undefined && best.confidence >= cut.confirmPair && !intents.some(counts);
}

/** Adds the report that an answer carries ("đúng, còn đống xà bần ở đường D2"), so that the bot sees both. */
function withReport(intents: Scored<Intent>[], isPlain: boolean): Scored<Intent>[] {
  if (!isPlain || intents.some((row) => reporting.has(row.id) && counts(row))) return intents;
  const others = intents.filter(({ id }) => id !== "report-issue");
  return [...others, { id: "report-issue", confidence: cut.told }];
}

function decide(
  [first, second]: Scored<CategoryId>[],
  language: Classification["language"],
  style: Style,
  cuts?: ReadingCuts,
): Classification["decision"] {
  if (!first || language === "other" || first.id === "other-unclassified") return "person";
  if (first.confidence >= (cuts?.route[style][first.id] ?? routeCut(first.id, style))) return "route";
  return first.confidence + (second?.confidence ?? 0) >= (cuts?.person ?? cut.confirmPair) ? "confirm" : "person";
}

/** Flags that stand in plain words, and those that a model hears besides. */
function hearFlags(model: Models["flag"], scores: Float32Array, { readable }: Read, said: Flag[]): Flag[] {
  const chances = chancesOf(scores, temperatureOf("flag", styleOf(readable)));
  const heard = model.labels.flatMap((flag, at) => (flag !== "none" && (chances[at] ?? 0) >= cut.flag ? [flag] : []));
  return [...new Set([...said, ...heard])];
}

function withLegalFlags(flags: Flag[], categories: Scored<CategoryId>[]): Flag[] {
  const isIntegrity = categories[0]?.id === "integrity-complaint" && categories[0].confidence >= cut.danger;
  return isIntegrity && !flags.includes("confidential") ? [...flags, "confidential"] : flags;
}

/** What is handled beside the category: flags, and what is wanted with an appointment. */
function besideCategory(flags: Flag[], text: Readable): Pick<Classification, "flags" | "appointment"> {
  const appointment = readAppointmentWish(text);
  return { flags, ...(appointment && { appointment }) };
}

function readSeverity(categories: Scored<CategoryId>[], text: Readable, flags: Flag[]): Classification["severity"] {
  const [first] = categories;
  if (!first || first.confidence < cut.danger) return "S3";
  return severityOf(first.id, text, flags);
}

/** The matter in short; of a foreign text also in Vietnamese, for staff. It is read so poorly that a mere guess is not said back. */
function sayBack(
  first: Scored<CategoryId> | undefined,
  how: Pick<Classification, "language" | "decision"> & { readable: Readable },
): Pick<Classification, "summary" | "title"> {
  const { readable, language, decision } = how;
  const isForeign = language !== "vi";
  if (!first || (isForeign && decision === "person")) return {};
  const title = summarise(first.id, readable);
  const summary = isForeign ? summariseInEnglish(first.id, readable) : title;
  return { ...(summary && { summary }), ...(isForeign && title && { title }) };
}

/** Pure advertising and insults: nothing else is read out of them. */
function asAbuse(modelVersion: string, flags: Flag[], language: Classification["language"]): Classification {
  return {
    ...{ modelVersion, categories: [], decision: "person", severity: "S3", flags, cues: [], language },
    intents: [{ id: "abuse-spam", confidence: 0.97 }],
  };
}

/** A text in pieces, each looked at once, when something is asked about it or about a run it is in. */
function hearParts({ category }: Models, joined: Joined<Omit<Models, "version">>, { raw, readable }: Read): Parts {
  const cut = cutAtSeams(raw, readable.isAccented);
  const hear = (piece: Piece): HeardPiece => ({
    ...piece,
    intent: once(() => joined.tally(readPiece(piece.text).counted, "intent")),
    category: once(() => joined.tally(readPiece(piece.text).counted, "category")),
  });
  const heard = cut.pieces.length < 2 ? [] : cut.pieces.map(hear);
  const temperature = temperatureOf("category", styleOf(readable));
  const guess = keepRuns((run: readonly HeardPiece[]): Scored<CategoryId> => {
    const tallies = run.map((piece) => piece.category());
    const { at, chance } = likeliest(scoreTogether(category, tallies), temperature);
    return { id: category.labels[at] as CategoryId, confidence: chance };
  });
  return { text: cut.text, pieces: heard, guess };
}

/** Understands texts: danger first, then rules, then the models, then the cut-offs. */
export function createClassifier(models: Models): Classifier {
  let learnt = 0;
  const { version: released, ...named } = models;
  const joined = joinModels(named);
  const version = () => (learnt === 0 ? released : `${released}+${learnt}`);

  function classify(given: string, context: ReadingContext): Classification {
    const views = read(given);
    const parts = hearParts(models, joined, views);
    const whole = readOne(views, context, parts);
    if (whole.emergency || whole.categories.length === 0) return whole;
    const reports = splitReports(parts, (text) => {
      const part = read(text);
      return readOne(part, context, hearParts(models, joined, part));
    });
    return reports ? { ...whole, reports } : whole;
  }

  function pullTo(category: CategoryId) {
    const label = models.category.labels.indexOf(category);
    return (bucket: number) => joined.pull("category", bucket, label);
  }

  function readOne(views: Read, context: ReadingContext, parts: Parts): Classification {
    const { text, raw, readable } = views;
    const scores = joined.score(views.counted);
    const emergency = readDanger(models.danger, views, scores.danger, context.cuts?.alarm);
    const language = readLanguage(text);
    const said = readFlags(readable);
    if (!emergency && (isSpam(readable) || isAbuse(readable, said))) return asAbuse(version(), said, language);
    const ranked = /\p{L}/u.test(readable.text)
      ? rankCategories(models.category, scores.category, styleOf(readable))
      : [];
    const told = readIntents(models.intent, views, context, { scores: scores.intent, parts });
    const isPlace = askingPlace.test(context.pending ?? "");
    const isPlain = !isPlace && (isPlainMatter(ranked, told, readable) || isForeignMatter(ranked, told, language));
    const intents = withReport(told, isPlain);
    if (emergency) intents.unshift({ id: "emergency", confidence: emergency.when === "now" ? 0.99 : 0.5 });
    const isTold = isPlain || emergency || intents.some((row) => reporting.has(row.id) && counts(row));
    const categories = isTold ? ranked : [];
    const flags = withLegalFlags(hearFlags(models.flag, scores.flag, views, said), categories);
    const [first] = categories;
    const decision = decide(categories, language, styleOf(readable), context.cuts);
    return {
      modelVersion: version(),
      intents,
      categories,
      decision,
      ...(emergency && { emergency }),
      severity: emergency ? "S1" : readSeverity(categories, readable, flags),
      ...besideCategory(flags, readable),
      ...sayBack(first, { readable, language, decision }),
      cues: first ? findCues(raw, pullTo(first.id)) : [],
      language,
    };
  }

  return {
    get version() {
      return version();
    },
    classify,
    readEmergency: (given, cuts) => readDanger(models.danger, read(given), undefined, cuts?.alarm),
    learn(given, category) {
      learnOne(models.category, read(given).text, category);
      learnt++;
    },
  };
}
