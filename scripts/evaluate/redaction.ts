import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { publicWords } from "../../core/publication/blur.ts";
import { redact } from "../../core/redact.ts";
import { mask } from "../../core/understanding/mask.ts";
import type { Split } from "../../nlp/evaluate.ts";
import { show } from "./print.ts";
import { printTable } from "./table.ts";
import type { Share } from "./whole.ts";

const kinds = ["phone", "zalo", "identity", "plate", "email", "name", "house"] as const;
type Kind = (typeof kinds)[number];
const secret = z.strictObject({ kind: z.enum(kinds), words: z.string().min(1) });
const line = z.strictObject({ text: z.string(), secrets: z.array(secret) });
export type Line = z.infer<typeof line>;

/** What texts go through, and what each is there to take out. A text that is not shown at all is undefined. */
interface Filter {
  name: string;
  for: readonly Kind[];
  filter(text: string): string | undefined;
}

const numbers: readonly Kind[] = ["phone", "zalo", "identity", "plate", "email"];
const filters: readonly Filter[] = [
  { name: "logs, outside bodies", for: numbers, filter: redact },
  { name: "outside models", for: kinds, filter: mask },
  { name: "everybody", for: kinds, filter: (text) => publicWords(text) },
];

/** How well a filter does: of the secrets it is there for, how many are gone; of harmless sentences, how many are touched. */
export interface Redaction {
  filter: string;
  gone: Partial<Record<Kind, Share>>;
  all: Share;
  /** Sentences without any secret that came out changed or not at all. */
  wronglyTouched: Share;
}

/** Signs a person can be found by: a name's or a mailbox's words whole, of numbers any three signs in a row. */
function traces({ kind, words }: z.infer<typeof secret>): string[] {
  const parts = words.toLowerCase().match(/[\p{L}\p{M}]+|\d/gu) ?? [];
  if (kind === "house") return words.toLowerCase().match(/\d[\p{L}\d/]*/gu) ?? [];
  if (kind === "name" || kind === "email") return parts.filter((part) => part.length > 1);
  return parts.slice(2).map((_, at) => parts.slice(at, at + 3).join(""));
}

/** Letters and digits alone for numbers; for words, with what is between them. */
function holds(text: string | undefined, trace: string, kind: Kind): boolean {
  const plain = (text ?? "").toLowerCase();
  if (kind === "name" || kind === "email" || kind === "house") {
    return plain.split(/[^\p{L}\p{M}\p{N}/]+/u).includes(trace);
  }
  return plain.replace(/[^\p{L}\p{M}\p{N}]/gu, "").includes(trace);
}

/** Whether anything of a secret is left that stands nowhere else in the sentence. */
function isLeft(text: string, one: z.infer<typeof secret>, left: string | undefined): boolean {
  const without = text.replace(one.words, " | ");
  return traces(one).some((trace) => holds(left, trace, one.kind) && !holds(without, trace, one.kind));
}

/** What a filter leaves of secrets it is there for. */
export function leaks(lines: readonly Line[], name: string): { text: string; words: string; left: string }[] {
  const { for: wanted, filter } = filterCalled(name);
  return lines.flatMap(({ text, secrets }) =>
    secrets
      .filter((one) => wanted.includes(one.kind) && isLeft(text, one, filter(text)))
      .map(({ words }) => ({ text, words, left: filter(text) ?? "" })),
  );
}

function filterCalled(name: string): Filter {
  const found = filters.find((each) => each.name === name);
  if (!found) throw new Error(`no filter is called ${name}`);
  return found;
}

function measure({ name, for: wanted, filter }: Filter, lines: readonly Line[]): Redaction {
  const told = lines.flatMap(({ text, secrets }) =>
    secrets
      .filter(({ kind }) => wanted.includes(kind))
      .map((one) => ({ kind: one.kind, isGone: !isLeft(text, one, filter(text)) })),
  );
  const share = (from: typeof told): Share => ({ of: from.length, times: from.filter(({ isGone }) => isGone).length });
  const harmless = lines.filter(({ secrets }) => secrets.length === 0);
  return {
    filter: name,
    gone: Object.fromEntries(wanted.map((kind) => [kind, share(told.filter((one) => one.kind === kind))])),
    all: share(told),
    wronglyTouched: { of: harmless.length, times: harmless.filter(({ text }) => filter(text) !== text).length },
  };
}

/** The sentences of a split, each with what must be gone from it. */
export function readSecrets(split: Split): Line[] {
  const folder = new URL(`../../nlp/data/${split}/redaction/`, import.meta.url);
  return readdirSync(folder).flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .trim()
      .split("\n")
      .map((text) => line.parse(JSON.parse(text))),
  );
}

/** Measures what is taken out of texts before others read them, and what is taken out in vain. */
export function measureRedaction(lines: readonly Line[]): Redaction[] {
  return filters.map((filter) => measure(filter, lines));
}

/** Prints how much of each kind is gone, by who reads the text. */
export function printRedaction(split: Split, figures: readonly Redaction[]): void {
  const cell = (share: Share | undefined): string => (share ? show(share) : "–");
  const rows = [
    ...kinds.map((kind) => [kind, ...figures.map(({ gone }) => cell(gone[kind]))]),
    ["all", ...figures.map(({ all }) => cell(all))],
    ["harmless, touched", ...figures.map(({ wronglyTouched }) => cell(wronglyTouched))],
  ];
  const header = ["secret", ...figures.map(({ filter }) => filter)];
  printTable(`Redaction: secrets gone before a text is read by others, in % (${split})`, header, rows);
}
