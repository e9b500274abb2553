import { z } from "zod";
import { type CategoryId, categoryIds } from "../core/ticket/taxonomy.ts";
import { readData } from "./data-files.ts";
import { fold } from "./normalise.ts";
import { sayNumber } from "./numbers.ts";
import { type Matcher, makeKnowingMatcher, type Readable } from "./patterns.ts";

const pair = z.tuple([z.string(), z.string()]);
const rowSchema = z.strictObject({
  plain: z.string(),
  head: z.array(pair).default([]),
  also: z.array(pair).default([]),
});
type Part = [Matcher, string];

const compile = (parts: [string, string][]): Part[] => parts.map(([when, say]) => [makeKnowingMatcher(when), say]);
const load = (file: string) => {
  const rows = readData(file, z.record(z.enum(categoryIds as [CategoryId, ...CategoryId[]]), rowSchema));
  return new Map(
    Object.entries(rows).map(([id, { plain, head, also }]) => [
      id,
      { plain, head: compile(head), also: compile(also) },
    ]),
  );
};
const vietnamese = load("summaries.yaml");
const english = load("summaries.en.yaml");

/** "3 bua" → " ba hôm". */
const duration =
  /(?<![\p{L}\p{N}])(\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (bua|hom|ngay|dem|tuan|thang)(?![\p{L}\p{N}])/u;
const spans: Record<string, string> = {
  bua: "hôm",
  hom: "hôm",
  ngay: "ngày",
  dem: "đêm",
  tuan: "tuần",
  thang: "tháng",
};
const spelled = new Map(
  Array.from({ length: 11 }, (_, value) => [fold(sayNumber(String(value))), sayNumber(String(value))]),
);

function readSince(text: string): string {
  const found = duration.exec(fold(text));
  if (!found) return "";
  const [, count = "", span = ""] = found;
  return ` ${spelled.get(count) ?? sayNumber(count)} ${spans[span] ?? span}`;
}

const firstFit = (parts: Part[], text: Readable) => parts.find(([matcher]) => matcher.test(text))?.[1];

/** What happened, in a few words with tone marks. Never the raw text: only phrases of nlp/data/summaries.yaml. */
export function summarise(category: CategoryId, text: Readable): string | undefined {
  return say(vietnamese, category, text);
}

/** The same in English, for those who write it; only phrases of nlp/data/summaries.en.yaml. */
export function summariseInEnglish(category: CategoryId, text: Readable): string | undefined {
  return say(english, category, text);
}

function say(rows: typeof vietnamese, category: CategoryId, text: Readable): string | undefined {
  const row = rows.get(category);
  if (!row) return undefined;
  const parts = [firstFit(row.head, text) ?? row.plain, firstFit(row.also, text)].filter((part) => part !== undefined);
  return parts.join(", ").replace("{since}", readSince(text.text));
}
