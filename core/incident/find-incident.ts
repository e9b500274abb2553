import type { Store } from "../store.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Place } from "../understanding/place.ts";
import { isInside, type KnownIncident, mayFlood, newestFact } from "./incident.ts";

/**
 * Looks for flood mode that a report of one of these kinds falls under, in a transaction of its own: the bot thinks
 * outside any.
 */
export function incidentFinder({ store }: { store: Pick<Store, "transaction"> }) {
  return (report: { categories: readonly CategoryId[]; place: Place }): Promise<KnownIncident | undefined> =>
    store.transaction(async (tx) => {
      for (const incident of await tx.incidents.underWay()) {
        const { parentCode: code, category, area } = incident;
        const fact = newestFact(incident);
        if (!fact || !report.categories.includes(category) || !isInside(area, report.place)) continue;
        const parent = await tx.tickets.byCode(code);
        if (parent && mayFlood(parent)) return { code, category, where: area.label, fact };
      }
      return undefined;
    });
}
