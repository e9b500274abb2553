import { giveBack } from "../../core/conversation/hold-conversation.ts";
import { replyAsOperator } from "../../core/conversation/reply-as-operator.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import { recordAnswer } from "../../core/relay/record-answer.ts";
import { noteOnTicket, proposeResult, stopFirstClock } from "../../core/ticket/amend-ticket.ts";
import { categoryOf } from "../../core/ticket/taxonomy.ts";
import type { MoveFacts, TicketStatus } from "../../core/ticket/ticket.ts";
import { mayPropose } from "../../core/ticket/transitions.ts";
import { atFirst, atResult, byDay, type Case, inTransaction, minutesAfter, move, type Step } from "./case.ts";
import { deskWords, wordResult } from "./desk-words.ts";
import { streetOf } from "./residents.ts";

const hourMs = 3_600_000;

const officerOf = ({ cast, ticket, scene }: Case): Staff =>
  cast.byId(ticket.officerId) ?? cast.officer(scene.dice, ticket.unit);
const wordsOf = ({ ticket }: Case) => deskWords.categories[ticket.category];
const isField = ({ ticket }: Case): boolean => categoryOf(ticket.category).fieldWork;
const photoNumber = ({ talk }: Case): number => streetOf(talk?.resident);

/** People go there, or somebody begins at a desk and tells the resident so. */
function begin(one: Case): Step {
  const { ticket, fate, scene, album } = one;
  const { world, dice } = scene;
  const isAgain = ticket.reopenedCount > 0;
  const usual = isAgain
    ? atResult(one, 0.1 + 0.2 * fate.share("begin"))
    : atFirst(one, 0.55 + 0.4 * fate.share("begin"));
  const at = byDay(one, usual, ticket.clocks.firstDueAt);
  const { team, plan } = wordsOf(one);
  const photos = dice.chance(0.3) ? album.photo(ticket.category, "before", photoNumber(one)) : [];
  return {
    at,
    act: async () => {
      const there: MoveFacts = isField(one) ? { onSceneAt: world.clock.now(), team, photos } : {};
      await move(one, "in-progress", officerOf(one), { plan, ...there });
      if (fate.share("note") < 0.14) await note(one);
      if (!isField(one) && !ticket.clocks.firstStoppedAt) await answerFirst(one);
    },
  };
}

async function note(one: Case): Promise<void> {
  const { scene, ticket } = one;
  const given = { world: scene.world, code: ticket.code, actor: staffActor(officerOf(one)) };
  await inTransaction(one, (tx) => noteOnTicket({ tx, ...given, note: scene.dice.pick(deskWords.notes) }));
}

/** Where nobody goes to the spot a person's words are the first answer; on the telephone they leave no line. */
async function answerFirst(one: Case): Promise<void> {
  const { scene, ticket, cast, talk } = one;
  const { world, dice } = scene;
  const staff = cast.head(dice, ticket.unit);
  const conversationId = talk?.conversation?.id;
  if (!conversationId || talk.resident.channel === "hotline") {
    const actor = staffActor(staff);
    await inTransaction(one, (tx) => stopFirstClock({ tx, world, code: ticket.code, actor }));
    return;
  }
  const text = dice.pick(deskWords.replies).replace("{team}", wordsOf(one).team.toLowerCase());
  const words = { world, conversationId, staff, text, attachments: [], clientId: world.ids.next() };
  await inTransaction(one, (tx) => replyAsOperator({ tx, ...words, overrule: true, ticketCode: ticket.code }));
  scene.plan(minutesAfter(scene.now, 12 + 60 * dice.next()), async () => {
    await inTransaction(one, (tx) => giveBack({ tx, world, conversationId, staff }));
  });
}

/** Handed to a body outside, put off, or finished. */
function goOn(one: Case): Step {
  const { ticket, fate, scene } = one;
  const last = ticket.changes.findLast(({ kind }) => kind === "move");
  const { outsideUnit } = ticket;
  const wasOutside = ticket.changes.some(({ to }) => to === "waiting-external");
  if (outsideUnit && fate.goesOutside && !wasOutside) {
    const at = minutesAfter(last?.at ?? ticket.openedAt, 20 + 200 * fate.share("outside"));
    const days = 1 + 2 * fate.share("expected");
    const number = scene.dice.whole(1_000, 9_999);
    return {
      at,
      act: () => {
        const expectedAt = new Date(scene.now.getTime() + days * 24 * hourMs);
        return move(one, "waiting-external", officerOf(one), {
          outsideUnit,
          reference: `${outsideUnit.slice(2)}-${number}`,
          expectedAt,
        });
      },
    };
  }
  return finishOrExtend(one);
}

function waitOutside(one: Case): Step {
  const { ticket, fate, scene, cast } = one;
  const handed = ticket.changes.findLast(({ to, kind }) => to === "waiting-external" && kind === "move");
  const wasAsked = ticket.changes.some(({ facts }) => facts.answer !== undefined);
  if (handed && !wasAsked && fate.share("asked") < 0.4) {
    const at = byDay(
      one,
      atResult(one, fate.resultPace * (0.4 + 0.3 * fate.share("ask-at"))),
      ticket.clocks.resultDueAt,
    );
    const given = { world: scene.world, code: ticket.code, answer: scene.dice.pick(deskWords.outside) };
    const actor = staffActor(cast.operator(scene.dice));
    return { at, act: () => inTransaction(one, async (tx) => void (await recordAnswer({ tx, ...given, actor }))) };
  }
  return finishOrExtend(one);
}

function finishOrExtend(one: Case): Step {
  const { ticket, fate, scene, cast, album } = one;
  const wasExtended = ticket.changes.some(({ to }) => to === "extended");
  if (!fate.isExtended || wasExtended || ticket.reopenedCount > 0) return finish(one);
  const at = byDay(one, atResult(one, 0.75 + 0.2 * fate.share("extend")), ticket.clocks.resultDueAt);
  const reason = scene.dice.pick(deskWords.extensions);
  const photos = album.photo(ticket.category, "before", photoNumber(one));
  const newDueAt = new Date(ticket.clocks.resultDueAt.getTime() + (24 + 72 * fate.share("longer")) * hourMs);
  return { at, act: () => move(one, "extended", cast.head(scene.dice, ticket.unit), { reason, photos, newDueAt }) };
}

/** The result with its photo: by the officer where that is enough, else the head puts it out. */
function finish(one: Case): Step {
  const { ticket, fate, scene, cast, album } = one;
  const { world, dice } = scene;
  const { proposedResult: proposed } = ticket;
  if (proposed) {
    const at = byDay(one, minutesAfter(proposed.at, 10 + 100 * fate.share("approve")), ticket.clocks.resultDueAt);
    const facts = { text: proposed.text, photos: proposed.photos };
    return { at, act: () => move(one, "resolved", cast.head(dice, ticket.unit), facts) };
  }
  const wasExtended = ticket.status === "extended";
  const usual = atResult(one, wasExtended ? 0.8 + 0.15 * fate.share("late") : fate.resultPace);
  const at = byDay(one, usual, ticket.clocks.resultDueAt);
  const officer = officerOf(one);
  return {
    at,
    act: async () => {
      const text = wordResult(scene, ticket.category, ticket.place?.label);
      const photos = isField(one) ? album.photo(ticket.category, "after", photoNumber(one)) : [];
      const actor = staffActor(officer);
      if (!mayPropose({ ticket, actor, now: world.clock.now(), ward: world.ward }))
        return move(one, "resolved", officer, { text, photos });
      const result = { world, code: ticket.code, actor, text, photos, machineWritten: false };
      await inTransaction(one, (tx) => proposeResult({ tx, ...result }));
    },
  };
}

/** What the unit does until there is a result, by state. */
export const workSteps: Partial<Record<TicketStatus, (one: Case) => Step | undefined>> = {
  accepted: begin,
  "in-progress": goOn,
  "waiting-external": waitOutside,
  extended: finish,
};
