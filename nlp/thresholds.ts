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
} as const;

/**
 * Cut-offs of the classifier, on calibrated probabilities. Errors are those of nlp/data/dev (352 reports, 136 other
 * messages, written apart from the examples), measured 2026-11 with `npm run evaluate`.
 */
export const classifierThresholds = {
  /** Said back without asking which kind it is. Takes 52% as typed with 12.6% wrong; 47% without accents, 18.3% wrong. */
  route: 0.6,
  /** The two best together: below it no kind is offered, a person decides. The right one is in the top three in 89%. */
  confirmPair: 0.3,
  /** A text of no certain intent brings a matter above this: 93% of reports are heard, 7% of other messages taken for one. */
  subject: 0.55,
  /** An answer carries a matter of its own above this: 35% of reports reach it, 9.7% of them wrong. */
  plain: 0.8,
  /** A category that is dangerous by itself alarms already here: better a false alarm. */
  danger: 0.35,
  /** An intent counts. The same half that the bot uses: 83% reach it, 10.6% of them wrong. */
  intent: 0.5,
  /** A single clause adds an intent only when it is this sure: between 6% (at 0.7) and 4.2% (at 0.8) wrong. */
  clauseIntent: 0.75,
} as const;
