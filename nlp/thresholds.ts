/**
 * Cut-offs of procedure search, on `Hit.likeness` (0–1). Measured on tests/nlp/knowledge/questions.yaml
 * (see tests/nlp/knowledge/retrieval.test.ts for the floors they keep).
 */
export const knowledge = {
  /** Below it nothing is claimed. */
  answerLikeness: 0.58,
  /** Below it not even a nearest procedure is offered. */
  nearestLikeness: 0.4,
  /** Two procedures this close are asked back, unless one is the other's general case. */
  whichGap: 0.04,
  /** A general case wins over its special ones within this gap. */
  narrowerGap: 0.08,
  /** What a follow-up must reach to leave the procedure the conversation is about. */
  switchLikeness: 0.66,
} as const;
