import { parseArgs } from "node:util";
import { z } from "zod";
import { answerPhrases } from "../bots/answer-phrases.ts";
import { createPhrasebook } from "../bots/phrasebook.ts";
import type { Answer } from "../core/understanding/knowledge.ts";
import { openKnowledge } from "../nlp/knowledge/released.ts";
import { stageWard } from "../tests/fakes/stage.ts";
import { answerLines } from "./json-lines.ts";

/**
 * Reads `{"id","q"}` lines and prints what a resident would read, one line each: npm run -s ask -- --jsonl FILE.
 * `context` is what the talk was about: a procedure's id, or what was asked before (one question or a list).
 */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  q: z.string(),
  context: z.union([z.string(), z.array(z.string()), z.object({ procedureId: z.string().nullish() })]).nullish(),
});
type Line = z.infer<typeof lineSchema>;

const { values } = parseArgs({ options: { jsonl: { type: "string" } } });
const knowledge = openKnowledge();
const phrasebook = createPhrasebook({ ward: stageWard });

const procedureOf = (answer: Answer) => ("procedureId" in answer ? answer.procedureId : undefined);

/** The procedure that the talk before was about. */
function topicOf(context: Line["context"], now: Date): string | undefined {
  if (!context) return undefined;
  if (typeof context === "object" && !Array.isArray(context)) return context.procedureId ?? undefined;
  if (typeof context === "string" && knowledge.nameOf(context) !== undefined) return context;
  let topic: string | undefined;
  for (const text of [context].flat()) {
    topic = procedureOf(knowledge.answer({ text, now, ...(topic !== undefined && { procedureId: topic }) })) ?? topic;
  }
  return topic;
}

function reply({ id, q, context }: Line) {
  const now = new Date();
  const topic = topicOf(context, now);
  const from = performance.now();
  const answer = knowledge.answer({ text: q, now, ...(topic !== undefined && { procedureId: topic }) });
  const latencyMs = Number((performance.now() - from).toFixed(3));
  const understood = knowledge.understand({ text: q, ...(topic !== undefined && { procedureId: topic }) });
  const source = "source" in answer ? answer.source : undefined;
  return {
    id,
    procedureId: procedureOf(answer) ?? understood.procedureId ?? null,
    aspect: understood.aspect,
    answered: answer.kind === "full" || answer.kind === "short" || answer.kind === "line",
    text: answerPhrases(answer, stageWard)
      .flat()
      .map(({ key, params }) => phrasebook.say(key, params ?? {}, now).text)
      .join("\n"),
    sources: source ? [{ title: source.title, url: source.url ?? null, checked: source.checked.toISOString() }] : [],
    ...(answer.kind === "which" && { choices: answer.procedures }),
    latencyMs,
  };
}

await answerLines(values.jsonl, { schema: lineSchema, want: '{"id":…,"q":"…"}', answer: reply });
