import { speakCode } from "../../bots/spoken-code.ts";
import { spellCode } from "../../core/ticket/code.ts";
import { categoryOf, keeperOf } from "../../core/ticket/taxonomy.ts";
import { isOpen, type MoveFacts, type TicketStatus } from "../../core/ticket/ticket.ts";
import { given, type Handler } from "./desk-handler.ts";
import { rowOf, viewOf } from "./desk-present.ts";
import { at } from "./desk-seed.ts";

const photosOf = (photos: { key: string }[]): NonNullable<MoveFacts["photos"]> =>
  photos.map(({ key }) => ({ kind: "image" as const, key }));

/** The facts of a request as core knows them: photos are files on our side. */
function factsOf({ photos, ...rest }: { photos?: { key: string }[] | undefined }): MoveFacts {
  return { ...given(rest), ...(photos ? { photos: photosOf(photos) } : {}) };
}

const listTickets: Handler<"listTickets"> = ({ desk, person, query }) => {
  const { queue, q = "" } = query;
  const items = desk.tickets.filter(({ code, title, status, unit, clocks }) => {
    if (!`${code} ${title}`.toLowerCase().includes(q.toLowerCase())) return false;
    if ((person.role === "OFF" || person.role === "HEAD") && unit !== person.unit) return false;
    if (queue === "late") return isOpen(status) && clocks.resultDueAt.getTime() < Date.now();
    if (queue === "waiting") return status === "waiting-external" || status === "needs-info";
    if (queue === "done") return !isOpen(status) || status === "resolved";
    if (queue === "mine") return isOpen(status) && status !== "resolved";
    return queue === "all" || isOpen(status);
  });
  return { items: items.map((ticket) => rowOf(ticket, person)), at: at(0) };
};

const moveTicket: Handler<"moveTicket"> = ({ desk, person, params, body: { to, version, facts } }) =>
  viewOf(desk.move(params.code, person, to, version, factsOf(facts)), person, desk.conversations);

const previewMove: Handler<"previewMove"> = ({ desk, params, body: { to, facts } }) => {
  const { followers, code } = desk.ticket(params.code);
  const said: Partial<Record<TicketStatus, string>> = {
    resolved: `Dạ, phường có kết quả phiếu ${code}: ${facts.text ?? "…"}`,
    "in-progress": `Người của phường đã tới xem việc ${code}.`,
  };
  return { text: said[to] ?? null, followers: followers.length, doubts: [] };
};

const proposeResult: Handler<"proposeResult"> = ({ desk, person, params, body }) => {
  const { text } = body;
  const photos = photosOf(body.photos);
  const ticket = desk.ticket(params.code);
  ticket.proposedResult = { text, photos, byStaffId: person.id, at: new Date(), machineWritten: false };
  desk.log(ticket, person, "proposal", ticket.status, { text, photos });
  return viewOf(ticket, person, desk.conversations);
};

const correctTicket: Handler<"correctTicket"> = ({ desk, person, params, body: { version: _, ...change } }) => {
  const facts = factsOf(change as object);
  const ticket = desk.ticket(params.code);
  Object.assign(ticket, facts, facts.category ? { unit: keeperOf(categoryOf(facts.category)) } : {});
  desk.log(ticket, person, "update", ticket.status, facts);
  return viewOf(ticket, person, desk.conversations);
};

const noteOnTicket: Handler<"noteOnTicket"> = ({ desk, person, params, body }) => {
  const ticket = desk.ticket(params.code);
  desk.log(ticket, person, "note", ticket.status, {}, body.text);
  return viewOf(ticket, person, desk.conversations);
};

const recordAnswer: Handler<"recordAnswer"> = ({ desk, person, params, body }) => {
  const ticket = desk.ticket(params.code);
  desk.log(ticket, person, "update", ticket.status, { answer: body.answer });
  return viewOf(ticket, person, desk.conversations);
};

const enterCall: Handler<"enterCall"> = ({ desk, person, body }) => {
  const title = categoryOf(body.category).name;
  const place = body.place && given(body.place);
  const ticket = desk.open(person, { title, body: body.text, category: body.category, place, origin: "hotline" });
  const script = `Dạ, mã của anh/chị là ${speakCode(ticket.code)}. Anh/chị ghi giúp, phường đọc lại một lần nữa ạ.`;
  desk.calls.filed(body.callId, ticket.code);
  return { ticket: viewOf(ticket, person, desk.conversations), spelledCode: spellCode(ticket.code), script };
};

/** Tickets and calls at the fake desk. */
export const ticketHandlers = {
  listTickets,
  getTicket: (({ desk, person, params }) =>
    viewOf(desk.ticket(params.code), person, desk.conversations)) satisfies Handler<"getTicket">,
  moveTicket,
  previewMove,
  correctTicket,
  proposeResult,
  noteOnTicket,
  recordAnswer,
  enterCall,
  findCaller: (({ desk, person }) => ({
    name: "Bác Bảy",
    tickets: desk.tickets.slice(0, 2).map((one) => rowOf(one, person)),
  })) satisfies Handler<"findCaller">,
};
