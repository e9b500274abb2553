import type { Turn } from "../core/conversation/turn.ts";
import { isAppError } from "../core/errors.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import { type Classification, type Flag, isSaidBack, type Scored } from "../core/understanding/classification.ts";
import { secondReadingChars as chars, type SecondReader } from "../core/understanding/second-reader.ts";
import { tellsMatter } from "./intents.ts";

/** What was told in confidence, or is about a child, is shown to nobody outside. */
const kept: readonly Flag[] = ["confidential", "denunciation", "minor-involved"];
const maxProposals = 3;
const unnamed: CategoryId = "other-unclassified";

/** Whether a second opinion is worth its wait: a matter is told, and our own reading of it is no sure one. */
function isUnsure(turn: Turn, reading: Classification, text: string): boolean {
  const { emergency, severity, language, flags, categories, reports } = reading;
  if (isSaidBack(reading) || emergency || severity === "S1" || language === "other" || reports) return false;
  if (text.length < chars.least || text.length > chars.most || turn.isCrowded) return false;
  if (flags.some((flag) => kept.includes(flag)) || categories.some(({ id }) => id === "integrity-complaint"))
    return false;
  return tellsMatter(reading);
}

/**
 * Reads an unsure text once more. What comes back is a proposal among the others; a reader that is slow, broken or wrong
 * changes nothing.
 */
export async function readTwice(
  turn: Turn,
  reading: Classification,
  text: string,
  reader: SecondReader | undefined,
): Promise<Classification> {
  const [event] = turn.events;
  const asked = event && isUnsure(turn, reading, text) ? reader?.read(text) : undefined;
  if (!event || !asked) return reading;
  const askedAs = `${event.channel}:${event.id}`;
  const note = { do: "noteReading", id: askedAs, machine: reading.categories[0]?.id ?? unnamed } as const;
  try {
    const said = await asked;
    turn.decide({ ...note, said });
    return { ...weigh(reading, said), askedAs };
  } catch (error) {
    turn.decide({ ...note, fault: isAppError(error) ? error.code : "UNEXPECTED" });
    return { ...reading, askedAs };
  }
}

/**
 * The proposals in the light of a second opinion. The same as one of our two best: it leads, and somebody may be asked
 * who would have been left to a person. Another: one candidate more. Severity and danger stay as they were, and nothing
 * becomes sure.
 */
export function weigh(reading: Classification, said: CategoryId): Classification {
  if (said === unnamed || reading.decision === "route") return reading;
  const named = reading.categories.filter(({ id }) => id !== unnamed);
  const isKnown = named.slice(0, 2).some(({ id }) => id === said);
  if (isKnown) return { ...reading, categories: leading(named, said), decision: "confirm" };
  return { ...reading, categories: withCandidate(reading.categories, said) };
}

function leading(named: Scored<CategoryId>[], said: CategoryId): Scored<CategoryId>[] {
  return [...named.filter(({ id }) => id === said), ...named.filter(({ id }) => id !== said)];
}

/** Second of three. It is worth what ours left over, and never more than the least of ours. */
function withCandidate(ours: Scored<CategoryId>[], said: CategoryId): Scored<CategoryId>[] {
  const left = 1 - ours.reduce((sum, { confidence }) => sum + confidence, 0);
  const least = Math.min(...ours.map(({ confidence }) => confidence), left);
  const candidate = ours.find(({ id }) => id === said) ?? { id: said, confidence: Math.max(0, least) };
  const [best, ...others] = ours.filter(({ id }) => id !== said);
  return [...(best ? [best] : []), candidate, ...others].slice(0, maxProposals);
}
