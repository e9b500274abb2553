import type { Answer, Aspect, KnowledgeBase, Question } from "../../core/understanding/knowledge.ts";
import { knowledge as cut } from "../thresholds.ts";
import { askedIn, askedOf } from "./aspect.ts";
import { bareNameReader } from "./bare-name.ts";
import { findHotline } from "./hotline.ts";
import type { KnowledgeData } from "./load.ts";
import type { HeardQuestion, QuestionReader } from "./question-models.ts";
import { createResolver } from "./resolve.ts";
import { createHeardResolver } from "./resolve-heard.ts";
import { createSearch } from "./search.ts";
import { answerAbout, answerAspect, full, notNow, quotable, subjectNoun, unsure } from "./telling.ts";
import { wordsOf } from "./tokens.ts";
import { wayOf } from "./words.ts";

/** Builds the extractive knowledge base over checked records: every sentence it gives is a record's own. */
export function createKnowledgeBase(
  { records, synonyms, openTopics = [], hotlines = [] }: KnowledgeSource,
  hear?: QuestionReader,
): WordKnowledge {
  const byId = new Map(records.map((record) => [record.id, record]));
  const search = createSearch(records, synonyms);
  const byWords = createResolver(byId, search);
  const bareName = bareNameReader(records);
  const byEar = createHeardResolver(byId, search, bareName);

  function resolve({ text, procedureId: currentId }: Omit<Question, "now">, byMeaning: readonly string[] = []) {
    const folded = wordsOf(text).join(" ");
    const heard = hear?.(text);
    const asking = { text, folded, currentId, byMeaning };
    return { folded, heard, found: heard ? byEar.resolve(asking, heard) : byWords(asking) };
  }

  function answer(question: Question, byMeaning: readonly string[] = []): Answer {
    const chosen = question.chosenId === undefined ? undefined : byId.get(question.chosenId);
    if (chosen !== undefined) {
      if (!quotable(chosen, question.now)) return notNow(chosen);
      const { chosenAspect, now } = question;
      return chosenAspect === undefined ? full(chosen, now) : answerAspect(chosen, chosenAspect, now);
    }
    const { folded, heard, found } = resolve(question, byMeaning);
    const line = found.kind === "one" && isPlain(heard) ? undefined : findHotline(hotlines, folded);
    if (line) return line;
    const open = openTopics.find(({ cues }) => cues.some((cue) => cue.test(folded)));
    if (open !== undefined) return unsure(open.topic, found.kind === "one" ? found.record : undefined, question.now);
    if (found.kind === "none") return unsure(subjectNoun, found.nearest, question.now);
    if (found.kind === "several") {
      return { kind: "which", procedures: found.records.map(({ id, label }) => ({ id, label })) };
    }
    if (!quotable(found.record, question.now)) return notNow(found.record);
    return answerAbout(found.record, askedOf(question.text, heard?.aspects), found.named, question);
  }

  return {
    answer,
    lawfulWay(procedureId, now) {
      const record = byId.get(procedureId);
      return record && quotable(record, now) ? wayOf(record) : undefined;
    },
    nameOf: (procedureId) => byId.get(procedureId)?.name,
    plainlyAsked(question) {
      const words = wordsOf(question.text);
      const folded = words.join(" ");
      const alone = openTopics.find(({ alone, cues }) => alone && cues.some((cue) => cue.test(folded)));
      if (alone) return unsure(alone.topic, undefined, question.now);
      const isAsked = words.length <= shortWords || askedIn(question.text).aspects.length > 0;
      return isAsked && bareName(question.text) ? answer(question) : undefined;
    },
    plainness: (text) => Math.max(0, ...(hear?.(text).records.values() ?? [])),
    understand(question) {
      const { heard, found } = resolve(question);
      const [only, ...more] = askedOf(question.text, heard?.aspects).aspects;
      const aspect = only === undefined ? "overview" : more.length > 0 ? "multi" : only;
      if (found.kind === "none") return { aspect: question.procedureId === undefined ? "out_of_scope" : aspect };
      const record = found.kind === "one" ? found.record : found.records[0];
      return { aspect, ...(record && { procedureId: record.id }) };
    },
    rank(text) {
      const heard = hear?.(text);
      if (!heard) return search(text).map(({ id }) => id);
      return byEar.rank({ text, folded: "" }, heard).map(({ record }) => record.id);
    },
  };
}

/** So few words are a name and no story; longer ones have to ask. */
const shortWords = 4;

/** Whether a model hears so plainly of which record somebody asks that no telephone line is meant. */
function isPlain(heard: HeardQuestion | undefined): boolean {
  return heard !== undefined && Math.max(...heard.records.values()) >= cut.plain;
}

/** A knowledge base that answers at once; a ranking by meaning may be given to it. */
export interface WordKnowledge extends KnowledgeBase {
  /** Ids of the records a question may mean, likeliest first; for measuring. */
  rank(text: string): string[];
  /** How plainly a model hears some record's name in a question (0–1); 0 where no model hears. */
  plainness(text: string): number;
  /** Which record a question means and what it asks for, whether or not the record may say it. */
  understand(question: Pick<Question, "text" | "procedureId">): { procedureId?: string; aspect: Aspect };
  answer(question: Question, byMeaning?: readonly string[]): Answer;
}

/** What the knowledge base is built from; open topics and telephone lines may be left out. */
export type KnowledgeSource = Pick<KnowledgeData, "records" | "synonyms"> & Partial<KnowledgeData>;
