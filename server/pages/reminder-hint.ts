import type { Appointment } from "../../core/appointment/appointment.ts";
import type { ReminderWay } from "../../core/appointment/reminder-talk.ts";
import type { DoorLink } from "../door-links.ts";
import { maskReader } from "./follow.ts";
import { type Html, html } from "./html.ts";
import type { Words } from "./words.ts";

/** How whoever booked on a page is reminded, in honest words: by SMS, in a talk they opened by a link, or not at all. */
export function reminderHint(
  { reminder: say }: Words,
  appointment: Appointment,
  way: ReminderWay,
  links: readonly DoorLink[],
): Html {
  if (way === "talk") return html`<p class="hint">${say.talk}</p>`;
  const bySms = way === "sms" && appointment.phone !== undefined;
  const said = bySms ? say.sms(maskReader("sms", appointment.phone ?? "")) : say.none;
  if (links.length === 0 || appointment.remindedAt) return html`<p class="hint">${said}</p>`;
  const doors = links.map(({ name, url }, index) => html`${index > 0 && ", "}<a href="${url}">${name}</a>`);
  return html`<p class="hint">${said} ${bySms ? say.elsewhere : say.other}: ${doors}.</p>`;
}
