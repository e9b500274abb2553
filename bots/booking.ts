import type { Appointment } from "../core/appointment/appointment.ts";
import { maxHeld } from "../core/appointment/book.ts";
import { isTooLateToRemind } from "../core/appointment/reminder-time.ts";
import { type Slot, type SlotWish, suggest } from "../core/appointment/slots.ts";
import type { Booking } from "../core/conversation/dialogue.ts";
import type { AppointmentBook, PhraseUse, Turn } from "../core/conversation/turn.ts";
import type { Choice } from "../core/delivery/message.ts";
import { localDate, localMinute } from "../core/ticket/working-time.ts";
import { speakHours } from "./opening-hours.ts";
import { slotLabel } from "./spoken-time.ts";
import { ask, dialogueOf, expectAnswer, isInEnglish, remember, say, sayTogether } from "./talk.ts";

/** As much of what to bring as fits into the sentence that tells the hour. */
const maxPapersInSentence = 80;

/** The button of an hour; good also when it is pressed days later. */
export function slotChoice(serviceId: string, at: Date, english: boolean): Choice {
  return { label: slotLabel(at, english), value: `appt:at:${serviceId}:${at.getTime() / 60_000}` };
}

/** The hours that fit; else the nearest there are, and whether these are what was asked for. */
function find(free: readonly Slot[], wish: SlotWish): { offered: Date[]; isAsked: boolean } {
  const fitting = suggest(free, wish);
  if (fitting.length > 0) return { offered: fitting, isAsked: true };
  // after the last hour one begins again with the first
  return { offered: suggest(free, {}), isAsked: wish.after !== undefined };
}

/** Offers hours that fit, or the nearest ones and says so; where none is left, when to come without. */
export async function offer(turn: Turn, book: AppointmentBook, booking: Booking, wish: SlotWish = {}): Promise<void> {
  const { offered, isAsked } = find(await book.free(booking.serviceId), wish);
  if (offered.length === 0) {
    remember(turn, { booking: undefined });
    return ask(turn, "appt.full", { hours: speakHours(turn.ward.calendar, isInEnglish(turn)) });
  }
  remember(turn, { booking: { ...booking, offered } });
  const slots = offered.map((at) => slotChoice(booking.serviceId, at, isInEnglish(turn)));
  ask(turn, isAsked ? "appt.offer" : "appt.other", { slots });
}

/** Takes an hour that is still free; whoever holds one of the kind that day, or too many, is told so instead. */
export async function take(turn: Turn, book: AppointmentBook, booking: Booking, startsAt: Date): Promise<void> {
  const others = book.own.filter(({ id }) => id !== booking.movingId);
  const twin = others.find((one) => one.serviceId === booking.serviceId && one.day === localDate(startsAt));
  if (twin) return tellTwin(turn, twin);
  if (others.length >= maxHeld) return ask(turn, "appt.many", { n: others.length });
  const isFree = (await book.free(booking.serviceId)).some((slot) => +slot.startsAt === +startsAt);
  if (!isFree) return offer(turn, book, booking, { day: localDate(startsAt), minute: localMinute(startsAt) });
  const { serviceId, procedureId, movingId } = booking;
  turn.decide({
    do: "bookAppointment",
    serviceId,
    startsAt,
    ...(procedureId === undefined ? {} : { procedureId }),
    ...(movingId === undefined ? {} : { movingId }),
  });
  const { movingId: _, ...settled } = booking;
  remember(turn, { booking: { ...settled, offered: [], startsAt } });
  tellBooked(turn, book, startsAt, booking.papers);
}

function tellTwin(turn: Turn, twin: Appointment): void {
  ask(turn, "appt.twice", { time: { dueFull: twin.startsAt }, which: whichOf(twin) });
}

/** Names one appointment in a button, where the talk alone does not say which is meant. */
export const whichOf = ({ id }: Appointment): string => `:${id}`;

function tellBooked(turn: Turn, { centre }: AppointmentBook, startsAt: Date, papers: string | undefined) {
  const where = { time: { dueFull: startsAt }, place: centre.name, which: "" };
  const line = papers === undefined ? undefined : inSentence(papers);
  // papers are told in the record's own words, which are Vietnamese
  if (papers === undefined || isInEnglish(turn)) return ask(turn, "appt.booked-plain", where);
  if (line !== undefined) return ask(turn, "appt.booked", { ...where, papers: line });
  const phrases: PhraseUse[] = [
    { key: "appt.booked-before", params: where },
    { key: "appt.bring", params: { papers, which: "" } },
  ];
  sayTogether(turn, phrases);
  expectAnswer(turn, "appt.bring", { papers, which: "" });
}

/** A list of papers as the end of a sentence; undefined when it is too long for one. */
function inSentence(papers: string): string | undefined {
  const items = papers.split("\n").map((line) => line.replace(/^\d+\.\s*/, "").replace(/\.$/, ""));
  const line = items.map(lowered).join(", ");
  return line.length <= maxPapersInSentence && !items.some((item) => /[.:;]/.test(item)) ? line : undefined;
}

/** "Bản chính" is "bản chính" inside a sentence; "CT01" stays. */
const lowered = (item: string): string =>
  /^\p{Lu}[\p{Lu}\d]/u.test(item) ? item : item.charAt(0).toLowerCase() + item.slice(1);

/** Tells what the person holds: one with its buttons, or which of several they mean. */
export function tellOwn(turn: Turn, { own, centre }: AppointmentBook, only?: Appointment) {
  const [first] = own;
  const one = only ?? (own.length === 1 ? first : undefined);
  if (one) {
    return ask(turn, "appt.mine", { time: { dueFull: one.startsAt }, place: centre.name, which: whichOf(one) });
  }
  if (!first) return say(turn, "appt.none");
  const appointments = own.map((each) => ({
    label: slotLabel(each.startsAt, isInEnglish(turn)),
    value: `appt:show${whichOf(each)}`,
  }));
  ask(turn, "appt.which", { appointments });
}

/**
 * Whoever came by the link of a page's booking holds it here and is reminded here; another one of the same kind and day
 * stays the only one.
 */
export function takeOver(turn: Turn, book: AppointmentBook, shown: Appointment) {
  const isOver = shown.state !== "booked" || shown.startsAt <= turn.now;
  if (isOver) return say(turn, "appt.none");
  const twin = book.own.find(({ serviceId, day }) => serviceId === shown.serviceId && day === shown.day);
  if (twin) return tellOwn(turn, book, twin);
  turn.decide({ do: "holdAppointment", id: shown.id });
  const params = { time: { dueFull: shown.startsAt }, place: book.centre.name, which: whichOf(shown) };
  ask(turn, isTooLateToRemind(shown.startsAt, turn.now) ? "appt.mine" : "appt.follow", params);
}

/** The appointment a word without a name means: the one just talked of, else the only one there is. */
export function meantAppointment(turn: Turn, { own }: AppointmentBook, id?: string): Appointment | undefined {
  if (id !== undefined) return own.find((one) => one.id === id);
  const { booking } = dialogueOf(turn);
  const told = own.find((one) => one.serviceId === booking?.serviceId && +one.startsAt === +(booking?.startsAt ?? 0));
  return told ?? (own.length === 1 ? own[0] : undefined);
}

/** Begins to move an appointment; it stays until the new hour is taken. */
export function move(turn: Turn, book: AppointmentBook, mine: Appointment, wish?: SlotWish): Promise<void> {
  const { booking } = dialogueOf(turn);
  const isTold = booking?.serviceId === mine.serviceId && booking.procedureId === mine.procedureId;
  const { serviceId, procedureId, id: movingId } = mine;
  const papers = isTold ? booking.papers : undefined;
  const moving: Booking = {
    ...{ serviceId, movingId, offered: [] },
    ...(procedureId === undefined ? {} : { procedureId }),
    ...(papers === undefined ? {} : { papers }),
  };
  return offer(turn, book, moving, wish);
}

/** Gives an appointment up. */
export function cancel(turn: Turn, { id, startsAt }: Appointment): void {
  turn.decide({ do: "cancelAppointment", id });
  remember(turn, { booking: undefined, pending: undefined });
  say(turn, "appt.cancelled", { time: { dueFull: startsAt } });
}
