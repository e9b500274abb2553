import { awaitsRating } from "../../core/ticket/may-answer.ts";
import { isDone, type Ticket } from "../../core/ticket/ticket.ts";
import { type Html, html, linkTo, whole } from "./html.ts";
import { shell } from "./shell.ts";
import { kind, named, phrase, type Site, type Words } from "./words.ts";

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
export const page = ({ world, words }: Site, title: string, main: Html): string =>
  shell({ ward: world.ward, words, title, main, unlisted: true });
/** The way back to the page of the ticket. */
export const back = ({ track }: Words, { ticket: { code }, token }: Pick<Held, "ticket" | "token">): Html =>
  html`<p><a href="/p/${code}?k=${token}">${track.back(whole(code))}</a></p>`;

/** What was done, as the message told it. */
export function resultOf(words: Words, { ticket, pictures }: Held): Html | undefined {
  const { own: say } = words;
  if (!ticket.result) return undefined;
  const shown = pictures.map((url) => html`<a href="${url}"><img src="${url}" alt="${say.photo}" loading="lazy"></a>`);
  return html`<div class="result"><p>${say.result(named(words, ticket.result))}</p>${shown.length > 0 && html`<p class="pictures">${shown}</p>`}</div>`;
}

/** On the page of the ticket, for whoever holds its link: the two answers to a result. */
export function askResult(words: Words, held: Held): Html | undefined {
  const { own: say } = words;
  const { ticket, token } = held;
  if (!isDone(ticket.status)) return undefined;
  const link = (path: string, label: string, look: string): Html =>
    html`<a class="${look}" href="/p/${ticket.code}/${path}${path.includes("?") ? "&" : "?"}k=${token}">${label}</a>`;
  const isAsked = awaitsRating(ticket);
  return html`<section class="answer no-print"><h2>${isAsked ? say.ask : say.askAgain}</h2>${resultOf(words, held)}
<p class="acts">${isAsked && link("danh-gia?diem=5", say.good, "act filled")}${link("mo-lai", isAsked ? say.bad : say.redo, "act")}</p></section>`;
}

/** Scores of the survey's buttons, best first. */
const scores = [5, 3, 1];

interface Form {
  /** Makes a form that is sent twice count once. */
  id: string;
  fault?: string | undefined;
  typed?: string | undefined;
}

const hiddenFields = (token: string, id: string): Html =>
  html`<input type="hidden" name="k" value="${token}"><input type="hidden" name="lan" value="${id}">`;
const wordsField = (label: string, typed: string | undefined): Html =>
  html`<label for="loi">${label}</label><textarea id="loi" name="loi" rows="3" maxlength="1000">${typed ?? ""}</textarea>`;
/** What is wrong with what was sent. */
export const alarm = (fault: string | undefined): Html | undefined =>
  fault === undefined ? undefined : html`<p class="late" role="alert">${fault}</p>`;

/** What it is about, over a form. */
export function subject(site: Site, { ticket }: Held): Html {
  return html`<p class="code">${site.words.track.code} <strong>${ticket.code}</strong></p><p class="place">${kind(site, ticket.category)}</p>`;
}

/** `/p/:code/danh-gia`: what they think of the result. */
export function ratePage(site: Site, held: Held, form: Form & { score?: number | undefined }): string {
  const { words } = site;
  const { own: say } = words;
  const { code } = held.ticket;
  const choices = scores.map(
    (score) =>
      html`<label class="pick"><input type="radio" name="diem" value="${score}" required${score === form.score && html` checked`}> ${say.scores[score]}</label>`,
  );
  const main = html`<h1>${say.ask}</h1>${subject(site, held)}${resultOf(words, held)}${alarm(form.fault)}
<form method="post" action="/p/${code}/danh-gia" class="lookup">${hiddenFields(held.token, form.id)}
<fieldset><legend>${say.thisResult}</legend>${choices}</fieldset>
${wordsField(say.more, form.typed)}<button>${say.rate}</button></form>${back(words, held)}`;
  return page(site, say.rateTitle, main);
}

/** `/p/:code/mo-lai`: it is not done, and why. Reasons travel by their numbers. */
export function reopenPage(
  site: Site,
  held: Held,
  form: Form & { isRated?: boolean; reason?: number | undefined },
): string {
  const { words } = site;
  const { own: say } = words;
  const choices = say.reasons.map(
    (reason, index) =>
      html`<label class="pick"><input type="radio" name="vi" value="${index}"${index === form.reason && html` checked`}> ${reason}</label>`,
  );
  const main = html`<h1>${say.whatIsWrong}</h1>${form.isRated && html`<p class="note" role="status">${say.noted}</p>`}
${subject(site, held)}${resultOf(words, held)}${alarm(form.fault)}
<form method="post" action="/p/${held.ticket.code}/mo-lai" class="lookup">${hiddenFields(held.token, form.id)}
<fieldset><legend>${say.why}</legend>${choices}</fieldset>
${wordsField(say.explain, form.typed)}<button>${say.reopen}</button></form>${back(words, held)}`;
  return page(site, say.reopenTitle, main);
}

/** Their word is in; also shown to whoever sends it a second time. */
export function ratedPage(site: Site, held: Held): string {
  const { own: say } = site.words;
  const { code, rating, status } = held.ticket;
  const label = rating === undefined ? undefined : say.scores[rating];
  const isClosed = status === "closed";
  const again = linkTo(`/p/${code}/mo-lai?k=${held.token}`);
  const main = html`<h1>${say.thanks}</h1><p role="status">${label && `${say.rated(code, label)} `}${isClosed && say.closed}</p>
${isClosed && html`<p>${say.thirtyDays(again)}</p>`}${back(site.words, held)}`;
  return page(site, say.thanksTitle, main);
}

/** It is worked on again, with the new date; also shown to whoever asks a second time. */
export function reopenedPage(site: Site, held: Held): string {
  const { own: say } = site.words;
  const { code, clocks } = held.ticket;
  const due = phrase(site, "page.due", { due: { due: clocks.resultDueAt } });
  const main = html`<h1>${say.reopened(whole(code))}</h1><p role="status">${say.newDue(due)}</p>
<p>${say.willHear}</p>${back(site.words, held)}`;
  return page(site, say.reopenedTitle, main);
}

/** There is nothing to answer now: it is worked on, or it is too late. */
export function nothingToAnswerPage(site: Site, held: Held): string {
  const { own: say, states } = site.words;
  const { code, status } = held.ticket;
  const main = isDone(status)
    ? html`<h1>${say.tooLate}</h1><p role="alert">${say.tooLateText(linkTo("/gui"), code)}</p>`
    : html`<h1>${say.notYet}</h1><p role="alert">${say.notYetText(code, states[status])}</p>`;
  return page(site, say.notNowTitle, html`${main}${back(site.words, held)}`);
}

/** The link is no good: what to do instead. */
export function badOwnLinkPage(site: Site, code: string, isOver: boolean): string {
  const { own: say } = site.words;
  const title = isOver ? say.linkOver : say.badLink;
  const advice = (isOver ? say.linkOverText : say.badLinkText)(linkTo("/chat"));
  const main = html`<h1>${title}</h1><p role="alert">${advice}</p><p><a href="/p/${code}">${say.see(code)}</a></p>`;
  return page(site, title, main);
}
