import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { presentTicket, type TicketView, type Viewer } from "../present-ticket.ts";
import type { ApiDeps } from "./context.ts";
import { hotlineAddress } from "./phone.ts";

/** Who looks at tickets, with what they need to name colleagues. */
export async function viewerFor({ desk, world }: ApiDeps, staff: Staff): Promise<Viewer> {
  const colleagues = await desk.listStaff({});
  return { staff, now: world.clock.now(), names: new Map(colleagues.map(({ id, name }) => [id, name])) };
}

/** A ticket this person may see. Throws NOT_FOUND for one that is not there and for one that is not theirs alike. */
export async function ticketFor(tx: Transaction, code: string, staff: Staff): Promise<Ticket> {
  const ticket = await tx.tickets.byCode(code);
  if (!ticket || !canSeeTicket(staff, ticket)) throw new AppError("NOT_FOUND", "no ticket with this code");
  return ticket;
}

/** The whole ticket as this person sees it. */
export async function viewTicket(deps: ApiDeps, staff: Staff, ticket: Ticket): Promise<TicketView> {
  const { store, world } = deps;
  const viewer = await viewerFor(deps, staff);
  const surroundings = await store.transaction(async (tx) => {
    const followers = [];
    for (const id of ticket.followers) followers.push(await tx.conversations.byId(id));
    const phone = ticket.reporterConversationId ? undefined : ticket.contactPhone;
    const caller = phone ? await tx.people.citizenOf(hotlineAddress(phone)) : undefined;
    return { followers: followers.filter((conversation) => conversation !== undefined), caller };
  });
  return presentTicket(ticket, viewer, { ...surroundings, ward: world.ward });
}
