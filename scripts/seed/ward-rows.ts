import { types } from "node:util";
import type { Call } from "../../core/call/call.ts";
import type { QuestionGroup, QuestionGrouper, UnansweredQuestion } from "../../core/knowledge/question.ts";
import { codeSeries, formatCode } from "../../core/ticket/code.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Correction } from "../../core/understanding/correction.ts";
import type { StoryStore } from "./story-store.ts";

type StoryRows = StoryStore["rows"];

/** Everything that all stories of a ward left, as it will stand in the database. */
export interface WardRows extends StoryRows {
  calls: Call[];
  corrections: Correction[];
  questions: UnansweredQuestion[];
  questionGroups: QuestionGroup[];
  /** What came in, by what it was. */
  events: StoryStore["events"];
}

const many = Number.MAX_SAFE_INTEGER;
const byTime = (a: { at: Date }, b: { at: Date }): number => Number(a.at) - Number(b.at);

/** What one story left. `name` keeps its keys apart from those of all others. */
export async function rowsOf(store: StoryStore, name: string): Promise<WardRows> {
  const apart = (key: string): string => key.replace(/^turn:/, `demo:${name}:`);
  const rest = await store.transaction(async (tx) => {
    const questions = await tx.questions.since(new Date(0), many);
    const groups = await Promise.all(questions.map(({ groupId }) => tx.questions.groupById(groupId)));
    return {
      calls: await tx.calls.recent(many),
      corrections: await tx.corrections.after(0, many),
      questions: questions.map((one) => ({ ...one, id: apart(one.id) })),
      questionGroups: groups.flatMap((group) => group ?? []),
    };
  });
  const { sendings, ...rows } = store.rows;
  return { ...rows, ...rest, events: store.events, sendings: sendings.map((one) => ({ ...one, key: apart(one.key) })) };
}

/** All rows of a kind, of all stories. */
export function gather(stories: readonly WardRows[]): WardRows {
  const all = <K extends keyof WardRows>(kind: K): WardRows[K] =>
    stories.flatMap((one) => one[kind] as never[]) as WardRows[K];
  return {
    citizens: all("citizens"),
    conversations: all("conversations"),
    lines: all("lines").sort(byTime),
    sendings: all("sendings").sort((a, b) => Number(a.message.createdAt) - Number(b.message.createdAt)),
    tickets: all("tickets").sort((a, b) => Number(a.openedAt) - Number(b.openedAt)),
    tasks: all("tasks"),
    calls: all("calls"),
    corrections: all("corrections").sort(byTime),
    questions: all("questions").sort(byTime),
    questionGroups: all("questionGroups"),
    events: all("events").sort((a, b) => byTime(a.event, b.event)),
  };
}

/** Questions of all stories that ask for the same, put together as they would have been had they been asked in one place. */
export function groupAnew(rows: WardRows, grouper: QuestionGrouper): WardRows {
  const known: UnansweredQuestion[] = [];
  for (const question of rows.questions) {
    const groupId = grouper.groupOf(question, known) ?? question.groupId;
    known.unshift({ ...question, groupId });
  }
  const kept = new Set(known.map(({ groupId }) => groupId));
  return { ...rows, questions: known.reverse(), questionGroups: rows.questionGroups.filter(({ id }) => kept.has(id)) };
}

const provisional = /\b[A-Z]{2,4}-\d{4}-[5-9]\d{4}\b/g;

/** The same value with every text in it changed. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (value === null || typeof value !== "object" || types.isDate(value)) return value;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one, change)]));
}

/**
 * Gives every ticket the number it would have had if all stories had happened in one place, in the order of opening,
 * and names it so wherever it is spoken of. `last` are the numbers that are given already, by series.
 */
export function numberTickets(rows: WardRows, prefix: string, last: ReadonlyMap<string, number>): WardRows {
  const given = new Map(last);
  const codes = new Map<string, string>();
  for (const { code, openedAt } of rows.tickets) {
    const series = codeSeries(prefix, openedAt);
    const number = (given.get(series) ?? 0) + 1;
    given.set(series, number);
    codes.set(code, formatCode(series, number));
  }
  const exchange = (text: string): string => text.replace(provisional, (code) => codes.get(code) ?? code);
  return mapTexts(rows, exchange) as WardRows;
}

/** The last number of each series. */
export function seriesOf(tickets: readonly Ticket[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { code } of tickets) {
    const [, series = "", number = "0"] = /^(.+)-(\d+)$/.exec(code) ?? [];
    last.set(series, Math.max(last.get(series) ?? 0, Number(number)));
  }
  return last;
}
