import { isAppError } from "../../../core/errors.ts";
import { type Role, roles } from "../../../core/people/staff.ts";
import { addToTicket, correctTicket, noteOnTicket } from "../../../core/ticket/amend-ticket.ts";
import { type CategoryId, categoryIds, type Severity, severities } from "../../../core/ticket/taxonomy.ts";
import { type MoveFacts, type Ticket, type TicketStatus, ticketStatuses } from "../../../core/ticket/ticket.ts";
import { watchClocks } from "../../../core/ticket/watch-clocks.ts";
import { anActor } from "../../builders.ts";
import { fc } from "../../properties.ts";
import { type Bench, bench } from "../bench.ts";
import { fullFacts, isSpecified, specifiedMoves, toldStates } from "./life-cycle.ts";

const statuses = Object.keys(ticketStatuses) as TicketStatus[];

type Command =
  | { do: "advance"; pick: number; facts: Pick<MoveFacts, "onSceneAt"> }
  | { do: "move"; to: TicketStatus; role: Role; facts: Pick<MoveFacts, "onSceneAt"> }
  | { do: "pass"; hours: number }
  | { do: "correct"; category: CategoryId; severity: Severity | undefined }
  | { do: "add" }
  | { do: "note" };

const arrival = fc.record({ onSceneAt: fc.constant(new Date("2026-11-16T15:10:00+07:00")) }, { requiredKeys: [] });

/** Mostly moves, known and unknown ones; time passes in steps that bring all clocks to ring. */
const commands: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant("advance" as const), pick: fc.nat(), facts: arrival }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("move" as const),
      to: fc.constantFrom(...statuses),
      role: fc.constantFrom(...roles),
      facts: arrival,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 200 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("correct" as const),
      category: fc.constantFrom(...categoryIds),
      severity: fc.option(fc.constantFrom(...severities), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "add" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "note" as const }) },
);

/** One of the moves the specification knows from here. */
function pickMove(from: TicketStatus, pick: number): { to: TicketStatus; role: Role } {
  const known = specifiedMoves.filter((move) => move.from.includes(from));
  const choices = known.flatMap(({ to, roles: movers }) => movers.map((role) => ({ to, role })));
  return choices[pick % choices.length] ?? { to: from, role: "OP" };
}

async function carryOut(scene: Bench, { code }: Ticket, command: Command): Promise<void> {
  const { tx, world, move, store } = scene;
  const { category: _, severity: __, parentCode: ___, ...facts } = fullFacts(world.clock.now());
  if (command.do === "pass") {
    world.pass({ hours: command.hours });
    await watchClocks({ store, world, limit: 10 });
  } else if (command.do === "correct") {
    const { category, severity } = command;
    const given = severity ? { category, severity } : { category };
    await tx((t) => correctTicket({ tx: t, world, code, actor: anActor("OP"), ...given }));
  } else if (command.do === "add") {
    await tx((t) => addToTicket({ tx: t, world, code, actor: anActor("CIT"), text: "thêm", attachments: [] }));
  } else if (command.do === "note") {
    await tx((t) => noteOnTicket({ tx: t, world, code, actor: anActor("OP"), note: "đã gọi" }));
  } else {
    const { status, category, severity } = await scene.ticket(code);
    const { to, role } = command.do === "move" ? command : pickMove(status, command.pick);
    await move(code, to, anActor(role), { ...facts, category, severity, ...command.facts });
  }
}

/** What must hold for every log, however it came about. */
function checkLog({ changes, status, clocks }: Ticket): void {
  expect(changes.map((change) => change.seq)).toEqual(changes.map((_, index) => index + 1));
  let state: TicketStatus | null = null;
  for (const { kind, from, to, actor } of changes) {
    expect(from).toBe(state);
    if (kind !== "move") expect(to).toBe(from);
    else if (from !== null) {
      expect({ from, to, role: actor.role, known: isSpecified(from, to, actor.role) }).toMatchObject({ known: true });
      expect(actor.role).not.toBe("ADM");
      if (to === "closed") expect(["resolved", "needs-info"]).toContain(from);
    }
    state = to;
  }
  expect(state).toBe(status);
  expect(clocks.pausedAt !== undefined).toBe(status === "needs-info");
  if (status === "resolved") expect(clocks.resultStoppedAt).toBeDefined();
  if (["assigned", "accepted", "in-progress", "waiting-external", "extended"].includes(status)) {
    expect(clocks.resultStoppedAt).toBeUndefined();
  }
}

const isTriageByPerson = ({ to, kind, actor }: Ticket["changes"][number]): boolean =>
  to === "triaged" && kind === "move" && actor.role !== "SYS" && actor.role !== "CIT";

/** How many messages a log makes due, for one follower whose window never closes. */
function toldBy({ changes }: Ticket): number {
  return changes.filter(({ kind, to, facts, actor }) => {
    if (kind !== "move") return facts.rang?.clock === "answer";
    if (to === "needs-info" && actor.role === "SYS" && facts.question?.startsWith("Chỗ đó")) return false;
    return toldStates.includes(to) || (to === "in-progress" && facts.onSceneAt !== undefined);
  }).length;
}

test("whatever people, residents and the machine do, the rules of the life-cycle hold and each move is told once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...categoryIds),
      fc.constantFrom(...severities),
      fc.boolean(),
      fc.array(commands, { minLength: 10, maxLength: 60 }),
      async (category, severity, confident, steps) => {
        const scene = bench();
        const { id } = await scene.conversation({ address: { channel: "webchat", account: "w", user: "u" } });
        let ticket = await scene.open({ category, severity, confident }, id);
        for (const step of steps) {
          const before = ticket;
          try {
            await carryOut(scene, ticket, step);
          } catch (error) {
            if (!isAppError(error) || step.do === "pass") throw error;
            expect(["MOVE_NOT_ALLOWED", "MOVE_INCOMPLETE"]).toContain(error.code);
            expect(await scene.ticket(before.code)).toEqual(before);
          }
          ticket = await scene.ticket(before.code);
          expect(ticket.changes.slice(0, before.changes.length)).toEqual(before.changes);
          const moves = ticket.changes.slice(before.changes.length);
          const reopened = moves.some((change) => change.to === "reopened");
          if (!reopened) expect(ticket.clocks.firstDueAt <= before.clocks.firstDueAt).toBe(true);
          const sent = moves.some(
            ({ from, to, actor }) => from === "triaged" && to === "assigned" && actor.role === "SYS",
          );
          if (sent && ticket.severity === "S1") expect(ticket.changes.some(isTriageByPerson)).toBe(true);
          checkLog(ticket);
          expect(await scene.told(id)).toHaveLength(toldBy(ticket));
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
