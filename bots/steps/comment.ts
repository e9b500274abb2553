import type { Decision, Step, Turn } from "../../core/conversation/turn.ts";
import { isOpen } from "../../core/ticket/ticket.ts";
import type { Intent } from "../../core/understanding/classification.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { compose } from "../compose.ts";
import { addWords, lacksPlace, readSubject, startDraft } from "../draft.ts";
import { decideInPublic, hushed, isAnswered } from "../in-public.ts";
import { leadIntent, tellsMatter } from "../intents.ts";
import { phoneIn } from "../open-report.ts";
import { read } from "../reading.ts";
import { dialogueOf, handOverQuestion, remember } from "../talk.ts";
import type { Understanding } from "../understanding.ts";
import { answer } from "./answer.ts";
import { askHuman } from "./ask-human.ts";
import { emergency } from "./emergency.ts";
import { handedOver } from "./handed-over.ts";
import { reportFraud } from "./spam.ts";
import { startReport } from "./start-report.ts";
import { suggestion } from "./suggestion.ts";
import { track } from "./track.ts";
import { understand } from "./understand.ts";
import { wake } from "./wake.ts";

/** What people under a post say to each other or to nobody: it is kept, and gets no reply. */
const smallTalk: ReadonlySet<Intent> = new Set<Intent>([
  "thank",
  "greet",
  "confirm",
  "deny",
  "rate",
  "out-of-scope",
  "provide-info",
]);
/** Words in which something may be told: fewer are a friend's name or "hóng quá trời". */
const minWords = 5;
/** From so many on a person looks at what was not understood. */
const minWordsForPerson = 8;

/**
 * Under a public post everybody reads along: a report or a question is answered in one private reply, the post itself
 * gets one line without anything of the case, small talk gets nothing, and a shown telephone number is to be hidden.
 * When one post draws more comments than can be answered so, a person looks at the post.
 */
export function comment(deps: Understanding): Step {
  const abilities = compose([
    emergency(deps), // danger, always; where it is must be asked by the person who takes the alarm
    handedOver(deps),
    async (turn, next) => wake(hushed(turn), next), // filed without a word: the private reply is used up
    understand(deps),
    correct(deps),
    advertising,
    chatter(deps),
    startReport(deps),
    track,
    askHuman,
    answer(deps),
    suggestion(deps),
    forAPerson,
  ]);
  return async function comment(turn, next) {
    const { postRef } = turn.conversation;
    if (postRef === undefined) return next();
    const decisions: Decision[] = [];
    const inner: Turn = { ...turn, decisions, decide: (decision) => void decisions.push(decision) };
    await abilities(inner, async () => {});
    if (inner.classification) turn.classification = inner.classification;
    hideNumber(turn);
    decideInPublic(turn, turn.isCrowded && isFresh(turn) ? inCrowd(turn, inner, postRef) : decisions);
  };
}

const isFresh = (turn: Turn): boolean =>
  !isAnswered(turn) && turn.events.some(({ kind }) => kind === "comment" || kind === "edited");

/** Everybody can read the number: it has to go, by a person's hand or, where the account allows it, by ours. */
function hideNumber(turn: Turn): void {
  const shown = turn.events.some(
    (event) => (event.kind === "comment" || event.kind === "edited") && phoneIn(event.text) !== undefined,
  );
  if (shown) hide(turn, "phone");
}

function hide(turn: Turn, reason: string): void {
  turn.decide({ do: "task", kind: "hide-comment", key: `hide:${turn.conversation.thread}`, reason });
  if (!turn.limits.hidesComments || reason !== "phone") return;
  turn.decide({ do: "say", purpose: "hide", phrases: [{ key: "comment.hidden" }] });
}

/** One task for the whole post. Danger is answered as ever, and so is a report somebody can be sent to; the rest is kept. */
function inCrowd(turn: Turn, inner: Turn, postRef: string): Decision[] {
  const { channel } = turn.conversation.address;
  turn.decide({ do: "task", kind: "comment-flood", key: `flood:${channel}:${postRef}`, reason: postRef });
  const { decisions } = inner;
  const { draft } = dialogueOf(inner);
  const isReal = draft?.category !== undefined && draft.place !== undefined && !lacksPlace(draft);
  const isDanger = decisions.some((decision) => decision.do === "alarm");
  return isReal || isDanger ? [...decisions] : decisions.filter((decision) => decision.do === "task");
}

/** An edit after the reply corrects what was reported; a person reads it where it can be no correction any more. */
function correct({ places }: { places: PlaceFinder }): Step {
  return async function correct(turn, next) {
    if (!isAnswered(turn) || !turn.events.some((event) => event.kind === "edited")) return next();
    const { text } = read(turn);
    const { draft, movedTo } = dialogueOf(turn);
    const ticket = turn.tickets.find((one) => isOpen(one.status));
    if (draft && movedTo === undefined && turn.classification) {
      const where = places.read(text);
      const place = where.kind === "found" ? where.place : draft.place;
      const again = readSubject(addWords(startDraft(draft.startedAt), text, draft.attachments), turn.classification);
      return remember(turn, { draft: { ...again, ...(place && { place }) } });
    }
    if (ticket) return turn.decide({ do: "addToTicket", ticket: { code: ticket.code }, text, attachments: [] });
    if (turn.classification && tellsMatter(turn.classification)) handOverQuestion(turn, "question", text);
  };
}

/** Advertising is not answered where everybody reads; a person decides whether it stays. */
const advertising: Step = async function advertising(turn, next) {
  if (reportFraud(turn)) return hide(turn, "fraud");
  if (leadIntent(turn.classification) !== "abuse-spam") return next();
  hide(turn, "spam");
};

/** Ends the turn for what needs no reply; few words are a report only where they name a thing surely, or a place. */
function chatter({ places }: { places: PlaceFinder }): Step {
  return async function chatter(turn, next) {
    const { text } = read(turn);
    const lead = leadIntent(turn.classification);
    if (text === "" || (lead !== undefined && smallTalk.has(lead))) return;
    const isReport = turn.classification !== undefined && tellsMatter(turn.classification);
    const isVague = wordsIn(text) < minWords && turn.classification?.decision !== "route";
    if (isReport && isVague && places.read(text).kind === "none") return;
    await next();
  };
}

const wordsIn = (text: string): number => text.trim().split(/\s+/).length;

/** Whatever else was said at some length: nothing is promised, a person looks. */
const forAPerson: Step = async function forAPerson(turn) {
  const { text } = read(turn);
  if (wordsIn(text) >= minWordsForPerson || leadIntent(turn.classification) !== undefined)
    handOverQuestion(turn, "question", text);
};
