import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { PublicTicketFilter } from "../../core/publication/ports.ts";
import { categories } from "../../core/ticket/taxonomy.ts";
import type { Issue } from "./answer.ts";

const dayMs = 86_400_000;
/** GeoReport v2, GET Service Requests: a span of 90 days or 1000 requests, whichever is smaller. */
const maxSpanMs = 90 * dayMs;
const maxRows = 1000;

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const commaList = (text: string): string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);

/** Reads one parameter after the other and collects what is wrong with them. */
class Reader {
  readonly issues: Issue[] = [];
  readonly #query: Record<string, unknown>;

  constructor(query: Record<string, unknown>) {
    this.#query = query;
  }

  /** The value of a parameter; an empty one counts as not sent. */
  text(name: string): string | undefined {
    const given = this.#query[name];
    return typeof given === "string" && given.trim() !== "" ? given.trim() : undefined;
  }

  date(name: string): Date | undefined {
    const given = this.text(name);
    if (given === undefined) return undefined;
    const { data } = moment.safeParse(given);
    if (!data) this.issues.push(`400 ${name} must be a date and time with its zone, as 2026-11-16T08:00:00+07:00`);
    return data;
  }

  number(name: string, otherwise: number, max: number): number {
    const given = this.text(name);
    if (given === undefined) return otherwise;
    const number = Number(given);
    if (Number.isInteger(number) && number >= 1) return Math.min(number, max);
    this.issues.push(`400 ${name} must be a whole number from 1`);
    return otherwise;
  }

  done(): void {
    if (this.issues.length === 0) return;
    throw new AppError("BAD_INPUT", "the query cannot be read", { details: { issues: this.issues } });
  }
}

/** The days asked for: at most 90, and the last 90 when nothing is said. */
function spanOf(reader: Reader, now: Date): { from: Date; until: Date } {
  const [start, end] = [reader.date("start_date"), reader.date("end_date")];
  const until = end ?? (start ? new Date(start.getTime() + maxSpanMs) : now);
  const from = start ?? new Date(until.getTime() - maxSpanMs);
  if (from > until) reader.issues.push("400 start_date is after end_date");
  if (until.getTime() - from.getTime() > maxSpanMs) {
    reader.issues.push("400 start_date and end_date may be 90 days apart at most");
  }
  return { from, until };
}

function statusIn(reader: Reader): { closed?: boolean } {
  const given = commaList(reader.text("status") ?? "");
  if (given.some((one) => one !== "open" && one !== "closed")) reader.issues.push("400 status must be open or closed");
  const only = new Set(given);
  return only.size === 1 ? { closed: only.has("closed") } : {};
}

function categoriesIn(reader: Reader): Pick<PublicTicketFilter, "categories"> {
  const codes = commaList(reader.text("service_code") ?? "");
  if (codes.length === 0) return {};
  const found = categories.filter(({ id }) => codes.includes(id)).map(({ id }) => id);
  if (found.length < new Set(codes).size) reader.issues.push("404 service_code was not found");
  return { categories: found };
}

/** The query of `GET requests`. `service_request_id` overrides everything else. Throws BAD_INPUT with the standard's errors. */
export function readRequestQuery(query: Record<string, unknown>, now: Date): PublicTicketFilter {
  const reader = new Reader(query);
  const codes = commaList(reader.text("service_request_id") ?? "").map((code) => code.toUpperCase());
  if (codes.length > 0) return { codes: codes.slice(0, maxRows), skip: 0, limit: maxRows };
  const [movedAfter, movedBefore] = [reader.date("updated_after"), reader.date("updated_before")];
  const size = reader.number("page_size", maxRows, maxRows);
  const filter: PublicTicketFilter = {
    ...spanOf(reader, now),
    ...categoriesIn(reader),
    ...statusIn(reader),
    ...(movedAfter ? { movedAfter } : {}),
    ...(movedBefore ? { movedBefore } : {}),
    skip: (reader.number("page", 1, 100_000) - 1) * size,
    limit: size,
  };
  reader.done();
  return filter;
}

/** The query of `GET servicerequestupdates`: both dates, or none for the last day. */
export function readUpdateQuery(query: Record<string, unknown>, now: Date): { after: Date; before: Date } {
  const reader = new Reader(query);
  const [start, end] = [reader.date("start_date"), reader.date("end_date")];
  if ((start === undefined) !== (end === undefined)) reader.issues.push("400 start_date and end_date go together");
  const before = end ?? now;
  const after = start ?? new Date(before.getTime() - dayMs);
  if (before.getTime() - after.getTime() > maxSpanMs) reader.issues.push("400 the dates may be 90 days apart at most");
  reader.done();
  return { after, before };
}
