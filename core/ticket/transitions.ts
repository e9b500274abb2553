import type { Actor, Role } from "../people/staff.ts";
import { categoryOf } from "./taxonomy.ts";
import { isFormal, type MoveFacts, type Ticket, type TicketStatus } from "./ticket.ts";

const dayMs = 24 * 3_600_000;
/** Days after the result in which a resident may reopen (taxonomy §5.2). */
export const reopenWithinDays = 30;
/** Days of silence after which a result counts as accepted. */
export const silentCloseDays = 7;
/** Longest pause while we wait for the resident's answer. */
export const needsInfoMaxHours = 72;

/** What a guard may look at. */
export interface MoveContext {
  ticket: Ticket;
  actor: Actor;
  facts: MoveFacts;
  now: Date;
}

/** Conditions beside role and state; each is a sentence of taxonomy §5.2 or §5.3. */
export const guards = {
  /** Danger is never routed by the machine alone. */
  routable: ({ ticket }: MoveContext) => ticket.severity !== "S1",
  notDangerous: ({ ticket }: MoveContext) => ticket.severity !== "S1" && ticket.severity !== "S2",
  notFormalComplaint: ({ ticket }: MoveContext) => !isFormal(ticket),
  /** The officer's own word is enough only for plain matters; the rest needs the head. */
  officerMayResolve: ({ ticket, facts }: MoveContext) =>
    ticket.severity !== "S1" &&
    ticket.severity !== "S2" &&
    ticket.category !== "integrity-complaint" &&
    !facts.machineWritten,
  within30Days: ({ ticket, now }: MoveContext) =>
    now.getTime() - (ticket.clocks.resultStoppedAt ?? now).getTime() <= reopenWithinDays * dayMs,
  silent7Days: ({ ticket, now }: MoveContext) =>
    ticket.clocks.resultStoppedAt !== undefined &&
    now.getTime() - ticket.clocks.resultStoppedAt.getTime() >= silentCloseDays * dayMs,
  waited72Hours: ({ ticket, now }: MoveContext) =>
    ticket.clocks.pausedAt !== undefined &&
    now.getTime() - ticket.clocks.pausedAt.getTime() >= needsInfoMaxHours * 3_600_000,
  withdrawable: ({ ticket }: MoveContext) => ticket.severity !== "S1" && ticket.visibility !== "confidential",
  outOfScope: ({ facts }: MoveContext) =>
    facts.reasonCode === "not-public-matter" || facts.reasonCode === "outside-city" || facts.reasonCode === "test",
  /** The first return goes back to triage; from the second on a leader decides. */
  firstReturn: ({ ticket }: MoveContext) => ticket.returnedCount === 0,
  firstExtension: ({ ticket }: MoveContext) => !ticket.changes.some((change) => change.to === "extended"),
  notOwnCase: ({ ticket, actor }: MoveContext) =>
    !(ticket.category === "staff-conduct" && ticket.officerId === actor.id),
} as const;
export type GuardName = keyof typeof guards;

/** What a move can be made to carry; the rest of the facts come along by themselves. */
type FactName = Exclude<keyof MoveFacts, "place" | "confidence" | "machineWritten" | "rating">;
interface TransitionRow {
  from: readonly TicketStatus[];
  to: TicketStatus;
  /** Role → guards that must hold for it. */
  by: Partial<Record<Role, readonly GuardName[]>>;
  carries: readonly FactName[];
  /** Demanded only for leaves where somebody goes there. */
  carriesInField?: readonly FactName[];
}

const active: readonly TicketStatus[] = [
  "new",
  "needs-info",
  "triaged",
  "assigned",
  "accepted",
  "in-progress",
  "waiting-external",
  "extended",
  "reopened",
];
const working: readonly TicketStatus[] = ["in-progress", "waiting-external", "extended"];

/** Who may move what, and what each move must carry: taxonomy §5.2, line by line. */
export const transitions: readonly TransitionRow[] = [
  {
    from: ["new"],
    to: "triaged",
    by: { SYS: ["routable"], OP: [] },
    carries: ["category", "severity", "unit"],
  },
  { from: ["new", "triaged"], to: "needs-info", by: { SYS: [], OP: [] }, carries: ["question"] },
  { from: ["needs-info"], to: "triaged", by: { SYS: [], OP: [] }, carries: [] },
  {
    from: ["needs-info"],
    to: "closed",
    by: { SYS: ["waited72Hours", "notDangerous", "notFormalComplaint"] },
    carries: ["reasonCode"],
  },
  { from: ["triaged"], to: "assigned", by: { SYS: [], OP: [] }, carries: ["unit"] },
  { from: ["assigned"], to: "accepted", by: { OFF: [], HEAD: [] }, carries: ["officerId"] },
  {
    from: ["assigned"],
    to: "triaged",
    by: { OFF: ["firstReturn"], HEAD: ["firstReturn"], LD: [] },
    carries: ["reason", "unit"],
  },
  { from: ["accepted"], to: "in-progress", by: { OFF: [] }, carries: [], carriesInField: ["plan"] },
  {
    from: ["in-progress", "extended"],
    to: "waiting-external",
    by: { OFF: [], OP: [] },
    carries: ["outsideUnit", "reference", "expectedAt"],
  },
  { from: ["waiting-external"], to: "in-progress", by: { OFF: [], OP: [] }, carries: [] },
  {
    from: ["in-progress", "waiting-external", "extended"],
    to: "extended",
    by: { HEAD: ["firstExtension"], LD: [] },
    carries: ["reason", "photos", "newDueAt"],
  },
  {
    from: working,
    to: "resolved",
    by: { OFF: ["officerMayResolve", "notOwnCase"], HEAD: ["notOwnCase"] },
    carries: ["text"],
    carriesInField: ["photos"],
  },
  {
    from: ["resolved"],
    to: "closed",
    by: { CIT: [], SYS: ["silent7Days", "notFormalComplaint"], OP: [] },
    carries: [],
  },
  {
    from: ["resolved", "closed"],
    to: "reopened",
    by: { CIT: ["within30Days"], OP: [], HEAD: [], AUD: [] },
    carries: ["reason"],
  },
  { from: ["reopened"], to: "assigned", by: { SYS: [] }, carries: ["unit"] },
  { from: active, to: "duplicate", by: { OP: [], HEAD: [] }, carries: ["parentCode"] },
  { from: ["duplicate"], to: "triaged", by: { OP: [], HEAD: [] }, carries: ["reason"] },
  {
    from: ["new", "triaged", "needs-info"],
    to: "rejected",
    by: { OP: ["outOfScope"], HEAD: ["notOwnCase"] },
    carries: ["reasonCode", "text"],
  },
  { from: ["rejected"], to: "triaged", by: { CIT: [], HEAD: [], LD: [] }, carries: ["reason"] },
  { from: active, to: "withdrawn", by: { CIT: ["withdrawable"] }, carries: [] },
  { from: ["new"], to: "spam", by: { OP: [] }, carries: [] },
  { from: ["spam"], to: "new", by: { OP: [], HEAD: [] }, carries: [] },
];

/** What stands between a ticket and a state, for this actor. */
export type MoveVerdict =
  | { allowed: true }
  | { allowed: false; code: "MOVE_NOT_ALLOWED"; guard?: GuardName }
  | { allowed: false; code: "MOVE_INCOMPLETE"; missing: FactName[] };

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** Everything a move along this row must carry for this ticket. */
function carriedBy(row: TransitionRow, ticket: Ticket): FactName[] {
  return [...row.carries, ...(categoryOf(ticket.category).fieldWork ? (row.carriesInField ?? []) : [])];
}

/** Decides one move. Pure; the only place that knows who may do what. */
export function judgeMove(to: TicketStatus, context: MoveContext): MoveVerdict {
  const { ticket, actor, facts } = context;
  const row = transitions.find(
    (candidate) => candidate.to === to && candidate.from.includes(ticket.status) && candidate.by[actor.role],
  );
  const demands = row?.by[actor.role];
  if (!row || !demands) return { allowed: false, code: "MOVE_NOT_ALLOWED" };
  const failed = demands.find((name) => !guards[name](context));
  if (failed) return { allowed: false, code: "MOVE_NOT_ALLOWED", guard: failed };
  const missing = carriedBy(row, ticket).filter(
    (name) => !isGiven(facts[name]) && !(name === "plan" && isGiven(facts.photos)),
  );
  return missing.length > 0 ? { allowed: false, code: "MOVE_INCOMPLETE", missing } : { allowed: true };
}

/** Moves this actor could make, were everything given that each must carry: for buttons and their forms. */
export function movesFor(ticket: Ticket, actor: Actor, now: Date): { to: TicketStatus; carries: FactName[] }[] {
  return transitions
    .filter((row) => row.from.includes(ticket.status) && row.by[actor.role])
    .filter(({ to }) => {
      const verdict = judgeMove(to, { ticket, actor, facts: { reasonCode: "not-public-matter" }, now });
      return verdict.allowed || verdict.code === "MOVE_INCOMPLETE";
    })
    .map((row) => ({ to: row.to, carries: carriedBy(row, ticket) }));
}

/** Whether an officer's result goes to the head first: the officer works on it, but may not post it. */
export function mayPropose(ticket: Ticket, actor: Actor, now: Date, machineWritten = false): boolean {
  const verdict = judgeMove("resolved", { ticket, actor, facts: { machineWritten }, now });
  return actor.role === "OFF" && "guard" in verdict && verdict.guard === "officerMayResolve";
}
