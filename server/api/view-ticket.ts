import { callerAddress } from "../../core/call/caller.ts";
import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { presentTicket, type TicketView, type Viewer } from "../present-ticket.ts";
import type { ApiDeps } from "./context.ts";

/** Who looks at a list of tickets, with the names of their colleagues. */
export async function viewerFor(
  { desk, world, map }: Pick<ApiDeps, "world"> & { desk: Pick<ApiDeps["desk"], "listStaff">; map?: ApiDeps["map"] },
  staff: Staff,
): Promise<Viewer> {
  const colleagues = await desk.listStaff({});
  const names = new Map(colleagues.map(({ id, name }) => [id, name]));
  return { staff, now: world.clock.now(), ward: world.ward, names, ...(map ? { map } : {}) };
}

/** A ticket this person may see. Throws NOT_FOUND for one that is not there and for one that is not theirs alike. */
export async function ticketFor(tx: Transaction, code: string, staff: Staff): Promise<Ticket> {
  const ticket = await tx.tickets.byCode(code);
  if (!ticket || !canSeeTicket(staff, ticket)) throw new AppError("NOT_FOUND", "no ticket with this code");
  return ticket;
}

/** Names of those who worked on it, also of those who have left since. */
async function namesIn(tx: Transaction, { officerId, proposedResult }: Ticket): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of [officerId, proposedResult?.byStaffId]) {
    const colleague = id ? await tx.people.staffById(id) : undefined;
    if (colleague) names.set(colleague.id, colleague.name);
  }
  return names;
}

/** The whole ticket as this person sees it. */
export async function viewTicket({ store, world, map }: ApiDeps, staff: Staff, ticket: Ticket): Promise<TicketView> {
  return store.transaction(async (tx) => {
    const followers = [];
    for (const id of ticket.followers) followers.push((await tx.conversations.byId(id)) ?? []);
    const phone = ticket.reporterConversationId ? undefined : ticket.contactPhone;
    const caller = phone ? await tx.people.citizenOf(callerAddress(phone)) : undefined;
    const viewer = { staff, now: world.clock.now(), ward: world.ward, names: await namesIn(tx, ticket), map };
    const relays = await tx.relays.ofTicket(ticket.code);
    const related = (await tx.tickets.childrenOf(ticket.code)).length;
    return presentTicket(ticket, viewer, { followers: followers.flat(), caller, ward: world.ward, relays, related });
  });
}
