import { attentionReasons } from "../../core/conversation/conversation.ts";
import { type Action, access, can } from "../../core/people/access.ts";
import { rulesOf } from "../../core/routing/category-rules.ts";
import { routeOf } from "../../core/routing/routing.ts";
import { answerRules } from "../../core/ticket/answer-check.ts";
import { farMetres } from "../../core/ticket/proof.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import {
  type BasisId,
  bases,
  categoryGroups,
  categoryIds,
  categoryOf,
  isOutsideUnit,
} from "../../core/ticket/taxonomy.ts";
import { isOpen, refusalCodes, type TicketStatus, ticketStatuses } from "../../core/ticket/ticket.ts";
import type { Ward } from "../../core/ward.ts";
import { presentStaff } from "../present.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

const idsOf = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];
const labelled = <K extends string>(table: Record<K, string>) => idsOf(table).map((id) => ({ id, label: table[id] }));

function presentCategory(ward: Ward, id: CategoryId, at: Date) {
  const { group, severity, needsPlace, fieldWork } = categoryOf(id);
  const { name, needsPhoto } = rulesOf(ward.categories, id);
  const { unit, outsideUnit } = routeOf(ward, { category: id, at });
  return { id, group, name, unit, ...given({ outsideUnit }), severity, needsPlace, fieldWork, needsPhoto };
}

function presentUnits({ world, bodies }: Pick<ApiDeps, "bodies" | "world">, isClosed: boolean) {
  return world.ward.units
    .filter(({ closed }) => (closed !== undefined) === isClosed)
    .map(({ id, name, short, contact }) => ({
      ...{ id, name, short, outside: isOutsideUnit(id), relayed: bodies(id) !== undefined },
      ...given({ contact: [contact?.phone, contact?.email, contact?.note].filter(Boolean).join(" · ") || undefined }),
    }));
}

/** The tables of the domain as the ward sets them now. */
const referenceOf = ({ bodies, world }: Pick<ApiDeps, "bodies" | "world">) => ({
  groups: [...categoryGroups, { id: "other", name: "Khác" }],
  categories: categoryIds.map((id) => presentCategory(world.ward, id, world.clock.now())),
  units: presentUnits({ world, bodies }, false),
  closedUnits: presentUnits({ world, bodies }, true),
  statuses: idsOf<TicketStatus>(ticketStatuses).map((id) => ({ id, label: ticketStatuses[id], open: isOpen(id) })),
  bases: labelled<BasisId>(bases),
  refusals: labelled(refusalCodes),
  attention: labelled(attentionReasons),
  farMetres,
  answerRules: [...answerRules],
  hasCentre: world.centre !== undefined,
});

/** Who is signed in, the words of the domain, and colleagues. */
export function sessionHandlers({ world, desk, bodies, writing }: ApiDeps) {
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
    getReference: async () => referenceOf({ bodies, world }),
    listStaff: async ({ query }) => ({ items: (await desk.listStaff(given(query))).map(presentStaff) }),
  } satisfies Partial<Handlers>;
}
