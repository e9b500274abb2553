import type { Actor, Role } from "../../../core/people/staff.ts";
import { clocksFor } from "../../../core/ticket/deadlines.ts";
import type { MoveFacts, Ticket, TicketChange, TicketStatus } from "../../../core/ticket/ticket.ts";
import { judgeMove, type MoveVerdict } from "../../../core/ticket/transitions.ts";
import { anActor, anId, aTicket } from "../../builders.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";

/** The specified moves, copied by hand: from -> to | who | what the move must carry (field: only where somebody goes there). */
const specified = `
new -> triaged | SYS OP | category severity unit
new triaged -> needs-info | SYS OP | question
needs-info -> triaged | SYS OP |
needs-info -> closed | SYS | reasonCode
triaged -> assigned | SYS OP | unit
assigned -> accepted | OFF HEAD | officerId
assigned -> triaged | OFF HEAD LD | reason unit
accepted -> in-progress | OFF | field:plan
in-progress -> waiting-external | OFF OP | outsideUnit reference expectedAt
waiting-external -> in-progress | OFF OP |
in-progress waiting-external extended -> extended | HEAD LD | reason photos newDueAt
in-progress waiting-external extended -> resolved | OFF HEAD | text field:photos
resolved -> closed | CIT SYS OP |
resolved closed -> reopened | CIT OP HEAD AUD | reason
reopened -> assigned | SYS | unit
new needs-info triaged assigned accepted in-progress waiting-external extended reopened -> duplicate | OP HEAD | parentCode
duplicate -> triaged | OP HEAD | reason
new triaged needs-info -> rejected | OP HEAD | reasonCode text
rejected -> triaged | CIT HEAD LD | reason
new needs-info triaged assigned accepted in-progress waiting-external extended reopened -> withdrawn | CIT |
new -> spam | OP |
spam -> new | OP HEAD |
`;

export interface SpecifiedMove {
  from: TicketStatus[];
  to: TicketStatus;
  roles: Role[];
  carries: (keyof MoveFacts)[];
  carriesInField: (keyof MoveFacts)[];
}

/** The life-cycle as the specification tells it. */
export const specifiedMoves: SpecifiedMove[] = specified
  .trim()
  .split("\n")
  .map((line) => {
    const [move = "", roles = "", facts = ""] = line.split("|").map((part) => part.trim());
    const [from = "", to = ""] = move.split(" -> ");
    const names = facts.split(" ").filter(Boolean);
    return {
      from: from.split(" ") as TicketStatus[],
      to: to as TicketStatus,
      roles: roles.split(" ") as Role[],
      carries: names.filter((name) => !name.startsWith("field:")) as (keyof MoveFacts)[],
      carriesInField: names
        .filter((name) => name.startsWith("field:"))
        .map((name) => name.slice(6)) as (keyof MoveFacts)[],
    };
  });

/** Whether the specification knows this move of this role. */
export function isSpecified(from: TicketStatus | null, to: TicketStatus, role: Role): boolean {
  return specifiedMoves.some(
    (move) => from !== null && move.from.includes(from) && move.to === to && move.roles.includes(role),
  );
}

/** States whose coming residents are told of; "in-progress" only when somebody is there. */
export const toldStates: readonly TicketStatus[] = [
  "accepted",
  "waiting-external",
  "extended",
  "resolved",
  "needs-info",
  "rejected",
  "closed",
  "reopened",
];

/** Everything a move could be asked for, so that nothing is ever missing. */
export function fullFacts(now: Date = fakeNow): MoveFacts {
  return {
    category: "street-light",
    severity: "S3",
    unit: "KTHT",
    confidence: 0.9,
    question: "Đèn ở trước số nhà nào ạ?",
    reason: "đèn vẫn tắt",
    reasonCode: "not-public-matter",
    officerId: "off-1",
    plan: "thay bóng sáng mai",
    photos: [{ kind: "image", key: "photo-1" }],
    parentCode: "BS-2611-0001",
    outsideUnit: "X-HT",
    reference: "HT-77",
    expectedAt: new Date(now.getTime() + 48 * 3_600_000),
    newDueAt: new Date(now.getTime() + 2000 * 3_600_000),
    text: "đèn đã sáng lại",
  };
}

export const hour = 3_600_000;
export const ago = (hours: number): Date => new Date(fakeNow.getTime() - hours * hour);
const openedAt = ago(10 * 24);

/** A line of a log; by default the first one. */
export function aChange(overrides: Partial<TicketChange>): TicketChange {
  return {
    id: anId("change"),
    seq: 1,
    at: openedAt,
    actor: anActor("OP"),
    from: "new",
    to: "new",
    kind: "move",
    facts: {},
    ...overrides,
  };
}

/** A street lamp with which nothing stands in the way of any move. */
export function aWillingTicket(status: TicketStatus, overrides: Partial<Ticket> = {}): Ticket {
  const pausedAt = ago(80);
  const rang = { clock: "answer", share: 1 / 3, dueAtMs: pausedAt.getTime() + 72 * hour } as const;
  return aTicket({
    category: "street-light",
    severity: "S3",
    status,
    openedAt,
    clocks: { ...clocksFor(fakeWard.calendar, "street-light", openedAt), pausedAt, resultStoppedAt: ago(8 * 24) },
    changes: [aChange({}), aChange({ seq: 2, kind: "update", at: ago(50), facts: { rang } })],
    ...overrides,
  });
}

/** Judges a move that carries everything, at the stories' "now". */
export const judge = (
  to: TicketStatus,
  ticket: Ticket,
  actor: Actor,
  facts: MoveFacts = fullFacts(),
  now = fakeNow,
): MoveVerdict => judgeMove(to, { ticket, actor, facts, now, ward: fakeWard });
/** The guard that stops a move; "allowed" when none does. */
export function stoppedBy(...given: Parameters<typeof judge>): string {
  const verdict = judge(...given);
  if (verdict.allowed) return "allowed";
  return verdict.code === "MOVE_INCOMPLETE" ? `lacks ${verdict.missing.join(" ")}` : (verdict.guard ?? "no such move");
}
