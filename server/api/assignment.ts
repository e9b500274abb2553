import { goesOnMs } from "../../core/assignment/assign-talks.ts";
import { choose } from "../../core/assignment/choose.ts";
import type { Colleague, Presence } from "../../core/assignment/duty.ts";
import type { Handover } from "../../core/assignment/ports.ts";
import { setPresence } from "../../core/assignment/set-presence.ts";
import { wordChoice } from "../../core/assignment/words.ts";
import { staffActor } from "../../core/people/staff.ts";
import { routeOf } from "../../core/routing/routing.ts";
import type { Transaction } from "../../core/store.ts";
import { disputeOf } from "../../core/ticket/dispute.ts";
import { disputeUnit, ruleOnUnit } from "../../core/ticket/rule-on-unit.ts";
import type { Ticket, TicketChange } from "../../core/ticket/ticket.ts";
import { checkUnit } from "./check-facts.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { ticketFor, viewTicket } from "./view-ticket.ts";

/** How long somebody is told of what left them. */
const toldMs = 8 * 3_600_000;
const maxTold = 10;
/** Disputes listed at once; a ward with more has another trouble. */
const maxDisputes = 50;

function presentPresence(presence: Presence | undefined, handovers: Handover[], now: Date) {
  const isOver = presence?.until !== undefined && presence.until <= now;
  const { state = "online", until, deputyId } = isOver ? {} : (presence ?? {});
  return {
    state,
    until: until?.toISOString(),
    deputyId,
    handovers: handovers.map(({ id, work, ref, why, at }) => ({ id, work, ref, why, at: at.toISOString() })),
    at: now.toISOString(),
  };
}

function presentClaim({ actor, facts, at }: TicketChange) {
  return {
    unit: actor.unit,
    byName: actor.name,
    reason: facts.reason ?? "",
    proposes: facts.unit,
    at: at.toISOString(),
  };
}

function presentDispute(ticket: Ticket) {
  const dispute = disputeOf(ticket);
  if (!dispute) return [];
  const { code, title, category, severity, unit, place, version } = ticket;
  return [
    {
      ...{ code, title, category, severity, unit, version, placeLabel: place?.label },
      raisedAt: dispute.raised.at.toISOString(),
      dueAt: dispute.dueAt.toISOString(),
      claims: dispute.claims.map(presentClaim),
    },
  ];
}

/** Everybody such a matter may be given to at all. */
async function eligible(tx: Transaction, { work, unit }: { work: string; unit: string | undefined }, now: Date) {
  const isMeant = ({ staff }: Colleague): boolean =>
    work === "talk" ? staff.role === "OP" : staff.role === "OFF" && staff.unit === unit;
  return (await tx.roster.colleagues(new Date(now.getTime() - goesOnMs))).filter(isMeant);
}

/** Who is there, what the rules would do, and whose a ticket is. */
export function assignmentHandlers(deps: ApiDeps) {
  const { store, world } = deps;
  const presenceOf = async (tx: Transaction, id: string) => {
    const now = world.clock.now();
    const handovers = await tx.roster.handoversFrom(id, new Date(now.getTime() - toldMs), maxTold);
    return presentPresence(await tx.roster.presenceOf(id), handovers, now);
  };
  const claim = async (
    { staff, params, body }: Context<"disputeUnit"> | Context<"ruleOnUnit">,
    act: typeof ruleOnUnit,
  ) => {
    checkUnit(world.ward, body.unit);
    const after = await store.transaction(async (tx) => {
      await ticketFor(tx, params.code, staff);
      return act({ tx, world, code: params.code, actor: staffActor(staff), ...body });
    });
    return viewTicket(deps, staff, after);
  };
  return {
    getPresence: ({ staff }) => store.transaction((tx) => presenceOf(tx, staff.id)),
    setPresence: ({ staff, body }) =>
      store.transaction(async (tx) => {
        await setPresence({ tx, world, staff, ...given(body) });
        return presenceOf(tx, staff.id);
      }),
    tryAssignment: async ({ body }) => {
      const { work, category, place, at = world.clock.now() } = body;
      const where = place ? { label: place } : undefined;
      const unit =
        work === "ticket"
          ? (body.unit ?? (category && routeOf(world.ward, { category, place: where, at }).unit))
          : undefined;
      const setting = body.setting ?? world.settings.of("assignment");
      const matter = { work, category, unit, at, place: where };
      const colleagues = await store.transaction((tx) => eligible(tx, { work, unit }, world.clock.now()));
      const { trials, choice } = choose({ setting, matter, colleagues });
      const rules = trials.map(({ rule, people }) => ({
        ...{ id: rule.id, name: rule.name },
        people: people.map(({ colleague: { staff, load }, verdict }) => ({
          name: staff.name,
          load: load[work],
          verdict,
        })),
      }));
      return { why: choice && wordChoice(choice), rules };
    },
    listDisputes: ({ staff }) =>
      store.transaction(async (tx) => {
        const tasks = (await tx.tasks.openOf("competence", maxDisputes)).flatMap(({ ticketCode }) => ticketCode ?? []);
        const items = [];
        for (const code of tasks) items.push(...presentDispute(await ticketFor(tx, code, staff)));
        return { items, at: world.clock.now().toISOString() };
      }),
    disputeUnit: (context) => claim(context, disputeUnit),
    ruleOnUnit: (context) => claim(context, ruleOnUnit),
  } satisfies Partial<Handlers>;
}
