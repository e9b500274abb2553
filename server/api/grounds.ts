import { routeOf } from "../../core/routing/routing.ts";
import { termsFor, termsSet } from "../../core/setting/deadlines.ts";
import { thresholdRanges } from "../../core/setting/thresholds.ts";
import { clocksFor } from "../../core/ticket/deadlines.ts";
import { categoryIds } from "../../core/ticket/taxonomy.ts";
import { limitsOf, releaseTerms } from "../../core/ticket/terms.ts";
import { calendarFor } from "../../core/ward.ts";
import { routeCut, type Style } from "../../nlp/calibration.ts";
import { readCutFigures } from "../../nlp/cut-figures.ts";
import { likenessData } from "../../nlp/likeness-data.ts";
import type { ApiDeps, Handlers } from "./context.ts";

const cutsOf = (style: Style) =>
  Object.fromEntries(
    categoryIds.filter((id) => id !== "other-unclassified").map((id) => [id, routeCut(id, style)] as const),
  );

/** What an administrator looks at before setting deadlines or thresholds. Nothing here changes anything. */
export function groundHandlers({
  world,
  desk,
}: Pick<ApiDeps, "world"> & { desk: Pick<ApiDeps["desk"], "openTickets"> }) {
  return {
    getDeadlineGround: async () => {
      const open = new Map((await desk.openTickets()).map(({ category, count }) => [category, count]));
      const items = categoryIds.map((category) => {
        const { clocks, basis } = releaseTerms(category);
        const limits = limitsOf(category);
        return { category, ...clocks, basis: [...basis], limits, open: open.get(category) ?? 0 };
      });
      return { items };
    },
    tryDeadlines: async ({ body: { setting, category, severity, at = world.clock.now() } }) => {
      const promiseUnder = (body: typeof setting) => {
        const calendar = calendarFor(world.ward, routeOf(world.ward, { category, place: undefined, at }).unit);
        const clocks = clocksFor(calendar, category, at, termsSet(body, category, severity));
        const { own } = termsFor(body, category, severity);
        return {
          firstDueAt: clocks.firstDueAt.toISOString(),
          resultDueAt: clocks.resultDueAt.toISOString(),
          ceilingAt: clocks.ceilingAt.toISOString(),
          basis: clocks.basis,
          ...(own && { own: [...own] }),
        };
      };
      return { inForce: promiseUnder(world.settings.of("deadlines")), tried: promiseUnder(setting) };
    },
    getThresholdGround: async () => ({
      ranges: thresholdRanges,
      release: {
        route: { accented: cutsOf("accented"), bare: cutsOf("bare") },
        alike: Object.fromEntries(
          Object.entries(likenessData.ask).flatMap(([group, ask]) => (ask ? [[group, ask.cut] as const] : [])),
        ),
      },
      figures: readCutFigures(),
    }),
  } satisfies Partial<Handlers>;
}
