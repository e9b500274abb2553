import type { Store } from "../store.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Place } from "../understanding/place.ts";
import { type Incident, isInside, type KnownIncident, mayFlood, newestFact } from "./incident.ts";
import { heardOf, incidentKindOf } from "./kinds.ts";

/**
 * Looks for flood mode that a report of one of these kinds falls under, outside any transaction, as the bot thinks
 * outside any. An incident of the report's own category comes before one that hears it besides.
 */
export function incidentFinder({ store }: { store: Pick<Store, "look"> }) {
  return (report: { categories: readonly CategoryId[]; place: Place }): Promise<KnownIncident | undefined> =>
    store.look(async (tx) => {
      const underWay = await tx.incidents.underWay();
      const isOwn = ({ category }: Incident): boolean => report.categories.includes(category);
      for (const incident of [...underWay.filter(isOwn), ...underWay.filter((one) => !isOwn(one))]) {
        const { parentCode: code, area } = incident;
        const [kind, fact] = [incidentKindOf(incident.category), newestFact(incident)];
        const category = heardOf(incident.category, report.categories);
        if (!kind || !fact || !category || !isInside(area, report.place)) continue;
        const parent = await tx.tickets.byCode(code);
        if (parent && mayFlood(parent)) return { code, kind, category, where: area.label, fact };
      }
      return undefined;
    });
}
