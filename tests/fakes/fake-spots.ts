import type { Spots } from "../../core/channel/ports.ts";
import type { Spot } from "../../core/spot.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

/** Signs in memory, undone with the transaction that wrote them. */
export function createFakeSpots(journal: Journal): Spots {
  const table = new MemoryTable<Spot>(journal);
  const order = (spot: Spot): string => `${spot.retiredAt ? 1 : 0}${spot.label}`;
  return {
    byId: async (id) => table.get(id),
    all: async () => table.all().sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    save: async (spot) => {
      assertStorable(spot);
      table.set(spot.id, spot);
    },
  };
}
