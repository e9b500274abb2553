import type { Conversation } from "../conversation/conversation.ts";
import type { Phrase } from "../conversation/phrasebook.ts";
import type { OutboundMessage } from "../delivery/message.ts";
import { type DeliveryPlan, planDelivery } from "../delivery/plan-delivery.ts";
import { reachOf } from "../delivery/reach.ts";
import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { noteFlood } from "../ticket/amend-flood.ts";
import { type News, newsMessage, tellFollowers } from "../ticket/notify-followers.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import { type Incident, type IncidentFact, maxFactChars } from "./incident.ts";
import { incidentKindOf } from "./kinds.ts";

/** A fact as it stands inside a sentence: one line, without the full stop the sentence brings. */
export function factWords(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.\s]+$/, "");
}

/** What a fact is of: the ticket's category, and the area as residents hear it. */
interface FactPlace {
  category: CategoryId;
  where: string;
}

/** A fact as followers read it. */
function sayFact(
  world: World,
  { category, where }: FactPlace,
  { text, at }: Pick<IncidentFact, "text" | "at">,
): Phrase {
  const params = { where, time: { moment: at }, fact: factWords(text) };
  return world.phrasebook.say(`${incidentKindOf(category) ?? "flood"}.update`, params, world.clock.now());
}

/** A fact as a piece of news. */
export function newsOf(world: World, place: FactPlace, fact: Pick<IncidentFact, "id" | "text" | "at">): News {
  const said = sayFact(world, place, fact);
  return { id: fact.id, at: world.clock.now(), word: () => ({ ...said, purpose: "status", attachments: [] }) };
}

/** Who would be told of a piece of news, and by which way; `message` is what they would read. */
export interface Told {
  conversation: Conversation;
  message: OutboundMessage;
  plan: DeliveryPlan;
}

/** What would become of a piece of news, were it told now: each follower as the planner would reach them. Changes nothing. */
export async function previewNews(input: {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  news: News;
}): Promise<Told[]> {
  const { tx, world, ticket, news } = input;
  const { limitsOf, accountOf, clock } = world;
  const told: Told[] = [];
  for (const id of ticket.followers) {
    const conversation = await tx.conversations.byId(id);
    const message = conversation && newsMessage(world, ticket, news, conversation)?.message;
    if (!message) continue;
    const reach = await reachOf(tx, message);
    const plan = planDelivery({
      message,
      reach,
      refused: [],
      isFollowed: false,
      limitsOf,
      accountOf,
      now: clock.now(),
    });
    told.push({ conversation, message, plan });
  }
  return told;
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
  await tellFollowers({ tx, world, ticket, news: newsOf(world, { ...incident, where: incident.area.label }, fact) });
  return stored;
}
