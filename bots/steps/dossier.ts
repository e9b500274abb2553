import type { Dialogue } from "../../core/conversation/dialogue.ts";
import { mayGuess, withMiss } from "../../core/conversation/follow-by-digits.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { DossierAnswer } from "../../core/dossier/answer.ts";
import { findDossierCodes, withoutDossierCodes } from "../../core/dossier/code.ts";
import { isLate, isOver, markOf, tailDigits } from "../../core/dossier/dossier.ts";
import { dossierParams, wordDossier } from "../../core/dossier/word-dossier.ts";
import { delayByData, delayByWord } from "../dossier-delay.ts";
import { isOtherSubject, leadIntent, tellsMatter } from "../intents.ts";
import { phoneIn } from "../open-report.ts";
import { read } from "../reading.ts";
import {
  ask,
  dialogueOf,
  expectAnswer,
  handOverConversation,
  handOverQuestion,
  pendingOf,
  remember,
  say,
  sayTogether,
} from "../talk.ts";
import { isDayPast, toldDueDay } from "../told-due.ts";
import { whenAPersonAnswers } from "./ask-human.ts";

type Pending = NonNullable<Dialogue["pending"]>;
/** A dossier somebody asks for, and all they wrote of it. */
interface Asked {
  code: string;
  words: string;
}

/** More shown dossiers than this are forgotten, the oldest first. */
const maxProven = 5;
/** Wrong guesses for all dossiers together: one number in ten thousand ends in the same four digits. */
const maxMisses = 9;
/** Four digits by themselves, also written apart. */
const fourDigits = /(?<!\d)\d(?:[\s.]?\d){3}(?!\d)/;
/** Something that may be a code of another make. */
const anyCode = /\d{4}/;
const anyLongCode = /\d{5}/;
const askingDigits: ReadonlySet<string> = new Set(["dossier.ask-digits", "dossier.mismatch"]);

/**
 * A filed dossier: its code is asked, then the end of the number it was filed with, then it is told where it stands, as
 * the data say and never by guess. Without a code, or with nothing to look in, a person looks.
 */
export const dossier: Step = async function dossier(turn, next) {
  const { text, pressed } = read(turn);
  const pending = pendingOf(turn);
  const asked = pending?.key.startsWith("dossier.") ? pending : undefined;
  if (pressed?.startsWith("dossier:")) return watch(turn, pressed, next);
  if (asked?.key === "dossier.ask-code" && pressed === "lost") return askOtherwise(turn, asked);
  if (pressed !== undefined || text === "" || turn.classification?.flags.includes("confidential")) return next();
  const words = [asked?.text, text].filter(Boolean).join("\n");
  const code = findDossierCodes(text).at(-1);
  const isSame = code === undefined || code === asked?.dossierCode;
  const digits = digitsIn(withoutDossierCodes(text));
  if (asked?.dossierCode && isSame && askingDigits.has(asked.key) && digits) {
    return tryDigits(turn, { code: asked.dossierCode, words: asked.text ?? "" }, digits, next);
  }
  if (code !== undefined && (asked || isAbout(turn))) return look(turn, { code, words }, next);
  return withoutCode(turn, asked, text, next);
};

/** The last four digits somebody names, by themselves or as a whole number. */
function digitsIn(text: string): string | undefined {
  const named = phoneIn(text) ?? fourDigits.exec(text)?.[0];
  return named?.replace(/\D/g, "").slice(-tailDigits);
}

/** Whether words with a code are about the dossier, not about something else that happened at the counter. */
function isAbout({ classification }: Turn): boolean {
  if (!classification || !tellsMatter(classification)) return true;
  return classification.categories[0]?.id === "dossier-delay";
}

async function withoutCode(turn: Turn, asked: Pending | undefined, text: string, next: () => Promise<void>) {
  const lead = leadIntent(turn.classification);
  const isTracking = lead === "track-dossier";
  const isTelling = turn.classification !== undefined && tellsMatter(turn.classification);
  const isAsked = asked?.key === "dossier.ask-code";
  if ((isAsked && anyCode.test(text)) || (isTracking && anyLongCode.test(text))) return passOn(turn, text);
  if (asked && !isAsked && !isTelling) {
    const isAnswer = asked.key === "dossier.no-code" && (isTracking || lead === "ask-procedure");
    const isUnclear = askingDigits.has(asked.key) || asked.key === "dossier.no-code";
    if (isAnswer || (isUnclear && !isOtherSubject(turn.classification))) return passOn(turn, text);
  }
  if (!isTracking) return next();
  ask(turn, "dossier.ask-code", {}, { text });
}

/** A code of another make, or a procedure and a day: a person finds it. */
function passOn(turn: Turn, question: string): void {
  handOverQuestion(turn, "question", question);
  remember(turn, { pending: undefined });
  say(turn, "proc.handed", { due: { due: turn.desk.dueAt } });
}

function askOtherwise(turn: Turn, { text = "" }: Pending): void {
  handOverQuestion(turn, "question", text);
  ask(turn, "dossier.no-code", {}, { text });
}

async function look(turn: Turn, asked: Asked, next: () => Promise<void>): Promise<void> {
  const answer = await turn.findDossier({ code: asked.code });
  if (answer.kind !== "hidden") return tell(turn, asked, answer, next);
  if (!mayTry(dialogueOf(turn), asked.code)) return giveUp(turn);
  ask(turn, "dossier.ask-digits", {}, { dossierCode: asked.code, text: asked.words });
}

async function tryDigits(turn: Turn, asked: Asked, digits: string, next: () => Promise<void>): Promise<void> {
  const { code, words: text } = asked;
  if (!mayTry(dialogueOf(turn), code)) return giveUp(turn);
  const answer = await turn.findDossier({ code, digits });
  if (answer.kind !== "hidden") return tell(turn, asked, answer, next);
  const missed = withMiss(dialogueOf(turn), code);
  remember(turn, missed);
  if (!mayTry(missed, code)) return giveUp(turn);
  ask(turn, "dossier.mismatch", {}, { dossierCode: code, text });
}

/** Whether digits may still be tried here: for this dossier, and for dossiers at all. */
function mayTry(dialogue: Dialogue, code: string): boolean {
  const misses = Object.values(dialogue.digitMisses ?? {}).reduce((sum, one) => sum + one, 0);
  return misses < maxMisses && mayGuess(dialogue, code);
}

function giveUp(turn: Turn): void {
  handOverConversation(turn, "unsure");
  const { key, params } = whenAPersonAnswers(turn);
  say(turn, key, params);
}

type Known = Exclude<DossierAnswer, { kind: "hidden" }>;

async function tell(turn: Turn, asked: Asked, answer: Known, next: () => Promise<void>): Promise<void> {
  if (answer.kind === "shown") return show(turn, asked, answer);
  const { code, words } = asked;
  const day = toldDueDay(words, turn.now);
  if (answer.kind === "off") {
    if (day && isDayPast(day, turn.now)) return delayByWord(turn, code, day, words);
    if (turn.classification && tellsMatter(turn.classification)) return next();
  }
  handOverQuestion(turn, "question", words);
  remember(turn, { pending: undefined });
  const params = { dossier: code, due: { due: turn.desk.dueAt } };
  say(turn, answer.kind === "off" ? "dossier.portal" : "dossier.unreachable", params);
}

/** One message: where it stands, when it is due or that it is late, what to do next, and how old the data are. */
function show(turn: Turn, { words }: Asked, answer: Extract<DossierAnswer, { kind: "shown" }>): void {
  const { reading, delays, isWatched } = answer;
  const { code } = reading.dossier;
  const told = markOf(reading);
  const proven = (dialogueOf(turn).provenDossiers ?? []).filter((mark) => mark.code !== code);
  remember(turn, { pending: undefined, provenDossiers: [...proven, told].slice(-maxProven) });
  const delay = isLate(reading.dossier, turn.now) ? delayByData(turn, reading, delays, words) : undefined;
  const late = delay && { key: delay.isKnown ? "dossier.overdue-known" : "dossier.overdue" };
  const phrases = wordDossier(reading, { opening: "dossier.state", isWatched, ...(late && { late }) });
  sayTogether(turn, phrases, delay?.ticket);
  const isFinished = isOver(reading.dossier);
  // What was read here is no news any more.
  if (isWatched) turn.decide(isFinished ? { do: "unwatchDossier", code } : { do: "watchDossier", told });
  const offer = isWatched ? "dossier.as-of-watched" : "dossier.as-of";
  if (!isFinished) expectAnswer(turn, offer, dossierParams(reading), { dossierCode: code });
}

/** [Báo khi có tin] and [Thôi báo]; what buttons name is trusted only where it was shown here. */
async function watch(turn: Turn, pressed: string, next: () => Promise<void>): Promise<void> {
  const [, verb, code = ""] = pressed.split(":");
  const told = dialogueOf(turn).provenDossiers?.find((mark) => mark.code === code);
  const params = { dossier: code };
  if (verb === "off") {
    turn.decide({ do: "unwatchDossier", code });
    remember(turn, { pending: undefined });
    return say(turn, "dossier.unwatched", params);
  }
  if (!told) return next();
  turn.decide({ do: "watchDossier", told });
  ask(turn, "dossier.watched", params, { dossierCode: code });
}
