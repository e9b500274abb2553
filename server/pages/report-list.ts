import { isOver } from "../../core/publication/ports.ts";
import type { PublicTicket } from "../../core/publication/public-ticket.ts";
import { isDone } from "../../core/ticket/ticket.ts";
import { type Html, html } from "./html.ts";
import { deviceScript, newsForm } from "./news.ts";
import { kindOptions, type Listed, options, streetOptions } from "./report-options.ts";
import { linkTo, type ReportQuery, spans } from "./report-query.ts";
import { shell } from "./shell.ts";
import { kind, named, type Site, type Words } from "./words.ts";

const path = "/ban-do";
const hourMs = 3_600_000;

/** "40 phút", "2 giờ", "3 ngày" */
function lengthOf({ time }: Words, ms: number): string {
  const hours = ms / hourMs;
  if (hours < 1) return time.minutes(Math.max(1, Math.round(hours * 60)));
  return hours < 48 ? time.hours(Math.round(hours)) : time.days(Math.round(hours / 24));
}

/** What became of it in time: how long it took, or until when. */
function timing(words: Words, { openedAt, doneAt, dueAt, isLate }: PublicTicket): string | undefined {
  const { list: say, time } = words;
  if (doneAt)
    return `${say.took(lengthOf(words, Number(doneAt) - Number(openedAt)))}, ${isLate ? say.late : say.inTime}`;
  return dueAt && (isLate ? say.over : say.due(time.day(dueAt)));
}

function markOf({ status }: PublicTicket): string {
  if (isDone(status)) return "✓";
  return isOver(status) ? "–" : "◔";
}

function reportCard(report: PublicTicket, site: Site): Html {
  const { words } = site;
  const { list: say } = words;
  const { code, category, status, unit, openedAt, where, result, isLate } = report;
  const time = timing(words, report);
  const name = kind(site, category);
  return html`<li class="report"><h2>${code ? html`<a href="/p/${code}">${name}</a>` : name}</h2>
<p>${where ? named(words, where) : code ? say.unplaced : say.kindAlone}</p>
<p class="state state-${status}"><span aria-hidden="true">${markOf(report)}</span> ${words.states[status]}${time && html`<span class="${isLate ? "late" : "when"}">${time}</span>`}</p>
${result && html`<p class="words"${words.asVietnamese}>${result}</p>`}
<p class="hint">${say.reported(words.time.day(openedAt))} · ${named(words, unit)}</p></li>`;
}

/** What the list was narrowed by, "Đèn đường · Hoa Sứ · 30 ngày qua". */
function saidOf(site: Site, { category, street, status, days }: ReportQuery): Html {
  const { list: say } = site.words;
  const parts = [
    category ? kind(site, category) : say.allKinds,
    street && named(site.words, street),
    status && say.statuses[status],
    say.lastDays(days),
  ].filter(Boolean);
  return html`${parts.map((part, index) => html`${index > 0 && " · "}${part}`)}`;
}

/** The filter, folded away until it is wanted; a plain form. */
function filterForm(listed: Listed, query: ReportQuery): Html {
  const { words, map } = listed;
  const { list: say } = words;
  const { category, street, status, days, view } = query;
  return html`<details class="filter"><summary>${say.filter}: ${saidOf(listed, query)}</summary><form action="${path}" class="lookup">
${view === "map" && html`<input type="hidden" name="xem" value="ban-do">`}
<label for="loai">${say.kind}</label><select id="loai" name="loai"><option value="">${say.allKinds}</option>${kindOptions(listed, category)}</select>
<label for="duong">${say.street}</label><select id="duong" name="duong"><option value="">${say.allStreets}</option>${streetOptions(words, map, street)}</select>
<label for="tinh-trang">${say.status}</label><select id="tinh-trang" name="tinh-trang">${options(Object.entries(say.statuses), status)}</select>
<label for="ngay">${say.days}</label><select id="ngay" name="ngay">${options(
    spans.map((one) => [String(one), say.lastDays(one)]),
    String(days),
  )}</select>
<button>${say.show}</button></form></details>`;
}

/** List and map are two addresses; the list comes first. */
function tabs({ list: say }: Words, query: ReportQuery): Html {
  const { field: _, ...whole } = query;
  const tab = (view: ReportQuery["view"], name: string): Html =>
    html`<a href="${linkTo(path, { ...whole, view, page: 1 })}"${view === query.view && html` aria-current="page"`}>${name}</a>`;
  return html`<nav class="tabs" aria-label="${say.tabs}">${tab("list", say.list)} ${tab("map", say.map)}</nav>`;
}

/** The way to the next page, and back to the first. */
export function pageLinks({ list: say }: Words, to: string, query: ReportQuery, isMore: boolean): Html {
  return html`<p class="pages">${isMore && html`<a class="act" rel="next" href="${linkTo(to, { ...query, page: query.page + 1 })}">${say.more}</a>`}
${query.page > 1 && html`<a href="${linkTo(to, { ...query, page: 1 })}">${say.newer}</a>`}</p>`;
}

/** The same reports for machines. */
export const feedLinks = (query: ReportQuery) => ({
  rss: linkTo("/phan-anh.rss", { ...query, view: "list", page: 1 }),
  geojson: linkTo("/ban-do.geojson", { ...query, view: "list", page: 1 }),
});

/** The frame of `/ban-do`: title, tabs, filter, what was found, what is meant by it. */
export function reportsFrame(listed: Listed, query: ReportQuery, found: Html): string {
  const { rss, geojson } = feedLinks(query);
  const { world, words } = listed;
  const { list: say } = words;
  const main = html`<h1>${say.title}</h1>${tabs(words, query)}${filterForm(listed, query)}${newsForm(listed, query)}${found}
<p class="hint">${say.listMeans}</p>
<p class="hint feeds">${say.feeds} <a href="${rss}">RSS</a> <a href="${geojson}">GeoJSON</a></p>`;
  const head = html`<link rel="alternate" type="application/rss+xml" title="${say.title}" href="${rss}">`;
  return shell({ ward: world.ward, words, title: say.title, main, head, about: path, script: deviceScript });
}

/** `/ban-do`: what residents reported, newest first. */
export function reportsPage(
  listed: Listed,
  query: ReportQuery,
  { reports, isMore }: { reports: readonly PublicTicket[]; isMore: boolean },
): string {
  const { list: say } = listed.words;
  const { field: _, ...whole } = query;
  const here =
    query.field &&
    html`<p class="note">${say.here} <a href="${linkTo(path, { ...whole, page: 1 })}">${say.everywhere}</a></p>`;
  const list =
    reports.length > 0
      ? html`<ul class="reports">${reports.map((report) => reportCard(report, listed))}</ul>`
      : html`<p class="note">${say.none}</p>`;
  return reportsFrame(listed, query, html`${here}${list}${pageLinks(listed.words, path, query, isMore)}`);
}
