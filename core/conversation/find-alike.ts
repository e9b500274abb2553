import type { Store } from "../store.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { AlikeTicket, Incident } from "../understanding/likeness.ts";
import type { World } from "../world.ts";

/** Open tickets looked at for one report; the nearest in time come first. */
const maxCompared = 50;

/**
 * Looks for the open incident a report tells of once more. Own tickets are left out, and the store gives public ones
 * only: of a confidential or hidden matter nobody learns that it was reported. Reads in a transaction of its own, as the
 * bot thinks outside any.
 */
export function alikeFinder(input: {
  store: Pick<Store, "transaction">;
  world: Pick<World, "likeness" | "clock">;
  own: readonly Ticket[];
}): (report: Omit<Incident, "at">) => Promise<AlikeTicket | undefined> {
  const { store, world, own } = input;
  const ownCodes = new Set(own.map(({ code }) => code));
  return async (report) => {
    const { category, place } = report;
    const { metres, hours, ask } = world.likeness.reachOf(category);
    if (!place || hours === 0) return undefined;
    const at = world.clock.now();
    const since = new Date(at.getTime() - hours * 3_600_000);
    return store.transaction(async (tx) => {
      const near = await tx.tickets.near({ category, place, metres, since, limit: maxCompared });
      const [best] = near
        .filter(({ code }) => !ownCodes.has(code))
        .map((ticket) => ({
          code: ticket.code,
          likeness: world.likeness.compare({ ...report, at }, asIncident(ticket)),
        }))
        .filter(({ likeness }) => likeness >= ask)
        .sort((a, b) => b.likeness - a.likeness);
      return best && { ...best, reporters: await tx.tickets.reporters(best.code) };
    });
  };
}

function asIncident({ category, title, body, place, openedAt }: Ticket): Incident {
  return { category, text: `${title}\n${body}`, at: openedAt, ...(place && { place }) };
}
