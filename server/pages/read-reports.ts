import { photosForAll } from "../../core/publication/public-photo.ts";
import { type PublicTicket, publish, unpublishedCategories } from "../../core/publication/public-ticket.ts";
import { lastDays } from "../../core/report/month.ts";
import { fieldOf } from "../../core/report/spot.ts";
import type { Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";
import { placeOnDrawing, type WardMap } from "./map.ts";
import { pageSize, type ReportQuery } from "./report-query.ts";
import type { Result } from "./results.ts";

/** What the pages for everybody are made from. */
export interface PublicDeps {
  store: Pick<Store, "publicTickets">;
  world: World;
  map: WardMap;
}

/** Reports drawn on one map or given in one feed, the newest ones. */
const mostAtOnce = 300;
/** Results on one page: photos are large. */
const resultsOnPage = 12;
/** Fields along each side of the drawing: on the narrowest phone still as wide as a finger. */
const fieldsAcross = 6;

/** The newest reports that were asked for, as anybody may know them. */
async function read(
  { store, world }: PublicDeps,
  { category, status, days }: ReportQuery,
  skip: number,
  limit: number,
) {
  const now = world.clock.now();
  const tickets = await store.publicTickets.list({
    ...(category ? { categories: [category] } : {}),
    ...(status ? { closed: status === "xong" } : {}),
    ...{ except: unpublishedCategories(world.ward), from: lastDays(now, days).from, until: now, skip, limit },
  });
  return tickets.map((ticket) => publish(ticket, world.ward, now));
}

/** The field of the drawing a report lies in; none outside the drawing or without a place. */
export function fieldOfReport(map: WardMap, { point }: PublicTicket): string | undefined {
  if (!point) return undefined;
  const at = placeOnDrawing(map, [point.latitude, point.longitude]);
  const isDrawn = at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1;
  return isDrawn ? fieldOf(at, fieldsAcross) : undefined;
}

/** Where on the drawing the middle of a field is; shares of its width and height. */
export function middleOf(field: string): { x: number; y: number } {
  const [column = 0, row = 0] = field.split("-").map(Number);
  return { x: (column + 0.5) / fieldsAcross, y: (row + 0.5) / fieldsAcross };
}

/**
 * The newest reports, without pages; those of one field or street where one is asked for. Both are told by what everybody
 * may know: nobody finds out where a report was of which the kind alone is public.
 */
export async function newest(deps: PublicDeps, query: ReportQuery): Promise<PublicTicket[]> {
  const { field, street } = query;
  const found = await read(deps, query, 0, mostAtOnce);
  return found.filter(
    (one) =>
      (field === undefined || fieldOfReport(deps.map, one) === field) && (street === undefined || one.where === street),
  );
}

/** One page of reports, and whether there are more. */
export async function onePage(
  deps: PublicDeps,
  query: ReportQuery,
): Promise<{ reports: PublicTicket[]; isMore: boolean }> {
  const skip = (query.page - 1) * pageSize;
  const found =
    query.field === undefined && query.street === undefined
      ? await read(deps, query, skip, pageSize + 1)
      : (await newest(deps, query)).slice(skip, skip + pageSize + 1);
  return { reports: found.slice(0, pageSize), isMore: found.length > pageSize };
}

/** One page of results with their photos, and whether there are more. */
export async function onePageOfResults(
  { store, world }: PublicDeps,
  { category, page }: ReportQuery,
): Promise<{ results: Result[]; isMore: boolean }> {
  const { publicTickets } = store;
  const found = await publicTickets.list({
    ...(category ? { categories: [category] } : {}),
    ...{ except: unpublishedCategories(world.ward), pictured: true },
    ...{ skip: (page - 1) * resultsOnPage, limit: resultsOnPage + 1 },
  });
  const tickets = found.slice(0, resultsOnPage);
  const photos = await publicTickets.photosOf(tickets.map(({ code }) => code));
  const now = world.clock.now();
  const results = tickets.map((ticket) => ({
    report: publish(ticket, world.ward, now),
    photos: photosForAll(ticket, world.ward, photos),
  }));
  return { results, isMore: found.length > resultsOnPage };
}
