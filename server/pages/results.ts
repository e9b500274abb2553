import type { ShownPhoto } from "../../core/publication/photo.ts";
import type { PublicTicket } from "../../core/publication/public-ticket.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { photoPair, photosMean } from "./photo-pair.ts";
import { dayName, pageLinks } from "./report-list.ts";
import { kindOptions } from "./report-options.ts";
import type { ReportQuery } from "./report-query.ts";
import { shell } from "./shell.ts";
import { publicWords } from "./words-public.vi.ts";

const { results: say, list: listWords } = publicWords;
const path = "/ket-qua";

/** What was done about a report, with its photos. */
export interface Result {
  report: PublicTicket;
  photos: ShownPhoto[];
}

function card({ report, photos }: Result, world: World): Html {
  const { code, category, where, result, doneAt, unit } = report;
  const kind = publicName(world.ward.categories, category);
  return html`<li class="report"><h2>${code ? html`<a href="/p/${code}">${kind}</a>` : kind}</h2>
<p>${where ?? listWords.unplaced}</p>
${photoPair(photos, { kind, where }, 1)}
${result && html`<p class="words">${result}</p>`}
<p class="hint">${doneAt && `${say.done(dayName(doneAt))} · `}${unit}</p></li>`;
}

function filterForm(world: World, { category }: ReportQuery): Html {
  const said = category ? publicName(world.ward.categories, category) : listWords.allKinds;
  return html`<details class="filter"><summary>${listWords.filter}: ${said}</summary><form action="${path}" class="lookup">
<label for="loai">${listWords.kind}</label><select id="loai" name="loai"><option value="">${listWords.allKinds}</option>${kindOptions(world, category)}</select>
<button>${listWords.show}</button></form></details>`;
}

/** `/ket-qua`: what was done, before and after, the newest result first. */
export function resultsPage(
  world: World,
  query: ReportQuery,
  { results, isMore }: { results: readonly Result[]; isMore: boolean },
): string {
  const isFirst = !query.category && query.page === 1;
  const list =
    results.length > 0
      ? html`<ul class="reports">${results.map((one) => card(one, world))}</ul>`
      : html`<p class="note">${isFirst ? say.nothingYet : say.none}</p>`;
  const main = html`<h1>${say.title}</h1><p>${say.intro}</p>${filterForm(world, query)}${list}${pageLinks(path, query, isMore)}${photosMean}`;
  return shell({ ward: world.ward, title: say.title, main, about: path });
}
