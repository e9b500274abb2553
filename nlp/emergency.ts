import { z } from "zod";
import { type Classification, emergencyKinds } from "../core/understanding/classification.ts";
import { readData } from "./data-files.ts";
import { type Matcher, makeMatcher, type Readable } from "./patterns.ts";

const patterns = z.array(z.string());
const rulesSchema = z.strictObject({
  harmless: patterns,
  harmlessBare: patterns,
  past: patterns,
  habit: patterns,
  paper: patterns,
  recent: patterns,
  urgent: patterns,
  insist: patterns,
  kinds: z.array(
    z.strictObject({
      kind: z.enum(emergencyKinds),
      sure: patterns,
      /** Hold only when the accents are there. */
      accented: patterns.default([]),
      /** Spelled without accents; hold only in texts typed that way. */
      bare: patterns.default([]),
      /** Danger is possible: alarm and ask. */
      weak: patterns.default([]),
    }),
  ),
});

const rules = readData("rules/emergency.yaml", rulesSchema);
const harmless = makeMatcher(rules.harmless, rules.harmlessBare);
const past = makeMatcher(rules.past);
const habit = makeMatcher(rules.habit);
const paper = makeMatcher(rules.paper);
const recent = makeMatcher(rules.recent);
const urgent = makeMatcher(rules.urgent);
const insist = makeMatcher(rules.insist);
const kinds = rules.kinds.map(({ kind, sure, accented, bare, weak }) => ({
  kind,
  sure: makeMatcher([...sure, ...accented.map((pattern) => `=${pattern}`)], bare),
  weak: makeMatcher(weak),
}));
const anyKind = makeMatcher(
  rules.kinds.flatMap(({ sure, accented, weak }) => [...sure, ...accented.map((pattern) => `=${pattern}`), ...weak]),
  rules.kinds.flatMap(({ bare }) => bare),
);

/** Whether a text tells of what is over or of what happens all the time. */
export function isOver(text: Readable): boolean {
  return past.test(text) || habit.test(text);
}

const isPaper = (text: Readable) => paper.test(text) && !urgent.test(text);

function kindOf(text: Readable, list: (row: (typeof kinds)[number]) => Matcher) {
  return kinds.find((row) => list(row).test(text))?.kind;
}

/** Danger words of a text and whether they speak of now (dialogues §1.8). Rules only; always on. */
export function findEmergency(whole: Readable): Classification["emergency"] {
  if (!anyKind.test(whole)) return undefined;
  const left = harmless.remove(whole);
  const kind = kindOf(left, (row) => row.sure);
  const weak = kind ? undefined : kindOf(left, (row) => row.weak);
  const found = kind ?? weak;
  if (!found) return undefined;
  const mayInsist = found !== "any" || !paper.test(whole);
  if (mayInsist && insist.test(left)) return { kind: found, when: "now" };
  if (isOver(whole) || isPaper(whole)) return undefined;
  return { kind: found, when: weak || recent.test(left) ? "unclear" : "now" };
}
