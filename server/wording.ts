import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { DeskWriter } from "../core/understanding/desk-writer.ts";
import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import type { Wording } from "../core/understanding/wording.ts";
import { wordedBy } from "../nlp/knowledge/worded.ts";
import { createWordingEndpoint } from "../nlp/wording/client.ts";
import { createDeskWriter } from "../nlp/wording/desk-writer.ts";
import type { WordingSettings } from "./config-wording.ts";
import type { Logger } from "./log.ts";
import { createRest } from "./rest.ts";

/** A wording that rests after a fault. */
export function restingWording(wording: Wording, clock: Clock): Wording {
  const rest = createRest(clock);
  return {
    say: async (telling) => {
      if (rest.isOn()) throw new AppError("PLATFORM_UNAVAILABLE", "the wording rests");
      try {
        return await wording.say(telling);
      } catch (error) {
        rest.begin(error);
        throw error;
      }
    },
  };
}

/** Who writes for staff on request, and from which records; undefined where no model is set up. */
export function deskWriting(
  settings: WordingSettings | undefined,
  records: KnowledgeBase,
): { writer: DeskWriter; records: KnowledgeBase } | undefined {
  return settings && { writer: createDeskWriter(settings), records };
}

/** The knowledge base as residents meet it: in the records' own words, or in a model's where one is set up. */
export function withWording(
  knowledge: KnowledgeBase,
  settings: WordingSettings | undefined,
  clock: Clock,
  log: Pick<Logger, "warn">,
): KnowledgeBase {
  if (!settings) return knowledge;
  const wording = restingWording(createWordingEndpoint(settings), clock);
  return wordedBy(knowledge, wording, (unused) => log.warn({ ...unused }, "an answer was not worded"));
}
