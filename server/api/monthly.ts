import { actId } from "../../core/act-id.ts";
import { AppError } from "../../core/errors.ts";
import { can } from "../../core/people/access.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { Span } from "../../core/report/facts.ts";
import { monthAfter, monthOf, monthSpan } from "../../core/report/month.ts";
import {
  correctionsOf,
  countMonth,
  type MonthlyFigures,
  type MonthlyIncident,
  type MonthlyVersion,
} from "../../core/report/monthly.ts";
import { writeMonth } from "../../core/report/write-month.ts";
import { thresholdRanges } from "../../core/setting/thresholds.ts";
import { monthlyFile } from "../monthly-file.ts";
import { iso } from "../present.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";

/** What it needs of the server. */
type Deps = Pick<ApiDeps, "store" | "world"> & { desk: Pick<ApiDeps["desk"], "reportTickets" | "reportTalks"> };

/** What may leave the house: neither files nor paper hold anything of confidential tickets. */
async function factsOf({ desk }: Deps, span: Span) {
  const facts = (await desk.reportTickets(span)).filter(({ visibility }) => visibility !== "confidential");
  return { facts, span };
}

async function incidentsOf({ store }: Deps, span: Span): Promise<MonthlyIncident[]> {
  return store.transaction(async (tx) => {
    const spells = await tx.incidents.within(span);
    return Promise.all(
      spells.map(async ({ parentCode: code, category, area, startedAt, endedAt }) => ({
        ...{ code, category, where: area.label, startedAt, ...given({ endedAt }) },
        reporters: await tx.tickets.reporters(code),
      })),
    );
  });
}

async function count(deps: Deps, month: string): Promise<MonthlyFigures> {
  const span = monthSpan(month);
  const [now, before, yearBefore] = await Promise.all(
    [0, -1, -12].map((by) => factsOf(deps, monthSpan(monthAfter(month, by)))),
  );
  if (!now || !before || !yearBefore) throw new AppError("UNEXPECTED", "a month has its figures");
  const talks = await deps.desk.reportTalks(span);
  const incidents = await incidentsOf(deps, span);
  const { smallCount: least } = deps.world.settings.of("thresholds");
  return countMonth({ now: deps.world.clock.now(), least, spans: { now, before, yearBefore }, talks, incidents });
}

/** What every ward's months were counted with before a ward could set it. */
const firstLeast = thresholdRanges.smallCount.initial;

function presentFigures({ at, incidents, least = firstLeast, ...figures }: MonthlyFigures) {
  return {
    ...figures,
    least,
    at: at.toISOString(),
    incidents: incidents.map(({ startedAt, endedAt, ...incident }) => ({
      ...{ ...incident, startedAt: startedAt.toISOString() },
      ...given({ endedAt: iso(endedAt) }),
    })),
  };
}

function presentEdition({ edition = 0, at, author, reason }: MonthlyVersion) {
  return { edition, at: at.toISOString(), byName: author.name, ...given({ reason }) };
}

async function view(deps: Deps, staff: Staff, { month, edition }: { month: string; edition?: number | undefined }) {
  const now = deps.world.clock.now();
  if (month > monthOf(now)) throw new AppError("BAD_INPUT", "this month has not begun yet");
  const versions = await deps.store.transaction((tx) => tx.monthlyReports.ofMonth(month));
  const editions = versions.filter((version) => version.figures).reverse();
  const shown = edition === undefined ? editions[0] : editions.find((one) => one.edition === edition);
  if (edition !== undefined && !shown) throw new AppError("NOT_FOUND", "no such edition");
  const last = versions.at(-1);
  const today = await count(deps, month);
  const isOver = now >= monthSpan(month).to;
  const mayWrite = can(staff, "report.approve");
  return {
    ...{ month, number: last?.number ?? 0, shortfalls: (shown ?? last)?.shortfalls ?? [] },
    ...given({ edition: shown?.edition }),
    ...(mayWrite && edition === undefined && last && shown && !last.figures ? { draft: last.shortfalls } : {}),
    figures: presentFigures(shown?.figures ?? today),
    editions: editions.map(presentEdition),
    corrections: shown?.figures ? correctionsOf(shown.figures, today) : [],
    ...{ mayWrite, mayApprove: mayWrite && isOver, at: now.toISOString() },
  };
}

/** The ward's report of a month. */
export function monthlyHandlers(deps: Deps) {
  const { store, world } = deps;
  const write = async (
    { staff, body }: Pick<Context<"approveMonthlyReport">, "staff" | "body">,
    figures?: MonthlyFigures,
  ) => {
    const { clientId, month, base, shortfalls, reason } = body;
    const [id, actor] = [actId(staff.id, clientId), staffActor(staff)];
    const written = { id, actor, month, base, shortfalls, ...given({ reason, figures }) };
    await store.transaction((tx) => writeMonth({ tx, world, ...written }));
    return view(deps, staff, { month });
  };
  return {
    getMonthlyReport: ({ staff, query }) => view(deps, staff, query),
    saveMonthlyReport: (context) => write(context),
    approveMonthlyReport: async (context) => write(context, await count(deps, context.body.month)),
    exportMonthlyReport: async ({ staff, query, response }) => {
      const { as, ...which } = query;
      const { bytes, type, name } = await monthlyFile(await view(deps, staff, which), { as, ward: deps.world.ward });
      response.set({ "content-type": type, "content-disposition": `attachment; filename="${name}"` });
      response.set("cache-control", "no-store").send(Buffer.from(bytes));
      return undefined;
    },
  } satisfies Partial<Handlers>;
}
