import { serviceFor, serviceOf } from "../../core/appointment/centre.ts";
import { usualServices } from "../../core/appointment/services.ts";
import { type SlotWish, suggest } from "../../core/appointment/slots.ts";
import type { Booking } from "../../core/conversation/dialogue.ts";
import type { AppointmentBook, Step, Turn } from "../../core/conversation/turn.ts";
import { fold } from "../../core/fold.ts";
import type { AppointmentWish } from "../../core/understanding/classification.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { cancel, meantAppointment, move, offer, take, takeOver, tellOwn } from "../booking.ts";
import { readEnglishWish } from "../english-wish.ts";
import { meantService, serviceChoices } from "../meant-service.ts";
import { speakHours } from "../opening-hours.ts";
import { read } from "../reading.ts";
import { readWish } from "../spoken-wish.ts";
import { ask, dialogueOf, isInEnglish, pendingOf, remember } from "../talk.ts";

type Deps = { knowledge: KnowledgeBase };
const offering: ReadonlySet<string> = new Set(["appt.offer", "appt.other"]);
/** Said of an hour that was just told: "đổi qua sáng thứ năm được hong". */
const moving = /\b(doi|chuyen|lui|hoan|change|move|reschedule|postpone)\b/;
/** "cho tui coi lịch hẹn của tui" */
const maxBareWords = 8;
/** Whoever tells of something that went wrong, or wishes for something, books nothing. */
const telling: ReadonlySet<string> = new Set(["report-issue", "suggestion", "emergency", "reopen-disagree"]);

/** So sure that the words of an appointment count less; a lean of the words alone is below it. */
const plainlyTold = 0.65;

/** An hour at the service centre: booked, moved, given up, told; without appointments, when the ward works. */
export function appointment(deps: Deps): Step {
  return async function appointment(turn, next) {
    const { text, pressed } = read(turn);
    const heard = heardIn(turn, text);
    noteEnglish(turn, heard);
    const { appointments: book } = turn;
    if (!book) return wantsToCome(heard) && text !== "" ? whileOff(turn, text, deps, next) : next();
    if (book.shown) return takeOver(turn, book, book.shown);
    if (pressed !== undefined) return (await press(turn, book, pressed)) ? undefined : next();
    if (text !== "" && (await answerIn(turn, book, text, heard))) return;
    const isNamed = pendingOf(turn)?.key === "appt.service" && heard === undefined;
    if (heard === "book" || (isNamed && text !== "")) return begin(turn, book, text, deps, next);
    return heard === undefined || heard === "number" ? next() : actOnOwn(turn, book, heard, wishIn(turn, text));
  };
}

const wantsToCome = (heard: AppointmentWish | undefined): boolean => heard === "book" || heard === "number";

/** Two or three English words that ask for an appointment tell the language of the talk, other short ones do not. */
function noteEnglish(turn: Turn, heard: AppointmentWish | undefined): void {
  const isNew = heard !== undefined && turn.classification?.language === "en" && !isInEnglish(turn);
  if (isNew) remember(turn, { language: "en" });
}

/** What is said of the hour, in the language of the talk. */
function wishIn(turn: Turn, text: string): SlotWish | undefined {
  return isInEnglish(turn) ? readEnglishWish(text, turn.now) : readWish(text, turn.now);
}

/**
 * What is wanted with an appointment. Whoever holds one speaks of theirs, whatever else the words remind of; so does
 * whoever writes little more than its name.
 */
export function heardIn(turn: Turn, text: string): AppointmentWish | undefined {
  const wish = turn.classification?.appointment;
  const isTold =
    turn.classification?.intents.some((row) => telling.has(row.id) && row.confidence > plainlyTold) ?? false;
  const isBare = text.split(/\s+/).length <= maxBareWords;
  const isOwn = isBare || (turn.appointments?.own.length ?? 0) > 0;
  // "cho tui lấy số" can mean nothing else
  if (wish === "number" && isBare) return wish;
  return isTold && (wantsToCome(wish) || !isOwn) ? undefined : wish;
}

/** What the button says; false: it is none of ours. */
async function press(turn: Turn, book: AppointmentBook, pressed: string): Promise<boolean> {
  const [, act = "", rest = ""] = /^appt:(at|for|change|cancel|show|begin)(?::(.+))?$/.exec(pressed) ?? [];
  const { booking } = dialogueOf(turn);
  const isOther = pressed === "other" && offering.has(pendingOf(turn)?.key ?? "");
  if (isOther && booking) {
    const after = booking.offered.at(-1);
    await offer(turn, book, booking, after ? { after } : {});
    return true;
  }
  if (act === "") return false;
  if (act === "at") return takePressed(turn, book, rest);
  if (act === "for") return startFor(turn, book, rest);
  if (act === "begin") {
    ask(turn, "appt.service", { services: serviceChoices(turn, book, "appt:for") });
    return true;
  }
  const mine = meantAppointment(turn, book, rest === "" ? undefined : rest);
  if (!mine || act === "show") tellOwn(turn, book, mine);
  else if (act === "cancel") cancel(turn, mine);
  else await move(turn, book, mine);
  return true;
}

async function takePressed(turn: Turn, book: AppointmentBook, rest: string): Promise<boolean> {
  const [serviceId = "", minutes] = rest.split(":");
  const startsAt = new Date(Number(minutes) * 60_000);
  if (!serviceOf(book.centre, serviceId) || Number.isNaN(startsAt.getTime())) return false;
  const { booking } = dialogueOf(turn);
  await take(turn, book, booking?.serviceId === serviceId ? booking : { serviceId, offered: [] }, startsAt);
  return true;
}

async function startFor(turn: Turn, book: AppointmentBook, serviceId: string): Promise<boolean> {
  if (!serviceOf(book.centre, serviceId)) return false;
  await offer(turn, book, { serviceId, offered: [] });
  return true;
}

/** An answer to the hours offered, or a word on the hour just told; false: the words are about something else. */
async function answerIn(turn: Turn, book: AppointmentBook, text: string, heard?: AppointmentWish): Promise<boolean> {
  const key = pendingOf(turn)?.key ?? "";
  if (!key.startsWith("appt.") || heard === "list" || heard === "cancel") return false;
  const wish = wishIn(turn, text);
  if (!wish) return false;
  const { booking } = dialogueOf(turn);
  if (offering.has(key) && booking) {
    await choose(turn, book, booking, wish);
    return true;
  }
  const mine = meantAppointment(turn, book);
  if (!mine || !moving.test(fold(text))) return false;
  await move(turn, book, mine, wish);
  return true;
}

/** The offered hour that is meant, an hour named so fully that it can be taken, or others that fit. */
async function choose(turn: Turn, book: AppointmentBook, booking: Booking, wish: SlotWish): Promise<void> {
  const offered = booking.offered.map((startsAt) => ({ startsAt, free: 1 }));
  const [meant, ...more] = suggest(offered, wish);
  if (meant && more.length === 0) return take(turn, book, booking, meant);
  const [exact] = suggest(await book.free(booking.serviceId), wish);
  const isNamed = wish.day !== undefined && wish.minute !== undefined;
  return isNamed && exact ? take(turn, book, booking, exact) : offer(turn, book, booking, wish);
}

/** Something about what the person holds already. */
async function actOnOwn(turn: Turn, book: AppointmentBook, heard: AppointmentWish, wish?: SlotWish): Promise<void> {
  const mine = meantAppointment(turn, book);
  if (heard === "list" || !mine) tellOwn(turn, book);
  else if (heard === "cancel") cancel(turn, mine);
  else await move(turn, book, mine, wish);
}

/** Finds out what for, then offers hours; what the centre does not do is answered by its record. */
async function begin(turn: Turn, book: AppointmentBook, text: string, { knowledge }: Deps, next: () => Promise<void>) {
  const meant = await meantService(turn, book, text, knowledge);
  if (meant.kind === "elsewhere") return next();
  if (meant.kind === "unsaid") {
    if (pendingOf(turn)?.key === "appt.service") return next();
    return ask(turn, "appt.service", { services: serviceChoices(turn, book, "appt:for") }, { text });
  }
  const { service, record } = meant;
  if (!record) return offer(turn, book, { serviceId: service.id, offered: [] }, wishIn(turn, text));
  const { procedureId } = record;
  const whole =
    record.kind === "full" ? record : await knowledge.answer({ text, chosenId: procedureId, now: turn.now });
  const papers = whole.kind === "full" ? { papers: whole.parts.papers } : {};
  remember(turn, { procedureId });
  await offer(turn, book, { serviceId: service.id, procedureId, ...papers, offered: [] }, wishIn(turn, text));
}

/** No appointments here: when to come, and a person. What others do is still answered by its record. */
async function whileOff(turn: Turn, text: string, { knowledge }: Deps, next: () => Promise<void>): Promise<void> {
  const found = await knowledge.answer({ text, now: turn.now });
  const isElsewhere = "procedureId" in found && !serviceFor({ services: usualServices }, found.procedureId);
  if (isElsewhere) return next();
  ask(turn, "appt.off", { hours: speakHours(turn.ward.calendar, isInEnglish(turn)) });
}
