import { followUpAskedAt } from "../../core/ticket/follow-up.ts";
import type { TicketStatus } from "../../core/ticket/ticket.ts";
import { byDay, type Case, minutesAfter, move, type Step } from "./case.ts";
import { deskWords } from "./desk-words.ts";
import type { Talk } from "./talk.ts";

const labels = { 5: "Hài lòng", 3: "Tạm được", 1: "Chưa được" } as const;
const scores = { good: 5, fair: 3, bad: 1 } as const;
const reasons = ["why:unfinished", "why:again", "why:wrong"];

/** Whoever reported it looks at the result: says how it was, does not accept it, or says nothing. */
function react(one: Case): Step | undefined {
  const { ticket, fate, scene, talk, cast } = one;
  const { resultStoppedAt } = ticket.clocks;
  if (fate.reaction === "silent" || !resultStoppedAt || ticket.rating !== undefined) return undefined;
  const isAgain = ticket.reopenedCount > 0;
  const score = isAgain ? 5 : scores[fate.reaction];
  const at = byDay(
    one,
    minutesAfter(resultStoppedAt, 6 + 2_200 * fate.share("react") ** 2),
    minutesAfter(resultStoppedAt, 9_000),
  );
  if (talk?.writes) {
    return { at, act: () => rate(one, talk, score) };
  }
  const by = cast.operator(scene.dice);
  if (score === 1)
    return { at, act: () => move(one, "reopened", by, { reason: scene.dice.pick(deskWords.reopenings) }) };
  return { at, act: () => move(one, "closed", by, { rating: score }) };
}

async function rate({ ticket, scene }: Case, talk: Talk, score: 5 | 3 | 1): Promise<void> {
  const { dice } = scene;
  await talk.press(`rate:${score}:${ticket.code}`, labels[score]);
  if (score > 1) return;
  scene.plan(minutesAfter(scene.now, 1 + 4 * dice.next()), () =>
    dice.chance(0.4) ? talk.press(dice.pick(reasons)) : talk.write(dice.pick(deskWords.reopenings)),
  );
}

/** Weeks later it is broken again. */
function comeBack({ ticket, fate, scene, talk }: Case): Step | undefined {
  if (!fate.comesBack || !talk?.writes || ticket.reopenedCount > 0 || !ticket.clocks.resultStoppedAt) return undefined;
  const at = minutesAfter(ticket.clocks.resultStoppedAt, 60 * 24 * (8 + 18 * fate.share("back")));
  return {
    at: at > scene.now ? at : minutesAfter(scene.now, 30),
    act: () => talk.press(`reopen:${ticket.code}`, "Mở lại"),
  };
}

const question = "followup.four-weeks";
/** Of those who were asked: who says that it is back, and who answers at all. */
const isBack = 0.12;
const answers = 0.6;

/** Asked four weeks later whether it has lasted, most say yes, a few no, the others nothing. */
function answerFollowUp({ ticket, fate, scene, talk }: Case): Step | undefined {
  const askedAt = followUpAskedAt(ticket, [ticket.reporterConversationId ?? ""]);
  const isRead = scene.store.rows.lines.some(
    ({ author, state, ticketCode }) =>
      ticketCode === ticket.code && state !== "failed" && author.kind === "bot" && author.phraseKeys.includes(question),
  );
  const mood = fate.share("lasts");
  if (!askedAt || !talk?.writes || !isRead || mood > answers) return undefined;
  const at = minutesAfter(askedAt, 4 + 700 * fate.share("lasts-at") ** 2);
  if (mood < isBack) return { at, act: () => talk.press(`again:${ticket.code}`, "Bị lại") };
  return { at, act: () => (mood < 0.35 ? talk.write("vẫn ổn nha") : talk.press(`fine:${ticket.code}`, "Vẫn ổn")) };
}

/** A refusal that was not accepted, and a head who looks once more. */
function appeal({ ticket, fate, cast, scene, ...rest }: Case): Step | undefined {
  const refused = ticket.changes.findLast(({ to }) => to === "rejected");
  const wasHeard = ticket.changes.filter(({ to }) => to === "rejected").length > 1;
  if (!refused || wasHeard || fate.share("appeal") > 0.15 || fate.refusal === "test") return undefined;
  const one: Case = { ticket, fate, cast, scene, ...rest };
  const at = minutesAfter(refused.at, 300 + 1_500 * fate.share("appeal-at"));
  const reason = "Người báo chưa đồng ý, xem lại";
  return { at, act: () => move(one, "triaged", cast.head(scene.dice, ticket.unit), { reason }) };
}

/** What follows a result, a refusal or an end, by state. */
export const afterSteps: Partial<Record<TicketStatus, (one: Case) => Step | undefined>> = {
  resolved: react,
  closed: (one) => comeBack(one) ?? answerFollowUp(one),
  rejected: appeal,
};
