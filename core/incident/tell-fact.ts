import type { Phrase } from "../conversation/phrasebook.ts";
import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { noteFlood } from "../ticket/amend-flood.ts";
import { tellFollowers } from "../ticket/notify-followers.ts";
import type { World } from "../world.ts";
import { type Incident, type IncidentFact, maxFactChars } from "./incident.ts";

/** A fact as it stands inside a sentence: one line, without the full stop the sentence brings. */
export function factWords(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.\s]+$/, "");
}

/** What a follower reads of a fact. */
export function wordFact(
  world: World,
  { area }: Pick<Incident, "area">,
  fact: Pick<IncidentFact, "text" | "at">,
): Phrase {
  const params = { where: area.label, time: { moment: fact.at }, fact: factWords(fact.text) };
  return world.phrasebook.say("flood.update", params, world.clock.now());
}

/**
 * A person says what they know: whoever asks hears it from now on, and each follower is told once. `id`: the same act
 * sent twice happens once. Throws NOT_FOUND where no flood mode is under way, BAD_INPUT, STALE.
 */
export async function tellFact(input: {
  tx: Transaction;
  world: World;
  code: string;
  actor: Actor;
  id: string;
  fact: Pick<IncidentFact, "text" | "at">;
}): Promise<Incident> {
  const { tx, world, code, actor, id } = input;
  const incident = await tx.incidents.ofTicket(code);
  if (incident?.facts.some((one) => one.id === id)) return incident;
  if (!incident || incident.endedAt) throw new AppError("NOT_FOUND", "no flood mode is under way");
  const postedAt = world.clock.now();
  const fact: IncidentFact = { id, text: factWords(input.fact.text), at: input.fact.at, postedAt, by: actor };
  if (fact.text === "" || fact.text.length > maxFactChars)
    throw new AppError("BAD_INPUT", "a fact is one short sentence");
  if (fact.at > postedAt) throw new AppError("BAD_INPUT", "nobody knows what will be");
  const stored = await tx.incidents.save({ ...incident, facts: [...incident.facts, fact] });
  const flood = { act: "told", where: incident.area.label, since: fact.at } as const;
  const ticket = await noteFlood({ tx, world, code, actor, flood, text: fact.text });
  const words = wordFact(world, incident, fact);
  const news = { id, at: postedAt, word: () => ({ ...words, purpose: "status" as const, attachments: [] }) };
  await tellFollowers({ tx, world, ticket, news });
  return stored;
}
