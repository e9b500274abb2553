import { incidentKindOf } from "../../core/incident/kinds.ts";
import type { incidentRoutes } from "../../server/contract-incidents.ts";
import type { Desk } from "./desk.ts";
import { given, type Handler } from "./desk-handler.ts";
import { rowOf } from "./desk-present.ts";
import { at, type staff } from "./desk-seed.ts";

type Operation = keyof typeof incidentRoutes;
/** What is only read here; acts are tried out on the real server. */
type Mine = Extract<Operation, "listIncidents" | "getIncident" | "previewNews">;
export type IncidentAct = Exclude<Operation, Mine>;
type Asker = (typeof staff)[number];

/** The desk's first ticket as an incident of which the second is one more report. */
const report = (desk: Desk, person: Asker, nth: number) => {
  const ticket = desk.tickets[nth];
  if (!ticket) throw new Error("the desk has too few tickets");
  const { body, place, origin, followers } = ticket;
  const spot = { x: 0.3 + nth * 0.2, y: 0.5 };
  return {
    ...given({ place }),
    ticket: rowOf(ticket, person),
    body,
    attachments: [],
    origin,
    followers: followers.length,
    spot,
  };
};
const fact = (minutes: number, text: string) => ({ id: text, text, at: at(-minutes), byName: "chị Lan" });

/** Incidents at the fake desk. */
export const incidentHandlers: { [K in Mine]: Handler<K> } = {
  listIncidents: ({ desk, person }) => {
    const { ticket } = report(desk, person, 0);
    const counts = { proposed: 1, merged: 2, reporters: 4, inFlood: true };
    return { items: [{ ticket, ...counts, origins: ["facebook", "zalo"], newestAt: at(-12) }], at: at(0) };
  },
  getIncident: ({ desk, person }) => {
    const parent = report(desk, person, 0);
    const child = {
      ...report(desk, person, 1),
      state: "proposed" as const,
      distanceMetres: 40,
      hoursApart: 1.5,
      likeness: 0.82,
    };
    return {
      ...{ parent, children: [child], reporters: 4, mayFlood: false, mayTell: person.role === "OP" },
      ...given({ kind: incidentKindOf(parent.ticket.category) }),
      flood: {
        ...{ area: { label: "Sen Hồng", street: "Sen Hồng" }, startedAt: at(-300), startedBy: "chị Lan" },
        ...{ facts: [fact(20, "nước rút còn tới mắt cá"), fact(90, "có hai tổ đang bơm nước")], isAged: false },
      },
      at: at(0),
    };
  },
  previewNews: ({ body: { text } }) => ({
    text: `Tin về BS-2611-0387: ${text}.`,
    readers: [
      { name: "Nguyễn Thị Hồng", channel: "facebook", asTemplate: false },
      { name: "Trần Văn Bảy", channel: null, asTemplate: false },
    ],
  }),
};
