import { staffActor } from "../../core/people/staff.ts";
import { correctTicket } from "../../core/ticket/amend-ticket.ts";
import { categoryOf, keeperOf } from "../../core/ticket/taxonomy.ts";
import { isOpen, type TicketStatus } from "../../core/ticket/ticket.ts";
import { atFirst, byDay, type Case, inTransaction, minutesAfter, move, type Step } from "./case.ts";
import { deskWords } from "./desk-words.ts";

const keeper = (one: Case) => keeperOf(categoryOf(one.fate.category));

/** Whether this report can still be put to its incident: that one is worked on, and this one has become none itself. */
function takesMore({ scene, ticket }: Case): boolean {
  const { tickets } = scene.store.rows;
  const parent = tickets.find(({ code }) => code === ticket.proposedParent);
  const isIncident = tickets.some(({ mergedInto }) => mergedInto === ticket.code);
  return !isIncident && parent !== undefined && isOpen(parent.status) && parent.status !== "resolved";
}

/** One more report of a known incident: the desk puts it to the others, or goes on with it where they are done by then. */
export function mergeStep(one: Case, otherwise: Step | undefined): Step | undefined {
  const { ticket, scene, cast, fate } = one;
  const { proposedParent: parentCode } = ticket;
  if (!parentCode || !takesMore(one)) return undefined;
  const at = minutesAfter(ticket.changes.at(-1)?.at ?? ticket.openedAt, 4 + 40 * fate.share("merge"));
  const merge = () => move(one, "duplicate", cast.operator(scene.dice), { parentCode });
  return { at, act: async () => (takesMore(one) ? merge() : otherwise?.act()) };
}

/** Somebody looks at what the machine may not route alone: refuses it, asks, or says what it is and whose. */
function receive(one: Case): Step {
  const { ticket, fate, scene, cast } = one;
  const { dice } = scene;
  const operator = cast.operator(dice);
  const isDanger = ticket.severity === "S1";
  const wait = isDanger ? 2 + 6 * fate.share("look") : 3 + 50 * fate.share("look") * fate.firstPace;
  const at = minutesAfter(ticket.changes.at(-1)?.at ?? ticket.openedAt, wait);
  if (fate.isSpam && !isDanger) return { at, act: () => move(one, "spam", operator) };
  if (fate.refusal && !isDanger) return refuse(one, at);
  const isFirstLook = !ticket.changes.some(({ to }) => to === "needs-info");
  if (fate.isAsked && !isDanger && isFirstLook) {
    const facts = { question: dice.pick(deskWords.questions) };
    return { at, act: () => move(one, "needs-info", operator, facts) };
  }
  const category = fate.category;
  const severity = isDanger ? "S1" : categoryOf(category).severity;
  return { at, act: () => move(one, "triaged", operator, { category, severity, unit: keeper(one) }) };
}

function refuse(one: Case, at: Date): Step {
  const { fate, scene, cast, ticket } = one;
  const reasonCode = fate.refusal ?? "not-public-matter";
  const text = scene.dice.pick(deskWords.refusals[reasonCode]);
  const by = reasonCode === "no-place-after-asking" ? cast.head(scene.dice, ticket.unit) : cast.operator(scene.dice);
  return { at, act: () => move(one, "rejected", by, { reasonCode, text }) };
}

/** The resident was asked: some answer, on the telephone the desk hears it; else the clock watcher sees to it. */
function hearAnswer(one: Case): Step | undefined {
  const { fate, ticket, scene, talk, cast } = one;
  if (!fate.answersUs || !ticket.clocks.pausedAt) return undefined;
  const at = minutesAfter(ticket.clocks.pausedAt, 8 + 1_500 * fate.share("answer"));
  const { dice } = scene;
  if (talk) return { at, act: () => talk.write(dice.pick(deskWords.answers)) };
  const facts = { category: ticket.category, severity: ticket.severity, unit: ticket.unit };
  return { at, act: () => move(one, "triaged", cast.operator(dice), facts) };
}

function assign(one: Case): Step {
  const { ticket, fate, scene, cast } = one;
  const at = minutesAfter(ticket.changes.at(-1)?.at ?? ticket.openedAt, 1 + 9 * fate.share("assign"));
  return { at, act: () => move(one, "assigned", cast.operator(scene.dice), { unit: keeper(one) }) };
}

/** What the machine took for something else is set right by the desk, or sent back by the unit it went to. */
function setRight(one: Case): Step {
  const { ticket, fate, scene, cast } = one;
  const { category } = fate;
  const at = minutesAfter(ticket.openedAt, 6 + 50 * fate.share("right"));
  const unit = keeper(one);
  if (unit !== ticket.unit && fate.share("sent-back") < 0.4 && ticket.returnedCount === 0) {
    const facts = { reason: scene.dice.pick(deskWords.returns), unit, category };
    return { at, act: () => move(one, "triaged", cast.head(scene.dice, ticket.unit), facts) };
  }
  const actor = staffActor(cast.operator(scene.dice));
  const { world } = scene;
  const given = { world, code: ticket.code, actor, category, unit };
  return { at, act: () => inTransaction(one, async (tx) => void (await correctTicket({ tx, ...given }))) };
}

/** The unit has it: an officer takes it, unless it is not theirs. */
function accept(one: Case): Step {
  const { ticket, fate, scene, cast } = one;
  if (ticket.category !== fate.category) return setRight(one);
  const { dice } = scene;
  const isAgain = ticket.reopenedCount > 0;
  const usual = isAgain
    ? minutesAfter(ticket.changes.at(-1)?.at ?? ticket.openedAt, 15 + 200 * fate.share("again"))
    : atFirst(one, 0.1 + 0.4 * fate.share("accept"));
  const at = byDay(one, usual, ticket.clocks.firstDueAt);
  if (fate.isReturned && ticket.returnedCount === 0) {
    const facts = { reason: dice.pick(deskWords.returns), unit: ticket.unit };
    return { at, act: () => move(one, "triaged", cast.head(dice, ticket.unit), facts) };
  }
  const officer = cast.officer(dice, ticket.unit);
  return { at, act: () => move(one, "accepted", officer, { officerId: officer.id }) };
}

/** What happens until a unit has accepted a ticket, by state. */
export const intakeSteps: Partial<Record<TicketStatus, (one: Case) => Step | undefined>> = {
  new: receive,
  "needs-info": hearAnswer,
  triaged: assign,
  assigned: accept,
};
