import { isSameTopic, type NewsTopic, type NewsWatch } from "../../core/news/news-watch.ts";
import { type Html, html } from "./html.ts";
import { type NewsTrouble, topicOf } from "./news.ts";
import type { Site } from "./words.ts";

/** What a browser is told, each with its way out; `added`: what was asked for just now. Put into the page by its script. */
export function deviceTopics(site: Site, watches: readonly NewsWatch[], added?: NewsTopic): Html {
  const { device: say, news } = site.words;
  const items = watches.map(
    (watch) => html`<li>${topicOf(site, watch)} <a href="${site.world.newsStopLink(watch.id)}">${news.stopDo}</a></li>`,
  );
  return html`${added && watches.some((watch) => isSameTopic(watch, added)) && html`<p>${say.done}</p>`}
<p>${say.told}</p><ul>${items}</ul>`;
}

/** It does not go on here, and why. */
export function deviceTrouble(site: Site, trouble: NewsTrouble): Html {
  const [title = "", advice] = site.words.newsTroubles[trouble];
  return html`<p><strong>${title}</strong> ${advice}</p>`;
}
