import { publicName } from "../../core/routing/category-rules.ts";
import { awaitsRating } from "../../core/ticket/may-answer.ts";
import { isDone, type Ticket, ticketStatuses } from "../../core/ticket/ticket.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

/** A ticket in the hands of somebody who may answer its result. */
export interface Held {
  ticket: Ticket;
  /** The end of their link. */
  token: string;
  /** Addresses of the pictures of the result. */
  pictures: readonly string[];
  /** The talk in which they were told of it. */
  conversationId: string;
}

/** A page for whoever holds a ticket. */
export const page = (world: World, title: string, main: Html): string =>
  shell({ ward: world.ward, title, main, unlisted: true });
/** The way back to the page of the ticket. */
export const back = ({ ticket: { code }, token }: Pick<Held, "ticket" | "token">): Html =>
  html`<p><a href="/p/${code}?k=${token}">Về phản ánh ${code}</a></p>`;

/** What was done, as the message told it. */
export function resultOf({ ticket, pictures }: Held): Html | undefined {
  if (!ticket.result) return undefined;
  const shown = pictures.map(
    (url) => html`<a href="${url}"><img src="${url}" alt="Hình sau khi làm" loading="lazy"></a>`,
  );
  return html`<div class="result"><p>Kết quả: ${ticket.result}</p>${shown.length > 0 && html`<p class="pictures">${shown}</p>`}</div>`;
}

/** On the page of the ticket, for whoever holds its link: the two answers to a result. */
export function askResult(held: Held): Html | undefined {
  const { ticket, token } = held;
  if (!isDone(ticket.status)) return undefined;
  const link = (path: string, label: string, kind: string): Html =>
    html`<a class="${kind}" href="/p/${ticket.code}/${path}${path.includes("?") ? "&" : "?"}k=${token}">${label}</a>`;
  const isAsked = awaitsRating(ticket);
  return html`<section class="answer no-print"><h2>${isAsked ? "Bà con thấy thế nào?" : "Còn hư thì báo lại"}</h2>${resultOf(held)}
<p class="acts">${isAsked && link("danh-gia?diem=5", "Hài lòng", "act filled")}${link("mo-lai", isAsked ? "Chưa được, làm lại" : "Nhờ làm lại", "act")}</p></section>`;
}

/** Scores of the survey's buttons (dialogues, push.resolved). */
const scores = [
  [5, "Hài lòng"],
  [3, "Tạm được"],
  [1, "Chưa được"],
] as const;
/** What the bot offers where something is not done (dialogues, rate.ask-why). */
export const reasons = ["Chưa làm xong", "Làm xong lại hư", "Trả lời chưa đúng"] as const;

interface Form {
  /** Makes a form that is sent twice count once. */
  id: string;
  fault?: string | undefined;
  typed?: string | undefined;
}

const hiddenFields = (token: string, id: string): Html =>
  html`<input type="hidden" name="k" value="${token}"><input type="hidden" name="lan" value="${id}">`;
const words = (label: string, typed: string | undefined): Html =>
  html`<label for="loi">${label}</label><textarea id="loi" name="loi" rows="3" maxlength="1000">${typed ?? ""}</textarea>`;
/** What is wrong with what was sent. */
export const alarm = (fault: string | undefined): Html | undefined =>
  fault === undefined ? undefined : html`<p class="late" role="alert">${fault}</p>`;

/** What it is about, over a form. */
export function subject(world: World, { ticket }: Held): Html {
  return html`<p class="code">Mã phản ánh <strong>${ticket.code}</strong></p><p class="place">${publicName(world.ward.categories, ticket.category)}</p>`;
}

/** `/p/:code/danh-gia`: what they think of the result. */
export function ratePage(world: World, held: Held, form: Form & { score?: number | undefined }): string {
  const { code } = held.ticket;
  const choices = scores.map(
    ([score, label]) =>
      html`<label class="pick"><input type="radio" name="diem" value="${score}" required${score === form.score && html` checked`}> ${label}</label>`,
  );
  const main = html`<h1>Bà con thấy thế nào?</h1>${subject(world, held)}${resultOf(held)}${alarm(form.fault)}
<form method="post" action="/p/${code}/danh-gia" class="lookup">${hiddenFields(held.token, form.id)}
<fieldset><legend>Kết quả này</legend>${choices}</fieldset>
${words("Nói thêm (không bắt buộc)", form.typed)}<button>Gửi đánh giá</button></form>${back(held)}`;
  return page(world, "Đánh giá", main);
}

/** `/p/:code/mo-lai`: it is not done, and why. */
export function reopenPage(
  world: World,
  held: Held,
  form: Form & { isRated?: boolean; reason?: string | undefined },
): string {
  const choices = reasons.map(
    (reason) =>
      html`<label class="pick"><input type="radio" name="vi" value="${reason}"${reason === form.reason && html` checked`}> ${reason}</label>`,
  );
  const main = html`<h1>Chỗ nào chưa được?</h1>${form.isRated && html`<p class="note" role="status">Phường đã ghi là chưa được. Phường xin lỗi vì chưa xong.</p>`}
${subject(world, held)}${resultOf(held)}${alarm(form.fault)}
<form method="post" action="/p/${held.ticket.code}/mo-lai" class="lookup">${hiddenFields(held.token, form.id)}
<fieldset><legend>Vì sao phải làm lại</legend>${choices}</fieldset>
${words("Nói rõ hơn", form.typed)}<button>Mở lại phản ánh</button></form>${back(held)}`;
  return page(world, "Mở lại", main);
}

/** Their word is in; also shown to whoever sends it a second time. */
export function ratedPage(world: World, held: Held): string {
  const { ticket } = held;
  const [, label] = scores.find(([score]) => score === ticket.rating) ?? [];
  const isClosed = ticket.status === "closed";
  const main = html`<h1>Phường cảm ơn bà con</h1><p role="status">${label && html`Bà con đã đánh giá ${ticket.code}: ${label}. `}${isClosed && "Phường đã khép việc này."}</p>
${isClosed && html`<p>Trong 30 ngày, còn hư thì bà con <a href="/p/${ticket.code}/mo-lai?k=${held.token}">nhờ làm lại</a>.</p>`}${back(held)}`;
  return page(world, "Cảm ơn", main);
}

/** It is worked on again, with the new date; also shown to whoever asks a second time. */
export function reopenedPage(world: World, held: Held): string {
  const { ticket } = held;
  const due = world.phrasebook.say("page.due", { due: { due: ticket.clocks.resultDueAt } }, world.clock.now()).text;
  const main = html`<h1>Phường đã mở lại <span class="whole">${ticket.code}</span></h1><p role="status">Trưởng đơn vị sẽ xem. Hạn mới là ${due}.</p>
<p>Có tin mới, phường nhắn vào nơi bà con đã báo.</p>${back(held)}`;
  return page(world, "Đã mở lại", main);
}

/** There is nothing to answer now: it is worked on, or it is too late. */
export function nothingToAnswerPage(world: World, held: Held): string {
  const isLate = isDone(held.ticket.status);
  const main = isLate
    ? html`<h1>Việc này khép đã lâu</h1><p role="alert">Quá 30 ngày thì không mở lại được nữa. Bà con <a href="/gui">báo lại</a> giúp, ghi kèm mã ${held.ticket.code}.</p>`
    : html`<h1>Chưa tới lúc đánh giá</h1><p role="alert">${held.ticket.code} đang ở bước: ${ticketStatuses[held.ticket.status]}. Có kết quả, phường nhắn bà con.</p>`;
  return page(world, "Chưa gửi được", html`${main}${back(held)}`);
}

/** The link is no good: what to do instead. */
export function badOwnLinkPage(world: World, code: string, isOver: boolean): string {
  const title = isOver ? "Liên kết này đã hết hạn" : "Liên kết chưa đúng";
  const advice = isOver
    ? html`Muốn đánh giá hay nhờ làm lại, bà con nhắn phường ở nơi đã báo, hoặc <a href="/chat">nhắn tại đây</a>.`
    : html`Bà con bấm lại liên kết trong tin phường gửi. Không được thì nhắn phường ở nơi đã báo, hoặc <a href="/chat">nhắn tại đây</a>.`;
  return page(
    world,
    title,
    html`<h1>${title}</h1><p role="alert">${advice}</p><p><a href="/p/${code}">Xem ${code} đang tới đâu</a></p>`,
  );
}
