import { canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { hoursBetween, mustStay } from "../../core/ticket/merge-tickets.ts";
import { isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import { metresBetween } from "../../core/understanding/place.ts";
import type { ApiDeps, Context } from "./context.ts";
import { given } from "./given.ts";
import { type Looker, presentReport } from "./present-report.ts";
import { ticketFor, viewerFor } from "./view-ticket.ts";

/** Tickets of one talk that are looked at. */
const maxTickets = 50;

async function newestOf(tx: Transaction, staff: Staff, talkId: string): Promise<Ticket | undefined> {
  const tickets = await tx.tickets.ofConversations([talkId], maxTickets);
  return tickets.find(
    (ticket) => ticket.reporterConversationId === talkId && isOpen(ticket.status) && canSeeTicket(staff, ticket),
  );
}

async function presentCompared(tx: Transaction, ticket: Ticket, viewer: Looker) {
  const report = presentReport(ticket, viewer);
  const isMovable = report.ticket.moves.some(({ to }) => to === "duplicate");
  const staysFor = (await mustStay(tx, ticket)) ? "children" : isMovable ? undefined : "state";
  return {
    ...report,
    reporters: await tx.tickets.reporters(ticket.code),
    mayStay: isOpen(ticket.status),
    ...given({ staysFor } as const),
  };
}

/** How alike the machine found them when it proposed one for the other. */
function likenessOf(a: Ticket, b: Ticket): number | undefined {
  const said = ({ changes }: Ticket, { code }: Ticket) =>
    changes.findLast(({ kind, facts }) => kind === "proposal" && facts.parentCode === code)?.facts.likeness;
  return said(a, b) ?? said(b, a);
}

function apart(tickets: Ticket[]) {
  return tickets.flatMap((a, at) =>
    tickets.slice(at + 1).map((b) => ({
      codes: [a.code, b.code],
      hours: hoursBetween(a, b),
      ...given({ distanceMetres: metresBetween(a.place, b.place), likeness: likenessOf(a, b) }),
    })),
  );
}

/** Reports side by side, each once, oldest first. Throws NOT_FOUND for a code this person may not see. */
export async function compareReports(deps: ApiDeps, { staff, body }: Context<"compareReports">) {
  const viewer: Looker = { ...(await viewerFor(deps, staff)), map: deps.map };
  return deps.store.transaction(async (tx) => {
    const found = new Map<string, Ticket>();
    for (const code of body.codes) found.set(code, await ticketFor(tx, code, staff));
    const without: string[] = [];
    for (const id of body.talks) {
      const ticket = await newestOf(tx, staff, id);
      if (ticket) found.set(ticket.code, ticket);
      else without.push(id);
    }
    const tickets = [...found.values()].sort((a, b) => Number(a.openedAt) - Number(b.openedAt));
    const reports = [];
    for (const ticket of tickets) reports.push(await presentCompared(tx, ticket, viewer));
    return { reports, apart: apart(tickets), without };
  });
}
