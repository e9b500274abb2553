import type { PhraseParams } from "../../core/conversation/phrasebook.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import { nextDue } from "../../core/ticket/deadlines.ts";
import { isDone, isOpen, type Ticket, type TicketChange, ticketStatuses } from "../../core/ticket/ticket.ts";
import type { World } from "../../core/world.ts";
import { followForm, offered } from "./follow.ts";
import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

/** Moves the public may see, once each; corrections and notes stay inside. */
function steps(ticket: Ticket): TicketChange[] {
  return ticket.changes.filter((change) => change.kind === "move");
}

const parts = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** "23:01 ngày 24/11" */
function stamp(at: Date): string {
  const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${of.hour}:${of.minute} ngày ${of.day}/${of.month}`;
}

/** A public place: street or crossing, never a house number (a code alone opens nothing personal). */
function publicPlace(ticket: Ticket): string | undefined {
  return ticket.place?.street ?? ticket.place?.area;
}

function deadline(ticket: Ticket, world: World, now: Date): Html | undefined {
  const due = nextDue(ticket.clocks);
  if (!due || isDone(ticket.status)) return undefined;
  const params: PhraseParams = { due: { due } };
  const late = due < now;
  return html`<p class="${late ? "late" : "due"}">${late ? "Đã quá hạn: " : "Hạn tiếp theo: "}${world.phrasebook.say("page.due", params, now).text}</p>`;
}

/** `/p/:code`: what anybody who has the code may know. State, steps and next deadline; nothing about the reporter. */
export function trackingPage(ticket: Ticket, world: World): string {
  const now = world.clock.now();
  const place = publicPlace(ticket);
  const main = html`<article class="track">
<p class="code">Mã phản ánh <strong>${ticket.code}</strong></p>
<h1>${publicName(world.ward.categories, ticket.category)}</h1>
${place && html`<p class="place">${place}</p>`}
<p class="state state-${ticket.status}"><span aria-hidden="true">${isDone(ticket.status) ? "✓" : "◔"}</span> ${ticketStatuses[ticket.status]}</p>
${deadline(ticket, world, now)}
<h2>Các bước đã qua</h2>
<ol class="steps">${steps(ticket).map((change) => html`<li><strong>${ticketStatuses[change.to]}</strong> <time datetime="${change.at.toISOString()}">${stamp(change.at)}</time></li>`)}</ol>
${isOpen(ticket.status) && followForm(ticket.code, offered(world))}
<p class="hint">Trang này cho biết việc đang tới đâu. Muốn thêm tin hay đánh giá, bà con nhắn vào nơi đã báo.</p>
</article>`;
  return shell({ ward: world.ward, title: `Phản ánh ${ticket.code}`, main, unlisted: true });
}

/** The same words for an unknown code and for a private one. */
export function notFoundPage(world: World, example: string): string {
  const now = world.clock.now();
  const main = html`<h1>Không thấy mã này</h1><p>${world.phrasebook.say("track.not-found", { example }, now).text}</p>${lookupForm()}`;
  return shell({ ward: world.ward, title: "Không thấy mã", main, unlisted: true });
}

function lookupForm(): Html {
  return html`<form action="/tra-cuu" method="get" class="lookup"><label for="ma">Mã phản ánh</label>
<input id="ma" name="ma" required autocomplete="off" inputmode="text" placeholder="BS-2611-0412">
<button>Xem</button></form>`;
}

/** `/tra-cuu`: enter a code. */
export function lookupPage(world: World): string {
  const main = html`<h1>Tra cứu phản ánh</h1><p>Bà con nhập mã phường đã gửi.</p>${lookupForm()}`;
  return shell({ ward: world.ward, title: "Tra cứu", main });
}
