import type { Schemas } from "../api.ts";
import { deskWords } from "../words-desk.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import type { FactName, Move, Status, TicketRow } from "./queries.ts";

/** What a button says: the act, not the state's name. */
export function moveLabel(from: Status, to: Status): string {
  const isReturn = from === "assigned" && to === "triaged";
  return isReturn ? deskWords.returnMove : ticketWords.moves[to];
}

/** Facts a move is asked for beside those it must carry. */
const alsoAsked: Partial<Record<Status, readonly FactName[]>> = {
  "in-progress": ["plan", "photos"],
  extended: ["text"],
  resolved: ["team", "photos"],
  triaged: [],
};

/** Order of fields in a form: words first, photos before the rest. */
const order: readonly FactName[] = [
  "reasonCode",
  "text",
  "question",
  "reason",
  "plan",
  "photos",
  "category",
  "severity",
  "unit",
  "outsideUnit",
  "reference",
  "expectedAt",
  "newDueAt",
  "officerId",
  "team",
  "parentCode",
];

/** Which fields a move's form has, in order; an officer who accepts does so for himself. */
export function fieldsOf({ to, carries }: Move, ticket: TicketRow, me: Schemas["Staff"]): FactName[] {
  const wanted = new Set([...carries, ...(alsoAsked[to] ?? [])]);
  if (me.role === "OFF") wanted.delete("officerId");
  if (to === "in-progress" && ticket.status !== "accepted") wanted.clear();
  return order.filter((name) => wanted.has(name));
}

/** Whether a field may stay empty: a photo stands in for a plan. */
export function isRequired(name: FactName, { carries }: Move): boolean {
  return carries.includes(name);
}

/** The act that comes next for most people in this state; the only filled button. */
const usual: readonly Status[] = ["triaged", "assigned", "accepted", "in-progress", "resolved", "closed"];

/** Whether a move is the ordinary next step. */
export const isUsual = ({ to }: Move): boolean => usual.includes(to);

/** Moves with the usual next one first. */
export function sortMoves(moves: Move[]): Move[] {
  const rank = ({ to }: Move): number => {
    const at = usual.indexOf(to);
    return at < 0 ? usual.length : usual.length - at - 1;
  };
  return moves.toSorted((a, b) => rank(a) - rank(b));
}
