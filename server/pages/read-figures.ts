import { type PublicReport, publicReport } from "../../core/publication/public-figures.ts";
import type { Span } from "../../core/report/facts.ts";
import { lastDays, monthAfter, monthOf, monthSpan } from "../../core/report/month.ts";
import type { PublicDeps } from "./read-reports.ts";

/** Days figures are of where no month is chosen, and days the board of ratings looks back. */
const lately = 30;
export const boardDays = 90;
/** Months that can be chosen, this one among them. */
const months = 12;

/** The months figures can be asked for, the newest first. */
export function monthsToChoose(now: Date): string[] {
  return Array.from({ length: months }, (_, back) => monthAfter(monthOf(now), -back));
}

/** The month an address asks for; undefined: the last days. */
export function monthAsked(value: unknown, now: Date): string | undefined {
  return monthsToChoose(now).find((month) => month === value);
}

async function read({ store, world }: PublicDeps, span: Span, now: Date): Promise<PublicReport> {
  const { smallCount } = world.settings.of("thresholds");
  return publicReport(await store.publicTickets.facts(span), world.ward, { span, now }, smallCount);
}

/** The ward's figures of a month, or of the last thirty days. */
export function readFigures(deps: PublicDeps, month: string | undefined): Promise<PublicReport> {
  const now = deps.world.clock.now();
  return read(deps, month ? monthSpan(month) : lastDays(now, lately), now);
}

/** What the board of ratings is made from: longer than a month, as ratings are few. */
export function readBoard(deps: PublicDeps): Promise<PublicReport> {
  const now = deps.world.clock.now();
  return read(deps, lastDays(now, boardDays), now);
}
