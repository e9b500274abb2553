import { serviceOf } from "../../core/appointment/centre.ts";
import type { OwnNumber } from "../../core/appointment/queue-number.ts";
import type { PhraseParams } from "../../core/conversation/phrasebook.ts";
import type { AppointmentBook, Step, Turn } from "../../core/conversation/turn.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { meantService, serviceChoices } from "../meant-service.ts";
import { speakHours } from "../opening-hours.ts";
import { read } from "../reading.ts";
import { ask, isInEnglish, pendingOf, remember, say } from "../talk.ts";
import { heardIn } from "./appointment.ts";

/**
 * "Lấy số": a number for the hall today, with how many wait before and a page to follow it. Whoever holds one is told of it
 * again; while the centre is closed its hours are told, and an hour may be booked.
 */
export function hallNumber({ knowledge }: { knowledge: KnowledgeBase }): Step {
  return async function hallNumber(turn, next) {
    const { appointments: book } = turn;
    const { text, pressed } = read(turn);
    if (!book) return next();
    const chosen = serviceOf(book.centre, /^so:for:(.+)$/.exec(pressed ?? "")?.[1] ?? "");
    if (chosen) return give(turn, book, chosen.id);
    if (pressed !== undefined || text === "") return next();
    const isHeard = heardIn(turn, text) === "number";
    const isNamed = pendingOf(turn)?.key === "queue.service" && heardIn(turn, text) === undefined;
    if (!isHeard && !isNamed) return next();
    if (isHeard && turn.classification?.language === "en") remember(turn, { language: "en" });
    if (isHeard && !book.hall.isOpen) return tellClosed(turn);
    if (isHeard && book.hall.own && isBare(text)) return tellOwn(turn, book.hall.own);
    const meant = await meantService(turn, book, text, knowledge);
    if (meant.kind === "service") return give(turn, book, meant.service.id);
    if (meant.kind === "elsewhere" || isNamed) return next();
    ask(turn, "queue.service", { services: serviceChoices(turn, book, "so:for") }, { text });
  };
}

/** "cho tôi lấy số", with no word on what for. */
const maxBareWords = 6;
const isBare = (text: string): boolean => text.trim().split(/\s+/).length <= maxBareWords;

/** One number of a service at a time: whoever waits with one is told of it. */
function give(turn: Turn, { hall }: AppointmentBook, serviceId: string): void {
  if (hall.own?.serviceId === serviceId) tellOwn(turn, hall.own);
  else if (!hall.isOpen) tellClosed(turn);
  else {
    turn.decide({ do: "takeNumber", serviceId });
    say(turn, "queue.taken");
  }
}

function tellOwn(turn: Turn, own: OwnNumber): void {
  const { label, ahead, counter, link } = own;
  const params: PhraseParams = { number: label, ahead, numberLink: link };
  if (counter !== undefined) say(turn, "queue.called", { ...params, counter });
  else say(turn, "queue.mine", params);
}

function tellClosed(turn: Turn): void {
  ask(turn, "queue.closed", { hours: speakHours(turn.ward.calendar, isInEnglish(turn)) });
}
