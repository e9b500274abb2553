import { AppError } from "../errors.ts";
import { type Actor, system } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { metresBetween } from "../understanding/place.ts";
import type { World } from "../world.ts";
import { dropProposal } from "./amend-flood.ts";
import { followTicket, proposeParent, setFollowers } from "./amend-ticket.ts";
import { isOpen, type MoveFacts, type Ticket } from "./ticket.ts";

interface MergeInput {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  actor: Actor;
}

const hourMs = 3_600_000;

/** How long before or after the other one was reported. */
export function hoursBetween(a: Pick<Ticket, "openedAt">, b: Pick<Ticket, "openedAt">): number {
  return Math.abs(a.openedAt.getTime() - b.openedAt.getTime()) / hourMs;
}

/** Whether a report stays by itself because others were merged into it: they would be led nowhere. */
export async function mustStay(tx: Transaction, { code }: Pick<Ticket, "code">): Promise<boolean> {
  return (await tx.tickets.childrenOf(code)).some(({ mergedInto }) => mergedInto === code);
}

/** How far two reports of one incident lie apart, for the log. Throws NOT_FOUND, MOVE_NOT_ALLOWED. */
export async function compareWithParent(
  { tx, ticket }: Omit<MergeInput, "world" | "actor">,
  parentCode: string,
): Promise<Pick<MoveFacts, "distanceMetres" | "hoursApart">> {
  const parent = await tx.tickets.byCode(parentCode);
  if (!parent) throw new AppError("NOT_FOUND", "no such parent");
  if (parent.code === ticket.code || !isOpen(parent.status)) {
    throw new AppError("MOVE_NOT_ALLOWED", "nothing can be merged into it", { details: { from: parent.status } });
  }
  if (await mustStay(tx, ticket)) {
    throw new AppError("MOVE_NOT_ALLOWED", "others were merged into it", { details: { from: ticket.status } });
  }
  const distanceMetres = metresBetween(ticket.place, parent.place);
  const hoursApart = hoursBetween(ticket, parent);
  return { hoursApart, ...(distanceMetres === undefined ? {} : { distanceMetres }) };
}

/**
 * A resident's fresh report is taken for one more of a known incident: it follows that one's news at once, and the
 * proposal to merge waits for a person. Does nothing when the incident is over meanwhile.
 */
export async function joinIncident(
  input: Omit<MergeInput, "ticket"> & { code: string; parentCode: string; likeness?: number; conversationId: string },
): Promise<void> {
  const { tx, world, code, parentCode, likeness, conversationId, actor } = input;
  const [ticket, parent] = [await tx.tickets.byCode(code), await tx.tickets.byCode(parentCode)];
  if (!ticket || !parent || !isOpen(parent.status)) return;
  const compared = await compareWithParent({ tx, ticket }, parentCode);
  await followTicket({ tx, world, code: parentCode, actor, conversationId });
  // read after the parent was written: who ends flood mode at this moment waits for us, or we see that it is over
  const flood = await tx.incidents.ofTicket(parentCode);
  const facts = { parentCode, ...(likeness === undefined ? {} : { likeness }), ...compared };
  await proposeParent({ tx, world, code, actor: system, facts, inFlood: flood !== undefined && !flood.endedAt });
}

/** Whoever follows the child is told of the incident from now on. */
export async function joinParent({ tx, world, ticket, actor }: MergeInput): Promise<void> {
  await changeParent({ tx, world, ticket, actor }, (parent) => [
    ...new Set([...parent.followers, ...ticket.followers]),
  ]);
}

/**
 * A person does not share the machine's opinion: the report stays by itself, and its followers leave the incident.
 * Throws NOT_FOUND, STALE, MOVE_NOT_ALLOWED where nothing is proposed.
 */
export async function refuseParent(
  input: Omit<MergeInput, "ticket"> & { code: string; reason: string; version: number },
): Promise<Ticket> {
  const { tx, world, code, actor } = input;
  const before = await tx.tickets.byCode(code);
  if (!before) throw new AppError("NOT_FOUND", "no ticket with this code");
  const after = await dropProposal(input);
  await leaveParent({ tx, world, ticket: before, actor });
  return after;
}

/**
 * The incidents are two after all: the child's followers leave the parent, but for its own reporter. `ticket` is the
 * child as it was before, merged or only proposed to be.
 */
export async function leaveParent({ tx, world, ticket, actor }: MergeInput): Promise<void> {
  await changeParent({ tx, world, ticket, actor }, (parent) =>
    parent.followers.filter((id) => id === parent.reporterConversationId || !ticket.followers.includes(id)),
  );
}

async function changeParent(
  { tx, world, ticket, actor }: MergeInput,
  followersOf: (parent: Ticket) => string[],
): Promise<void> {
  const parentCode = ticket.mergedInto ?? ticket.proposedParent;
  const parent = parentCode ? await tx.tickets.byCode(parentCode) : undefined;
  if (!parent) return;
  const { code } = parent;
  await setFollowers({ tx, world, code, actor, followers: followersOf(parent), note: ticket.code });
}
