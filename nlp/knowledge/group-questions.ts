import type { QuestionGrouper, RefusedQuestion } from "../../core/knowledge/question.ts";
import { subjectOf, wordsOf } from "./tokens.ts";

/**
 * Cuts chosen on the 60 questions in 15 groups of tests/nlp/knowledge/alike-questions.yaml, our own (November 2026), so
 * that hardly ever two matters are put together; the test beside them prints what they do, there and on 24 other questions.
 */
const cuts = {
  /** From so much likeness to a group a question belongs to it. */
  same: 0.36,
  /** What a word counts that names no subject ("cho", "ở", "phường"), beside 1 for those that do. */
  lightWord: 0.3,
  /** Both came near one record. */
  sameRecord: 0.1,
  /** They came near different ones. */
  otherRecord: 0.1,
} as const;

/** A question as it is compared: its folded words with their weights, and the nearest record. */
interface Sketch extends Pick<RefusedQuestion, "procedureId"> {
  words: ReadonlyMap<string, number>;
}

/** What `mask` puts for names and numbers says nothing. */
const masked = /\[[^\]]*\]/g;

function sketchOf({ text, ...rest }: RefusedQuestion): Sketch {
  const words = wordsOf(text.replace(masked, " "));
  const subject = new Set(subjectOf(words));
  return { ...rest, words: new Map(words.map((word) => [word, subject.has(word) ? 1 : cuts.lightWord])) };
}

const weightOf = (words: ReadonlyMap<string, number>) => [...words.values()].reduce((sum, weight) => sum + weight, 0);

/** How much of what the two say is said by both, and how much of what the shorter one says: the mean, 0 to 1. */
function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const both = [...a].reduce((sum, [word, weight]) => sum + Math.min(weight, b.get(word) ?? 0), 0);
  const [weightA, weightB] = [weightOf(a), weightOf(b)];
  return both === 0 ? 0 : both / (weightA + weightB) + both / (2 * Math.min(weightA, weightB));
}

function likeness(a: Sketch, b: Sketch): number {
  const isSameRecord = a.procedureId !== undefined && a.procedureId === b.procedureId;
  const isOther = a.procedureId !== undefined && b.procedureId !== undefined && !isSameRecord;
  return overlap(a.words, b.words) + (isSameRecord ? cuts.sameRecord : 0) - (isOther ? cuts.otherRecord : 0);
}

/** Puts a question into the group it is most like on the mean of that group's questions, if that is like enough. */
export function createQuestionGrouper(): QuestionGrouper {
  return {
    groupOf(question, known) {
      const asked = sketchOf(question);
      const sums = new Map<string, { sum: number; count: number }>();
      for (const one of known) {
        const { sum, count } = sums.get(one.groupId) ?? { sum: 0, count: 0 };
        sums.set(one.groupId, { sum: sum + likeness(asked, sketchOf(one)), count: count + 1 });
      }
      const means = [...sums].map(([id, { sum, count }]) => ({ id, mean: sum / count }));
      const [best] = means.sort((a, b) => b.mean - a.mean);
      return best && best.mean >= cuts.same ? best.id : undefined;
    },
  };
}
