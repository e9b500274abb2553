import type { ShownPhoto } from "../../core/publication/photo.ts";
import { publicPlace } from "../../core/publication/public-ticket.ts";
import { nextDue } from "../../core/ticket/deadlines.ts";
import { isDone, isOpen, type Ticket, type TicketChange } from "../../core/ticket/ticket.ts";
import { lastAct } from "../../core/ticket/ticket-params.ts";
import type { World } from "../../core/world.ts";
import { followForm } from "./follow.ts";
import { askWhetherItLasts, isFollowedUp } from "./follow-up.ts";
import { type Html, html, linkTo, whole } from "./html.ts";
import { askResult, type Held } from "./own-ticket.ts";
import { photoPair, photosMean } from "./photo-pair.ts";
import { shell } from "./shell.ts";
import { around, kind, kindName, named, phrase, type Site, type Words } from "./words.ts";

/** Moves the public may see, once each; corrections and notes stay inside. */
function steps(ticket: Ticket): TicketChange[] {
  return ticket.changes.filter((change) => change.kind === "move");
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);

/** The latest news in one sentence, with the unit it names. Whoever reads it need not be who reported it. */
function newsOf(ticket: Ticket, site: Site): { text: string; unit: string } {
  const act = lastAct(ticket, site.world.ward);
  if (!act) return { text: "", unit: "" };
  const params = { ...act.params, addr: site.words.track.reporter };
  return { text: `${capital(phrase(site, act.key, params))}.`, unit: act.params.unit };
}

/** Photos of one side that are shown. */
const mostPhotos = 4;

/** What comes next and by when, or whether the result came in time. */
function deadline({ status, clocks }: Ticket, site: Site): Html | undefined {
  const { track: say } = site.words;
  const { resultStoppedAt, resultDueAt } = clocks;
  if (isDone(status)) {
    if (!resultStoppedAt) return undefined;
    return resultStoppedAt > resultDueAt
      ? html`<p class="late">${say.late} ${say.sorry}</p>`
      : html`<p>${say.early}</p>`;
  }
  if (!isOpen(status)) return undefined;
  if (status === "needs-info") return html`<p class="due">${say.waits}</p>`;
  const due = nextDue(clocks);
  if (!due) return undefined;
  const told = phrase(site, "page.due", { due: { due } });
  return due < site.world.clock.now()
    ? html`<p class="late">${say.overdue(told)} ${say.sorry}</p>`
    : html`<p class="due">${say.next(told)}</p>`;
}

function stepList({ track: say, states, time }: Words, ticket: Ticket): Html {
  const all = steps(ticket);
  const items = all.map(({ to, at }, index) => {
    const isLast = index === all.length - 1;
    return html`<li${isLast && html` aria-current="step"`}><strong>${states[to]}</strong> <time datetime="${at.toISOString()}">${time.stamp(at)}</time></li>`;
  });
  return html`<h2>${say.steps}</h2><ol class="steps">${items}</ol>`;
}

/** What may be done with the page itself. The address is shown in full where no script offers to pass it on. */
function ownPage(site: Site, code: string, address: string): Html {
  const { track: say } = site.words;
  const host = address.replace(/^https?:\/\//, "").slice(0, -code.length);
  const now = phrase(site, "page.moment", { time: { moment: site.world.clock.now() } });
  return html`<p class="hint">${say.writtenAt(now)} ${say.reload(linkTo(""))}</p>
<p class="hint share">${say.share} <a href="${address}" data-share>${host}${whole(code)}</a></p>`;
}

/**
 * `/p/:code`: what anybody who has the code may know. State, steps and next deadline; nothing about the reporter.
 * `parent`: what it was merged into, if that is for everybody, too. `held`: the page is in the hands of who may answer.
 * `photos`: those everybody may see.
 */
export function trackingPage(
  ticket: Ticket,
  site: Site,
  {
    parent,
    held,
    photos = [],
  }: { parent?: Ticket | undefined; held?: Held | undefined; photos?: readonly ShownPhoto[] } = {},
): string {
  const { world, words } = site;
  const { track: say, states } = words;
  const { code, status } = ticket;
  const place = publicPlace(ticket).where;
  const name = kindName(site, ticket.category);
  const address = `${world.ward.publicUrl}/p/${code}`;
  const news = newsOf(ticket, site);
  const main = html`<article class="track">
<p class="code">${say.code} <strong>${code}</strong></p>
<h1>${kind(site, ticket.category)}</h1>
${place && html`<p class="place">${named(words, place)}</p>`}
<div class="state state-${status}"><p><span aria-hidden="true">${isDone(status) ? "✓" : isOpen(status) ? "◔" : "–"}</span> ${states[status]}</p>
<p class="news">${around(words, news.text, news.unit)}</p></div>
${deadline(ticket, site)}
${parent && html`<p>${say.parent(linkTo(`/p/${parent.code}`)(parent.code))}</p>`}
${photos.length > 0 && html`${photoPair(words, photos, { kind: name, where: place }, mostPhotos)}${photosMean(words)}`}
${held && (isFollowedUp(held, world.clock.now()) ? askWhetherItLasts(words, held) : askResult(words, held))}
${stepList(words, ticket)}
${ownPage(site, code, address)}
${isOpen(status) && followForm(site, code)}
${!held && html`<p class="hint no-print">${say.answer}</p>`}
</article>`;
  return shell({
    ...{ ward: world.ward, words, title: say.title(code), main, unlisted: true, script: "/assets/share.js" },
    card: { title: `${name}: ${states[status]}`, description: news.text, path: `/p/${code}` },
  });
}

/** The same words for an unknown code and for a private one. */
export function notFoundPage(site: Site): string {
  const { world, words } = site;
  const { lookUp: say } = words;
  const told = phrase(site, "track.not-found", { example: exampleOf(world) });
  const main = html`<h1>${say.nothing}</h1><p>${told}</p>${lookupForm(site)}`;
  return shell({ ward: world.ward, words, title: say.nothingTitle, main, unlisted: true });
}

const exampleOf = ({ ward }: World): string => `${ward.codePrefix}-2611-0412`;

function lookupForm({ world, words }: Site): Html {
  return html`<form action="/tra-cuu" method="get" class="lookup"><label for="ma">${words.track.code}</label>
<input id="ma" name="ma" required autocomplete="off" inputmode="text" placeholder="${exampleOf(world)}">
<button>${words.lookUp.show}</button></form>`;
}

/** `/tra-cuu`: enter a code. */
export function lookupPage(site: Site): string {
  const { world, words } = site;
  const { lookUp: say } = words;
  const main = html`<h1>${say.heading}</h1><p>${say.intro}</p>${lookupForm(site)}`;
  return shell({ ward: world.ward, words, title: say.title, main, about: "/tra-cuu" });
}
