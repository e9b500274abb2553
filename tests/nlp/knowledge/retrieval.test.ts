import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { z } from "zod";
import { createKnowledgeBase } from "../../../nlp/knowledge/answerer.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { createSearch } from "../../../nlp/knowledge/search.ts";
import { fold } from "../../../nlp/normalise.ts";

const setSchema = z.object({
  answerable: z.record(z.string(), z.array(z.string())),
  unanswerable: z.array(z.string()),
});
const sets = z
  .object({ tuned: setSchema, fresh: setSchema })
  .parse(parse(readFileSync(new URL("./questions.yaml", import.meta.url), "utf8")));

const data = loadKnowledge();
const search = createSearch(data.records, data.synonyms);
const base = createKnowledgeBase(data);
const now = new Date("2026-11-16T14:06:00+07:00");

const pairsOf = ({ answerable }: z.infer<typeof setSchema>) =>
  Object.entries(answerable).flatMap(([id, questions]) => questions.map((text) => ({ id, text })));
const share = <T>(items: readonly T[], holds: (item: T) => boolean) => items.filter(holds).length / items.length;
const hitAt = (depth: number, text: string, id: string) =>
  search(text)
    .slice(0, depth)
    .some((hit) => hit.id === id);

// Floors lie a little below what was measured when they were set, so that a loss is seen and a typo fix is not punished.
const floors = {
  tuned: { hit1: 0.94, hit3: 0.98, wrong: 0.03, refused: 0.97 },
  fresh: { hit1: 0.93, hit3: 0.97, wrong: 0.03, refused: 0.95 },
};

describe.each(["tuned", "fresh"] as const)("%s questions", (name) => {
  const pairs = pairsOf(sets[name]);

  test.each([
    ["with accents", (text: string) => text],
    ["without accents", fold],
  ])("the right procedure comes first %s", (style, write) => {
    const hit1 = share(pairs, ({ id, text }) => hitAt(1, write(text), id));
    const hit3 = share(pairs, ({ id, text }) => hitAt(3, write(text), id));
    console.log(`${name} ${style}: hit@1 ${hit1.toFixed(3)}, hit@3 ${hit3.toFixed(3)}, ${pairs.length} questions`);
    expect(hit1).toBeGreaterThanOrEqual(floors[name].hit1);
    expect(hit3).toBeGreaterThanOrEqual(floors[name].hit3);
  });

  test("hardly anybody reads the answer of another procedure", () => {
    const wrong = share(pairs, ({ id, text }) => {
      const answer = base.answer({ text, now });
      return (answer.kind === "full" || answer.kind === "short") && answer.procedureId !== id;
    });
    console.log(`${name}: wrong procedure answered ${wrong.toFixed(3)}`);
    expect(wrong).toBeLessThanOrEqual(floors[name].wrong);
  });

  test.each([
    ["with accents", (text: string) => text],
    ["without accents", fold],
  ])("questions that no record answers are refused %s", (style, write) => {
    const { unanswerable } = sets[name];
    const refused = share(unanswerable, (text) => {
      const { kind } = base.answer({ text: write(text), now });
      return kind === "unsure" || kind === "fee-unsure";
    });
    console.log(`${name} ${style}: refused ${refused.toFixed(3)} of ${unanswerable.length}`);
    expect(refused).toBeGreaterThanOrEqual(floors[name].refused);
  });
});
