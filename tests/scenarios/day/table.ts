import { percentile as at } from "../figure.ts";
import type { Played } from "./run-day.ts";

/** What a day must not have: what was lost, stalls, rows that jumped, counts that were wrong. Each with what is known of it. */
export function faultsOf({ steps, stalled, jumps, counts, frames, ...verdict }: Played): { fault: string }[] {
  const { lost, doubled, outOfOrder, forgotten, lostCalls, untold, toldOutOfOrder, left, parked } = verdict;
  const messages = { lost, doubled, outOfOrder, forgotten, lostCalls, untold, toldOutOfOrder, left, parked };
  return [
    ...Object.entries(messages).flatMap(([fault, many]) => (many > 0 ? [{ fault, many }] : [])),
    ...stalled.map((step) => ({ fault: "stalled", ...step })),
    ...jumps.map((jump) => ({ fault: "a row jumped", ...jump })),
    ...counts.filter(({ agrees }) => agrees === false).map((count) => ({ fault: "a count is wrong", ...count })),
    ...(frames === 0 || steps.length === 0 ? [{ fault: "nothing was looked at" }] : []),
  ];
}

/** The day as two tables: how long each act of the operator took until it was seen, ms, and what became of everything. */
export function tableOf({ steps, stalled, jumps, counts, ...verdict }: Played) {
  const names = [...new Set(steps.map(({ act }) => act))].sort();
  const acts = names.map((act) => {
    const times = steps.filter((step) => step.act === act).map(({ ms }) => ms);
    return { act, steps: times.length, median: at(times, 0.5), p95: at(times, 0.95), slowest: at(times, 1) };
  });
  const compared = counts.filter(({ agrees }) => agrees !== undefined).length;
  const messages = {
    ...{ steps: steps.length, stalled: stalled.length, jumps: jumps.length, ...verdict },
    ...{ "counts compared": compared, "counts wrong": counts.filter(({ agrees }) => agrees === false).length },
  };
  return { acts, messages };
}
