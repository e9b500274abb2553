import type { Source } from "../../core/understanding/knowledge.ts";
import type { Article } from "../../nlp/knowledge/article.ts";
import type { ProcedureSheet } from "../../nlp/knowledge/page.ts";
import type { Procedure } from "../../nlp/knowledge/record.ts";
import { type Html, html, linkTo } from "./html.ts";
import { shell } from "./shell.ts";
import { named, type Site, type Words } from "./words.ts";

/** Records that belong together, and the title of the data for what they are about. */
export interface ProcedureGroup {
  id: string;
  title?: string;
  records: readonly Procedure[];
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);

function searchForm({ procedures: say }: Words, typed = ""): Html {
  return html`<form action="/thu-tuc" method="get" class="lookup no-print" role="search"><label for="tim">${say.search}</label>
<input id="tim" name="tim" maxlength="200" value="${typed}" autocomplete="off" placeholder="${say.example}"><button>${say.find}</button></form>`;
}

const links = ({ asVietnamese }: Words, records: readonly Procedure[]): Html =>
  html`<ul class="links"${asVietnamese}>${records.map(({ id, name }) => html`<li><a href="/thu-tuc/${id}">${name}</a></li>`)}</ul>`;

/** Where a fact is from, and when that was read. */
function sourceLine(words: Words, { title, url, checked }: Source): Html {
  const name = named(words, title);
  const source = url ? html`<a href="${url}" rel="noopener">${name}</a>` : name;
  return html`<p class="hint">${words.procedures.source(source, words.time.shortDay(checked))}</p>`;
}

function articleItem(words: Words, { label, answer, kind, ends, valid_to, source }: Article): Html {
  const { title, url, checked } = source;
  const isPassing = kind === "announcement" || kind === "event";
  const own = answer[words.language];
  const told = own === undefined ? named(words, capital(answer.vi)) : html`${capital(own)}`;
  return html`<details><summary>${named(words, label)}</summary><p>${told}</p>
${isPassing && html`<p>${words.procedures.until(words.time.shortDay(ends ?? valid_to))}</p>`}${sourceLine(words, { title, checked, ...(url ? { url } : {}) })}</details>`;
}

const articleList = (words: Words, articles: readonly Article[]): Html | undefined =>
  articles.length > 0
    ? html`<h2>${words.procedures.life}</h2>${articles.map((one) => articleItem(words, one))}`
    : undefined;

/** In which language the records are, where the page is in another. */
const languageNote = ({ procedures: { inVietnamese } }: Words): Html =>
  html`${inVietnamese !== "" && html`<p class="hint">${inVietnamese}</p>`}`;

/** `/thu-tuc`: everything by group, as headings to open. */
export function proceduresPage(
  { world, words }: Site,
  given: { groups: readonly ProcedureGroup[]; articles: readonly Article[] },
): string {
  const { procedures: say } = words;
  const groups = given.groups.map(
    ({ id, title = id, records }) =>
      html`<details><summary>${say.groups[id] ?? named(words, title)} <span class="hint">${say.count(records.length)}</span></summary>${links(words, records)}</details>`,
  );
  const main = html`<h1>${say.heading}</h1>${languageNote(words)}${searchForm(words)}<h2>${say.byGroup}</h2>${groups.length > 0 ? groups : html`<p>${say.none}</p>`}${articleList(words, given.articles)}`;
  return shell({ ward: world.ward, words, title: say.title, main, about: "/thu-tuc" });
}

/** `/thu-tuc?tim=…`: what fits the words that were typed. */
export function foundPage(
  { world, words }: Site,
  given: { typed: string; records: readonly Procedure[]; articles: readonly Article[] },
): string {
  const { procedures: say } = words;
  const { typed, records, articles } = given;
  const isNothing = records.length === 0 && articles.length === 0;
  const main = html`<h1>${say.heading}</h1>${languageNote(words)}${searchForm(words, typed)}
<div role="status">${isNothing && html`<p>${say.nothing(typed)}</p>`}</div>
${records.length > 0 && html`<h2>${say.perhaps}</h2>${links(words, records)}`}${articleList(words, articles)}
<p><a href="/chat?bat-dau=thu-tuc">${say.ask}</a> · <a href="/thu-tuc">${say.seeGroups}</a></p>`;
  return shell({ ward: world.ward, words, title: say.titleOf(typed), main, unlisted: true });
}

const section = (title: string, body: Html | false): Html | false => body && html`<h2>${title}</h2>${body}`;

/** What a record says under one heading, in its own language. */
function said(
  { asVietnamese }: Words,
  title: string,
  items: readonly string[],
  list: "ul" | "ol" = "ul",
): Html | false {
  const isOne = items.length === 1 && list === "ul";
  const rows = html`${items.map((item) => html`<li>${item}</li>`)}`;
  const several = list === "ul" ? html`<ul${asVietnamese}>${rows}</ul>` : html`<ol${asVietnamese}>${rows}</ol>`;
  return section(title, items.length > 0 && (isOne ? html`<p${asVietnamese}>${items[0]}</p>` : several));
}

/** Papers as a list to tick off, on the screen and on paper. */
function checklist({ asVietnamese }: Words, title: string, papers: readonly string[]): Html | false {
  const items = papers.map((paper) => html`<li><label><input type="checkbox"> <span>${paper}</span></label></li>`);
  return section(title, items.length > 0 && html`<ul class="papers"${asVietnamese}>${items}</ul>`);
}

function formList({ asVietnamese, procedures: say }: Words, forms: ProcedureSheet["forms"]): Html | false {
  const items = forms.map(
    ({ text, url }) => html`<li>${url ? html`<a href="${url}" rel="noopener">${text}</a>` : text}</li>`,
  );
  return section(say.forms, items.length > 0 && html`<ul${asVietnamese}>${items}</ul>`);
}

function placeOf(words: Words, { place, online, office }: ProcedureSheet): Html {
  const { procedures: say } = words;
  return html`<h2>${say.where}</h2><p>${named(words, place)}</p>${online && html`<p>${say.online(named(words, online))}</p>`}<p class="hint">${say.office(named(words, office))}</p>`;
}

/** `/thu-tuc/:slug`: one procedure, papers first. What it says is the record's own words, in Vietnamese. */
export function procedurePage({ world, words }: Site, sheet: ProcedureSheet): string {
  const { procedures: say } = words;
  const { id, name, papers, fee, time, source, open } = sheet;
  const aspects = open.map((aspect) => say.aspects[aspect]).join(", ");
  const main = html`<article class="procedure"><h1>${named(words, name)}</h1>${languageNote(words)}
${checklist(words, say.papers, papers)}
${checklist(words, say.special, sheet.specialPapers)}
${said(words, say.fee, fee.map(capital))}
${said(words, say.time, time ? [capital(time)] : [])}
${placeOf(words, sheet)}
${said(words, say.who, sheet.eligibility)}
${said(words, say.steps, sheet.steps, "ol")}
${formList(words, sheet.forms)}${said(words, say.result, [sheet.result])}${said(words, say.validity, sheet.validity)}${said(words, say.notes, sheet.notes)}
${open.length > 0 && html`<p class="note">${say.open(aspects)}</p>`}
${sourceLine(words, source)}
<p class="acts no-print"><a class="act filled" href="/chat?hoi=${id}">${say.askMore}</a> <a class="act" href="/thu-tuc">${say.others}</a></p></article>`;
  const description = say.needs(papers.slice(0, 3).join("; "));
  return shell({
    ward: world.ward,
    words,
    title: name,
    main,
    card: { title: name, description, path: `/thu-tuc/${id}` },
  });
}

/** No such procedure, or none that may be told today. */
export function noProcedurePage({ world, words }: Site): string {
  const { procedures: say } = words;
  const main = html`<h1>${say.noSuch}</h1><p>${say.noSuchText(linkTo("/chat?bat-dau=thu-tuc"))}</p>${searchForm(words)}`;
  return shell({ ward: world.ward, words, title: say.noneTitle, main, unlisted: true });
}
