import type { ShownPhoto } from "../../core/publication/photo.ts";
import type { PublicTicket } from "../../core/publication/public-ticket.ts";
import { type Html, html } from "./html.ts";
import { photoPair, photosMean } from "./photo-pair.ts";
import { pageLinks } from "./report-list.ts";
import { kindOptions } from "./report-options.ts";
import type { ReportQuery } from "./report-query.ts";
import { shell } from "./shell.ts";
import { kind, kindName, named, type Site } from "./words.ts";

const path = "/ket-qua";

/** What was done about a report, with its photos. */
export interface Result {
  report: PublicTicket;
  photos: ShownPhoto[];
}

function card({ report, photos }: Result, site: Site): Html {
  const { words } = site;
  const { results: say, list: listWords, time } = words;
  const { code, category, where, result, doneAt, unit } = report;
  const title = kind(site, category);
  return html`<li class="report"><h2>${code ? html`<a href="/p/${code}">${title}</a>` : title}</h2>
<p>${where ? named(words, where) : listWords.unplaced}</p>
${photoPair(words, photos, { kind: kindName(site, category), where }, 1)}
${result && html`<p class="words"${words.asVietnamese}>${result}</p>`}
<p class="hint">${doneAt && `${say.done(time.day(doneAt))} · `}${named(words, unit)}</p></li>`;
}

function filterForm(site: Site, { category }: ReportQuery): Html {
  const { list: say } = site.words;
  const said = category ? kind(site, category) : say.allKinds;
  return html`<details class="filter"><summary>${say.filter}: ${said}</summary><form action="${path}" class="lookup">
<label for="loai">${say.kind}</label><select id="loai" name="loai"><option value="">${say.allKinds}</option>${kindOptions(site, category)}</select>
<button>${say.show}</button></form></details>`;
}

/** `/ket-qua`: what was done, before and after, the newest result first. */
export function resultsPage(
  site: Site,
  query: ReportQuery,
  { results, isMore }: { results: readonly Result[]; isMore: boolean },
): string {
  const { world, words } = site;
  const { results: say } = words;
  const isFirst = !query.category && query.page === 1;
  const list =
    results.length > 0
      ? html`<ul class="reports">${results.map((one) => card(one, site))}</ul>`
      : html`<p class="note">${isFirst ? say.nothingYet : say.none}</p>`;
  const main = html`<h1>${say.title}</h1><p>${say.intro}</p>${filterForm(site, query)}${list}${pageLinks(words, path, query, isMore)}${photosMean(words)}`;
  return shell({ ward: world.ward, words, title: say.title, main, about: path });
}
