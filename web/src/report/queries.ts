import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import type { FigureSearch } from "../search.ts";
import { noteServerTime } from "../shared/time.ts";

const refreshMs = 60_000;

async function getReport(month: string | undefined) {
  const report = await call(api.GET("/api/reports", { params: { query: month ? { month } : {} } }));
  noteServerTime(report.at);
  return report;
}

export type Report = Awaited<ReturnType<typeof getReport>>;
export type Figures = Schemas["MonthFigures"];
export type Figure = keyof Figures["counts"];

/** A month in figures; the last one stays on screen while the next is fetched. */
export const reportQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ["report", month],
    queryFn: () => getReport(month),
    refetchInterval: refreshMs,
    placeholderData: keepPreviousData,
  });

/** The tickets behind a figure, page by page. */
export const figureQuery = (search: FigureSearch) =>
  infiniteQueryOptions({
    queryKey: ["report", "tickets", search],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const { thang, so = "received", don, loai, kenh, kp, gan, tu, tuan, o } = search;
      const where = { area: kp, lately: gan, from: tu, week: tuan, field: o };
      const narrow = { month: thang, unit: don, category: loai, origin: kenh, ...where, cursor: pageParam };
      const given = Object.fromEntries(Object.entries(narrow).filter(([, value]) => value !== undefined));
      const page = await call(api.GET("/api/reports/tickets", { params: { query: { figure: so, ...given } } }));
      noteServerTime(page.at);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
  });

/** Where residents reported what in each of the last twelve weeks. */
export const spotsQuery = queryOptions({
  queryKey: ["report", "spots"],
  queryFn: async () => {
    const spots = await call(api.GET("/api/reports/spots"));
    noteServerTime(spots.at);
    return spots;
  },
});
