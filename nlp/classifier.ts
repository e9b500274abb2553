import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type {
  Classification,
  Classifier,
  Flag,
  Intent,
  ReadingContext,
  Scored,
} from "../core/understanding/classification.ts";
import { findCues } from "./cues.ts";
import { findEmergency } from "./emergency.ts";
import { learnOne, predict } from "./linear-model.ts";
import { type Normalised, normalise } from "./normalise.ts";
import { makeReadable, type Readable } from "./patterns.ts";
import { readIntents } from "./read-intents.ts";
import { isAbuse, isSpam, readFlags, readLanguage } from "./rules.ts";
import { severityOf } from "./severity.ts";
import { summarise } from "./summary.ts";
import { classifierThresholds as cut } from "./thresholds.ts";
import type { Models } from "./train.ts";

const topCount = 3;
/** The start and the end of a text; what lies between in a longer one is not read, so that time stays bounded. */
const headChars = 12_000;
const tailChars = 4_000;
/** Intents that come with a matter to look into. */
const reporting: ReadonlySet<Intent> = new Set<Intent>(["report-issue", "reopen-disagree", "emergency", "suggestion"]);

function shorten(text: string): string {
  return text.length <= headChars + tailChars ? text : `${text.slice(0, headChars)}\n${text.slice(-tailChars)}`;
}

function rankCategories(models: Models, text: Normalised): Scored<CategoryId>[] {
  const chances = predict(models.category, text);
  return models.category.labels
    .map((id, at) => ({ id, confidence: chances[at] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, topCount);
}

/** A matter is told when an intent says so, or when the words leave no doubt what it is. */
function hasMatter(intents: Scored<Intent>[], categories: Scored<CategoryId>[], isDanger: boolean): boolean {
  const isTold = intents.some(({ id, confidence }) => reporting.has(id) && confidence >= cut.intent);
  const isAsking = intents.some(
    ({ id, confidence }) =>
      !reporting.has(id) && id !== "provide-info" && id !== "deny" && confidence >= cut.clauseIntent,
  );
  const best = categories[0]?.confidence ?? 0;
  return isTold || isDanger || best >= (isAsking ? cut.route : cut.subject);
}

function decide(categories: Scored<CategoryId>[], language: Classification["language"]): Classification["decision"] {
  const [first, second] = categories;
  if (!first || language === "other" || first.id === "other-unclassified") return "person";
  if (first.confidence >= cut.route) return "route";
  return first.confidence + (second?.confidence ?? 0) >= cut.confirmPair ? "confirm" : "person";
}

function withLegalFlags(flags: Flag[], categories: Scored<CategoryId>[]): Flag[] {
  const isIntegrity = categories[0]?.id === "integrity-complaint" && categories[0].confidence >= cut.danger;
  return isIntegrity && !flags.includes("confidential") ? [...flags, "confidential"] : flags;
}

function readSeverity(categories: Scored<CategoryId>[], text: Readable, flags: Flag[]): Classification["severity"] {
  const [first] = categories;
  if (!first || first.confidence < cut.danger) return "S3";
  return severityOf(first.id, text, flags);
}

/** Pure advertising and insults: nothing else is read out of them. */
function asAbuse(version: string, flags: Flag[], language: Classification["language"]): Classification {
  const intents: Scored<Intent>[] = [{ id: "abuse-spam", confidence: 0.97 }];
  return {
    by: "rule",
    modelVersion: version,
    intents,
    categories: [],
    decision: "person",
    severity: "S3",
    flags,
    cues: [],
    language,
  };
}

/** Understands texts: danger words first, then rules, then the models, then the cut-offs of nlp/thresholds.ts. */
export function createClassifier(models: Models): Classifier {
  let learnt = 0;
  const version = () => (learnt === 0 ? models.version : `${models.version}+${learnt}`);

  function classify(given: string, context: ReadingContext): Classification {
    const raw = shorten(given);
    const text = normalise(raw);
    const readable = makeReadable(text);
    const emergency = findEmergency(text);
    const language = readLanguage(text);
    const said = readFlags(readable);
    if (!emergency && (isSpam(readable) || isAbuse(readable, said))) return asAbuse(version(), said, language);
    const intents = readIntents(models.intent, text, raw, context);
    if (emergency) intents.unshift({ id: "emergency", confidence: emergency.when === "now" ? 0.99 : 0.5 });
    const ranked = readable.text === "" ? [] : rankCategories(models, text);
    const categories = hasMatter(intents, ranked, emergency !== undefined) ? ranked : [];
    const flags = withLegalFlags(said, categories);
    const [first] = categories;
    const summary = first && summarise(first.id, readable);
    return {
      by: emergency ? "rule" : "model",
      modelVersion: version(),
      intents,
      categories,
      decision: decide(categories, language),
      ...(emergency && { emergency }),
      severity: emergency ? "S1" : readSeverity(categories, readable, flags),
      flags,
      ...(summary && { summary }),
      cues: first ? findCues(models.category, raw, first.id) : [],
      language,
    };
  }

  return {
    get version() {
      return version();
    },
    classify,
    readEmergency: (text) => findEmergency(normalise(shorten(text))),
    learn(text, category) {
      learnOne(models.category, normalise(shorten(text)), category);
      learnt++;
    },
  };
}
