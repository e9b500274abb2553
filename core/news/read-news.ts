import type { PublicTicketFilter } from "../publication/ports.ts";
import { type PublicTicket, publish, unpublishedCategories } from "../publication/public-ticket.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";

/** Rows of one reading, and readings at most: far more than a ward has in a week. */
const atOnce = 200;
const maxReadings = 25;

/** A span of news: after the one moment, up to and with the other. */
export interface NewsSpan {
  after: Date;
  until: Date;
}

const isWithin = (at: Date | undefined, { after, until }: NewsSpan): boolean =>
  at !== undefined && at > after && at <= until;

/** Reported within. */
export const isReported = ({ openedAt }: PublicTicket, span: NewsSpan): boolean => isWithin(openedAt, span);
/** Its result came within. */
export const isFinished = ({ doneAt }: PublicTicket, span: NewsSpan): boolean => isWithin(doneAt, span);

/** What was reported and what was finished in a span, as anybody may know it; each report once, newest first. */
export async function readNews(
  { publicTickets }: Pick<Store, "publicTickets">,
  { ward, clock }: Pick<World, "ward" | "clock">,
  span: NewsSpan,
): Promise<PublicTicket[]> {
  const now = clock.now();
  const read = async (filter: Omit<PublicTicketFilter, "skip" | "limit">) => {
    const found = [];
    for (let reading = 0; reading < maxReadings; reading += 1) {
      const except = unpublishedCategories(ward);
      const some = await publicTickets.list({ ...filter, except, skip: reading * atOnce, limit: atOnce });
      found.push(...some);
      if (some.length < atOnce) break;
    }
    return found;
  };
  const reported = await read({ from: span.after, until: span.until });
  const finished = await read({ closed: true, movedAfter: span.after, movedBefore: span.until });
  const byCode = new Map([...reported, ...finished].map((ticket) => [ticket.code, ticket]));
  // What was put together with another report is told of with that one.
  const tickets = [...byCode.values()].filter(({ status }) => status !== "duplicate");
  const reports = tickets.map((ticket) => publish(ticket, ward, now));
  return reports
    .filter((report) => isReported(report, span) || isFinished(report, span))
    .sort((a, b) => Number(b.openedAt) - Number(a.openedAt));
}
