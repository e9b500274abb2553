import type { Source } from "../../core/understanding/knowledge.ts";
import type { World } from "../../core/world.ts";
import type { Article } from "../../nlp/knowledge/article.ts";
import { dayWords } from "../../nlp/knowledge/day-words.ts";
import type { ProcedureSheet } from "../../nlp/knowledge/page.ts";
import type { Procedure } from "../../nlp/knowledge/record.ts";
import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

/** Records that belong together, under the name of what they are about. */
export interface ProcedureGroup {
  title: string;
  records: readonly Procedure[];
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
const list = (items: readonly string[]): Html => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

function searchForm(typed = ""): Html {
  return html`<form action="/thu-tuc" method="get" class="lookup no-print" role="search"><label for="tim">Bà con cần làm việc gì?</label>
<input id="tim" name="tim" maxlength="200" value="${typed}" autocomplete="off" placeholder="Ví dụ: khai sinh cho con"><button>Tìm</button></form>`;
}

const links = (records: readonly Procedure[]): Html =>
  html`<ul class="links">${records.map(({ id, name }) => html`<li><a href="/thu-tuc/${id}">${name}</a></li>`)}</ul>`;

/** Where a fact is from, and when that was read. */
function sourceLine({ title, url, checked }: Source): Html {
  return html`<p class="hint">Nguồn: ${url ? html`<a href="${url}" rel="noopener">${title}</a>` : title}, xem ngày ${dayWords(checked)}.</p>`;
}

function articleItem({ label, answer, kind, ends, valid_to, source: { title, url, checked } }: Article): Html {
  const isPassing = kind === "announcement" || kind === "event";
  return html`<details><summary>${label}</summary><p>${capital(answer.vi)}</p>
${isPassing && html`<p>Tin này dùng đến hết ngày ${dayWords(ends ?? valid_to)}.</p>`}${sourceLine({ title, checked, ...(url ? { url } : {}) })}</details>`;
}

const articleList = (articles: readonly Article[]): Html | undefined =>
  articles.length > 0 ? html`<h2>Đời sống trong phường</h2>${articles.map(articleItem)}` : undefined;

/** `/thu-tuc`: everything by group, as headings to open. */
export function proceduresPage(
  world: World,
  given: { groups: readonly ProcedureGroup[]; articles: readonly Article[] },
): string {
  const groups = given.groups.map(
    ({ title, records }) =>
      html`<details><summary>${title} <span class="hint">${records.length} thủ tục</span></summary>${links(records)}</details>`,
  );
  const main = html`<h1>Thủ tục ở phường</h1>${searchForm()}<h2>Theo nhóm</h2>${groups.length > 0 ? groups : html`<p>Phường chưa có thủ tục nào ở đây.</p>`}${articleList(given.articles)}`;
  return shell({ ward: world.ward, title: "Thủ tục", main, about: "/thu-tuc" });
}

/** `/thu-tuc?tim=…`: what fits the words that were typed. */
export function foundPage(
  world: World,
  given: { typed: string; records: readonly Procedure[]; articles: readonly Article[] },
): string {
  const { typed, records, articles } = given;
  const isNothing = records.length === 0 && articles.length === 0;
  const main = html`<h1>Thủ tục ở phường</h1>${searchForm(typed)}
<div role="status">${isNothing && html`<p>Phường chưa có bài nào về “${typed}”.</p>`}</div>
${records.length > 0 && html`<h2>Có thể là</h2>${links(records)}`}${articleList(articles)}
<p><a href="/chat?bat-dau=thu-tuc">Hỏi phường</a> · <a href="/thu-tuc">Xem theo nhóm</a></p>`;
  return shell({ ward: world.ward, title: `Tìm: ${typed}`, main, unlisted: true });
}

const section = (title: string, body: Html | false): Html | false => body && html`<h2>${title}</h2>${body}`;
const several = (title: string, items: readonly string[]): Html | false =>
  section(title, items.length > 0 && (items.length === 1 ? html`<p>${items[0]}</p>` : list(items)));

/** Papers as a list to tick off, on the screen and on paper. */
function checklist(papers: readonly string[]): Html {
  return html`<ul class="papers">${papers.map((paper) => html`<li><label><input type="checkbox"> <span>${paper}</span></label></li>`)}</ul>`;
}

function formList(forms: ProcedureSheet["forms"]): Html | false {
  const items = forms.map(
    ({ text, url }) => html`<li>${url ? html`<a href="${url}" rel="noopener">${text}</a>` : text}</li>`,
  );
  return items.length > 0 && html`<ul>${items}</ul>`;
}

/** `/thu-tuc/:slug`: one procedure, papers first. `canAsk`: the ward's chat goes on with it. */
export function procedurePage(world: World, sheet: ProcedureSheet): string {
  const { id, name, office, papers, specialPapers, fee, time, place, online, source, open } = sheet;
  const main = html`<article class="procedure"><h1>${name}</h1>
${section("Giấy tờ cần có", checklist(papers))}
${section("Tùy trường hợp", specialPapers.length > 0 && checklist(specialPapers))}
${several("Lệ phí", fee.map(capital))}
${several("Thời gian", time ? [capital(time)] : [])}
${section("Nơi nộp", html`<p>${place}</p>${online && html`<p>Nộp qua mạng: ${online}</p>`}<p class="hint">Nơi giải quyết: ${office}.</p>`)}
${several("Ai làm được", sheet.eligibility)}
${section("Các bước", sheet.steps.length > 0 && html`<ol>${sheet.steps.map((step) => html`<li>${step}</li>`)}</ol>`)}
${section("Mẫu cần dùng", formList(sheet.forms))}${several("Kết quả", [sheet.result])}${several("Dùng được bao lâu", sheet.validity)}${several("Nên biết", sheet.notes)}
${open.length > 0 && html`<p class="note">Phường chưa xác nhận đủ về ${open.join(", ")}, nên phần đó không ghi ở đây. Bà con hỏi phường cho chắc.</p>`}
${sourceLine(source)}
<p class="acts no-print"><a class="act filled" href="/chat?hoi=${id}">Hỏi thêm</a> <a class="act" href="/thu-tuc">Thủ tục khác</a></p></article>`;
  const description = papers.slice(0, 3).join("; ");
  const url = `${world.ward.publicUrl}/thu-tuc/${id}`;
  return shell({ ward: world.ward, title: name, main, card: { title: name, description: `Cần: ${description}`, url } });
}

/** No such procedure, or none that may be told today. */
export function noProcedurePage(world: World): string {
  const main = html`<h1>Phường chưa có bài này</h1><p>Bà con tìm bằng tên việc cần làm, hoặc <a href="/chat?bat-dau=thu-tuc">hỏi phường</a>.</p>${searchForm()}`;
  return shell({ ward: world.ward, title: "Không thấy thủ tục", main, unlisted: true });
}
