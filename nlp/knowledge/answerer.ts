import type { Answer, Aspect, KnowledgeBase, Question } from "../../core/understanding/knowledge.ts";
import { knowledge as cut } from "../thresholds.ts";
import { type Asked, askedOf } from "./aspect.ts";
import { fitSentences } from "./fit.ts";
import { findHotline } from "./hotline.ts";
import type { KnowledgeData } from "./load.ts";
import type { HeardQuestion, QuestionReader } from "./question-models.ts";
import type { Procedure } from "./record.ts";
import { createResolver } from "./resolve.ts";
import { createHeardResolver } from "./resolve-heard.ts";
import { createSearch } from "./search.ts";
import { wordsOf } from "./tokens.ts";
import { aspectWords, fullWords, type Said, sourceOf } from "./words.ts";

/** Nouns that follow "chưa có thông tin chắc chắn về"; the resident's own words are never repeated there. */
const aspectNouns: Record<Aspect, string> = {
  overview: "việc này",
  eligibility: "điều kiện",
  documents: "giấy tờ cần nộp",
  steps: "các bước làm",
  where: "nơi nộp",
  online: "cách nộp trực tuyến",
  time: "thời gian giải quyết",
  fee: "lệ phí",
  result: "kết quả nhận được",
  forms: "mẫu đơn",
  legal: "căn cứ pháp luật",
  benefit: "mức được hưởng",
  penalty: "mức phạt",
  validity: "thời hạn giá trị của giấy",
  multi: "việc này",
  out_of_scope: "việc này",
};
/** Aspects a full answer already tells. */
const inFull = new Set<Aspect>(["documents", "fee", "time", "where"]);

/** Builds the extractive knowledge base over checked records: every sentence it gives is a record's own. */
export function createKnowledgeBase(
  { records, synonyms, openTopics = [], hotlines = [] }: KnowledgeSource,
  hear?: QuestionReader,
): WordKnowledge {
  const byId = new Map(records.map((record) => [record.id, record]));
  const search = createSearch(records, synonyms);
  const byWords = createResolver(byId, search);
  const byEar = createHeardResolver(byId, search);

  function resolve({ text, procedureId: currentId }: Omit<Question, "now">, byMeaning: readonly string[] = []) {
    const folded = wordsOf(text).join(" ");
    const heard = hear?.(text);
    const asking = { text, folded, currentId, byMeaning };
    return { folded, heard, found: heard ? byEar.resolve(asking, heard) : byWords(asking) };
  }

  return {
    nameOf: (procedureId) => byId.get(procedureId)?.name,
    answer(question, byMeaning = []) {
      const chosen = question.chosenId === undefined ? undefined : byId.get(question.chosenId);
      if (chosen !== undefined) return quotable(chosen, question.now) ? full(chosen, question.now) : notNow(chosen);
      const { folded, heard, found } = resolve(question, byMeaning);
      const line = found.kind === "one" && isPlain(heard) ? undefined : findHotline(hotlines, folded);
      if (line) return line;
      const open = openTopics.find(({ cues }) => cues.some((cue) => cue.test(folded)));
      if (open !== undefined) return unsure(open.topic, found.kind === "one" ? found.record : undefined, question.now);
      if (found.kind === "none") return unsure(aspectNouns.overview, found.nearest, question.now);
      if (found.kind === "several") {
        return { kind: "which", procedures: found.records.map(({ id, label }) => ({ id, label })) };
      }
      if (!quotable(found.record, question.now)) return notNow(found.record);
      return answerAbout(found.record, askedOf(question.text, heard?.aspects), found.named, question);
    },
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

/** Whether a model hears so plainly of which record somebody asks that no telephone line is meant. */
function isPlain(heard: HeardQuestion | undefined): boolean {
  return heard !== undefined && Math.max(...heard.records.values()) >= cut.plain;
}

/** A knowledge base that answers at once; a ranking by meaning may be given to it. */
export interface WordKnowledge extends KnowledgeBase {
  /** Ids of the records a question may mean, likeliest first; for measuring. */
  rank(text: string): string[];
  /** Which record a question means and what it asks for, whether or not the record may say it. */
  understand(question: Pick<Question, "text" | "procedureId">): { procedureId?: string; aspect: Aspect };
  answer(question: Question, byMeaning?: readonly string[]): Answer;
}

/** What the knowledge base is built from; open topics and telephone lines may be left out. */
export type KnowledgeSource = Pick<KnowledgeData, "records" | "synonyms"> & Partial<KnowledgeData>;

function answerAbout(record: Procedure, asked: Asked, named: boolean, question: Question): Answer {
  const followUp = question.procedureId === record.id;
  const [only, ...more] = asked.aspects;
  if (only === undefined)
    return named ? full(record, question.now) : unsure(aspectNouns.overview, record, question.now);
  if (!followUp && asked.aspects.includes("documents") && asked.aspects.every((aspect) => inFull.has(aspect))) {
    return full(record, question.now);
  }
  const parts = asked.aspects.flatMap((aspect) => aspectWords(record, aspect, question.now, asked.channel) ?? []);
  const aspect = more.length === 0 ? only : "multi";
  if (parts.length === 0) {
    return aspect === "fee" && record.fee.items.length > 0
      ? { kind: "fee-unsure", procedureId: record.id }
      : { ...unsure(aspectNouns[aspect], record, question.now), aspect };
  }
  return short(record, aspect, parts, followUp) ?? full(record, question.now);
}

/** One aspect, or several joined; nothing when not even the first sentences fit a short message. */
function short(record: Procedure, aspect: Aspect, parts: readonly Said[], followUp: boolean): Answer | undefined {
  const source = sourceOf(record, parts.find((part) => part.source !== undefined)?.source, false);
  const fact = fitSentences(
    parts.map((part) => part.sentences),
    source,
  );
  if (fact === undefined) return undefined;
  return {
    kind: "short",
    procedureId: record.id,
    aspect,
    fact,
    source,
    ...(parts.some((part) => part.feeOpen) ? { feeUnsure: true } : {}),
    ...(record.office.ward_counter || followUp ? {} : { office: record.office.name }),
  };
}

function full(record: Procedure, now: Date): Answer {
  return {
    kind: "full",
    procedureId: record.id,
    parts: fullWords(record, now),
    source: sourceOf(record, undefined, true),
  };
}

function quotable(record: Procedure, now: Date): boolean {
  return record.confidence !== "low" && record.valid_from <= now && now <= (record.valid_to ?? now);
}

function notNow(record: Procedure): Answer {
  return { kind: "unsure", question: `việc ${record.spoken} vào lúc này` };
}

function unsure(question: string, nearest: Procedure | undefined, now: Date): Extract<Answer, { kind: "unsure" }> {
  if (nearest === undefined || !quotable(nearest, now)) return { kind: "unsure", question };
  return { kind: "unsure", question, nearest: { procedureId: nearest.id, label: nearest.nearest } };
}
