import { z } from "zod";
import { type Figure, figures } from "../core/report/figure.ts";
import { categoryId, channel, cursor, moment, named, unitId } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";
import { ticketRow } from "./contract-tickets.ts";

export const figureNames = Object.keys(figures) as [Figure, ...Figure[]];
/** A month in Việt Nam, "2026-11". */
export const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const day = z.iso.date();
export const origin = z.union([channel, z.literal("counter"), z.literal("form")]);

const clocks = z.object({ count: z.number(), median: z.number().optional(), p90: z.number().optional() });
export const headline = {
  counts: z.object(Object.fromEntries(figureNames.map((name) => [name, z.number()])) as Record<Figure, z.ZodNumber>),
  /** Hours. */
  firstReply: clocks,
  result: clocks,
  /** Mean of 1 to 5. */
  rating: z.number().optional(),
};
const figuresOfMonth = z.object({ month, ...headline }).register(named, { id: "MonthFigures" });
export const part = <K extends z.ZodType>(of: K) => z.object({ of, ...headline });

export const talks = z.array(z.object({ channel, talks: z.number(), byMachine: z.number() }));

const report = z.object({
  now: figuresOfMonth,
  before: figuresOfMonth,
  days: z.array(z.object({ day, received: z.number(), solved: z.number() })),
  /** Monday first, 24 hours each. */
  hours: z.array(z.array(z.number())),
  categories: z.array(part(categoryId)),
  units: z.array(part(unitId)),
  origins: z.array(part(origin)),
  talks,
  /** Of fewer cases a per cent says nothing. */
  leastForShare: z.number(),
  warnings: z.array(
    z.object({
      category: categoryId,
      area: z.string(),
      count: z.number(),
      usual: z.number(),
      times: z.number().optional(),
    }),
  ),
  /** Reports that are not confidential, with the field of the ward's drawing they lie in ("3-7", ten along each side). */
  points: z.array(z.object({ code: z.string(), category: categoryId, week: z.number(), field: z.string() })),
  at: moment,
});

/** What a month is narrowed to; a figure leads to just the tickets that it counted. */
const narrowed = z.object({
  month: month.optional(),
  figure: z.enum(figureNames),
  unit: unitId.optional(),
  category: categoryId.optional(),
  origin: origin.optional(),
  area: z.string().max(100).optional(),
  /** The last seven days in place of a month, as warnings count them. */
  lately: z.literal("1").optional(),
  /** The first of seven days, in place of a month. */
  from: day.optional(),
  /** Of the month, from 1. */
  week: z.coerce.number().int().min(1).max(5).optional(),
  /** Of the ward's drawing, "3-7". */
  field: z
    .string()
    .regex(/^\d-\d$/)
    .optional(),
});

/** A month in figures, and the tickets behind each. */
export const reportRoutes = {
  getReport: {
    method: "get",
    path: "/api/reports",
    access: "report.read",
    summary:
      "The figures of a month over the tickets this person may see, beside the month before; this month unless asked otherwise",
    query: z.object({ month: month.optional() }),
    response: report,
  },
  getSpots: {
    method: "get",
    path: "/api/reports/spots",
    access: "report.read",
    summary: "Where residents reported what in each of the last twelve weeks",
    response: z.object({
      /** First days, oldest first; each week has seven. */
      weeks: z.array(day),
      /** Not confidential, with a known place. `week`: place of its week in `weeks`. */
      points: z.array(
        z.object({ category: categoryId, area: z.string().optional(), week: z.number(), field: z.string() }),
      ),
      at: moment,
    }),
  },
  listFigure: {
    method: "get",
    path: "/api/reports/tickets",
    access: "report.read",
    summary: "The tickets that a figure counted, newest first",
    query: narrowed.extend({ cursor: cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    response: z.object({ items: z.array(ticketRow), total: z.number(), nextCursor: z.string().optional(), at: moment }),
  },
  exportReport: {
    method: "get",
    path: "/api/reports/export",
    access: "report.read",
    summary:
      "A line a ticket of the month, without confidential ones and without anybody's words or name, as XLSX or CSV",
    query: z.object({ month: month.optional(), as: z.enum(["xlsx", "csv"]).default("xlsx") }),
    response: "file",
    audited: true,
  },
} as const satisfies Record<string, Route>;
