import { canSeeTicket } from "../core/people/access.ts";
import type { Staff } from "../core/people/staff.ts";
import type { UnitId } from "../core/ticket/taxonomy.ts";
import { visibilities } from "../core/ticket/ticket.ts";
import { Prisma } from "./client/client.ts";

/**
 * Which rows of `ticket AS t` this person may see. The rule is core's `canSeeTicket`: it is asked for each combination
 * of unit, visibility and officer, so that lists, search and the ticket's own page never disagree.
 */
export function visibleTo(staff: Staff): Prisma.Sql {
  const own = staff.unit;
  const isOwn = own ? Prisma.sql`t.unit = ${own}` : Prisma.sql`false`;
  const other: UnitId = own === "KP" ? "VP" : "KP";
  const isNamed = Prisma.sql`t.officer_id = ${staff.id}`;
  const seen = visibilities.flatMap((visibility) => {
    const allowed = (unit: UnitId, condition: Prisma.Sql): Prisma.Sql[] => {
      if (canSeeTicket(staff, { unit, visibility })) {
        return [Prisma.sql`(${condition} AND t.visibility = ${visibility})`];
      }
      const asOfficer = canSeeTicket(staff, { unit, visibility, officerId: staff.id });
      return asOfficer ? [Prisma.sql`(${condition} AND t.visibility = ${visibility} AND ${isNamed})`] : [];
    };
    return [...(own ? allowed(own, isOwn) : []), ...allowed(other, Prisma.sql`NOT ${isOwn}`)];
  });
  return seen.length > 0 ? Prisma.sql`(${Prisma.join(seen, " OR ")})` : Prisma.sql`false`;
}
