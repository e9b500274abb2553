import { rulesOf } from "../routing/category-rules.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Ward } from "../ward.ts";
import type { PhotoSide, ShownPhoto } from "./photo.ts";
import { isKindAlone } from "./public-ticket.ts";

/** Why everybody sees no photos of a ticket. */
export const photoRefusals = ["in-confidence", "off-lists", "kind-alone"] as const;
export type PhotoRefusal = (typeof photoRefusals)[number];

/**
 * Whether everybody may see photos of a ticket: only where they may know where it is. What was told in confidence, under
 * the law of complaints, by or of a child, by somebody who hides their name, or is of a person's own home has none.
 */
export function whyNoPhotos(
  ticket: Pick<Ticket, "visibility" | "status" | "category" | "flags">,
  { categories }: Pick<Ward, "categories">,
): PhotoRefusal | undefined {
  const { visibility, status, category } = ticket;
  if (visibility === "confidential" || status === "spam") return "in-confidence";
  if (!rulesOf(categories, category).isPublished) return "off-lists";
  return isKindAlone(ticket) ? "kind-alone" : undefined;
}

/** A photo of a ticket that a person may look through for everybody. */
export interface TicketPhoto {
  key: string;
  side: PhotoSide;
  /** A resident sent it: it is shown only when they agreed to that. */
  isResidents: boolean;
}

/** Photos of a ticket that are kept here, each once. Those of the result are the ward's own. */
export function photosIn({ attachments, proof, machine }: Pick<Ticket, "attachments" | "proof" | "machine">) {
  const all = [
    ...attachments.map((file) => ({ ...file, side: "before" as const, isResidents: machine === undefined })),
    ...proof.map((file) => ({ ...file, side: "after" as const, isResidents: false })),
  ];
  const photos = all.flatMap(({ kind, key, side, isResidents }): TicketPhoto[] =>
    kind === "image" && key !== undefined ? [{ key, side, isResidents }] : [],
  );
  return photos.filter(({ key }, index) => photos.findIndex((other) => other.key === key) === index);
}

/** Of these photos of the ticket, those everybody may see now: what became of it since they were approved counts. */
export function photosForAll(
  ticket: Ticket,
  ward: Pick<Ward, "categories">,
  photos: readonly ShownPhoto[],
): ShownPhoto[] {
  if (whyNoPhotos(ticket, ward)) return [];
  const kept = new Set(photosIn(ticket).map(({ key }) => key));
  return photos.filter(({ ticketCode, source }) => ticketCode === ticket.code && kept.has(source));
}
