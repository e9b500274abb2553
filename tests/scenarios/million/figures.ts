import { counts, type Figure, figure } from "../figure.ts";
import type { MillionVerdict } from "./run-million.ts";

/** What no fault may cause. */
const noneOf = [
  ...["lost", "doubled", "outOfOrder", "wrongThreads", "parked", "failed", "untold", "toldTwice", "unread"],
  ...["ticketsMissing", "codesUntold", "eventsMissing"],
];

/** The verdict as figures; a fault that was planned and never struck proves nothing and fails, too. */
export function figuresOfMillion({ struck, platformFaults, ...verdict }: MillionVerdict): Figure[] {
  const { reports, tickets, toldOnce, events, logged } = verdict;
  const missing = {
    ticketsMissing: Math.abs(reports - tickets),
    codesUntold: tickets - toldOnce,
    eventsMissing: Math.abs(events - logged),
  };
  return [
    ...counts({ ...verdict, ...missing }, noneOf),
    ...Object.entries(struck).map(([name, times]) => figure(name, times.struck, "times", { atLeast: times.planned })),
    ...Object.entries(platformFaults).map(([name, times]) =>
      figure(`platform: ${name}`, times, "times", { atLeast: 1 }),
    ),
  ];
}
