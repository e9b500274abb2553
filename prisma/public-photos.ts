import { AppError } from "../core/errors.ts";
import type { PhotoSide, PublicPhoto, Rendition } from "../core/publication/photo.ts";
import type { PublicPhotos } from "../core/publication/ports.ts";
import type * as Rows from "./client/client.ts";
import type { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { doom } from "./personal-files.ts";
import { jsonOrNull, present } from "./rows.ts";

export const oldestFirst = [{ approvedAt: "asc" as const }, { id: "asc" as const }];

function toRendition({ picture, thumbnail, width, height }: Rows.PublicPhoto): Rendition | null {
  const isWhole = picture !== null && thumbnail !== null && width !== null && height !== null;
  return isWhole ? { picture, thumbnail, width, height } : null;
}

export function toPhoto(row: Rows.PublicPhoto): PublicPhoto {
  const { id, ticketCode, source, agreed, approvedAt, takenDownAt, version } = row;
  return {
    ...{ id, ticketCode, source, agreed, approvedAt, version, side: row.side as PhotoSide },
    approvedBy: decode<PublicPhoto["approvedBy"]>(row.approvedBy),
    ...present({
      shown: toRendition(row),
      takenDownAt,
      takenDownBy: decode<NonNullable<PublicPhoto["takenDownBy"]> | null>(row.takenDownBy),
    }),
  };
}

/** A photo as its row. */
export function fromPhoto(photo: PublicPhoto) {
  const { shown, approvedBy, takenDownBy, takenDownAt = null, ...rest } = photo;
  const files = shown ?? { picture: null, thumbnail: null, width: null, height: null };
  return { ...rest, ...files, approvedBy: encode(approvedBy), takenDownBy: jsonOrNull(takenDownBy), takenDownAt };
}

const keysOf = (rows: Pick<Rows.PublicPhoto, "picture" | "thumbnail">[]): string[] =>
  rows.flatMap(({ picture, thumbnail }) => [picture, thumbnail]).filter((key) => key !== null);

/** Removes what was made of photos that go, whoever approved it. Returns the files nobody is shown any more. */
export async function forgetPhotos(db: Db, where: Prisma.PublicPhotoWhereInput): Promise<string[]> {
  const rows = await db.publicPhoto.findMany({ where, select: { picture: true, thumbnail: true } });
  await db.publicPhoto.deleteMany({ where });
  return keysOf(rows);
}

/** Photos for everybody. That one of a photo is shown at a time is kept by an index; a second one is STALE. */
export function createPublicPhotos(db: Db): PublicPhotos {
  return {
    byId: async (id) => {
      const row = await db.publicPhoto.findUnique({ where: { id } });
      return row ? toPhoto(row) : undefined;
    },
    ofTicket: async (ticketCode) => {
      const rows = await db.publicPhoto.findMany({ where: { ticketCode }, orderBy: oldestFirst });
      return rows.map(toPhoto);
    },
    save: async (photo) => {
      assertStorable(photo);
      const { id, version } = photo;
      const next = { ...photo, version: version + 1 };
      const data = fromPhoto(next);
      const before = await db.publicPhoto.findMany({ where: { id }, select: { picture: true, thumbnail: true } });
      const written =
        version === 0
          ? await db.publicPhoto.createMany({ data: [data], skipDuplicates: true })
          : await db.publicPhoto.updateMany({ where: { id, version }, data });
      if (written.count !== 1) throw new AppError("STALE", "somebody was faster");
      await doom(db, keysOf(before));
      return next;
    },
  };
}
