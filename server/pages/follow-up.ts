import { followUpAskedAt } from "../../core/ticket/follow-up.ts";
import { reopenableUntil } from "../../core/ticket/guards.ts";
import { type Html, html, linkTo, whole } from "./html.ts";
import { alarm, back, type Held, page, resultOf, subject } from "./own-ticket.ts";
import type { Site, Words } from "./words.ts";

/** Whether whoever holds the ticket was asked if its result has lasted, and can still say. */
export function isFollowedUp({ ticket, conversationId }: Held, now: Date): boolean {
  return followUpAskedAt(ticket, [conversationId]) !== undefined && now <= reopenableUntil(ticket);
}

/** Both answers, each one tap. */
function answers({ lasting: say, own }: Words, { ticket, token }: Held, typed?: string): Html {
  return html`<form method="post" action="/p/${ticket.code}/con-on"><input type="hidden" name="k" value="${token}">
<label for="loi">${own.more}</label><textarea id="loi" name="loi" rows="2" maxlength="1000">${typed ?? ""}</textarea>
<p class="acts"><button name="nay" value="on">${say.fine}</button><button name="nay" value="lai" class="act">${say.back}</button></p></form>`;
}

/** On the page of the ticket: the question, with what was done. */
export function askWhetherItLasts(words: Words, held: Held): Html {
  const { lasting: say } = words;
  return html`<section class="answer no-print"><h2>${say.ask}</h2><p>${say.intro}</p>${resultOf(words, held)}${answers(words, held)}</section>`;
}

/** `/p/:code/con-on`: the question by itself. */
export function followUpPage(site: Site, held: Held, form: { fault?: string; typed?: string } = {}): string {
  const { words } = site;
  const { lasting: say } = words;
  const main = html`<h1>${say.ask}</h1>${subject(site, held)}<p>${say.intro}</p>${resultOf(words, held)}${alarm(form.fault)}
${answers(words, held, form.typed)}${back(words, held)}`;
  return page(site, say.title, main);
}

/** It has lasted, as they said; also shown to whoever says so a second time. */
export function lastsPage(site: Site, held: Held): string {
  const { lasting: say, own } = site.words;
  const main = html`<h1>${own.thanks}</h1><p role="status">${say.noted(whole(held.ticket.code))}</p>
<p>${say.later(linkTo("/gui"))}</p>${back(site.words, held)}`;
  return page(site, own.thanksTitle, main);
}
