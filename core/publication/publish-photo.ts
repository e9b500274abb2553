import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Ward } from "../ward.ts";
import type { World } from "../world.ts";
import { isShown, type PublicPhoto, type Rendition } from "./photo.ts";
import { photosIn, type TicketPhoto, whyNoPhotos } from "./public-photo.ts";

interface Asked {
  /** Key of the photo. */
  source: string;
  /** Whoever sent it agreed that everybody sees it. */
  agreed: boolean;
}

/**
 * The photo of the ticket that may be shown. Throws BAD_INPUT for none of its own, MOVE_NOT_ALLOWED (details.reason) where
 * everybody sees no photos of the ticket, MOVE_INCOMPLETE where a resident sent it and is not said to agree.
 */
export function photoToShow(ticket: Ticket, ward: Pick<Ward, "categories">, { source, agreed }: Asked): TicketPhoto {
  const photo = photosIn(ticket).find(({ key }) => key === source);
  if (!photo) throw new AppError("BAD_INPUT", "no such photo of this ticket", { details: { issues: ["body.key"] } });
  const reason = whyNoPhotos(ticket, ward);
  if (reason) throw new AppError("MOVE_NOT_ALLOWED", "no photos of it for everybody", { details: { reason } });
  if (photo.isResidents && !agreed) {
    throw new AppError("MOVE_INCOMPLETE", "whoever sent it must agree", { details: { missing: ["agreed"] } });
  }
  return photo;
}

interface Act {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  actor: Actor;
}

/** The console of whoever has the ticket on the screen looks again. */
const announce = ({ tx, ticket: { code, version } }: Act): Promise<void> =>
  tx.publish([{ topic: "desk", name: "ticket.updated", id: code, version }]);

async function putAway({ tx, world, actor }: Act, { shown: _, ...photo }: PublicPhoto): Promise<PublicPhoto> {
  return tx.publicPhotos.save({ ...photo, takenDownBy: actor, takenDownAt: world.clock.now() });
}

/** A person looked at it as everybody will see it, and says yes. What was shown of the same photo before is taken down. */
export async function publishPhoto(input: Act & Asked & { shown: Rendition }): Promise<PublicPhoto> {
  const { tx, world, ticket, actor, source, agreed, shown } = input;
  const { side } = photoToShow(ticket, world.ward, input);
  const before = (await tx.publicPhotos.ofTicket(ticket.code)).filter((one) => one.source === source && isShown(one));
  for (const photo of before) await putAway(input, photo);
  const approved = { approvedBy: actor, approvedAt: world.clock.now(), agreed };
  const photo = { id: world.ids.next(), ticketCode: ticket.code, side, source, shown, ...approved, version: 0 };
  const saved = await tx.publicPhotos.save(photo);
  await announce(input);
  return saved;
}

/** Nobody is shown it any more, from now on; a second time it changes nothing. Throws NOT_FOUND for none of this ticket. */
export async function takeDownPhoto(input: Act & { id: string }): Promise<PublicPhoto> {
  const { tx, ticket, id } = input;
  const photo = await tx.publicPhotos.byId(id);
  if (photo?.ticketCode !== ticket.code) throw new AppError("NOT_FOUND", "no such photo of this ticket");
  if (!isShown(photo)) return photo;
  const saved = await putAway(input, photo);
  await announce(input);
  return saved;
}
