import { z } from "zod";
import { categoryId, clientId, moment, named, unitId } from "./contract-base.ts";
import { figureNames, headline, month, origin, part, talks } from "./contract-reports.ts";
import type { Route } from "./contract-route.ts";

const line = z.string().trim().min(1).max(500);
const shortfall = z.object({ what: line, action: line, who: line.max(120), by: z.iso.date() });
const figures = z.object({
  /** When it was counted. */
  at: moment,
  /** Of fewer cases no share is told. */
  least: z.number(),
  now: z.object(headline),
  before: z.object(headline),
  yearBefore: z.object(headline).optional(),
  /** Those with enough results to compare first, the best first. */
  units: z.array(part(unitId)),
  origins: z.array(part(origin)),
  categories: z.array(part(categoryId)),
  talks,
  incidents: z.array(
    z.object({
      ...{ code: z.string(), category: categoryId, where: z.string(), startedAt: moment },
      ...{ endedAt: moment.optional(), reporters: z.number() },
    }),
  ),
});

/** A month's report as it stands, or one of its editions. */
const monthlyReport = z
  .object({
    month,
    /** Of the newest writing, 0 without one: what a new one is based on. */
    number: z.number(),
    /** The edition that is shown; unset: not approved, and the figures are of this moment. */
    edition: z.number().optional(),
    figures,
    shortfalls: z.array(shortfall),
    /** Written since the edition that is shown, and not approved. */
    draft: z.array(shortfall).optional(),
    /** Newest first. */
    editions: z.array(z.object({ edition: z.number(), at: moment, byName: z.string(), reason: z.string().optional() })),
    /** What counts otherwise today than in the edition that is shown. */
    corrections: z.array(z.object({ figure: z.enum(figureNames), approved: z.number(), now: z.number() })),
    mayWrite: z.boolean(),
    /** The month is over. */
    mayApprove: z.boolean(),
    at: moment,
  })
  .register(named, { id: "MonthlyReport" });

const which = z.object({ month, edition: z.coerce.number().int().min(1).optional() });
const writing = z.object({
  ...{ clientId, month, shortfalls: z.array(shortfall).max(30) },
  /** Number of the newest writing the console knows. */
  base: z.number().int().min(0),
});

/** The ward's report of a month, over everything that is not confidential. */
export const monthlyRoutes = {
  getMonthlyReport: {
    method: "get",
    path: "/api/reports/monthly",
    access: "report.monthly",
    summary: "A month's report: as it was approved last, or as it would be now",
    query: which,
    response: monthlyReport,
  },
  saveMonthlyReport: {
    method: "post",
    path: "/api/reports/monthly",
    access: "report.approve",
    summary: "Keeps what a leader wrote of the month so far",
    body: writing,
    response: monthlyReport,
  },
  approveMonthlyReport: {
    method: "post",
    path: "/api/reports/monthly/approve",
    access: "report.approve",
    summary: "Counts the month once more and keeps its figures for good; another edition says why it is needed",
    body: writing.extend({ reason: line.optional() }),
    response: monthlyReport,
  },
  exportMonthlyReport: {
    method: "get",
    path: "/api/reports/monthly/export",
    access: "report.monthly",
    summary: "The same report as XLSX or CSV",
    query: which.extend({ as: z.enum(["xlsx", "csv"]).default("xlsx") }),
    response: "file",
    audited: true,
  },
} as const satisfies Record<string, Route>;
