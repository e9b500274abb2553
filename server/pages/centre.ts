import type { Appointment } from "../../core/appointment/appointment.ts";
import { serviceOf } from "../../core/appointment/centre.ts";
import type { QueueNumber } from "../../core/appointment/queue-number.ts";
import type { CentreService } from "../../core/appointment/services.ts";
import type { Slot } from "../../core/appointment/slots.ts";
import { localDate } from "../../core/ticket/working-time.ts";
import { type Html, html, linkTo } from "./html.ts";
import { shell } from "./shell.ts";
import { named, type Site, service, serviceName, type Words } from "./words.ts";

const style = "/assets/centre.css";
/** Days that are shown at once; the others are behind a line to press. */
const openDays = 3;
const page = ({ world, words }: Site, title: string, main: Html, about?: "/dat-lich" | "/lay-so"): string =>
  shell({ ward: world.ward, words, title, main, style, unlisted: true, ...(about && { about }) });

/** A list of services, each a link. */
function serviceLinks(words: Words, services: readonly CentreService[], path: string): Html {
  const door = (one: CentreService): Html =>
    html`<a class="door" href="${path}?viec=${one.id}"><strong>${service(words, one)}</strong><span>${words.booking.minutes(one.minutes)}</span></a>`;
  return html`<div class="doors">${services.map(door)}</div>`;
}

/** `/dat-lich`: what for. */
export function bookingPage(site: Site, services: readonly CentreService[]): string {
  const { world, words } = site;
  const { booking: say } = words;
  const here = world.accountOf("sms") === undefined ? say.saysHere : say.remindsHere;
  const main = html`<h1>${say.title}</h1><p>${say.whatFor}</p>${serviceLinks(words, services, "/dat-lich")}
<p class="hint">${say.byChat(linkTo("/chat"))} ${here}</p>`;
  return page(site, say.title, main, "/dat-lich");
}

function dayField({ time }: Words, slots: readonly Slot[], first: boolean): Html | undefined {
  const [{ startsAt } = { startsAt: undefined }] = slots;
  if (!startsAt) return undefined;
  const hours = slots.map((slot, index) => {
    const value = slot.startsAt.toISOString();
    const required = first && index === 0 && html` required`;
    return html`<label><input type="radio" name="gio" value="${value}"${required}> ${time.clock(slot.startsAt)}</label>`;
  });
  return html`<fieldset class="day"><legend>${time.weekday(startsAt)}</legend><div class="hours">${hours}</div></fieldset>`;
}

/** Free hours as fields of a form, day by day. */
function hourFields(words: Words, free: readonly Slot[]): Html {
  const days = [...new Set(free.map(({ startsAt }) => localDate(startsAt)))];
  const fields = days.map((day, index) =>
    dayField(
      words,
      free.filter(({ startsAt }) => localDate(startsAt) === day),
      index === 0,
    ),
  );
  const later = fields.slice(openDays);
  return html`${fields.slice(0, openDays)}${later.length > 0 && html`<details><summary>${words.booking.moreDays}</summary>${later}</details>`}`;
}

/** The form with free hours and the number to reach. */
export function hoursPage(
  site: Site,
  given: { service: CentreService; free: readonly Slot[]; fault?: string; phone?: string },
): string {
  const { world, words } = site;
  const { booking: say } = words;
  const { service: of, free, fault, phone = "" } = given;
  const means = world.accountOf("sms") === undefined ? say.phoneMeans : say.phoneMeansSms;
  const form = html`<form method="post" action="/dat-lich"><input type="hidden" name="viec" value="${of.id}">${hourFields(words, free)}
<div class="lookup"><label for="so">${say.phone}</label>
<input id="so" name="so" type="tel" inputmode="tel" autocomplete="tel" required maxlength="20" value="${phone}">
<p class="hint">${means}</p><button>${say.book}</button></div></form>`;
  const main = html`<h1>${service(words, of)}</h1>${fault && html`<p class="late" role="alert">${fault}</p>`}
${free.length > 0 ? form : html`<p>${say.none}</p>`}<p><a href="/dat-lich">${say.other}</a></p>`;
  return page(site, say.titleOf(serviceName(words, of)), main);
}

/** The appointment as its holder sees it; `link` is the path of this very page, `reminder` says how they are reminded. */
export function appointmentPage(site: Site, appointment: Appointment, link: string, reminder: Html): string {
  const { world, words } = site;
  const { booking: say, time } = words;
  const { centre } = world;
  const { code, startsAt, state, serviceId, day } = appointment;
  const now = world.clock.now();
  const isOpen = state === "booked" && startsAt > now;
  const isToday = state === "booked" && day === localDate(now);
  const of = centre && serviceOf(centre, serviceId);
  const acts = html`<div class="acts"><a class="act" href="${link}/doi">${say.move}</a>
<form method="post" action="${link}/huy"><button class="plain">${say.cancel}</button></form></div>`;
  const main = html`<h1>${say.states[state]}</h1><div class="ticket"><p class="code">${say.code} <strong>${code}</strong></p>
<p class="big">${time.clock(startsAt)}</p><p><strong>${time.weekday(startsAt)}</strong></p><p>${centre && named(words, centre.name)}</p><p>${of && service(words, of)}</p></div>
${isToday && html`<form method="post" action="${link}/toi"><p>${say.here}</p><button>${say.iAmHere}</button></form><br>`}
${isOpen && acts}
${isOpen && reminder}
${isOpen && html`<p class="hint">${say.keep(linkTo("/chat"))}</p>`}
${state === "cancelled" && html`<p><a href="/dat-lich">${say.anew}</a></p>`}`;
  return page(site, say.states[state], main);
}

/** Another hour for an appointment. */
export function changePage(
  site: Site,
  given: { appointment: Appointment; free: readonly Slot[]; link: string; fault?: string },
): string {
  const { words } = site;
  const { booking: say, time } = words;
  const { appointment, free, link, fault } = given;
  const { startsAt } = appointment;
  const main = html`<h1>${say.moveTitle}</h1><p>${say.now(time.clock(startsAt), time.weekday(startsAt))}</p>
${fault && html`<p class="late" role="alert">${fault}</p>`}
<form method="post" action="${link}/doi">${hourFields(words, free)}<button>${say.moveTo}</button></form><p><a href="${link}">${say.keepOld}</a></p>`;
  return page(site, say.moveTitle, main);
}

/** `/lay-so`: a number for today. */
export function takeNumberPage(site: Site, services: readonly CentreService[], fault?: string): string {
  const { words } = site;
  const { hall: say } = words;
  const buttons = services.map(
    (one) =>
      html`<form method="post" action="/lay-so"><input type="hidden" name="viec" value="${one.id}"><button>${service(words, one)}</button></form>`,
  );
  const main = html`<h1>${say.take}</h1>${fault && html`<p class="late" role="alert">${fault}</p>`}
<p>${words.booking.whatFor}</p><div class="doors">${buttons}</div><p class="hint">${say.haveAppointment}</p>`;
  return page(site, say.takeTitle, main, "/lay-so");
}

/** Where somebody stands in the queue. */
export function numberPage(
  { world, words }: Site,
  given: { number: QueueNumber; ahead: number | undefined; calling: readonly string[] },
): string {
  const { hall: say } = words;
  const { number, ahead, calling } = given;
  const counter = world.centre?.counters.find(({ id }) => id === number.counterId)?.name;
  const told: Record<QueueNumber["state"], string | Html> = {
    waiting: ahead === 0 ? say.next : say.ahead(ahead ?? 0),
    called: say.called(counter ? named(words, counter) : html`${say.counter}`),
    served: say.served,
    missed: say.missed,
  };
  const main = html`<h1>${say.yours}</h1><div class="ticket" data-refresh="15" role="status"><p class="big">${number.label}</p>
<p><strong>${told[number.state]}</strong></p>${calling.length > 0 && html`<p>${say.calling(calling.join(", "))}</p>`}</div>
<p><a href="">${say.again}</a></p><p class="hint">${say.noMessage}</p>`;
  return shell({
    ...{ ward: world.ward, words, title: say.titleOf(number.label), main, style },
    ...{ script: "/assets/refresh.js", unlisted: true },
  });
}

/** `/man-hinh`: the screen in the hall. Numbers and counters only. */
export function screenPage({ world, words }: Site, called: readonly QueueNumber[], waiting: number): string {
  const { hall: say } = words;
  const counters = world.centre?.counters ?? [];
  const rows = called.map(({ label, counterId }) => {
    const counter = counters.find(({ id }) => id === counterId)?.name;
    return html`<li><span class="number">${label}</span> <span class="counter">${counter && named(words, counter)}</span></li>`;
  });
  const main = html`<h1>${say.screen}</h1><div data-refresh="5" role="status">
${rows.length > 0 ? html`<ul class="calls">${rows}</ul>` : html`<p class="waiting">${say.nobody}</p>`}
<p class="waiting">${say.waiting(waiting)}</p></div>`;
  return shell({
    ...{ ward: world.ward, words, title: say.screenTitle, main, style },
    ...{ script: "/assets/refresh.js", unlisted: true, kind: "screen" },
  });
}
