import type { PublicTicket } from "../../core/publication/public-ticket.ts";
import { type Html, html } from "./html.ts";
import { fieldOfReport, middleOf, type PublicDeps } from "./read-reports.ts";
import { reportsFrame } from "./report-list.ts";
import { linkTo, type ReportQuery } from "./report-query.ts";
import type { Site, Words } from "./words.ts";

/** What occurs most often; the first of several. */
function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** A number on the map that leads to the reports of its field. */
function spotLink({ list: say }: Words, field: string, reports: readonly PublicTicket[], query: ReportQuery): Html {
  const { x, y } = middleOf(field);
  const where = mostOf(reports.flatMap((report) => report.where ?? []));
  const name = say.spot(reports.length, where);
  const href = linkTo("/ban-do", { ...query, view: "list", field, page: 1 });
  return html`<a class="spot" style="left:${(x * 100).toFixed(1)}%;top:${(y * 100).toFixed(1)}%" href="${href}" aria-label="${name}" title="${name}"><span>${reports.length}</span></a>`;
}

/** `/ban-do?xem=ban-do`: the same reports on the ward's own drawing. No tiles, no script: each number is a link to its list. */
export function reportsMapPage(
  { world, words, map }: Site & Pick<PublicDeps, "map">,
  query: ReportQuery,
  reports: readonly PublicTicket[],
): string {
  const { list: say } = words;
  const fields = new Map<string, PublicTicket[]>();
  for (const report of reports) {
    const field = fieldOfReport(map, report);
    if (field) fields.set(field, [...(fields.get(field) ?? []), report]);
  }
  const shown = [...fields.values()].reduce((count, one) => count + one.length, 0);
  const spots = [...fields]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([field, own]) => spotLink(words, field, own, query));
  const drawing = html`<div class="spots"><img src="/vi-tri/ban-do.svg" alt="${say.mapAlt(words.ward(world.ward))}">${spots}</div>`;
  const found = html`<p>${shown > 0 ? say.mapMeans(shown) : say.noneOnMap}</p>${drawing}`;
  return reportsFrame({ world, words, map }, query, found);
}
