import type { Step, Turn } from "../../core/conversation/turn.ts";
import { fold } from "../../core/fold.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import type { HomeUnit, PlaceFinder } from "../../core/understanding/place.ts";
import { handInPhrases, openQuestion, unitPhrases } from "../home-answer.ts";
import { isSureReport } from "../intents.ts";
import { read } from "../reading.ts";
import { dialogueOf, expectAnswer, pendingOf, remember, sayTogether } from "../talk.ts";
import { questionOf } from "./answer.ts";

interface Deps {
  knowledge: KnowledgeBase;
  places: PlaceFinder;
}

/** Somebody asks where to hand in, or which ward that is now. */
const asksWhere =
  /\b(nop|lam|xin|dang ky|toi|den|ra|len|qua|ve|o|tai|thuoc|la|vo)\b.*\b(dau|cho nao|noi nao|(phuong|xa) (nao|gi|moi))\b|\b(dau|cho nao|noi nao|(phuong|xa) (nao|gi))\b.*\b(nop|lam|xin|dang ky)\b/;
/** Words beside the unit that name no procedure. */
const plain = new Set(
  (
    "nha tui toi em con minh chi anh bac co chu ong ba me o thuoc truoc hoi day kia ngay xua gio bay thi nop lam di len ra toi " +
    "den ve qua vo dau cho nao noi phuong xa quan huyen cu moi giay to ho so a da vay phai duoc dc muon can xin la ma do nay gi " +
    "sao hen ha nhi nhe nha ban nhan dan tai ben khu vuc dia chi cua bi sap nhap doi ten roi va hay van bua con truc tiep"
  ).split(" "),
);
/** A follow-up on a procedure that says little more than the home ("hồi trước thuộc huyện Hóc Môn"). */
const maxBareWords = 12;

/**
 * "Nhà ở quận 12 cũ thì nộp đâu": what an old ward or district is today, and where its people hand in by the record. A
 * home that became several wards is asked about; nothing is said of a place that no record names.
 */
export function oldHome({ knowledge, places }: Deps): Step {
  return async function oldHome(turn, next) {
    const asked = askedIn(turn, places);
    if (!asked) return next();
    const { unit, rest, words } = asked;
    const procedureId = await procedureIn(turn, knowledge, rest);
    const isElsewhere = procedureId === undefined && !isPlain(rest);
    if (isElsewhere || (unit.isOurs && !unit.isOld)) return next();
    const chosen = { text: "", chosenId: procedureId ?? "", chosenAspect: "where" as const, now: turn.now };
    const where = procedureId === undefined ? undefined : await knowledge.answer(chosen);
    const open = openQuestion(unit, procedureId !== undefined);
    const phrases = [
      ...unitPhrases(unit),
      ...(where ? handInPhrases(where, unit, turn.ward) : []),
      ...(open === undefined ? [] : [{ key: open }]),
    ];
    sayTogether(turn, phrases);
    if (procedureId !== undefined) remember(turn, { procedureId, articleId: undefined });
    expectAnswer(turn, open ?? "home.place", {}, { text: words });
  };
}

type Pending = NonNullable<ReturnType<typeof pendingOf>>;

interface Asked {
  unit: HomeUnit;
  /** What is said besides the unit. */
  rest: string;
  /** All words that count, for the next answer. */
  words: string;
}

/** The home that is asked about: named in this message, or in the one before our question. */
function askedIn(turn: Turn, places: PlaceFinder): Asked | undefined {
  const { text, pressed, attachments } = read(turn);
  const { draft, procedureId, language } = dialogueOf(turn);
  const { classification } = turn;
  const isOther = pressed !== undefined || attachments.length > 0 || draft !== undefined || language !== "vi";
  if (text === "" || isOther || !classification || isSureReport(classification)) return undefined;
  const pending = pendingOf(turn);
  const before = pending?.key.startsWith("home.ask-") ? answered(places, text, pending) : undefined;
  if (before) return before;
  const unit = places.homeUnitIn(text);
  if (!unit) return undefined;
  const isFollowUp = procedureId !== undefined && unit.isOld && text.split(/\s+/).length <= maxBareWords;
  const isAsked = asksWhere.test(fold(unit.rest)) || (isFollowUp && isPlain(unit.rest));
  return isAsked ? { unit, rest: unit.rest, words: text } : undefined;
}

/** An answer to our question: the procedure, a narrower unit, the district of one whose name is many. */
function answered(places: PlaceFinder, text: string, { key, text: before = "" }: Pending): Asked | undefined {
  const first = places.homeUnitIn(before);
  if (!first) return undefined;
  if (key === "home.ask-what") return { unit: first, rest: text, words: `${before} ${text}` };
  const within = first.kind === "district" ? `, ${first.name}` : "";
  const tries = first.kind === "unclear" ? [`${first.name}, ${text}`] : [`${text}${within}`, `phường ${text}${within}`];
  const unit = tries.map((one) => places.homeUnitIn(one)).find((one) => one?.kind === "ward" && isPlain(one.rest));
  return unit && { unit, rest: first.rest, words: `${unit.name} ${first.rest}` };
}

/** The words that say more than that somebody asks where; "nộp hồ sơ kết hôn ở đâu" says "kết hôn". */
const tellingWords = (text: string): string[] => {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.filter((word) => word !== "" && !plain.has(fold(word)));
};
const isPlain = (text: string): boolean => tellingWords(text).length === 0;

/** The procedure the words name, else the one the talk is about. */
async function procedureIn(turn: Turn, knowledge: KnowledgeBase, rest: string): Promise<string | undefined> {
  if (isPlain(rest)) return dialogueOf(turn).procedureId;
  // The way to ask for a home may hide what is asked for, which then stands alone.
  for (const words of [rest, tellingWords(rest).join(" ")]) {
    const found = await knowledge.answer(questionOf(turn, words));
    if ("procedureId" in found) return found.procedureId;
  }
  return undefined;
}
