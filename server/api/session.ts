import { attentionReasons } from "../../core/conversation/conversation.ts";
import { type Action, access, can } from "../../core/people/access.ts";
import {
  type BasisId,
  bases,
  type Category,
  categoryGroups,
  categoryIds,
  categoryOf,
  isOutsideUnit,
  keeperOf,
  type UnitId,
  units,
} from "../../core/ticket/taxonomy.ts";
import { isOpen, refusalCodes, type TicketStatus, ticketStatuses } from "../../core/ticket/ticket.ts";
import { presentStaff } from "../present.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

const idsOf = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];
const labelled = <K extends string>(table: Record<K, string>) => idsOf(table).map((id) => ({ id, label: table[id] }));

function presentCategory(category: Category) {
  const { id, group, name, severity, needsPlace, fieldWork } = category;
  const lead = category.units[0];
  const outside = lead && isOutsideUnit(lead) ? { outsideUnit: lead } : {};
  return { id, group, name, unit: keeperOf(category), ...outside, severity, needsPlace, fieldWork };
}

/** The tables of the domain never change while the process runs. */
const referenceOf = ({ bodies, world }: Pick<ApiDeps, "bodies" | "world">) => ({
  groups: [...categoryGroups, { id: "other", name: "Khác" }],
  categories: categoryIds.map((id) => presentCategory(categoryOf(id))),
  units: idsOf<UnitId>(units).map((id) => ({
    id,
    name: units[id],
    outside: isOutsideUnit(id),
    relayed: bodies(id) !== undefined,
  })),
  statuses: idsOf<TicketStatus>(ticketStatuses).map((id) => ({ id, label: ticketStatuses[id], open: isOpen(id) })),
  bases: labelled<BasisId>(bases),
  refusals: labelled(refusalCodes),
  attention: labelled(attentionReasons),
  hasCentre: world.centre !== undefined,
});

/** Who is signed in, the words of the domain, and colleagues. */
export function sessionHandlers({ world, desk, bodies, writing }: ApiDeps) {
  const reference = referenceOf({ bodies, world });
  return {
    getSession: async ({ staff }) => {
      const { kind, name, codePrefix } = world.ward;
      return {
        staff: {
          ...presentStaff(staff),
          ...given({ mustChangePassword: staff.mustChangePassword }),
          username: staff.username,
          extension: staff.extension,
        },
        ward: { kind, name, codePrefix },
        actions: idsOf<Action>(access).filter((action) => can(staff, action)),
        writes: writing !== undefined,
        at: world.clock.now().toISOString(),
      };
    },
    getReference: async () => reference,
    listStaff: async ({ query }) => ({ items: (await desk.listStaff(given(query))).map(presentStaff) }),
  } satisfies Partial<Handlers>;
}
