import { queryOptions } from "@tanstack/react-query";
import { api, call } from "../api.ts";
import type { Setting } from "./settings.ts";

export type Thresholds = Setting<"thresholds">["body"];
export type Style = keyof Thresholds["route"];
export const styles: readonly Style[] = ["accented", "bare"];

/** What each threshold may be, what the release has, and what each cut costs. */
export const thresholdQuery = queryOptions({
  queryKey: ["threshold-ground"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () => call(api.GET("/api/thresholds/ground")),
});
export type ThresholdGround = Awaited<ReturnType<NonNullable<typeof thresholdQuery.queryFn>>>;

/** A cut and what was measured at it; the contract's type knows the numbers, but not how many there are. */
export const asPoints = (rows: readonly number[][]) => rows as unknown as readonly [number, number, number][];

/** How many reports of a kind are routed from a cut on, and how many of them wrongly; between two measured cuts the stricter counts. */
export function routedAt(ground: ThresholdGround, style: Style, category: string, cut: number): [number, number] {
  const { points = [] } = ground.figures.routing[style].categories[category as "street-light"] ?? {};
  const [, routed = 0, wrong = 0] = asPoints(points).find(([at]) => at >= cut) ?? [];
  return [routed, wrong];
}

/** Shares of all reports of a way of writing that are routed, asked about and handed to a person; `wrong` is of the routed. */
export function sharesOf(ground: ThresholdGround, style: Style, body: Pick<Thresholds, "route" | "person">) {
  const { categories, unclassified, pairs } = ground.figures.routing[style];
  const set: Record<string, number | undefined> = body.route[style];
  let [all, routed, wrong] = [unclassified, 0, 0];
  for (const [category, kind] of Object.entries(categories)) {
    const [more, wrongly] = routedAt(
      ground,
      style,
      category,
      set[category] ?? ground.release.route[style][category] ?? 2,
    );
    all += kind?.readings ?? 0;
    routed += more;
    wrong += wrongly;
  }
  const below = asPoints(pairs).findLast(([at]) => at <= body.person)?.[1] ?? 0;
  const handed = unclassified + below;
  return {
    routed: routed / all,
    asked: (all - routed - handed) / all,
    handed: handed / all,
    wrong: wrong / Math.max(1, routed),
    readings: all,
  };
}
