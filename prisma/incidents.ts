import { AppError } from "../core/errors.ts";
import type { Incident, IncidentFact } from "../core/incident/incident.ts";
import type { Incidents } from "../core/incident/ports.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { jsonOrNull, present } from "./rows.ts";

const whole = { facts: { orderBy: [{ postedAt: "asc" as const }, { id: "asc" as const }] } };
const newestFirst = [{ startedAt: "desc" as const }, { id: "desc" as const }];

function toFact({ id, text, at, postedAt, by }: Rows.IncidentFact): IncidentFact {
  return { id, text, at, postedAt, by: decode<IncidentFact["by"]>(by) };
}

function toIncident(row: Rows.Incident & { facts: Rows.IncidentFact[] }): Incident {
  const { id, parentCode, startedAt, endedAt, version } = row;
  return {
    ...{ id, parentCode, startedAt, version, category: row.category as Incident["category"] },
    area: decode<Incident["area"]>(row.area),
    startedBy: decode<Incident["startedBy"]>(row.startedBy),
    facts: row.facts.map(toFact),
    ...present({ endedAt, endedBy: decode<NonNullable<Incident["endedBy"]> | null>(row.endedBy) }),
  };
}

/** Spells of flood mode. That one ticket has one at a time is kept by an index; a second one is STALE. */
export function createIncidents(db: Db): Incidents {
  const stale = (): AppError => new AppError("STALE", "somebody was faster");
  return {
    byId: async (id) => {
      const row = await db.incident.findUnique({ where: { id }, include: whole });
      return row ? toIncident(row) : undefined;
    },
    ofTicket: async (parentCode) => {
      const row = await db.incident.findFirst({ where: { parentCode }, include: whole, orderBy: newestFirst });
      return row ? toIncident(row) : undefined;
    },
    underWay: async () => {
      const rows = await db.incident.findMany({
        where: { endedAt: null },
        include: whole,
        orderBy: newestFirst,
      });
      return rows.map(toIncident);
    },
    within: async ({ from, to }) => {
      const rows = await db.incident.findMany({
        where: { startedAt: { lt: to }, OR: [{ endedAt: null }, { endedAt: { gte: from } }] },
        include: whole,
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toIncident);
    },
    save: async (incident) => {
      assertStorable(incident);
      const { id, parentCode, category, startedAt, endedAt = null, version } = incident;
      const next = version + 1;
      const written =
        version === 0
          ? await db.incident.createMany({
              data: [
                {
                  ...{ id, parentCode, category, startedAt, endedAt, version: next },
                  area: encode(incident.area),
                  startedBy: encode(incident.startedBy),
                  endedBy: jsonOrNull(incident.endedBy),
                },
              ],
              skipDuplicates: true,
            })
          : await db.incident.updateMany({
              where: { id, version },
              data: { endedAt, endedBy: jsonOrNull(incident.endedBy), version: next },
            });
      if (written.count !== 1) throw stale();
      const facts = incident.facts.map(({ by, ...fact }) => ({ ...fact, incidentId: id, by: encode(by) }));
      if (facts.length > 0) await db.incidentFact.createMany({ data: facts, skipDuplicates: true });
      return { ...incident, version: next };
    },
  };
}
