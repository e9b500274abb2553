import type { PublicReport } from "../../core/publication/public-figures.ts";
import type { DoorLink } from "../door-links.ts";
import { figureCards } from "./figures.ts";
import { type Html, html } from "./html.ts";
import { shell, wardTitle } from "./shell.ts";
import { named, type Site } from "./words.ts";

const door = (href: string, name: string, about: string | Html): Html =>
  html`<a class="door" href="${href}"><strong>${name}</strong><span>${about}</span></a>\n`;

/** `/`: the doors, other ways to write, and what the ward did lately. */
export function homePage({ world, words }: Site, doors: readonly DoorLink[], report: PublicReport): string {
  const { home: say } = words;
  const { ward, centre } = world;
  const links = doors.map(({ name, url }) => html`<a href="${url}">${name}</a>`);
  const main = html`<h1>${say.hears(wardTitle(ward, words))}</h1>
<div class="doors">
${Object.entries(say.doors).map(([href, [name = "", about = ""]]) => door(href, name, about))}${centre && door("/dat-lich", say.book, say.bookAt(named(words, centre.name)))}</div>
${links.length > 0 && html`<p class="choices channels"><span>${say.channels}</span> ${links}</p>`}
<h2>${say.figures}</h2>${figureCards(words, report, "/so-lieu")}
<p class="acts"><a class="act" href="/ban-do">${say.more}</a><a class="act" href="/ket-qua">${words.results.link}</a></p>`;
  return shell({ ward, words, title: say.title, main, about: "/" });
}
