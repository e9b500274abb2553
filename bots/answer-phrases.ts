import type { PhraseUse } from "../core/conversation/turn.ts";
import type { Choice } from "../core/delivery/message.ts";
import type { Answer, Source } from "../core/understanding/knowledge.ts";
import type { Ward } from "../core/ward.ts";
import { speakHours } from "./opening-hours.ts";

const maxLabelChars = 20;

/** Where the ward's own counter is and when it is open. */
type Ours = Pick<Ward, "calendar" | "counter">;

/** An answer from the records as messages of sentences; the last one may be a question with buttons. */
export function answerPhrases(answer: Answer, ward: Ours): PhraseUse[][] {
  switch (answer.kind) {
    case "full":
      return [[{ key: "proc.answer", params: { ...answer.parts, ...sourceParams(answer.source) } }]];
    case "short": {
      const messages: PhraseUse[][] = [
        [
          { key: "proc.short", params: { fact: answer.fact, ...sourceParams(answer.source) } },
          ...(answer.atCounter ? counterPhrases(ward) : []),
        ],
      ];
      if (answer.feeUnsure) messages.push([{ key: "proc.fee-unsure" }]);
      else if (answer.office !== undefined)
        messages.push([{ key: "proc.other-office", params: { office: answer.office } }]);
      return messages;
    }
    case "line": {
      const { name, use, numbers } = answer;
      const params = { name, use, numbers: numbers.join(" hoặc "), ...sourceParams(answer.source) };
      return [[{ key: "proc.line", params }]];
    }
    case "article":
      return [[articlePhrase(answer)]];
    case "fee-unsure":
      return [[{ key: "proc.fee-unsure" }]];
    case "which":
      return [[{ key: "proc.which", params: { procedures: answer.procedures.map(procedureChoice) } }]];
    case "unsure":
      return [[unsurePhrase(answer)]];
  }
}

/** The ward's own counter, where its address is set. */
export function counterPhrases({ counter, calendar }: Ours): PhraseUse[] {
  if (!counter) return [];
  const where = { key: "proc.counter", params: { address: counter.address, hours: speakHours(calendar) } };
  return counter.mapUrl === undefined ? [where] : [where, { key: "proc.counter-map", params: { map: counter.mapUrl } }];
}

function unsurePhrase({ question, nearest }: Extract<Answer, { kind: "unsure" }>): PhraseUse {
  if (!nearest) return { key: "proc.unknown" };
  if ("articleId" in nearest)
    return { key: "article.unsure", params: { question, nearest: nearest.label, nearestId: nearest.articleId } };
  return { key: "proc.unsure", params: { question, nearest: nearest.label, nearestId: nearest.procedureId } };
}

function articlePhrase({ fact, source, until, language }: Extract<Answer, { kind: "article" }>): PhraseUse {
  const key = language === "en" ? "en.article" : "article.told";
  const params = { fact, ...sourceParams(source) };
  if (!until) return { key, params };
  return { key: `${key}-until`, params: { ...params, until: { date: until } } };
}

function procedureChoice({ id, label }: { id: string; label: string }): Choice {
  return { label: label.slice(0, maxLabelChars), value: `proc:${id}` };
}

function sourceParams(source: Source): { source: string; date: { date: Date } } {
  return { source: source.title, date: { date: source.checked } };
}
