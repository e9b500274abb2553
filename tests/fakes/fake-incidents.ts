import type { Incident } from "../../core/incident/incident.ts";
import type { Incidents } from "../../core/incident/ports.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

/** Spells of flood mode in memory. */
export function fakeIncidents(journal: Journal): Incidents {
  const table = new MemoryTable<Incident>(journal);
  const newestFirst = (fits: (incident: Incident) => boolean): Incident[] =>
    table
      .all()
      .filter(fits)
      .sort((a, b) => Number(b.startedAt) - Number(a.startedAt) || (a.id < b.id ? 1 : -1));
  const underWay: Incidents["underWay"] = async () => newestFirst(({ endedAt }) => !endedAt);
  return {
    byId: async (id) => table.get(id),
    ofTicket: async (code) => newestFirst(({ parentCode }) => parentCode === code)[0],
    underWay,
    within: async ({ from, to }) =>
      newestFirst(({ startedAt, endedAt }) => startedAt < to && (!endedAt || endedAt >= from)).reverse(),
    save: async (incident) => {
      const known = table.get(incident.id);
      const isTwin = (other: Incident): boolean => other.parentCode === incident.parentCode && other.id !== incident.id;
      if ((known?.version ?? 0) !== incident.version) throw stale(known?.version);
      if (!known && (await underWay()).some(isTwin)) throw stale();
      const stored = { ...incident, version: incident.version + 1 };
      keep(table, stored);
      return stored;
    },
  };
}
