import { type NewsTopic, spokenTopic } from "../../core/news/news-watch.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { kindOptions, type Listed, streetOptions } from "./report-options.ts";
import { shell } from "./shell.ts";
import { publicWords } from "./words-public.vi.ts";

const say = publicWords.news;
const troubles = publicWords.newsTroubles;
export type NewsTrouble = keyof typeof troubles;

/** The form on the list of reports, with what the list was narrowed by; where no mail goes out, how to ask in a talk. */
export function newsForm({ world, map }: Listed, { category, street }: NewsTopic): Html {
  const example = spokenTopic({ street: street ?? map.streets[0]?.name ?? "" }, world.ward);
  const form =
    world.accountOf("email") !== undefined &&
    html`<p>${say.intro}</p><form action="/nhan-tin" method="post" class="lookup">
<label for="tin-loai">${say.kind}</label><select id="tin-loai" name="loai"><option value="">${say.anyKind}</option>${kindOptions(world, category)}</select>
<label for="tin-duong">${say.street}</label><select id="tin-duong" name="duong"><option value="">${say.anyStreet}</option>${streetOptions(map, street)}</select>
<label for="tin-thu">${say.address}</label><input id="tin-thu" name="noi" type="email" required maxlength="254" autocomplete="email" placeholder="ten@example.vn">
<button>${say.send}</button></form>`;
  return html`<details class="filter"><summary>${say.title}</summary>${form}
<p class="hint">${say.byChat(example)} <a href="/chat">${say.chat}</a></p></details>`;
}

const page = (world: World, title: string, main: Html): string =>
  shell({ ward: world.ward, title, main: html`<h1>${title}</h1>${main}`, unlisted: true });
const back = html`<p><a href="/ban-do">${say.back}</a></p>`;

/** A mail is on its way: the link in it is pressed first. */
export const newsSentPage = (world: World, where: string): string =>
  page(world, say.sent, html`<p>${say.sentText(where)}</p><p class="hint">${say.sentHint}</p>${back}`);

/** What the link of that mail opens. Programs that look through mail open it, too; only a person presses. */
export const newsConfirmPage = (world: World): string =>
  page(
    world,
    say.confirm,
    html`<p>${say.confirmText}</p><form method="post" class="lookup"><button>${say.confirmDo}</button></form>`,
  );

/** From now on. */
export const newsConfirmedPage = (world: World, topic: NewsTopic, where: string): string =>
  page(world, say.done, html`<p>${say.doneText(spokenTopic(topic, world.ward), where)}</p>${back}`);

/** The way out, before it is pressed; mail programs press it by themselves (RFC 8058). */
export const newsStopPage = (world: World, topic: NewsTopic | undefined): string =>
  page(
    world,
    say.stop(topic && spokenTopic(topic, world.ward)),
    html`<p>${say.stopText}</p><form method="post" class="lookup"><button>${say.stopDo}</button></form>`,
  );

/** And after. */
export const newsStoppedPage = (world: World): string =>
  page(world, say.stopped, html`<p>${say.stoppedText}</p>${back}`);

/** It does not go on here, and why. */
export function newsTroublePage(world: World, trouble: NewsTrouble): string {
  const [title = "", advice] = troubles[trouble];
  return page(world, title, html`<p role="alert">${advice}</p>${back}`);
}
