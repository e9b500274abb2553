import { can, canSeeTicket } from "../../core/people/access.ts";
import { type StaffRole, staffRoles } from "../../core/people/staff.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { type OperationId, routes } from "../../server/contract.ts";
import { privacyRoutes } from "../../server/contract-privacy.ts";
import type { Route } from "../../server/contract-route.ts";
import { type Desk, openDesk, personOf } from "./desk.ts";

/** Operations about one ticket, with a request that would be taken from whoever may. A new one needs its line here. */
const bodies: Partial<Record<OperationId, (ticket: Ticket) => object | undefined>> = {
  getTicket: () => undefined,
  moveTicket: ({ version }) => ({ to: "in-progress", version, facts: {} }),
  previewMove: ({ version }) => ({ to: "in-progress", version, facts: {} }),
  correctTicket: ({ version }) => ({ version, severity: "S2" }),
  proposeResult: ({ version }) => ({ version, text: "Đã thông cống.", photos: [] }),
  noteOnTicket: () => ({ text: "xem" }),
  disputeUnit: ({ version }) => ({ version, unit: "VP", reason: "không thuộc đơn vị" }),
  ruleOnUnit: ({ version }) => ({ version, unit: "VP", reason: "giao văn phòng" }),
  listTicketPhotos: () => undefined,
  previewPhoto: () => ({ key: "no-such", masks: [] }),
  publishPhoto: () => ({ key: "no-such", masks: [] }),
  takeDownPhoto: () => undefined,
  getIncident: () => undefined,
  startFlood: () => ({ clientId: "flood-act-1", area: { label: "Sen Hồng" }, text: "nước ngang gối" }),
  tellFact: () => ({ clientId: "flood-act-2", text: "nước rút" }),
  previewFact: () => ({ text: "nước rút" }),
  tellNews: () => ({ clientId: "news-act-1", text: "mai có người tới" }),
  previewNews: () => ({ text: "mai có người tới" }),
  gatherTickets: ({ version }) => ({ children: [{ code: "BS-2611-8899", version }] }),
  endFlood: () => undefined,
  refuseMerge: ({ version }) => ({ child: "BS-2611-8899", version, reason: "việc khác" }),
  getRightsCase: () => undefined,
  acceptRightsCase: ({ version }) => ({ version, right: "see" }),
  refuseRightsCase: ({ version }) => ({ version, reason: "chưa đủ giấy tờ" }),
  prolongRightsCase: ({ version }) => ({ version, reason: "nhiều việc" }),
  nameDataSubject: ({ version }) => ({ version, citizenId: "nobody" }),
  handOverData: ({ version }) => ({ version }),
  correctPerson: ({ version }) => ({ version, name: "Tên Khác" }),
  withdrawConsents: ({ version }) => ({ version }),
  erasePerson: ({ version }) => ({ version }),
  downloadPersonalData: () => undefined,
};
/** About a flood, a report under the ticket or a photo shown of it, which these tickets have not: whoever may ask is told so, whosever it is. */
const aboutNothing: readonly OperationId[] = [
  ...(["tellFact", "endFlood", "refuseMerge", "gatherTickets", "takeDownPhoto"] as const),
  // a code of a ticket is none of a request
  ...(Object.keys(privacyRoutes) as OperationId[]),
];
const operations = Object.keys(routes) as OperationId[];
const routeOf = (id: OperationId): Route => routes[id];
const ofTicket = operations.filter((id) => routeOf(id).path.includes("{code}"));

/** Own and another unit, public and confidential; the officer of these tests is named for his unit's. */
const kinds = (["KTHT", "CA"] as const).flatMap((unit) =>
  (["public", "confidential"] as const).map((visibility) => ({ unit, visibility })),
);

/** Operations about one conversation, the reading ones first; ends of talks come last. */
const ofTalk = operations.filter((id) => routeOf(id).path.startsWith("/api/conversations/{id}"));
const talkBodies: Partial<Record<OperationId, () => object>> = {
  noteOnConversation: () => ({ text: "xem" }),
  replyInConversation: () => ({ clientId: desk.clientId(), text: "Dạ." }),
};

let desk: Desk;
const tickets: Ticket[] = [];
/** One about each of them. */
const talks: string[] = [];
/** Words that stand in one ticket only, without the first letter: a title is shown with a capital one. */
const markOf = ({ code }: Ticket): string => `hieu-${code}`;
beforeAll(async () => {
  desk = await openDesk();
  for (const [index, kind] of kinds.entries()) {
    const code = `BS-2611-88${index}0`;
    const words = { title: `dau-hieu-${code}`, body: `dau-hieu-${code}` };
    const { id } = await desk.talk([{ text: `về ${code}`, ticketCode: code }]);
    talks.push(id);
    const own = { followers: [id], reporterConversationId: id };
    tickets.push(await desk.ticket({ ...kind, ...words, ...own, code, status: "accepted", officerId: "dung" }));
  }
});
afterAll(() => desk.close());

const mayAsk = (role: StaffRole, id: OperationId): boolean => {
  const { access } = routeOf(id);
  return access === "signed-in" || can(desk.staff[personOf[role]], access);
};

test("every operation about one ticket has a case", () => {
  expect(ofTicket.filter((id) => !(id in bodies)).sort()).toEqual(["recordAnswer"]);
});

test.each(staffRoles)(
  "%s gets an answer about exactly the tickets the table and the unit give them, whatever they ask",
  async (role) => {
    const staff = desk.staff[personOf[role]];
    const told: Record<string, string> = {};
    const due: Record<string, string> = {};
    for (const ticket of tickets) {
      for (const id of Object.keys(bodies) as OperationId[]) {
        const body = bodies[id]?.(ticket);
        const response = await desk.send(personOf[role], id, {
          params: { code: ticket.code, id: "x" },
          ...(body && { body }),
        });
        await response.text();
        const name = `${id} ${ticket.unit} ${ticket.visibility}`;
        told[name] = response.status === 403 ? "forbidden" : response.status === 404 ? "not there" : "answered";
        const isThere = canSeeTicket(staff, ticket) && !aboutNothing.includes(id);
        due[name] = !mayAsk(role, id) ? "forbidden" : isThere ? "answered" : "not there";
      }
    }
    expect(told).toEqual(due);
  },
);

test.each(staffRoles)(
  "%s gets an answer about a conversation by their role, whichever unit its ticket is of, and no word of one they may not see",
  async (role) => {
    const staff = desk.staff[personOf[role]];
    const told: Record<string, string> = {};
    const due: Record<string, string> = {};
    for (const [index, ticket] of tickets.entries()) {
      const isShown = canSeeTicket(staff, ticket) && can(staff, "conversation.read");
      for (const id of ofTalk) {
        const params = { id: talks[index] ?? "", linkId: "x", messageId: "x" };
        const body = talkBodies[id]?.();
        const response = await desk.send(personOf[role], id, { params, ...(body && { body }) });
        const text = await response.text();
        const name = `${id} ${ticket.unit} ${ticket.visibility}`;
        told[name] = response.status === 403 ? "forbidden" : "answered";
        due[name] = mayAsk(role, id) ? "answered" : "forbidden";
        expect({ name, isTold: text.includes(markOf(ticket)) && !isShown }).toEqual({ name, isTold: false });
        if (id === "getConversation") told[`words ${name}`] = String(text.includes(markOf(ticket)));
        if (id === "getConversation") due[`words ${name}`] = String(isShown);
      }
    }
    expect(told).toEqual(due);
  },
);

test.each(staffRoles)("no list, report or file shows %s a word of a ticket they may not see", async (role) => {
  const staff = desk.staff[personOf[role]];
  const hidden = tickets.filter((ticket) => !canSeeTicket(staff, ticket));
  const params = { id: "x", linkId: "x", key: "x", kind: "procedure", channel: "zalo", account: "x" };
  const readers = operations.filter((id) => routeOf(id).method === "get" && routeOf(id).response !== "events");
  const shown: string[] = [];
  for (const id of readers.filter((reader) => !ofTicket.includes(reader) && mayAsk(role, reader))) {
    const query = { queue: "all", q: "dau hieu" };
    for (const sent of [{ params }, { params, query }]) {
      const text = await (await desk.send(personOf[role], id, sent)).text();
      shown.push(...hidden.filter((ticket) => text.includes(markOf(ticket))).map(({ code }) => `${id} ${code}`));
    }
  }
  expect(shown).toEqual([]);
});
