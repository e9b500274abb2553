import type { PublicFigures, PublicReport, PublicRow } from "../../core/publication/public-figures.ts";
import { unitName } from "../../core/routing/units.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Origin } from "../../core/ticket/ticket.ts";
import { type Html, html } from "./html.ts";
import { boardDays, monthsToChoose } from "./read-figures.ts";
import { options } from "./report-options.ts";
import { shell, wardTitle } from "./shell.ts";
import { isOwnKind, kindName, named, type Site, type Words } from "./words.ts";

const counted = ({ numbers }: Words, count: number): string => count.toLocaleString(numbers);
const told = (words: Words, count: number | undefined, unit = ""): string =>
  count === undefined ? words.figures.untold : `${counted(words, count)}${unit}`;
const ratingOf = ({ numbers }: Words, rating: number): string =>
  rating.toLocaleString(numbers, { minimumFractionDigits: 1 });

type Table = "units" | "origins" | "categories";

/** The three tables: what stands over them, and what their rows are called; `isOwn`: by a name of the ward. */
export const tables: Record<
  Table,
  {
    head: "unit" | "origin" | "category";
    name: (site: Site, of: string) => string;
    isOwn: (site: Site, of: string) => boolean;
  }
> = {
  units: { head: "unit", name: ({ world }, of) => unitName(world.ward.units, of), isOwn: () => true },
  origins: { head: "origin", name: ({ words }, of) => words.origins[of as Origin], isOwn: () => false },
  categories: {
    head: "category",
    name: (site, of) => kindName(site, of as CategoryId),
    isOwn: ({ world }, of) => isOwnKind(world, of as CategoryId),
  },
};
export const tableNames = Object.keys(tables) as Table[];

/** What a row is called. */
export function rowName(site: Site, table: Table, { of }: PublicRow): string {
  return of === undefined ? site.words.figures.rest : tables[table].name(site, of);
}

/** The same as part of a page. */
function rowTitle(site: Site, table: Table, row: PublicRow): Html {
  const name = rowName(site, table, row);
  const isOwn = row.of !== undefined && tables[table].isOwn(site, row.of);
  return isOwn ? named(site.words, name) : html`${name}`;
}

/** The four figures as cards; `path` is where they lead, their definitions. */
export function figureCards(words: Words, { whole }: Pick<PublicReport, "whole">, path: string): Html {
  const { figures: say } = words;
  const { received, solved, inTime, rating } = whole;
  const cards: [id: string, name: string, value: string, note: string][] = [
    ["nhan", say.received.name, counted(words, received), say.cases],
    ["xong", say.solved.name, counted(words, solved), say.cases],
    ["dung-han", say.inTime.name, told(words, inTime, "%"), inTime === undefined ? say.few : say.ofSolved],
    ["hai-long", say.rating.name, rating === undefined ? say.untold : ratingOf(words, rating), votesOf(words, whole)],
  ];
  return html`<ul class="figures">${cards.map(([id, name, value, note]) => html`<li><a href="${path}#${id}"><span>${name}</span> <strong>${value}</strong> <small>${note}</small></a></li>`)}</ul>`;
}

function votesOf(words: Words, { rated = 0, rating }: PublicFigures): string {
  const { figures: say } = words;
  return rating === undefined ? say.fewVotes(counted(words, rated)) : say.votes(counted(words, rated));
}

/** A table with its rows; numbers stand to the right. */
function figureTable(caption: string, heads: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  const [first, ...others] = heads;
  const body = rows.map(
    ([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  return html`<table class="counts"><caption>${caption}</caption><thead><tr><th scope="col">${first}</th>${others.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${body}</tbody></table>`;
}

function partTable(site: Site, report: PublicReport, table: Table): Html {
  const { words } = site;
  const { figures: say } = words;
  const caption = say[table];
  const rows = report[table].map((row) => [
    ...[rowTitle(site, table, row), told(words, row.received), told(words, row.solved), told(words, row.inTime, "%")],
  ]);
  if (rows.length === 0) return html`<h2>${caption}</h2><p>${say.tooFew}</p>`;
  const heads = [say[tables[table].head], say.received.name, say.solved.name, say.inTime.name];
  return figureTable(caption, heads, rows);
}

function monthPicker({ world, words }: Site, month: string | undefined): Html {
  const { figures: say, time } = words;
  const months = monthsToChoose(world.clock.now()).map((one): [string, string] => [one, time.month(one)]);
  return html`<form action="/so-lieu" class="lookup"><label for="thang">${say.choose}</label><select id="thang" name="thang">${options([["", say.lately], ...months], month ?? "")}</select><button>${say.show}</button></form>`;
}

function definitions({ figures: say }: Words): Html {
  const entries = { nhan: say.received, xong: say.solved, "dung-han": say.inTime, "hai-long": say.rating };
  return html`<h2>${say.definitions}</h2><dl>${Object.entries(entries).map(([id, { name, means }]) => html`<dt id="${id}">${name}</dt><dd>${means}</dd>`)}</dl>`;
}

/** Where the raw figures are, and under which licence. */
function openData({ world, words }: Site, month: string | undefined): Html {
  const { figures: say } = words;
  const query = month ? `?thang=${month}` : "";
  return html`<h2>${say.openData}</h2><p class="feeds"><a href="/so-lieu.csv${query}">CSV</a> <a href="/so-lieu.json${query}">JSON</a> <a href="/ban-do.geojson">GeoJSON</a> <a href="/phan-anh.rss">RSS</a></p>
<p>${say.licence(wardTitle(world.ward, words))}</p>`;
}

/** `/so-lieu`: what the ward did, for everybody. */
export function figuresPage(site: Site, month: string | undefined, report: PublicReport): string {
  const { world, words } = site;
  const { figures: say, time } = words;
  const { smallCount } = world.settings.of("thresholds");
  const title = say.titleOf(month ? time.month(month) : say.lately);
  const main = html`<h1>${title}</h1>${figureCards(words, report, "")}${monthPicker(site, month)}
${tableNames.map((table) => partTable(site, report, table))}
<p class="hint">${say.untoldMeans(smallCount)} ${say.recounted}</p><p><a class="act" href="/cong-khai">${say.boardLink}</a></p>
${definitions(words)}${openData(site, month)}`;
  return shell({ ward: world.ward, words, title, main, about: "/so-lieu" });
}

/** "★★★★☆": for the eye; the number stands beside it. */
const starsOf = (rating: number): string => "★".repeat(Math.round(rating)).padEnd(5, "☆");

function boardRow(words: Words, name: string | Html, { rating, rated: votes }: PublicFigures): Html {
  const { figures: say } = words;
  const stars = rating !== undefined && html`<span class="stars" aria-hidden="true">${starsOf(rating)}</span> `;
  const said = rating === undefined ? say.untold : say.ofFive(ratingOf(words, rating));
  return html`<tr><th scope="row">${name}</th><td>${stars}${said}</td><td>${told(words, votes)}</td></tr>`;
}

/** `/cong-khai`: how residents rate each unit's work. */
export function boardPage(site: Site, { whole, units }: PublicReport): string {
  const { world, words } = site;
  const { figures: say } = words;
  const { smallCount } = world.settings.of("thresholds");
  const rated = units
    .flatMap((row) => (row.rating === undefined ? [] : [{ ...row, rating: row.rating }]))
    .sort((a, b) => b.rating - a.rating);
  const table = html`<table class="counts"><caption>${say.units}</caption><thead><tr><th scope="col">${say.unit}</th><th scope="col">${say.stars}</th><th scope="col">${say.votesHead}</th></tr></thead>
<tbody>${rated.map((one) => boardRow(words, rowTitle(site, "units", one), one))}${boardRow(words, say.whole, whole)}</tbody></table>`;
  const main = html`<h1>${say.board}</h1><p>${say.boardMeans(boardDays)}</p>${table}
<p class="hint">${say.boardFew(smallCount)}</p><p><a class="act" href="/so-lieu">${say.title}</a></p>`;
  return shell({ ward: world.ward, words, title: say.board, main, about: "/cong-khai" });
}
