import { thresholdRanges } from "../core/setting/thresholds.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { LikenessReach } from "../core/understanding/likeness.ts";

/**
 * Cut-offs of procedure search, on `Hit.likeness` (0–1). Chosen on the 160 "tuned" questions of
 * tests/nlp/knowledge/questions.yaml, where they answer 95% with the right procedure, 1.7% with a wrong one and refuse
 * all 40 unanswerable ones; retrieval.test.ts keeps floors near these figures, with and without accents.
 */
export const knowledge = {
  /** Below it nothing is claimed: the hardest answerable question lies at 0.50, most unanswerable ones below 0.55. */
  answerLikeness: 0.58,
  /** Below it not even a nearest procedure is offered. */
  nearestLikeness: 0.4,
  /** Two procedures this close are asked back; a special case this close loses to its general one. */
  whichGap: 0.04,
  /** What a follow-up must reach to leave the procedure the conversation is about. */
  switchLikeness: 0.66,

  // Where models hear the question as well, on their chances. "none" and "claimed" were chosen by holding out three hands of
  // nlp/data/examples/questions, those of aspects on nlp/data/dev/questions; the others are set by hand.
  /** From here on no record answers it. */
  none: 0.5,
  /** Below it no record is claimed; below the second not even as the nearest. */
  claimed: 0.3,
  nearest: 0.12,
  /** Less sure than this, whatever else is at least as likely as the second is asked back. */
  sure: 0.6,
  rival: 0.2,
  /** What a follow-up must reach to leave the procedure the conversation is about. */
  switched: 0.6,
  /** Likeness from which on a question holds nothing but the name, so that two records of that name are both meant. */
  sameName: 0.9,
  /** A record that a model holds for less likely than this is not meant, whatever its name. */
  ruledOut: 0.02,
  /** So plainly a record's that no telephone line is looked for. */
  plain: 0.9,
  /** How much likeness of words counts beside the root of the chance in the order of records. */
  likenessShare: 0.3,
  /** An aspect is believed where no cue word names one; where several are named; against those that are named. */
  heardAspect: 0.25,
  onlyAspect: 0.3,
  otherAspect: 0.6,
  /** Two things are asked for though cue words name one. */
  severalAspects: 0.5,
  /** Cue words name two things, and so likely are they both asked for though the likeliest is one of them. */
  severalSaid: 0.15,
} as const;

/**
 * How articles on ward life are searched and from which likeness (0–1) on they are told. Chosen on nlp/data/dev/articles and
 * the unanswerable ones of dev/questions, as typed and without accents; `npm run evaluate -- --task articles` measures them.
 */
export const articles = {
  /** Told to a question that no procedure answers; below the second not even offered as the nearest. */
  told: 0.62,
  nearest: 0.5,
  /** Told although a word of the question is strange to the article: "thư viện thành phố" is not ours. */
  toldStrange: 0.78,
  /** Told although the message was not read as a question. */
  plain: 0.66,
  /** Told although a procedure answers, unless that one is plainly meant. */
  overProcedure: 0.8,
  /** Told whatever a procedure answers. */
  exact: 0.97,
  /** How much a word that no article has counts beside one that a single article has. */
  unknownWord: 1.6,
  /** How much a word of asking ("mấy giờ") counts beside one of the subject. */
  askingWord: 0.3,
  /** How much a word counts that is the same without accents only. */
  otherAccent: 0.3,
  /** How much groups of three letters count beside words. */
  gramShare: 0.15,
} as const;

/**
 * What counts how much in the likeness of two reports; together 1. Set by hand: the pairs of nlp/data/dev/pairs would give
 * place nearly all of it, but whoever wrote them made the distances up as well.
 */
export const likenessWeights = { place: 0.5, words: 0.35, time: 0.15 } as const;

/** Where an encoder is on: how much meaning counts beside words, and a ranking by meaning beside the three by words. */
export const meaningShare = 1 / 3;
export const meaningRank = 0.3;

/**
 * Two pictures are one photo when at most so many of the 64 bits of their marks differ, and then only so much of what was
 * lacking in likeness is still lacking. Of 40 invented scenes, 120 copies scaled, packed anew or brightened differ in 0–9
 * bits and 780 pairs of different ones in 17 or more; no collection of residents' photos was at hand.
 */
export const samePicture = { bits: 10, lacking: 0.4 } as const;

/**
 * How far reports of one incident may lie apart. No log of real merges exists yet: reach and hours are set by hand from
 * what the thing is (a lamp is one spot, a power cut a whole block; a hole stays for weeks, a noise is over in hours).
 * From which likeness the resident is asked stands in nlp/data/likeness.json, by group, with what it costs; `ask` here
 * counts where no pairs were judged. Asking too often costs one question; the resident and then a person decide, nothing merges by itself.
 */
export const likenessReach: {
  usual: LikenessReach;
  special: Partial<Record<CategoryId, Partial<LikenessReach>>>;
} = {
  usual: { metres: 80, hours: 14 * 24, ask: 0.6 },
  special: {
    "noise-residential": { metres: 60, hours: 6 },
    "noise-business": { metres: 60, hours: 12 },
    "noise-construction": { hours: 24 },
    "illegal-parking": { metres: 40, hours: 6 },
    "street-vending": { metres: 60, hours: 24 },
    "smoke-odour-dust": { metres: 120, hours: 12 },
    "traffic-congestion": { metres: 250, hours: 3 },
    "flooding-drainage": { metres: 100, hours: 7 * 24 },
    "water-supply": { metres: 300, hours: 24 },
    "power-outage": { metres: 500, hours: 12 },
    "public-disorder": { metres: 60, hours: 3 },
    "loose-animals": { metres: 150, hours: 48 },
    "waste-collection": { hours: 72 },
    "road-damage": { metres: 50, hours: 30 * 24 },
    "pavement-damage": { metres: 50, hours: 30 * 24 },
    "manhole-cover": { metres: 50, hours: 30 * 24 },
    // about persons: who else complained is nobody's business
    "land-encroachment": { hours: 0 },
    "drugs-vice": { hours: 0 },
    "theft-fraud": { hours: 0 },
    "social-welfare": { hours: 0 },
    "staff-conduct": { hours: 0 },
    "integrity-complaint": { hours: 0 },
    "dossier-delay": { hours: 0 },
    // may be anything: the same spot alone says nothing
    "other-unclassified": { hours: 0 },
  },
};

/** Cut-offs of the danger model, on its chance that somebody is in danger now. Chosen on nlp/data/dev/danger. */
export const dangerThresholds = {
  /** Below it even a rule is silent. */
  quiet: 0.1,
  /** From here on it alarms although no rule named anything; unclear ones are asked about meanwhile. */
  alarm: thresholdRanges.alarm.initial,
  /** From here on there is nothing to ask. */
  now: 0.65,
} as const;

/** What scores of the models of questions are divided by; near those of the other models, set by hand and not calibrated. */
export const questionTemperatures = { procedure: 0.5, aspect: 0.6 } as const;

/**
 * How much is taken off the score of "report-issue": most sentences that teach intents are reports, while every other
 * intent is as likely in a talk. On the dev split 1.5 gave the best macro-F1 of 0, 0.5 … 2.
 */
export const reportLean = 1.5;

/** Cut-offs of the classifier, on calibrated probabilities; from when a category is routed stands in nlp/data/calibration.json. */
export const classifierThresholds = {
  /** A report that an answer carries counts this much. */
  told: 0.6,
  /** The two best together: below it no kind is offered, a person decides. */
  confirmPair: thresholdRanges.person.initial,
  /** A second category this likely is named beside the first. */
  secondary: 0.3,
  /** A text of no certain intent brings a matter above this. */
  subject: 0.55,
  /** An answer carries a matter of its own above this. */
  plain: 0.8,
  /**
   * Two parts of a message are matters of their own from here on: where words between them say so, after a stop, after a
   * comma, at a word that only joins; and where the second names its place. Chosen on nlp/data/dev, typed and without
   * accents: of 220 readings of two reports 179 are parted rightly, of 1,880 readings of single ones 68 wrongly (before: 139 and 45).
   */
  parts: { opened: 0.5, stop: 0.7, pause: 0.985, joined: 0.985 },
  placedPart: 0.9,
  /** Two parts of a message want different things from here on. */
  wishes: { opened: 0.5, stop: 0.6, pause: 0.8, joined: 0.85 },
  /** A part of a message is a report of its own where its kind is this sure. */
  partMatter: 0.7,
  /** A category that is dangerous by itself alarms already here. */
  danger: 0.35,
  /** A flag that no plain word raises is raised from here on. */
  flag: 0.5,
  /** An intent counts. The same half that the bot uses. */
  intent: 0.5,
  /** A short answer is something else only when it is this sure. */
  clauseIntent: 0.75,
} as const;
