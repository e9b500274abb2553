import { disputeOf } from "./dispute.ts";
import { needsInfoMaxHours, silentCloseDays } from "./guards.ts";
import { isFormal, isOpen, type Ticket, type TicketChange, type TicketFlag, type WatchedClock } from "./ticket.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Shares of a deadline at which the desk is reminded of dangerous matters (taxonomy §1, S2). */
const reminderShares = [0.5, 0.8];
/** Share of the time an outside body was given after which it is asked (taxonomy §5.1: own relay clock, chase messages). */
const chaseShare = 0.5;
/** When the resident is reminded once of what we asked (dialogues §1.17). */
const remindResidentAfterHours = 24;

/** Clocks whose end is nobody's delay. */
const quiet: readonly WatchedClock[] = ["answer", "silence", "relay", "follow-up"];

/** One moment at which the clock watcher has to act. `share` 1: the time is up; less: a reminder. */
export interface Ring {
  clock: WatchedClock;
  share: number;
  dueAt: Date;
  at: Date;
}

interface Deadline {
  clock: WatchedClock;
  startedAt: Date;
  dueAt: Date;
}

const marksOf = (ticket: Ticket, { clock, dueAt }: Pick<Deadline, "clock" | "dueAt">): TicketChange[] =>
  ticket.changes.filter(({ facts: { rang } }) => rang?.clock === clock && rang.dueAtMs === dueAt.getTime());

const wasHeard = (ticket: Ticket, deadline: Pick<Deadline, "clock" | "dueAt">, share: number): boolean =>
  marksOf(ticket, deadline).some(({ facts }) => (facts.rang?.share ?? 0) >= share);

/** Whether the log says that this moment, or a later one of its clock, was acted on. */
export const hasRung = (ticket: Ticket, ring: Ring): boolean => wasHeard(ticket, ring, ring.share);

/** The deadlines the ward itself must keep, as long as they run. */
function deadlinesOf({ status, clocks, changes, openedAt, flags, severity }: Ticket): Deadline[] {
  if (flags.includes("in-flood") && severity !== "S1") return [];
  if (!isOpen(status) || status === "resolved" || status === "needs-info") return [];
  const reopenedAt = changes.findLast((change) => change.kind === "move" && change.to === "reopened")?.at;
  return [
    ...(clocks.firstStoppedAt ? [] : [{ clock: "first" as const, startedAt: openedAt, dueAt: clocks.firstDueAt }]),
    { clock: "result", startedAt: reopenedAt ?? openedAt, dueAt: clocks.resultDueAt },
    { clock: "ceiling", startedAt: openedAt, dueAt: clocks.ceilingAt },
  ];
}

/** While the resident is asked: one reminder, then, a day after it at the earliest, the end of waiting. */
function answerRing(ticket: Ticket, pausedAt: Date): Ring {
  const dueAt = new Date(pausedAt.getTime() + needsInfoMaxHours * hourMs);
  const reminded = marksOf(ticket, { clock: "answer", dueAt })[0];
  const remindAt = new Date(pausedAt.getTime() + remindResidentAfterHours * hourMs);
  if (!reminded) return { clock: "answer", share: remindResidentAfterHours / needsInfoMaxHours, dueAt, at: remindAt };
  const patientUntil = new Date(reminded.at.getTime() + remindResidentAfterHours * hourMs);
  return { clock: "answer", share: 1, dueAt, at: patientUntil > dueAt ? patientUntil : dueAt };
}

/** The one ring of the relay clock: from the hand-over to the date the outside body was given or gave. */
function relayRings(ticket: Ticket): Ring[] {
  if (ticket.status !== "waiting-external") return [];
  const handed = ticket.changes.findLast(({ kind, to }) => kind === "move" && to === "waiting-external");
  const dueAt = handed?.facts.expectedAt;
  if (!handed || !dueAt || dueAt <= handed.at) return [];
  const deadline: Deadline = { clock: "relay", startedAt: handed.at, dueAt };
  if (wasHeard(ticket, deadline, chaseShare)) return [];
  const at = new Date(handed.at.getTime() + chaseShare * (dueAt.getTime() - handed.at.getTime()));
  return [{ clock: "relay", share: chaseShare, dueAt, at }];
}

/** The one ring of the hour a leader has to decide whose it is. */
function rulingRings(ticket: Ticket): Ring[] {
  const { raised, dueAt } = disputeOf(ticket) ?? {};
  if (!raised || !dueAt) return [];
  const deadline: Deadline = { clock: "ruling", startedAt: raised.at, dueAt };
  return wasHeard(ticket, deadline, 1) ? [] : [{ clock: "ruling", share: 1, dueAt, at: dueAt }];
}

/** The one ring of the question whether a result has lasted. */
function followUpRings(ticket: Ticket): Ring[] {
  const { followUpAt: at } = ticket.clocks;
  const ring: Ring | undefined = at && { clock: "follow-up", share: 1, dueAt: at, at };
  return ring && !hasRung(ticket, ring) ? [ring] : [];
}

/** Every ring a ticket still has to come, were nothing to change. A ring answered in the log does not come again. */
function ringsOf(ticket: Ticket): Ring[] {
  const { status, clocks, severity } = ticket;
  if (status === "needs-info") return clocks.pausedAt ? [answerRing(ticket, clocks.pausedAt)] : [];
  if (status === "closed") return followUpRings(ticket);
  if (status === "resolved") {
    if (!clocks.resultStoppedAt || isFormal(ticket)) return [];
    const dueAt = new Date(clocks.resultStoppedAt.getTime() + silentCloseDays * dayMs);
    return [{ clock: "silence", share: 1, dueAt, at: dueAt }];
  }
  const grave = severity === "S1" || severity === "S2" ? reminderShares : [];
  const reminders = [...new Set([...grave, ...(clocks.terms?.reminders ?? [])])].toSorted((a, b) => a - b);
  const own = deadlinesOf(ticket).flatMap((deadline) => {
    const { clock, startedAt, dueAt } = deadline;
    const shares = clock === "ceiling" ? [1] : [...reminders, 1];
    return shares
      .filter((share) => !wasHeard(ticket, deadline, share))
      .map((share) => {
        const at = new Date(startedAt.getTime() + share * (dueAt.getTime() - startedAt.getTime()));
        return { clock, share, dueAt, at };
      });
  });
  return [...own, ...relayRings(ticket), ...rulingRings(ticket)];
}

/** When the clock watcher must look at a ticket next; never, for most finished ones. Stores keep it beside the ticket. */
export function ringsAt(ticket: Ticket): Date | undefined {
  return ringsOf(ticket)
    .map((ring) => ring.at)
    .sort((a, b) => a.getTime() - b.getTime())[0];
}

/** What is to be done now: of each clock only the last ring that has passed. */
export function ringing(ticket: Ticket, now: Date): Ring[] {
  const passed = ringsOf(ticket).filter((ring) => ring.at <= now);
  return passed.filter((ring) => !passed.some((other) => other.clock === ring.clock && other.share > ring.share));
}

/** The flags with those that tell of clocks set right: they are dropped as soon as they are no longer true. */
export function clockFlags(ticket: Ticket, now: Date): TicketFlag[] {
  const deadlines = deadlinesOf(ticket);
  const overdue = deadlines.some((deadline) => deadline.dueAt <= now);
  const atRisk = !overdue && deadlines.some((deadline) => wasHeard(ticket, deadline, Number.MIN_VALUE));
  const others = ticket.flags.filter((flag) => flag !== "overdue" && flag !== "at-risk");
  return [...others, ...(overdue ? ["overdue" as const] : []), ...(atRisk ? ["at-risk" as const] : [])];
}

/** The flags after a ring: a reminder of ours puts the ticket at risk, a deadline that has passed escalates it. */
export function flagsAfter(ticket: Ticket, { clock, share }: Ring, now: Date): TicketFlag[] {
  const flags = new Set(clockFlags(ticket, now));
  if (quiet.includes(clock)) return [...flags];
  if (share === 1) flags.add("escalated");
  else if (!flags.has("overdue")) flags.add("at-risk");
  return [...flags];
}
