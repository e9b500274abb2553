import type { Spots } from "../core/channel/ports.ts";
import type { Spot } from "../core/spot.ts";
import type { Spot as SpotRow } from "./client/client.ts";
import type { Db } from "./database.ts";
import { decode, encode } from "./json.ts";

function toSpot({ id, label, place, createdAt, retiredAt }: SpotRow): Spot {
  return { id, label, place: decode<Spot["place"]>(place), createdAt, ...(retiredAt ? { retiredAt } : {}) };
}

/** Places of the ward that have a sign with a QR code. */
export function createSpots(db: Db): Spots {
  return {
    byId: async (id) => {
      const row = await db.spot.findUnique({ where: { id } });
      return row ? toSpot(row) : undefined;
    },
    all: async () => {
      const rows = await db.spot.findMany({ orderBy: [{ label: "asc" }, { id: "asc" }] });
      return [...rows.filter((row) => !row.retiredAt), ...rows.filter((row) => row.retiredAt)].map(toSpot);
    },
    save: async ({ id, retiredAt, place, ...spot }) => {
      const row = { ...spot, place: encode(place), retiredAt: retiredAt ?? null };
      await db.spot.upsert({ where: { id }, create: { id, ...row }, update: row });
    },
  };
}
