import { isShown, type PublicPhoto } from "../../core/publication/photo.ts";
import type { PublicPhotos } from "../../core/publication/ports.ts";
import { keep, type MemoryTable, stale } from "./memory-table.ts";

/** Photos for everybody in memory. */
export function fakePublicPhotos(table: MemoryTable<PublicPhoto>): PublicPhotos {
  const oldestFirst = (a: PublicPhoto, b: PublicPhoto): number =>
    Number(a.approvedAt) - Number(b.approvedAt) || (a.id < b.id ? -1 : 1);
  return {
    byId: async (id) => table.get(id),
    ofTicket: async (code) =>
      table
        .all()
        .filter(({ ticketCode }) => ticketCode === code)
        .sort(oldestFirst),
    save: async (photo) => {
      const isTwin = (other: PublicPhoto): boolean =>
        other.id !== photo.id && other.ticketCode === photo.ticketCode && other.source === photo.source;
      if ((table.get(photo.id)?.version ?? 0) !== photo.version) throw stale();
      if (isShown(photo) && table.all().some((other) => isTwin(other) && isShown(other))) throw stale();
      const stored = { ...photo, version: photo.version + 1 };
      keep(table, stored);
      return stored;
    },
  };
}
