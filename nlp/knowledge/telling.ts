import type { Answer, Aspect, Question } from "../../core/understanding/knowledge.ts";
import type { Asked } from "./aspect.ts";
import { fitSentences } from "./fit.ts";
import { handInOf } from "./hand-in.ts";
import type { Procedure } from "./record.ts";
import { aspectWords, fullWords, type Said, sourceOf } from "./words.ts";

type Short = Extract<Answer, { kind: "short" }>;

/** Nouns that follow "chưa có thông tin chắc chắn về"; the resident's own words are never repeated there. */
export const aspectNouns: Record<Aspect, string> = {
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
/** The matter as a whole, where no aspect is asked. */
export const subjectNoun = aspectNouns.overview;
/** Aspects a full answer already tells. */
const inFull = new Set<Aspect>(["documents", "fee", "time", "where"]);

/** The aspects a record is asked for most, likeliest first: what is offered after one of them was told. */
const offered: readonly Aspect[] = [
  "documents",
  "fee",
  "time",
  "where",
  "online",
  "forms",
  "benefit",
  "steps",
  "eligibility",
  "penalty",
  "validity",
  "legal",
];

/** Answers a question that means this record. `named`: its words say so, not the conversation alone. */
export function answerAbout(record: Procedure, asked: Asked, named: boolean, question: Question): Answer {
  const followUp = question.procedureId === record.id;
  const [only, ...more] = asked.aspects;
  if (only === undefined) return named ? full(record, question.now) : unsure(subjectNoun, record, question.now);
  if (!followUp && asked.aspects.includes("documents") && asked.aspects.every((aspect) => inFull.has(aspect))) {
    return full(record, question.now);
  }
  const parts = asked.aspects.flatMap((aspect) => aspectWords(record, aspect, question.now, asked.channel) ?? []);
  const aspect = more.length === 0 ? only : "multi";
  if (parts.length === 0) return withoutWords(record, aspect, question.now);
  const said = short(record, aspect, parts, followUp);
  if (said === undefined) return full(record, question.now);
  const counter = asked.aspects.includes("where") ? atCounter(record) : {};
  return { ...said, ...counter, rest: restOf(record, question.now).filter((one) => !asked.aspects.includes(one)) };
}

/** Answers the one aspect of a record whose button was pressed. */
export function answerAspect(record: Procedure, aspect: Aspect, now: Date): Answer {
  const words = aspectWords(record, aspect, now);
  if (words === undefined) return withoutWords(record, aspect, now);
  const said = short(record, aspect, [words], true);
  const counter = aspect === "where" ? { ...atCounter(record), ...byHome(record) } : {};
  return said === undefined
    ? full(record, now)
    : { ...said, ...counter, rest: restOf(record, now).filter((one) => one !== aspect) };
}

/** What a record has confirmed words on, and can say in a short message (papers also in a full one). */
function restOf(record: Procedure, now: Date): Aspect[] {
  return offered.filter((aspect) => {
    const words = aspectWords(record, aspect, now);
    return words !== undefined && (aspect === "documents" || short(record, aspect, [words], true) !== undefined);
  });
}

function atCounter({ office }: Procedure): Pick<Short, "atCounter"> {
  return office.ward_counter ? { atCounter: true } : {};
}

function byHome(record: Procedure): Pick<Short, "handIn"> {
  const handIn = handInOf(record);
  return handIn === undefined ? {} : { handIn };
}

function withoutWords(record: Procedure, aspect: Aspect, now: Date): Answer {
  return aspect === "fee" && record.fee.items.length > 0
    ? { kind: "fee-unsure", procedureId: record.id }
    : { ...unsure(aspectNouns[aspect], record, now), aspect };
}

/** One aspect, or several joined; nothing when not even the first sentences fit a short message. */
function short(record: Procedure, aspect: Aspect, parts: readonly Said[], followUp: boolean): Short | undefined {
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

/** Papers, fee, time and place of a record in one message. */
export function full(record: Procedure, now: Date): Answer {
  return {
    kind: "full",
    procedureId: record.id,
    parts: fullWords(record, now),
    source: sourceOf(record, undefined, true),
  };
}

/** Whether a record may be quoted today: checked, in force and not over. */
export function quotable(record: Procedure, now: Date): boolean {
  return record.confidence !== "low" && record.valid_from <= now && now <= (record.valid_to ?? now);
}

/** The refusal for a record that is not in force today. */
export function notNow(record: Procedure): Answer {
  return { kind: "unsure", question: `việc ${record.spoken} vào lúc này` };
}

/** The refusal for what no record holds, with the nearest one that may be quoted. */
export function unsure(
  question: string,
  nearest: Procedure | undefined,
  now: Date,
): Extract<Answer, { kind: "unsure" }> {
  if (nearest === undefined || !quotable(nearest, now)) return { kind: "unsure", question };
  return { kind: "unsure", question, nearest: { procedureId: nearest.id, label: nearest.nearest } };
}
