import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { byCategory, byDay, byOrigin, byUnit, byWeekHour } from "../../core/report/breakdown.ts";
import type { Span, TicketFact } from "../../core/report/facts.ts";
import { type Asked, behindFigure, figures } from "../../core/report/figure.ts";
import { headlineOf } from "../../core/report/headline.ts";
import { asFarAs, lastWeeks, monthAfter, monthOf, monthSpan, weekSpan } from "../../core/report/month.ts";
import { fieldOf, weekOf } from "../../core/report/spot.ts";
import { lastWeek, warningDays, warningsOf } from "../../core/report/warning.ts";
import { placeOnDrawing } from "../pages/map.ts";
import { presentTicketRow } from "../present-ticket.ts";
import { reportFile } from "../report-file.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { viewerFor } from "./view-ticket.ts";

const dayMs = 86_400_000;

/** What reports need of the server. */
type Deps = Pick<ApiDeps, "world" | "map"> & {
  desk: Pick<ApiDeps["desk"], "reportTickets" | "reportTalks" | "ticketsByCodes" | "listStaff">;
};
type Month = Asked & { month: string };

/** The tickets of a span that this person may see: a list never shows another number than the report. */
async function seenBy({ desk }: Deps, staff: Staff, span: Span): Promise<TicketFact[]> {
  return (await desk.reportTickets(span)).filter((fact) => canSeeTicket(staff, fact));
}

function monthAsked({ world }: Deps, month: string | undefined): Month {
  const now = world.clock.now();
  const chosen = month ?? monthOf(now);
  if (chosen > monthOf(now)) throw new AppError("BAD_INPUT", "this month has not begun yet");
  return { month: chosen, span: monthSpan(chosen), now };
}

const isPublic = ({ visibility }: TicketFact): boolean => visibility !== "confidential";

/** Where on the ward's drawing a ticket lies; confidential ones lie nowhere. */
function fieldIn(map: Deps["map"], fact: TicketFact): string | undefined {
  const { latitude, longitude } = fact;
  if (!isPublic(fact) || latitude === undefined || longitude === undefined) return undefined;
  return fieldOf(placeOnDrawing(map, [latitude, longitude]));
}

async function reportOf(deps: Deps, staff: Staff, { month, ...asked }: Month) {
  const { desk, map, world } = deps;
  const { now } = asked;
  const earlier = monthAfter(month, -1);
  const before = { span: asFarAs(monthSpan(earlier), asked.span, now), now };
  const facts = await seenBy(deps, staff, asked.span);
  const recent = await seenBy(deps, staff, { from: new Date(now.getTime() - warningDays * dayMs), to: now });
  const points = behindFigure(facts, "received", asked).flatMap((fact) => {
    const field = fieldIn(map, fact);
    return field ? [{ code: fact.code, category: fact.category, week: weekOf(fact), field }] : [];
  });
  return {
    now: { month, ...headlineOf(facts, asked) },
    before: { month: earlier, ...headlineOf(await seenBy(deps, staff, before.span), before) },
    days: byDay(facts, asked),
    hours: byWeekHour(facts, asked),
    categories: byCategory(facts, asked),
    units: byUnit(facts, asked),
    origins: byOrigin(facts, asked),
    talks: await desk.reportTalks(asked.span),
    warnings: warningsOf(recent, now, world.settings.of("thresholds")),
    leastForShare: world.settings.of("thresholds").smallCount,
    points,
    at: now.toISOString(),
  };
}

async function listFigure(deps: Deps, { staff, query }: Pick<Context<"listFigure">, "staff" | "query">) {
  const { month, lately, from, figure, limit, cursor, week, field, ...narrow } = query;
  const ofMonth = monthAsked(deps, month);
  const span = from ? weekSpan(from) : lately ? lastWeek(ofMonth.now) : ofMonth.span;
  const asked = { span, now: ofMonth.now };
  const wanted = Object.entries(narrow).filter(([, value]) => value !== undefined);
  const behind = behindFigure(await seenBy(deps, staff, asked.span), figure, asked).filter(
    (fact) =>
      wanted.every(([key, value]) => fact[key as keyof TicketFact] === value) &&
      (week === undefined || weekOf(fact) === week) &&
      (field === undefined || fieldIn(deps.map, fact) === field),
  );
  const start = cursor ? behind.findIndex(({ code }) => code === cursor) + 1 : 0;
  const codes = behind.slice(start, start + limit).map(({ code }) => code);
  const viewer = await viewerFor(deps, staff);
  const last = codes.at(-1);
  return {
    items: (await deps.desk.ticketsByCodes(codes)).map((ticket) => presentTicketRow(ticket, viewer)),
    total: behind.length,
    ...(last && start + limit < behind.length ? { nextCursor: last } : {}),
    at: asked.now.toISOString(),
  };
}

/** So many weeks the map of hot spots looks back. */
const spotWeeks = 12;

async function spotsOf(deps: Deps, staff: Staff) {
  const now = deps.world.clock.now();
  const weeks = lastWeeks(now, spotWeeks);
  const spans = weeks.map(weekSpan);
  const [first, last] = [spans[0], spans.at(-1)];
  const facts = first && last ? await seenBy(deps, staff, { from: first.from, to: last.to }) : [];
  const points = facts.flatMap((fact) => {
    const week = spans.findIndex((span) => figures.received(fact, { span, now }));
    const field = fieldIn(deps.map, fact);
    return week < 0 || !field ? [] : [{ category: fact.category, ...given({ area: fact.area }), week, field }];
  });
  return { weeks, points, at: now.toISOString() };
}

/** Months in figures, and the tickets behind each. */
export function reportHandlers(deps: Deps) {
  return {
    getReport: ({ staff, query }) => reportOf(deps, staff, monthAsked(deps, query.month)),
    getSpots: ({ staff }) => spotsOf(deps, staff),
    listFigure: (context) => listFigure(deps, context),
    exportReport: async ({ staff, query, response }) => {
      const { month, ...asked } = monthAsked(deps, query.month);
      const facts = (await seenBy(deps, staff, asked.span)).filter(
        (fact) => isPublic(fact) && (figures.received(fact, asked) || figures.solved(fact, asked)),
      );
      const { bytes, type, name } = await reportFile(facts, { month, as: query.as, ward: deps.world.ward });
      response.set({ "content-type": type, "content-disposition": `attachment; filename="${name}"` });
      response.set("cache-control", "no-store").send(Buffer.from(bytes));
      return undefined;
    },
  } satisfies Partial<Handlers>;
}
