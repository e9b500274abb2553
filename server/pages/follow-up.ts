import { followUpAskedAt } from "../../core/ticket/follow-up.ts";
import { reopenableUntil } from "../../core/ticket/guards.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { alarm, back, type Held, page, resultOf, subject } from "./own-ticket.ts";

/** Whether whoever holds the ticket was asked if its result has lasted, and can still say. */
export function isFollowedUp({ ticket, conversationId }: Held, now: Date): boolean {
  return followUpAskedAt(ticket, [conversationId]) !== undefined && now <= reopenableUntil(ticket);
}

const question = "Nay chỗ đó còn ổn không ạ?";

/** Both answers, each one tap. */
function answers({ ticket, token }: Held, typed?: string): Html {
  return html`<form method="post" action="/p/${ticket.code}/con-on"><input type="hidden" name="k" value="${token}">
<label for="loi">Nói thêm (không bắt buộc)</label><textarea id="loi" name="loi" rows="2" maxlength="1000">${typed ?? ""}</textarea>
<p class="acts"><button name="nay" value="on">Vẫn ổn</button><button name="nay" value="lai" class="act">Bị lại</button></p></form>`;
}

/** On the page of the ticket: the question, with what was done. */
export function askWhetherItLasts(held: Held): Html {
  return html`<section class="answer no-print"><h2>${question}</h2><p>Bốn tuần trước phường đã xử lý việc này.</p>${resultOf(held)}${answers(held)}</section>`;
}

/** `/p/:code/con-on`: the question by itself. */
export function followUpPage(world: World, held: Held, form: { fault?: string; typed?: string } = {}): string {
  const main = html`<h1>${question}</h1>${subject(world, held)}<p>Bốn tuần trước phường đã xử lý việc này.</p>${resultOf(held)}${alarm(form.fault)}
${answers(held, form.typed)}${back(held)}`;
  return page(world, "Còn ổn không", main);
}

/** It has lasted, as they said; also shown to whoever says so a second time. */
export function lastsPage(world: World, held: Held): string {
  const { code } = held.ticket;
  const main = html`<h1>Phường cảm ơn bà con</h1><p role="status">Phường đã ghi: việc <span class="whole">${code}</span> vẫn ổn.</p>
<p>Sau này bị lại, bà con <a href="/gui">báo phường</a> giúp.</p>${back(held)}`;
  return page(world, "Cảm ơn", main);
}
