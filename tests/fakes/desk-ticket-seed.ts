import { clocksFor } from "../../core/ticket/deadlines.ts";
import { type CategoryId, categoryOf, keeperOf } from "../../core/ticket/taxonomy.ts";
import type { Ticket, TicketStatus } from "../../core/ticket/ticket.ts";
import { calendar, minuteMs, nextId, photo } from "./desk-seed.ts";

interface TicketSeed {
  number: number;
  title: string;
  category: CategoryId;
  status: TicketStatus;
  place: string;
  hoursAgo: number;
  officer?: boolean;
  more?: Partial<Ticket>;
}

function ticket({ number, title, category, status, place, hoursAgo, officer, more }: TicketSeed): Ticket {
  const openedAt = new Date(Date.now() - hoursAgo * 60 * minuteMs);
  const row = categoryOf(category);
  return {
    id: nextId("t"),
    code: `BS-2611-${String(number).padStart(4, "0")}`,
    title,
    body: `${title}, nhờ phường coi giúp.`,
    category,
    secondary: [],
    proposals: [],
    cues: [],
    severity: row.severity,
    flags: [],
    status,
    unit: keeperOf(row),
    ...(officer ? { officerId: "s-dung" } : {}),
    place: { label: place, precision: "house", latitude: 10.77 + number / 100_000, longitude: 106.7 },
    attachments: [photo],
    proof: [],
    followers: ["c-hong", "c-khoi"],
    reporterConversationId: "c-hong",
    visibility: "public",
    origin: "facebook",
    openedAt,
    clocks: clocksFor(calendar, category, openedAt),
    reopenedCount: 0,
    returnedCount: 0,
    version: 1,
    changes: [
      {
        id: nextId("h"),
        seq: 1,
        at: openedAt,
        actor: { role: "SYS", id: "system", name: "Hệ thống" },
        from: null,
        to: "new",
        kind: "move",
        facts: {},
      },
      {
        id: nextId("h"),
        seq: 2,
        at: openedAt,
        actor: { role: "OP", id: "s-lan", name: "Chị Lan" },
        from: "triaged",
        to: status,
        kind: "move",
        facts: { unit: keeperOf(row) },
      },
    ],
    ...more,
  };
}

/** Tickets in the states an officer meets. */
export function seedTickets(): Ticket[] {
  return [
    ticket({
      number: 387,
      title: "Cống nghẹt, nước đọng đầu hẻm 41",
      category: "flooding-drainage",
      status: "assigned",
      place: "hẻm 41 Hoa Sứ",
      hoursAgo: 1,
    }),
    ticket({
      number: 352,
      title: "Lấn chiếm vỉa hè bán hàng ăn",
      category: "sidewalk-encroachment",
      status: "accepted",
      place: "12 Sen Trắng, khu phố 1",
      hoursAgo: 3,
      officer: true,
    }),
    ticket({
      number: 341,
      title: "Vỉa hè bể, người già vấp té",
      category: "pavement-damage",
      status: "in-progress",
      place: "chợ Bến Sen",
      hoursAgo: 4,
      officer: true,
    }),
    ticket({
      number: 310,
      title: "Chờ công ty cây xanh mé nhánh cây xà cừ trước trường tiểu học, nhánh vươn qua dây điện",
      category: "tree-park-care",
      status: "waiting-external",
      place: "trường Hoa Sứ",
      hoursAgo: 30,
      officer: true,
    }),
  ];
}
