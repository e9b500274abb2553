import { freeSlots } from "../appointment/free-slots.ts";
import { hallOf } from "../appointment/hall.ts";
import type { InboundEvent } from "../channel/event.ts";
import { isWords, type Message } from "../delivery/message.ts";
import { dossierFinder } from "../dossier/look-up-dossier.ts";
import { incidentFinder } from "../incident/find-incident.ts";
import type { Store, Transaction } from "../store.ts";
import { findCodes } from "../ticket/code.ts";
import { isOpen, type Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";
import { alikeFinder } from "./find-alike.ts";
import type { AppointmentBook, Decision, Turn } from "./turn.ts";

/** Lines of history a turn carries; enough to see what was asked, few enough to load at once. */
const historyLines = 20;
/** Tickets of one resident a turn carries; of a machine's source, more than it may open while one of them is added to. */
const ownTickets = 60;
const hourMs = 3_600_000;
/** What was written lately, for whoever writes without end; as many lines as a flood needs (bots/steps/flood.ts). */
const recentMs = 600_000;
const recentLines = 60;

/** The words of an event, for reading codes in it. */
export function textOf(event: InboundEvent): string {
  switch (event.kind) {
    case "message":
      return event.text ?? "";
    case "comment":
    case "echo":
    case "edited":
    case "report":
      return event.text;
    case "call":
      return event.transcript;
    case "choice":
      return event.label ?? event.value;
    default:
      return "";
  }
}

/** Whether so many talks began under this one's post within the hour that they are not answered one by one. */
async function isCrowded(tx: Transaction, world: World, { address, postRef }: Conversation): Promise<boolean> {
  if (postRef === undefined) return false;
  const since = new Date(world.clock.now().getTime() - hourMs);
  const limit = world.settings.of("thresholds").commentsPerHour + 1;
  return (await tx.conversations.underPost({ channel: address.channel, postRef, since, limit })) === limit;
}

/** What the resident wrote since then, newest first. The history has it all, unless it ends within that time. */
async function recentOf(
  tx: Transaction,
  { conversation, history, since }: { conversation: Conversation; history: Message[]; since: Date },
): Promise<Message[]> {
  const [oldest] = history;
  if (history.length === historyLines && oldest && oldest.at > since) {
    return tx.conversations.heardSince(conversation.id, since, recentLines);
  }
  return history.filter((line) => line.direction === "in" && line.at > since && isWords(line)).reverse();
}

/** Somebody else's ticket as whoever knows its code may see it: without the number it came with. */
function withoutNumber({ contactPhone: _, ...ticket }: Ticket): Ticket {
  return ticket;
}

/** What this person holds at the service centre, and how its free hours are asked for. */
async function openBook(
  { tx, store, world, conversation, events }: Parameters<typeof buildTurn>[0],
  conversationIds: string[],
): Promise<AppointmentBook | undefined> {
  const { centre, clock } = world;
  if (!centre) return undefined;
  const refs = events.flatMap((event) => (event.kind === "joined" && event.ref !== undefined ? [event.ref] : []));
  const named = refs.flatMap((ref) => world.appointmentIn(ref) ?? []).at(-1);
  const shown = named === undefined ? undefined : await tx.appointments.byId(named);
  return {
    centre,
    own: await tx.appointments.ofHolder({ conversationIds }, clock.now()),
    ...(shown ? { shown } : {}),
    hall: await hallOf({ tx, world, numberId: conversation.dialogue.hallNumberId }),
    free: (serviceId) => store.look((later) => freeSlots({ tx: later, world, serviceId })),
  };
}

/** Everything a step may look at, read in one go. Confidential tickets of others look as if they did not exist. */
export async function buildTurn(input: {
  tx: Transaction;
  /** For what the bot looks up while it thinks, after `tx` has ended. */
  store: Pick<Store, "look" | "transaction">;
  world: World;
  conversation: Conversation;
  events: InboundEvent[];
}): Promise<Turn> {
  const { tx, store, world, conversation, events } = input;
  const now = world.clock.now();
  const { conversationIds, tickets } = await tx.tickets.ofCitizen(conversation.citizenId, ownTickets);
  const typedCodes = findCodes(events.map(textOf).join("\n"), world.ward.codePrefix);
  const mentioned: Ticket[] = [];
  const followable: string[] = [];
  for (const code of typedCodes) {
    const own = tickets.find((one) => one.code === code);
    const ticket = own ?? (await tx.tickets.byCode(code));
    if (own) mentioned.push(own);
    else if (ticket && ticket.visibility !== "confidential") {
      mentioned.push(withoutNumber(ticket));
      if (ticket.contactPhone !== undefined && isOpen(ticket.status)) followable.push(code);
    }
  }
  const decisions: Decision[] = [];
  const appointments = await openBook(input, conversationIds);
  const history = await tx.conversations.history(conversation.id, historyLines);
  return {
    events,
    conversation,
    limits: world.limitsOf(conversation.address.channel),
    history,
    recent: await recentOf(tx, { conversation, history, since: new Date(now.getTime() - recentMs) }),
    tickets,
    mentioned,
    followable,
    conversationIds,
    findAlike: alikeFinder({ store, world, own: tickets, history }),
    findIncident: incidentFinder({ store }),
    ...(appointments ? { appointments } : {}),
    findDossier: dossierFinder({ store, world, conversation }),
    typedCodes,
    desk: await world.desk(now),
    isCrowded: await isCrowded(tx, world, conversation),
    ward: world.ward,
    now,
    decisions,
    decide: (decision) => {
      decisions.push(decision);
    },
  };
}
