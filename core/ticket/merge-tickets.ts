import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { metresBetween } from "../understanding/place.ts";
import type { World } from "../world.ts";
import { setFollowers } from "./amend-ticket.ts";
import { isOpen, type MoveFacts, type Ticket } from "./ticket.ts";

interface MergeInput {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  actor: Actor;
}

const hourMs = 3_600_000;

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
  const distanceMetres = metresBetween(ticket.place, parent.place);
  const hoursApart = Math.abs(ticket.openedAt.getTime() - parent.openedAt.getTime()) / hourMs;
  return { hoursApart, ...(distanceMetres === undefined ? {} : { distanceMetres }) };
}

/** Whoever follows the child is told of the incident from now on. */
export async function joinParent({ tx, world, ticket, actor }: MergeInput): Promise<void> {
  await changeParent({ tx, world, ticket, actor }, (parent) => [
    ...new Set([...parent.followers, ...ticket.followers]),
  ]);
}

/** The incidents are two after all: the child's followers leave the parent, but for its own reporter. */
export async function leaveParent({ tx, world, ticket, actor }: MergeInput): Promise<void> {
  await changeParent({ tx, world, ticket, actor }, (parent) =>
    parent.followers.filter((id) => id === parent.reporterConversationId || !ticket.followers.includes(id)),
  );
}

async function changeParent(
  { tx, world, ticket, actor }: MergeInput,
  followersOf: (parent: Ticket) => string[],
): Promise<void> {
  const parent = ticket.mergedInto ? await tx.tickets.byCode(ticket.mergedInto) : undefined;
  if (!parent) return;
  const { code } = parent;
  await setFollowers({ tx, world, code, actor, followers: followersOf(parent), note: ticket.code });
}
