import type { Actor } from "../people/staff.ts";

/** Which of the pair it is: how it was, as somebody reported it, or how it is, as the ward left it. */
export const photoSides = ["before", "after"] as const;
export type PhotoSide = (typeof photoSides)[number];

/** The files everybody is shown: made of the photo, with what nobody may know masked. */
export interface Rendition {
  /** Keys. */
  picture: string;
  thumbnail: string;
  width: number;
  height: number;
}

/** One photo of a ticket as a person approved it for everybody; it stays on record when it was taken down. */
export interface PublicPhoto {
  /** Stands in its address, and is used for nothing else: shown anew it has another one. */
  id: string;
  ticketCode: string;
  side: PhotoSide;
  /** Key of the photo it was made of. */
  source: string;
  /** Unset: taken down. */
  shown?: Rendition;
  /** Whoever sent it agreed, as whoever approved it says. */
  agreed: boolean;
  approvedBy: Actor;
  approvedAt: Date;
  takenDownBy?: Actor;
  takenDownAt?: Date;
  version: number;
}
/** One that is shown. */
export type ShownPhoto = PublicPhoto & { shown: Rendition };

export const isShown = (photo: PublicPhoto): photo is ShownPhoto => photo.shown !== undefined;
