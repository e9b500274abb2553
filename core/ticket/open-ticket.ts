import { type Actor, system } from "../people/staff.ts";
import { spokenName } from "../routing/category-rules.ts";
import { type Route, routeOf } from "../routing/routing.ts";
import { termsSet } from "../setting/deadlines.ts";
import type { Transaction } from "../store.ts";
import { tellSubscribers } from "../subscription/tell-subscribers.ts";
import { keepCorrection } from "../understanding/keep-correction.ts";
import { calendarFor } from "../ward.ts";
import type { World } from "../world.ts";
import { changeTicket } from "./change-ticket.ts";
import { codeSeries, formatCode } from "./code.ts";
import { clocksFor } from "./deadlines.ts";
import { categoryOf, type UnitId } from "./taxonomy.ts";
import type { NewReport, Origin, Ticket, TicketChange } from "./ticket.ts";

export interface OpenTicketInput {
  tx: Transaction;
  world: World;
  report: NewReport;
  actor: Actor;
  origin: Origin;
  /** The reporter's conversation; becomes the first follower. A call entered by hand may have none. */
  conversationId?: string;
  /** False: the reporter hears of no move in that conversation, so nobody follows. */
  isTold?: false;
  /** Given when the same act may be sent twice: the caller looks for it first, and the second of two at once is STALE. */
  id?: string;
  /** When it was reported, if that was before now: a call that was typed in later. Deadlines count from here. */
  reportedAt?: Date;
  /** What the machine has to say to staff about it, as notes in its log. */
  notes?: string[];
  /** The keeper, when a person chose another than the category's. */
  unit?: UnitId;
}

/**
 * Opens a ticket: code, clocks with their basis and keeper are set here, once. A sure and harmless one is triaged and
 * assigned by the system in the same transaction; anything else waits for a person (taxonomy §3 rules 11 and 12).
 */
export async function openTicket(input: OpenTicketInput): Promise<Ticket> {
  const { tx, world, report, actor, origin, conversationId, id = world.ids.next() } = input;
  const now = input.reportedAt ?? world.clock.now();
  const series = codeSeries(world.ward.codePrefix, now);
  const { confident, title, flags, askedAs, ...facts } = report;
  const way = routeOf(world.ward, { category: report.category, place: report.place, at: now });
  const unit = input.unit ?? way.unit;
  const ticket: Ticket = {
    ...facts,
    unit,
    ...(way.outsideUnit ? { outsideUnit: way.outsideUnit } : {}),
    id,
    code: formatCode(series, await tx.tickets.nextNumber(series)),
    title: title || spokenName(world.ward.categories, report.category),
    flags: flags.filter((flag) => flag !== "needs-info"),
    status: "new",
    visibility: report.category === "integrity-complaint" ? "confidential" : report.visibility,
    proof: [],
    followers: conversationId && input.isTold !== false ? [conversationId] : [],
    ...(conversationId ? { reporterConversationId: conversationId } : {}),
    origin,
    openedAt: now,
    clocks: clocksFor(
      calendarFor(world.ward, unit),
      report.category,
      now,
      termsSet(world.settings.of("deadlines"), report.category, report.severity),
    ),
    reopenedCount: 0,
    returnedCount: 0,
    version: 0,
    changes: [
      { id: world.ids.next(), seq: 1, at: now, actor, from: null, to: "new", kind: "move", facts: {} },
      ...(input.notes ?? []).map((note, index): TicketChange => {
        const entry = { id: world.ids.next(), seq: index + 2, at: now, actor: system, from: "new", to: "new" } as const;
        return { ...entry, kind: "note", facts: {}, note };
      }),
    ],
  };
  await tx.tickets.insert(ticket);
  await keepCorrection({ tx, world, ticket, actor });
  if (askedAs) await tx.readings.filed(askedAs, ticket.code);
  const [change] = ticket.changes;
  if (change) await tellSubscribers({ tx, ticket, change, event: "ticket.opened" });
  await tx.publish([{ topic: "desk", name: "ticket.opened", id: ticket.code, version: ticket.version }]);
  return route(input, ticket, way);
}

/**
 * What the machine may do alone with a new ticket: ask for what is missing, or route what is sure and not dangerous.
 * An operator's own ticket is routed in the operator's name, danger included. What no line of the ward's table is about
 * waits for a person.
 */
async function route(input: OpenTicketInput, ticket: Ticket, way: Route): Promise<Ticket> {
  const { tx, world, report, conversationId } = input;
  const { code, category, severity, unit } = ticket;
  const byOperator = input.actor.role === "OP";
  const actor = byOperator ? input.actor : system;
  if (report.machine && !byOperator) return ticket;
  if (category === "other-unclassified" || (severity === "S1" && !byOperator)) return ticket;
  if (report.flags.includes("needs-info")) {
    const question = world.phrasebook.say("report.ask-where", {}, ticket.openedAt).text;
    const told = conversationId ? { except: conversationId } : {};
    return changeTicket({ tx, world, code, to: "needs-info", actor, facts: { question }, ...told });
  }
  const placed = report.place !== undefined || !categoryOf(category).needsPlace;
  if (!report.confident || !(placed || byOperator)) return ticket;
  if (way.by.line === "fallback" && !byOperator) return ticket;
  const confidence = report.proposals[0]?.confidence ?? 1;
  await changeTicket({ tx, world, code, to: "triaged", actor, facts: { category, severity, unit, confidence } });
  return changeTicket({ tx, world, code, to: "assigned", actor, facts: { unit } });
}
