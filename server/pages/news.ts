import { type NewsTopic, spokenTopic } from "../../core/news/news-watch.ts";
import { type Html, html } from "./html.ts";
import { kindOptions, type Listed, streetOptions } from "./report-options.ts";
import { shell } from "./shell.ts";
import { kindName, named, type Site, type Words } from "./words.ts";

export type NewsTrouble = keyof Words["newsTroubles"];

/** Shows the button below to browsers that can show notices. */
export const deviceScript = "/assets/device.js";

/** For browsers with script that can show notices: one tap, without an address. */
function onDevice({ device: say }: Words): Html {
  return html`<div data-device hidden><p class="hint">${say.intro}</p>
<button type="button" data-denied="${say.denied}" data-failed="${say.failed}">${say.ask}</button></div>`;
}

/** How to get news: with what somebody chose already; where no mail goes out, only on this browser or in a talk. */
function ways(listed: Listed, { category, street }: NewsTopic): Html {
  const { world, words, map } = listed;
  const { news: say } = words;
  const example = spokenTopic({ street: street ?? map.streets[0]?.name ?? "" }, world.ward);
  const byMail =
    world.accountOf("email") !== undefined &&
    html`<label for="tin-thu">${say.address}</label><input id="tin-thu" name="noi" type="email" required maxlength="254" autocomplete="email" placeholder="ten@example.vn">
<button>${say.send}</button>`;
  const form = html`${byMail && html`<p>${say.intro}</p>`}<form action="/nhan-tin" method="post" class="lookup" data-news${!byMail && html` hidden`}>
<label for="tin-loai">${say.kind}</label><select id="tin-loai" name="loai"><option value="">${say.anyKind}</option>${kindOptions(listed, category)}</select>
<label for="tin-duong">${say.street}</label><select id="tin-duong" name="duong"><option value="">${say.anyStreet}</option>${streetOptions(words, map, street)}</select>
${byMail}${onDevice(words)}</form><div data-told role="status"></div>`;
  return html`${form}<p class="hint">${say.byChat(example)} <a href="/chat">${say.chat}</a></p>`;
}

/** On the list of reports, with what the list was narrowed by, folded away until it is wanted. */
export function newsForm(listed: Listed, topic: NewsTopic): Html {
  return html`<details class="filter"><summary>${listed.words.news.title}</summary>${ways(listed, topic)}</details>`;
}

/** `/nhan-tin`: the same as a page. */
export function newsPage(listed: Listed, topic: NewsTopic): string {
  const { world, words } = listed;
  const { title } = words.news;
  const main = html`<h1>${title}</h1>${ways(listed, topic)}${back(words)}`;
  return shell({ ward: world.ward, words, title, main, unlisted: true, script: deviceScript });
}

const page = ({ world, words }: Site, title: string, main: Html, heading: string | Html = title): string =>
  shell({ ward: world.ward, words, title, main: html`<h1>${heading}</h1>${main}`, unlisted: true });
const back = ({ news: say }: Words): Html => html`<p><a href="/ban-do">${say.back}</a></p>`;
const button = (words: string): Html => html`<form method="post" class="lookup"><button>${words}</button></form>`;

/** A topic inside a sentence of a page. */
export function topicOf(site: Site, { category, street }: NewsTopic): Html {
  return site.words.news.topic(category && kindName(site, category), street ? named(site.words, street) : undefined);
}

/** A mail is on its way: the link in it is pressed first. */
export function newsSentPage(site: Site, where: string): string {
  const { news: say } = site.words;
  return page(
    site,
    say.sent,
    html`<p>${say.sentText(where)}</p><p class="hint">${say.sentHint}</p>${back(site.words)}`,
  );
}

/** What the link of that mail opens. Programs that look through mail open it, too; only a person presses. */
export function newsConfirmPage(site: Site): string {
  const { news: say } = site.words;
  return page(site, say.confirm, html`<p>${say.confirmText}</p>${button(say.confirmDo)}`);
}

/** From now on. */
export function newsConfirmedPage(site: Site, topic: NewsTopic, where: string): string {
  const { news: say } = site.words;
  return page(site, say.done, html`<p>${say.doneText(topicOf(site, topic), where)}</p>${back(site.words)}`);
}

/** The way out, before it is pressed; mail programs press it by themselves (RFC 8058). */
export function newsStopPage(site: Site, topic: NewsTopic): string {
  const { news: say } = site.words;
  const main = html`<p>${say.stopText}</p>${button(say.stopDo)}`;
  return page(site, say.stopTitle, main, say.stop(topicOf(site, topic)));
}

/** And after. */
export function newsStoppedPage(site: Site): string {
  const { news: say } = site.words;
  return page(site, say.stopped, html`<p>${say.stoppedText}</p>${back(site.words)}`);
}

/** It does not go on here, and why. */
export function newsTroublePage(site: Site, trouble: NewsTrouble): string {
  const [title = "", advice] = site.words.newsTroubles[trouble];
  return page(site, title, html`<p role="alert">${advice}</p>${back(site.words)}`);
}
