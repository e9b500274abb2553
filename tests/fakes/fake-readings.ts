import type { SecondReading, SecondReadings } from "../../core/understanding/second-reader.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

/** Second readings in memory, undone with the transaction that wrote them. */
export function fakeReadings(journal: Journal) {
  const table = new MemoryTable<SecondReading & { ticketCode?: string }>(journal);
  const port: SecondReadings = {
    add: async (reading) => {
      if (!table.get(reading.id)) table.set(reading.id, reading);
    },
    filed: async (id, ticketCode) => {
      const reading = table.get(id);
      if (reading) table.set(id, { ...reading, ticketCode });
    },
  };
  return { port, all: () => table.all() };
}
