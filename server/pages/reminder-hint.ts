import type { Appointment } from "../../core/appointment/appointment.ts";
import type { ReminderWay } from "../../core/appointment/reminder-talk.ts";
import type { DoorLink } from "../door-links.ts";
import { maskReader } from "./follow.ts";
import { type Html, html } from "./html.ts";

/** How whoever booked on a page is reminded, in honest words: by SMS, in a talk they opened by a link, or not at all. */
export function reminderHint(appointment: Appointment, way: ReminderWay, links: readonly DoorLink[]): Html {
  if (way === "talk")
    return html`<p class="hint">Chiều hôm trước phường nhắn nhắc trong cuộc trò chuyện với bà con.</p>`;
  const bySms = way === "sms" && appointment.phone !== undefined;
  const said = bySms
    ? `Chiều hôm trước phường nhắn SMS nhắc tới số ${maskReader("sms", appointment.phone ?? "")}.`
    : "Phường không nhắc được, bà con nhớ giờ giúp.";
  if (links.length === 0 || appointment.remindedAt) return html`<p class="hint">${said}</p>`;
  const doors = links.map(({ name, url }, index) => html`${index > 0 && ", "}<a href="${url}">${name}</a>`);
  const other = bySms ? "Muốn nhắc qua chỗ khác thì mở" : "Muốn được nhắc thì mở";
  return html`<p class="hint">${said} ${other}: ${doors}.</p>`;
}
