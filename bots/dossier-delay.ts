import type { PhraseUse, TicketRef, Turn } from "../core/conversation/turn.ts";
import type { ShownDossier } from "../core/dossier/answer.ts";
import { dossierParams } from "../core/dossier/word-dossier.ts";
import { isDone, isOpen, type Ticket } from "../core/ticket/ticket.ts";
import { addWords, chooseCategory, startDraft, toReport } from "./draft.ts";
import { openTickets } from "./own-tickets.ts";
import { read } from "./reading.ts";
import { remember, say } from "./talk.ts";

/** A ticket on a late dossier: which one, and whether it was there before. */
export interface Delay {
  ticket: TicketRef;
  isKnown: boolean;
}

function open(turn: Turn, input: { code: string; words: string; note: PhraseUse; id?: string }): Delay {
  const { code, words, note, id } = input;
  const draft = chooseCategory(addWords(startDraft(turn.now), words, read(turn).attachments), "dossier-delay");
  const report = { ...toReport(draft, true), dossierCode: code };
  const ticket = { ref: `dossier-${turn.decisions.length}` };
  turn.decide({ do: "openTicket", ...ticket, report, notes: [note], ...(id === undefined ? {} : { id }) });
  return { ticket, isKnown: false };
}

const isWorkedOn = ({ status }: Ticket): boolean => isOpen(status) && !isDone(status);

/** Late by the data: one ticket a dossier, whoever asks; who asks later follows the one there is. */
export function delayByData(turn: Turn, reading: ShownDossier, delays: readonly Ticket[], words: string): Delay {
  const { code } = reading.dossier;
  const known = delays.find(isWorkedOn);
  if (!known) {
    const note = { key: "note.dossier-overdue", params: dossierParams(reading) };
    // Two people who ask at once make one ticket: the second finds this id taken, and then the ticket.
    return open(turn, { code, words, note, id: `dossier:${code}:${delays.length + 1}` });
  }
  if (!known.followers.includes(turn.conversation.id)) turn.decide({ do: "follow", ticket: { code: known.code } });
  return { ticket: { code: known.code }, isKnown: true };
}

/** Late by the resident's word alone: told as such. What others reported of this code is nobody else's business. */
export function delayByWord(turn: Turn, code: string, day: Date, words: string) {
  const known = openTickets(turn).find(({ dossierCode }) => dossierCode === code);
  const date = { day };
  remember(turn, { pending: undefined });
  if (known) return say(turn, "dossier.late-known", { date }, { code: known.code });
  const note = { key: "note.dossier-told", params: { dossier: code, date } };
  const { ticket } = open(turn, { code, words, note });
  say(turn, "dossier.late", { date }, ticket);
}
