import { isAppError } from "../../../core/errors.ts";
import type { DeadlinesBody } from "../../../core/setting/deadlines.ts";
import { correctTicket } from "../../../core/ticket/amend-ticket.ts";
import { type CategoryId, type ClockLength, categoryOf } from "../../../core/ticket/taxonomy.ts";
import type { Ticket, TicketChange } from "../../../core/ticket/ticket.ts";
import { watchClocks } from "../../../core/ticket/watch-clocks.ts";
import { anActor } from "../../builders.ts";
import { fakeWard } from "../../fakes/world.ts";
import { fc } from "../../properties.ts";
import { bench } from "../bench.ts";
import { fullFacts, specifiedMoves } from "./life-cycle.ts";

/** Every length in the table, every office hour and every step of a story is a whole number of these. */
const tickMs = 6 * 60_000;
const ticksAnHour = 10;
const longestPauseTicks = 72 * ticksAnHour;

/** Monday to Friday 7:30–11:30 and 13:00–17:00, by hand. */
function isOffice(ms: number): boolean {
  const local = new Date(ms + 7 * 3_600_000);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  const isWeekday = local.getUTCDay() >= 1 && local.getUTCDay() <= 5;
  const isClosed = fakeWard.calendar.holidays.has(local.toISOString().slice(0, 10));
  return isWeekday && !isClosed && ((minute >= 450 && minute < 690) || (minute >= 780 && minute < 1020));
}

const isMove = ({ kind }: TicketChange): boolean => kind === "move";

/**
 * The table of taxonomy §5.1 run as a stopwatch, tick by tick: the result runs in every state but needs-info, which holds
 * it for 72 hours at most; an extension sets a date; a reopening starts half of the time anew. Nothing of core computes it.
 */
function resultByTable({ changes, openedAt }: Ticket, { hours, working }: ClockLength): number {
  const moves = changes.filter(isMove);
  const reopened = moves.findLastIndex(({ to }) => to === "reopened");
  const since = moves.slice(Math.max(0, reopened));
  const start = reopened < 0 ? openedAt : (moves[reopened]?.at ?? openedAt);
  const extended = since.findLast(({ to }) => to === "extended");
  const promised = extended?.facts.newDueAt;
  const begin = promised && extended ? extended.at.getTime() : start.getTime();
  let left = promised ? (promised.getTime() - begin) / tickMs : (reopened < 0 ? hours : hours / 2) * ticksAnHour;
  const byOffice = working && !promised;
  const pauses = since.flatMap((move, index) => {
    const next = since[index + 1]?.at.getTime();
    if (move.to !== "needs-info" || next === undefined) return [];
    const from = move.at.getTime();
    return [{ from, to: Math.min(next, from + longestPauseTicks * tickMs) }];
  });
  let at = begin;
  for (; left > 0; at += tickMs) {
    if (at - begin > 400 * 24 * 3_600_000) throw new Error("never runs out");
    const isPaused = pauses.some(({ from, to }) => from <= at && at < to);
    if (!isPaused && (!byOffice || isOffice(at))) left -= 1;
  }
  return at;
}

/** First stops where people are there or somebody has answered: a hand-over, a promised date and a result answer, too. */
function firstByTable({ changes }: Ticket): Date | undefined {
  for (const { kind, to, at, facts } of changes) {
    if (kind !== "move") continue;
    if (to === "in-progress" && facts.onSceneAt) return facts.onSceneAt;
    if (to === "waiting-external" || to === "extended" || to === "resolved") return at;
  }
  return undefined;
}

/** When the result was given, unless it was refused since. */
function stoppedByTable({ changes }: Ticket): Date | undefined {
  const last = changes.findLast(({ kind, to }) => kind === "move" && (to === "resolved" || to === "reopened"));
  return last?.to === "resolved" ? last.at : undefined;
}

const kinds: CategoryId[] = ["flooding-drainage", "dossier-delay", "integrity-complaint", "online-service-error"];
/** A ward that takes only this share of the release's time, in whole hours, for some kinds; 1: it set nothing. */
const share = fc.constantFrom(1, 1, 0.9, 0.5, 0.2);
const setBy = (at: number): DeadlinesBody => ({
  rows: (at === 1 ? [] : kinds.slice(0, 3)).map((category) => {
    const { first, result, ceiling } = categoryOf(category).clocks;
    const cut = (clock: ClockLength) => ({ ...clock, hours: Math.max(1, Math.floor(clock.hours * at)) });
    const clocks = { first: cut(first), result: cut(result), ceiling: cut(ceiling) };
    return { category, ...clocks, basis: [], own: [], reminders: [], extension: {} };
  }),
});
const steps = fc.array(
  fc.record({
    pick: fc.nat(),
    ticks: fc.constantFrom(0, 1, 5, 10, 30, 80, 250, 800),
    correct: fc.option(fc.constantFrom(...kinds), { nil: undefined, freq: 5 }),
    arrives: fc.boolean(),
    sets: fc.option(share, { nil: undefined, freq: 4 }),
  }),
  { minLength: 8, maxLength: 40 },
);

test("after any moves at any times both clocks stand where the table of states puts them", async () => {
  const asked = { pauses: 0, working: 0, kept: 0 };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...kinds), share, steps, async (category, begins, story) => {
      const scene = bench();
      const { world, store, move, tx } = scene;
      let set: DeadlinesBody = { rows: [] };
      const setDeadlines = (at: number): void => {
        set = setBy(at);
        const author = anActor("ADM");
        world.settings.take([{ kind: "deadlines", number: 1, body: set, author, at: world.clock.now() }]);
      };
      const promisedFor = (kind: CategoryId): ClockLength =>
        set.rows.find((row) => row.category === kind)?.result ?? categoryOf(kind).clocks.result;
      setDeadlines(begins);
      let promised = promisedFor(category);
      const { id } = await scene.conversation({ address: { channel: "webchat", account: "w", user: "u" } });
      const { code } = await scene.open({ category, severity: "S3", confident: false }, id);
      for (const { pick, ticks, correct, arrives, sets } of story) {
        if (sets) setDeadlines(sets);
        world.pass({ minutes: ticks * 6 });
        await watchClocks({ store, world, limit: 10 });
        const { status, severity, category: now } = await scene.ticket(code);
        const known = specifiedMoves
          .filter(({ from, to }) => from.includes(status) && !["withdrawn", "spam", "rejected"].includes(to))
          .flatMap(({ to, roles }) => roles.map((role) => ({ to, role })));
        const { to, role } = known[pick % known.length] ?? { to: status, role: "OP" as const };
        const { parentCode: _, ...facts } = fullFacts(world.clock.now());
        const arrival = arrives ? { onSceneAt: world.clock.now() } : {};
        try {
          if (correct) await tx((t) => correctTicket({ tx: t, world, code, actor: anActor("OP"), category: correct }));
          else await move(code, to, anActor(role), { ...facts, ...arrival, category: now, severity });
        } catch (error) {
          if (!isAppError(error)) throw error;
        }
        const ticket = await scene.ticket(code);
        const { clocks } = ticket;
        // what was set since its opening counts only once it is held to be something else
        if (ticket.category !== now) promised = promisedFor(ticket.category);
        if (promised.hours !== promisedFor(ticket.category).hours) asked.kept += 1;
        const table = { result: new Date(resultByTable(ticket, promised)), first: firstByTable(ticket) };
        expect({ result: clocks.resultDueAt, first: clocks.firstStoppedAt }).toEqual(table);
        expect(clocks.resultStoppedAt).toEqual(stoppedByTable(ticket));
        if (ticket.changes.some((change) => isMove(change) && change.from === "needs-info")) {
          asked.pauses += 1;
          if (promised.working) asked.working += 1;
        }
      }
    }),
    { numRuns: 25 },
  );
  expect(asked.pauses).toBeGreaterThan(10);
  expect(asked.working).toBeGreaterThan(5);
  expect(asked.kept).toBeGreaterThan(10);
}, 60_000);
