import type { Actor, Staff } from "../../core/people/staff.ts";
import { staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { changeTicket } from "../../core/ticket/change-ticket.ts";
import type { MoveFacts, Ticket, TicketStatus } from "../../core/ticket/ticket.ts";
import type { Album } from "./album.ts";
import { localHour } from "./calendar.ts";
import type { Cast } from "./colleagues.ts";
import type { Fate } from "./fate.ts";
import type { Scene } from "./scene.ts";
import type { Talk } from "./talk.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** One ticket as the people who work on it see it, with everything they act by. */
export interface Case {
  scene: Scene;
  cast: Cast;
  album: Album;
  ticket: Ticket;
  fate: Fate;
  /** The reporter at the other end; unset: nobody who could be written to. */
  talk: Talk | undefined;
}

/** What is done next, and when. */
export interface Step {
  at: Date;
  act: () => Promise<void>;
}

/** One act of one person, all or nothing. */
export const inTransaction = <T>({ scene }: Case, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  scene.store.transaction(work);

/** Somebody moves the ticket, as the transition table lets them. Throws what `changeTicket` throws. */
export async function move(one: Case, to: TicketStatus, by: Staff | Actor, facts: MoveFacts = {}): Promise<void> {
  const actor = "username" in by ? staffActor(by) : by;
  const { world } = one.scene;
  await inTransaction(one, (tx) => changeTicket({ tx, world, code: one.ticket.code, to, actor, facts }));
}

/** So many minutes later; earlier where they are negative. */
export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs);

/** The moment at which this share of the first clock is over. */
export function atFirst({ ticket, fate }: Case, share: number): Date {
  const { firstDueAt } = ticket.clocks;
  const length = firstDueAt.getTime() - ticket.openedAt.getTime();
  return new Date(ticket.openedAt.getTime() + length * share * fate.firstPace);
}

/** When work on the present result clock began: at the opening, or when it was opened again. */
export function resultBegan({ ticket }: Case): Date {
  return ticket.changes.findLast(({ kind, to }) => kind === "move" && to === "reopened")?.at ?? ticket.openedAt;
}

/** The moment at which this share of the present result clock is over. */
export function atResult(one: Case, share: number): Date {
  const began = resultBegan(one).getTime();
  return new Date(began + (one.ticket.clocks.resultDueAt.getTime() - began) * share);
}

const isNight = (at: Date): boolean => localHour(at) < 7 || localHour(at) >= 20;

/** What can wait is not done at night: the next morning, where the deadline leaves room for it. */
export function byDay({ ticket, fate }: Case, at: Date, due: Date): Date {
  if (!isNight(at) || ticket.unit === "CA" || ticket.severity === "S1") return at;
  const hours = (7 - localHour(at) + 24) % 24;
  const morning = new Date(at.getTime() + hours * hourMs + fate.share("morning") * 2 * hourMs);
  return morning < due || at > due ? morning : at;
}
