import type { ShownPhoto } from "../../core/publication/photo.ts";
import { publicPlace } from "../../core/publication/public-ticket.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import { nextDue } from "../../core/ticket/deadlines.ts";
import { isDone, isOpen, type Ticket, type TicketChange, ticketStatuses } from "../../core/ticket/ticket.ts";
import { lastActOf } from "../../core/ticket/ticket-params.ts";
import type { World } from "../../core/world.ts";
import { followForm, offered } from "./follow.ts";
import { askWhetherItLasts, isFollowedUp } from "./follow-up.ts";
import { type Html, html } from "./html.ts";
import { askResult, type Held } from "./own-ticket.ts";
import { photoPair, photosMean } from "./photo-pair.ts";
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

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
const moment = ({ phrasebook, clock }: World, at: Date): string =>
  phrasebook.say("page.moment", { time: { moment: at } }, clock.now()).text;

/** The latest news in one sentence. Whoever reads it need not be who reported it. */
function newsOf(ticket: Ticket, world: World): string {
  return `${capital(lastActOf(ticket, world, world.clock.now(), { addr: "người báo" }))}.`;
}

/** Photos of one side that are shown. */
const mostPhotos = 4;
const sorry = "Phường xin lỗi vì chậm.";

/** What comes next and by when, or whether the result came in time. */
function deadline({ status, clocks }: Ticket, world: World): Html | undefined {
  const { resultStoppedAt, resultDueAt } = clocks;
  if (isDone(status)) {
    if (!resultStoppedAt) return undefined;
    return resultStoppedAt > resultDueAt ? html`<p class="late">Trễ hạn. ${sorry}</p>` : html`<p>Xong trước hạn.</p>`;
  }
  if (!isOpen(status)) return undefined;
  if (status === "needs-info") return html`<p class="due">Có thêm tin từ người báo thì phường làm tiếp.</p>`;
  const due = nextDue(clocks);
  const now = world.clock.now();
  if (!due) return undefined;
  const words = world.phrasebook.say("page.due", { due: { due } }, now).text;
  return due < now
    ? html`<p class="late">Đã quá hạn ${words}. ${sorry}</p>`
    : html`<p class="due">Hạn tiếp theo: ${words}.</p>`;
}

function stepList(ticket: Ticket): Html {
  const all = steps(ticket);
  const items = all.map(({ to, at }, index) => {
    const isLast = index === all.length - 1;
    return html`<li${isLast && html` aria-current="step"`}><strong>${ticketStatuses[to]}</strong> <time datetime="${at.toISOString()}">${stamp(at)}</time></li>`;
  });
  return html`<h2>Các bước đã qua</h2><ol class="steps">${items}</ol>`;
}

/** What may be done with the page itself. The address is shown in full where no script offers to pass it on. */
function ownPage(world: World, code: string, address: string): Html {
  const site = address.replace(/^https?:\/\//, "").slice(0, -code.length);
  return html`<p class="hint">Trang này ghi lúc ${moment(world, world.clock.now())}. <a href="">Tải lại</a> để xem tin mới.</p>
<p class="hint share">Gửi cho người khác: <a href="${address}" data-share>${site}<span class="whole">${code}</span></a></p>`;
}

/**
 * `/p/:code`: what anybody who has the code may know. State, steps and next deadline; nothing about the reporter.
 * `parent`: what it was merged into, if that is for everybody, too. `held`: the page is in the hands of who may answer.
 * `photos`: those everybody may see.
 */
export function trackingPage(
  ticket: Ticket,
  world: World,
  {
    parent,
    held,
    photos = [],
  }: { parent?: Ticket | undefined; held?: Held | undefined; photos?: readonly ShownPhoto[] } = {},
): string {
  const { code, status } = ticket;
  const place = publicPlace(ticket).where;
  const kind = publicName(world.ward.categories, ticket.category);
  const address = `${world.ward.publicUrl}/p/${code}`;
  const news = newsOf(ticket, world);
  const main = html`<article class="track">
<p class="code">Mã phản ánh <strong>${code}</strong></p>
<h1>${kind}</h1>
${place && html`<p class="place">${place}</p>`}
<div class="state state-${status}"><p><span aria-hidden="true">${isDone(status) ? "✓" : isOpen(status) ? "◔" : "–"}</span> ${ticketStatuses[status]}</p>
<p class="news">${news}</p></div>
${deadline(ticket, world)}
${parent && html`<p>Xem tiếp ở việc chung <a href="/p/${parent.code}">${parent.code}</a>.</p>`}
${photos.length > 0 && html`${photoPair(photos, { kind, where: place }, mostPhotos)}${photosMean}`}
${held && (isFollowedUp(held, world.clock.now()) ? askWhetherItLasts(held) : askResult(held))}
${stepList(ticket)}
${ownPage(world, code, address)}
${isOpen(status) && followForm(code, offered(world))}
${!held && html`<p class="hint no-print">Muốn thêm tin, đánh giá hay nhờ làm lại, người báo nhắn vào nơi đã báo, hoặc bấm liên kết trong tin phường gửi.</p>`}
</article>`;
  return shell({
    ...{ ward: world.ward, title: `Phản ánh ${code}`, main, unlisted: true, script: "/assets/share.js" },
    card: { title: `${kind}: ${ticketStatuses[status]}`, description: news, url: address },
  });
}

/** The same words for an unknown code and for a private one. */
export function notFoundPage(world: World): string {
  const now = world.clock.now();
  const example = `${world.ward.codePrefix}-2611-0412`;
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
  return shell({ ward: world.ward, title: "Tra cứu", main, about: "/tra-cuu" });
}
