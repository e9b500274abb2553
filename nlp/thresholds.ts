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

/** Cut-offs of the classifier, on calibrated probabilities. Each number's error was measured on nlp/data/dev. */
export const classifierThresholds = {
  /** Said back without asking which kind it is. */
  route: 0.6,
  /** The two best together: below it no kind is offered, a person decides. */
  confirmPair: 0.3,
  /** A text of no certain intent brings a matter above this. */
  subject: 0.55,
  /** An answer carries a matter of its own above this. */
  plain: 0.8,
  /** A category that is dangerous by itself alarms already here. */
  danger: 0.35,
  /** An intent counts. The same half that the bot uses. */
  intent: 0.5,
  /** A single clause adds an intent only when it is this sure. */
  clauseIntent: 0.75,
} as const;
