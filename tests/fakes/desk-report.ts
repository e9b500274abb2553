import type { Staff } from "../../core/people/staff.ts";
import type { TicketFact } from "../../core/report/facts.ts";
import { categories, keeperOf } from "../../core/ticket/taxonomy.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { monthlyHandlers } from "../../server/api/monthly.ts";
import { reportHandlers } from "../../server/api/reports.ts";
import type { monthlyRoutes } from "../../server/contract-monthly.ts";
import type { reportRoutes } from "../../server/contract-reports.ts";
import { drawMap, type WardMap } from "../../server/pages/map.ts";
import { staff } from "./desk-seed.ts";
import { FakeStore } from "./fake-store.ts";
import { fakeWorld } from "./world.ts";

export type ReportOperation = keyof typeof reportRoutes | keyof typeof monthlyRoutes;

const hourMs = 3_600_000;
const areas = ["khu phố 1", "khu phố 2", "khu phố 3"];

/** A ticket so many hours ago; every fourth came in late, every seventh is open, every fifth was rated. */
function factAt(number: number): TicketFact {
  const openedAt = new Date(Date.now() - number * 5 * hourMs);
  const row = categories[(number * 7) % categories.length] ?? categories[0];
  const due = new Date(openedAt.getTime() + 48 * hourMs);
  const took = (number % 4 === 0 ? 60 : 6 + (number % 20)) * hourMs;
  const isOpen = number % 7 === 0 || openedAt.getTime() + took > Date.now();
  const stopped = {
    firstStoppedAt: new Date(openedAt.getTime() + hourMs),
    resultStoppedAt: new Date(openedAt.getTime() + took),
  };
  return {
    ...{
      code: `BS-2610-${String(number).padStart(4, "0")}`,
      category: row.id,
      severity: row.severity,
      unit: keeperOf(row),
    },
    ...{
      status: isOpen ? "in-progress" : "closed",
      origin: number % 3 === 0 ? "zalo" : "facebook",
      visibility: "public",
    },
    ...{
      isEscalated: number % 21 === 0,
      isFormal: number % 37 === 0,
      area: areas[number % 3] ?? "khu phố 1",
      reopenedCount: number % 11 === 0 ? 1 : 0,
    },
    ...{ latitude: 10.02 + ((number * 13) % 60) / 1000, longitude: 106.02 + ((number * 29) % 60) / 1000 },
    ...{ openedAt, firstDueAt: new Date(openedAt.getTime() + 4 * hourMs), resultDueAt: due },
    ...(isOpen ? {} : stopped),
    ...(isOpen || number % 5 !== 0 ? {} : { rating: number % 10 === 0 ? 5 : 3 }),
  };
}

/** A week of floods in one neighbourhood, which it usually has not. */
const floodAt = (number: number): TicketFact => ({
  ...factAt(number),
  ...{ code: `BS-2610-9${String(number).padStart(3, "0")}`, category: "flooding-drainage", area: "khu phố 3" },
});

/** Its ground. */
const map: WardMap = {
  outline: [
    [10.01, 106.01],
    [10.09, 106.02],
    [10.08, 106.09],
    [10.02, 106.08],
  ],
  streets: [
    {
      name: "Hoa Sứ",
      line: [
        [10.03, 106.03],
        [10.07, 106.06],
      ],
    },
  ],
  landmarks: [{ name: "Chợ Bến Sen", at: [10.05, 106.05] }],
};
export const wardDrawing = drawMap(map);

/** What reports ask of the desk's queries. */
type ReportDesk = Parameters<typeof reportHandlers>[0]["desk"];

/** The real operations over two months of a ward that never was, beside the tickets of this desk. */
export function createDeskReport(tickets: () => Ticket[]) {
  const facts = [
    ...Array.from({ length: 290 }, (_, at) => factAt(at)),
    ...Array.from({ length: 9 }, (_, at) => floodAt(at)),
  ];
  const desk: ReportDesk = {
    listStaff: async (): Promise<Staff[]> => [...staff],
    reportTickets: async () => facts,
    reportTalks: async () => [
      { channel: "facebook" as const, talks: 212, byMachine: 141 },
      { channel: "zalo" as const, talks: 7, byMachine: 5 },
    ],
    ticketsByCodes: async (codes: string[]) => tickets().slice(0, codes.length),
  };
  const world = fakeWorld({ now: new Date() });
  return { ...reportHandlers({ desk, map, world }), ...monthlyHandlers({ desk, world, store: new FakeStore() }) };
}
