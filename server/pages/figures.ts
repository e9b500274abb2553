import type { PublicFigures, PublicReport, PublicRow } from "../../core/publication/public-figures.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import { unitName } from "../../core/routing/units.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Origin } from "../../core/ticket/ticket.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { boardDays, monthsToChoose } from "./read-figures.ts";
import { shell, wardName } from "./shell.ts";
import { publicWords } from "./words-public.vi.ts";

const say = publicWords.figures;
const counted = (count: number): string => count.toLocaleString("vi-VN");
const told = (count: number | undefined, unit = ""): string =>
  count === undefined ? say.untold : `${counted(count)}${unit}`;
const ratingOf = (rating: number): string => rating.toLocaleString("vi-VN", { minimumFractionDigits: 1 });

/** The three tables with what their rows are called. */
export const tables = {
  units: { caption: say.units, head: say.unit, name: (of: string, { ward }: World) => unitName(ward.units, of) },
  origins: { caption: say.origins, head: say.origin, name: (of: string) => publicWords.origins[of as Origin] },
  categories: {
    caption: say.categories,
    head: say.category,
    name: (of: string, { ward }: World) => publicName(ward.categories, of as CategoryId),
  },
} as const;

/** What a row is called. */
export function rowName(world: World, table: keyof typeof tables, { of }: PublicRow): string {
  return of === undefined ? say.rest : tables[table].name(of, world);
}

/** The four figures as cards; `path` is where they lead, their definitions. */
export function figureCards({ whole }: Pick<PublicReport, "whole">, path: string): Html {
  const { received, solved, inTime, rating } = whole;
  const cards: [id: string, name: string, value: string, note: string][] = [
    ["nhan", say.received.name, counted(received), say.cases],
    ["xong", say.solved.name, counted(solved), say.cases],
    ["dung-han", say.inTime.name, told(inTime, "%"), inTime === undefined ? say.few : say.ofSolved],
    ["hai-long", say.rating.name, rating === undefined ? say.untold : ratingOf(rating), votesOf(whole)],
  ];
  return html`<ul class="figures">${cards.map(([id, name, value, note]) => html`<li><a href="${path}#${id}"><span>${name}</span> <strong>${value}</strong> <small>${note}</small></a></li>`)}</ul>`;
}

function votesOf({ rated = 0, rating }: PublicFigures): string {
  return rating === undefined ? say.fewVotes(counted(rated)) : say.votes(counted(rated));
}

/** A table with its rows; numbers stand to the right. */
function figureTable(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  const [first, ...others] = heads;
  const body = rows.map(
    ([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  return html`<table class="counts"><caption>${caption}</caption><thead><tr><th scope="col">${first}</th>${others.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${body}</tbody></table>`;
}

function partTable(world: World, report: PublicReport, table: keyof typeof tables): Html {
  const { caption, head } = tables[table];
  const rows = report[table].map((row) => [
    ...[rowName(world, table, row), told(row.received), told(row.solved), told(row.inTime, "%")],
  ]);
  if (rows.length === 0) return html`<h2>${caption}</h2><p>${say.tooFew}</p>`;
  return figureTable(caption, [head, say.received.name, say.solved.name, say.inTime.name], rows);
}

function monthPicker(world: World, month: string | undefined): Html {
  const choices: [value: string, name: string][] = [
    ["", say.lately],
    ...monthsToChoose(world.clock.now()).map((one): [string, string] => [one, say.month(one)]),
  ];
  return html`<form action="/so-lieu" class="lookup"><label for="thang">${say.choose}</label><select id="thang" name="thang">${choices.map(([value, name]) => html`<option value="${value}"${value === (month ?? "") && html` selected`}>${name}</option>`)}</select><button>${say.show}</button></form>`;
}

function definitions(): Html {
  const entries = { nhan: say.received, xong: say.solved, "dung-han": say.inTime, "hai-long": say.rating };
  return html`<h2>${say.definitions}</h2><dl>${Object.entries(entries).map(([id, { name, means }]) => html`<dt id="${id}">${name}</dt><dd>${means}</dd>`)}</dl>`;
}

/** Where the raw figures are, and under which licence. */
function openData(world: World, month: string | undefined): Html {
  const query = month ? `?thang=${month}` : "";
  return html`<h2>${say.openData}</h2><p class="feeds"><a href="/so-lieu.csv${query}">CSV</a> <a href="/so-lieu.json${query}">JSON</a> <a href="/ban-do.geojson">GeoJSON</a> <a href="/phan-anh.rss">RSS</a></p>
<p>${say.licence(wardName(world.ward))}</p>`;
}

/** `/so-lieu`: what the ward did, for everybody. */
export function figuresPage(world: World, month: string | undefined, report: PublicReport): string {
  const { smallCount } = world.settings.of("thresholds");
  const title = `${say.title}: ${month ? say.month(month).toLowerCase() : say.lately}`;
  const main = html`<h1>${title}</h1>${figureCards(report, "")}${monthPicker(world, month)}
${(Object.keys(tables) as (keyof typeof tables)[]).map((table) => partTable(world, report, table))}
<p class="hint">${say.untoldMeans(smallCount)} ${say.recounted}</p><p><a class="act" href="/cong-khai">${say.boardLink}</a></p>
${definitions()}${openData(world, month)}`;
  return shell({ ward: world.ward, title, main, about: "/so-lieu" });
}

/** "★★★★☆": for the eye; the number stands beside it. */
const starsOf = (rating: number): string => "★".repeat(Math.round(rating)).padEnd(5, "☆");

/** `/cong-khai`: how residents rate each unit's work. */
export function boardPage(world: World, { whole, units }: PublicReport): string {
  const { smallCount } = world.settings.of("thresholds");
  const rated = units
    .flatMap((row) => (row.rating === undefined ? [] : [{ ...row, rating: row.rating }]))
    .sort((a, b) => b.rating - a.rating);
  const row = (name: string, { rating, rated: votes }: PublicFigures): Html =>
    html`<tr><th scope="row">${name}</th><td>${rating !== undefined && html`<span class="stars" aria-hidden="true">${starsOf(rating)}</span> `}${rating === undefined ? say.untold : say.ofFive(ratingOf(rating))}</td><td>${told(votes)}</td></tr>`;
  const table = html`<table class="counts"><caption>${say.units}</caption><thead><tr><th scope="col">${say.unit}</th><th scope="col">${say.stars}</th><th scope="col">${say.votesHead}</th></tr></thead>
<tbody>${rated.map((one) => row(rowName(world, "units", one), one))}${row(say.whole, whole)}</tbody></table>`;
  const main = html`<h1>${say.board}</h1><p>${say.boardMeans(boardDays)}</p>${table}
<p class="hint">${say.boardFew(smallCount)}</p><p><a class="act" href="/so-lieu">${say.title}</a></p>`;
  return shell({ ward: world.ward, title: say.board, main, about: "/cong-khai" });
}
