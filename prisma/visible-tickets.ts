import { canSeeTicket } from "../core/people/access.ts";
import type { Staff } from "../core/people/staff.ts";
import type { UnitId } from "../core/ticket/taxonomy.ts";
import { visibilities } from "../core/ticket/ticket.ts";
import { Prisma } from "./client/client.ts";

/**
 * Which rows of `conversation AS c` hold something told in confidence that this person may not read; undefined: none. Beside
 * the tickets it is the report in the making, as in core's `withheldLines`.
 */
export function keptFrom(staff: Staff): Prisma.Sql | undefined {
  if (canSeeTicket(staff, { unit: "LD", visibility: "confidential" })) return undefined;
  return Prisma.sql`(c.id IN (SELECT t.reporter_conversation_id FROM ticket AS t WHERE t.visibility = 'confidential'
      AND t.reporter_conversation_id IS NOT NULL AND ${visibleTo(staff)} IS NOT TRUE)
    OR c.dialogue #>> '{draft,category}' = 'integrity-complaint'
    OR c.dialogue #> '{draft,flags}' @> '["confidential"]'::jsonb)`;
}

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
