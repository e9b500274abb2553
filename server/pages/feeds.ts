import { isOver } from "../../core/publication/ports.ts";
import type { PublicTicket } from "../../core/publication/public-ticket.ts";
import { dayOf } from "../../core/report/month.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import { ticketStatuses } from "../../core/ticket/ticket.ts";
import type { Ward } from "../../core/ward.ts";
import { html } from "./html.ts";
import { wardName } from "./ward-name.ts";
import { wordsIn } from "./words.ts";

const say = wordsIn("vi").list;
/** Characters XML 1.0 has no way to write. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const titleOf = ({ category, where }: PublicTicket, { categories }: Ward): string =>
  [publicName(categories, category), where].filter(Boolean).join(", ");

/** Reports as GeoJSON (RFC 7946); those whose place is nobody's to know have no geometry. */
export function toGeoJson(reports: readonly PublicTicket[], ward: Ward): string {
  const features = reports.map((report) => {
    const { code, category, status, unit, openedAt, dueAt, doneAt, isLate, where, point } = report;
    return {
      type: "Feature",
      geometry: point ? { type: "Point", coordinates: [point.longitude, point.latitude] } : null,
      properties: {
        ...(code ? { code, url: `${ward.publicUrl}/p/${code}` } : {}),
        ...{ category, name: publicName(ward.categories, category), status, statusName: ticketStatuses[status] },
        ...{ isOver: isOver(status), isLate, unit, where: where ?? null, openedOn: dayOf(openedAt) },
        ...{ dueOn: dueAt ? dayOf(dueAt) : null, doneOn: doneAt ? dayOf(doneAt) : null },
      },
    };
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** Reports as RSS 2.0; `self` is the address of this very feed. */
export function toRss(reports: readonly PublicTicket[], ward: Ward, self: string): string {
  const list = `${ward.publicUrl}/ban-do`;
  const items = reports.map((report) => {
    const { code, status, unit, openedAt, result } = report;
    const link = code ? `${ward.publicUrl}/p/${code}` : list;
    const told = [ticketStatuses[status], unit, result].filter(Boolean).join(". ");
    return html`<item><title>${titleOf(report, ward)}</title><link>${link}</link>${code && html`<guid isPermaLink="true">${link}</guid>`}<pubDate>${openedAt.toUTCString()}</pubDate><description>${told}</description></item>
`;
  });
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${say.title} · ${wardName(ward)}</title><link>${list}</link><description>${say.listMeans}</description><language>vi</language><atom:link rel="self" type="application/rss+xml" href="${ward.publicUrl}${self}"/>
${items}</channel></rss>
`;
  return feed.text.replace(unwritable, "\uFFFD");
}
