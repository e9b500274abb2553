import type { Role } from "../people/staff.ts";
import { rulesOf } from "../routing/category-rules.ts";
import { lacksOf } from "./answer-check.ts";
import { type GuardName, guards, type MoveContext } from "./guards.ts";
import { isAtPlace, proofOf } from "./proof.ts";
import { categoryOf } from "./taxonomy.ts";
import type { MoveFacts, TicketStatus } from "./ticket.ts";

/** What a move can be made to carry; the rest of the facts come along by themselves. */
type FactName = Exclude<
  keyof MoveFacts,
  | "place"
  | "confidence"
  | "machineWritten"
  | "rating"
  | "followUp"
  | "rang"
  | "naming"
  | "disputed"
  | "ruled"
  | "aboutStaffId"
  | "answer"
  | "distanceMetres"
  | "hoursApart"
  | "likeness"
  | "position"
  | "doneAt"
  | "shots"
  | "doubts"
  | "flood"
  | "splitFrom"
>;
interface TransitionRow {
  from: readonly TicketStatus[];
  to: TicketStatus;
  /** Role → guards that must hold for it. */
  by: Partial<Record<Role, readonly GuardName[]>>;
  carries: readonly FactName[];
  /** Demanded only for leaves where somebody goes there. */
  carriesInField?: readonly FactName[];
  /** Demanded only for leaves of which the ward wants to see the result. */
  carriesAsProof?: readonly FactName[];
  /** The text must say something, and doubts about the photos want a word. */
  isChecked?: true;
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
const transitions: readonly TransitionRow[] = [
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
    by: { SYS: ["waited72Hours", "remindedOnce", "notDangerous", "notFormalComplaint"] },
    carries: ["reasonCode"],
  },
  { from: ["triaged"], to: "assigned", by: { SYS: ["confirmedDanger"], OP: [] }, carries: ["unit"] },
  { from: ["assigned"], to: "accepted", by: { OFF: [], HEAD: [] }, carries: ["officerId"] },
  {
    from: ["assigned"],
    to: "triaged",
    by: { OFF: ["firstReturn"], HEAD: ["firstReturn"], LD: [] },
    carries: ["reason", "unit"],
  },
  { from: ["accepted"], to: "in-progress", by: { OFF: [] }, carries: [], carriesInField: ["plan"] },
  {
    from: ["in-progress"],
    to: "waiting-external",
    by: { OFF: [], OP: [] },
    carries: ["outsideUnit", "reference", "expectedAt"],
  },
  { from: ["waiting-external"], to: "in-progress", by: { OFF: [], OP: [] }, carries: [] },
  {
    from: ["in-progress", "waiting-external", "extended"],
    to: "extended",
    by: { HEAD: ["firstExtension", "laterDate", "withinExtension"], LD: ["laterDate", "withinExtension"] },
    carries: ["reason", "photos", "newDueAt"],
  },
  {
    from: working,
    to: "resolved",
    by: { OFF: ["officerMayResolve"], HEAD: [] },
    carries: ["text"],
    carriesAsProof: ["photos"],
    isChecked: true,
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
    by: { OP: ["outOfScope"], HEAD: [] },
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
  | { allowed: false; code: "MOVE_INCOMPLETE"; missing: FactName[]; lacks?: string[]; doubts?: string[] };

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** Everything a move along this row must carry for this ticket. */
function carriedBy(
  row: TransitionRow,
  { ticket: { category }, ward }: Pick<MoveContext, "ticket" | "ward">,
): FactName[] {
  return [
    ...row.carries,
    ...(categoryOf(category).fieldWork ? (row.carriesInField ?? []) : []),
    ...(rulesOf(ward.categories, category).needsPhoto ? (row.carriesAsProof ?? []) : []),
  ];
}

/** A photo stands in for a plan, and so does a phone that says it is at the reported place. */
function isCarried(name: FactName, { ticket, facts }: Pick<MoveContext, "ticket" | "facts">): boolean {
  if (isGiven(facts[name])) return true;
  return name === "plan" && (isGiven(facts.photos) || (isGiven(facts.onSceneAt) && isAtPlace(ticket, facts.position)));
}

/** What a result lacks although it is there: a text that says nothing, photos that nobody has explained. */
export function checkResult({ ticket, facts }: Pick<MoveContext, "ticket" | "facts">) {
  const lacks = lacksOf(facts.text ?? "").filter(({ blocks }) => blocks);
  const { doubts, explanation } = proofOf(ticket, facts);
  const missing: FactName[] = [
    ...(lacks.length > 0 ? ["text" as const] : []),
    ...(doubts.length > 0 && !isGiven(explanation) ? ["explanation" as const] : []),
  ];
  return { missing, lacks: lacks.map(({ id }) => id), doubts: doubts.map(({ id }) => id) };
}

/** What holds for every move, whoever makes it. */
const everybody: readonly GuardName[] = ["notOwnCase"];

/** Decides one move. Pure; the only place that knows who may do what. */
export function judgeMove(to: TicketStatus, context: MoveContext): MoveVerdict {
  const { ticket, actor } = context;
  const row = transitions.find(
    (candidate) => candidate.to === to && candidate.from.includes(ticket.status) && candidate.by[actor.role],
  );
  const demands = row?.by[actor.role];
  if (!row || !demands) return { allowed: false, code: "MOVE_NOT_ALLOWED" };
  const failed = [...everybody, ...demands].find((name) => !guards[name](context));
  if (failed) return { allowed: false, code: "MOVE_NOT_ALLOWED", guard: failed };
  const missing = carriedBy(row, context).filter((name) => !isCarried(name, context));
  if (missing.length > 0) return { allowed: false, code: "MOVE_INCOMPLETE", missing };
  const checked = row.isChecked ? checkResult(context) : { missing: [] };
  return checked.missing.length > 0 ? { allowed: false, code: "MOVE_INCOMPLETE", ...checked } : { allowed: true };
}

/** Moves this actor could make, were everything given that each must carry: for buttons and their forms. */
export function movesFor(who: Omit<MoveContext, "facts">): { to: TicketStatus; carries: FactName[] }[] {
  const { ticket, actor } = who;
  return transitions
    .filter((row) => row.from.includes(ticket.status) && row.by[actor.role])
    .filter(({ to }) => {
      const verdict = judgeMove(to, { ...who, facts: { reasonCode: "not-public-matter" } });
      return verdict.allowed || verdict.code === "MOVE_INCOMPLETE";
    })
    .map((row) => ({ to: row.to, carries: carriedBy(row, who) }));
}

/** Whether an officer's result goes to the head first: the officer works on it, but may not post it. */
export function mayPropose(who: Omit<MoveContext, "facts">, machineWritten = false): boolean {
  const verdict = judgeMove("resolved", { ...who, facts: { machineWritten } });
  return who.actor.role === "OFF" && "guard" in verdict && verdict.guard === "officerMayResolve";
}
