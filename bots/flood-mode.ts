import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { Turn } from "../core/conversation/turn.ts";
import { chooseCategory, toReport } from "./draft.ts";
import { openJoined } from "./open-report.ts";
import { floodReport } from "./own-tickets.ts";
import { ask, dialogueOf, remember, say } from "./talk.ts";

/**
 * Where flood mode is on, a report is answered with what is known, and with the one question that counts: is anybody in
 * danger? Once a report; false when it falls under none, and the report goes on.
 */
export async function tellFlood(turn: Turn, draft: ReportDraft): Promise<boolean> {
  const { category, proposals, place, severity, alike, flooded } = draft;
  if (!place || alike || flooded || severity === "S1" || dialogueOf(turn).language !== "vi") return false;
  if (toReport(draft, false).visibility !== "public") return false;
  const isNamed = category !== undefined && category !== "other-unclassified";
  const categories = isNamed ? [category] : proposals.map(({ id }) => id);
  const known = await turn.findIncident({ categories, place });
  if (!known) return false;
  const { code, kind, where, fact } = known;
  const read = isNamed ? draft : { ...chooseCategory(draft, known.category), severity };
  remember(turn, { draft: { ...read, flooded: code } });
  ask(turn, `${kind}.known`, { where, time: { moment: fact.at }, fact: fact.text }, { ticketCode: code });
  return true;
}

/** One more report of the incident; somebody who told of it before adds to what they told. */
export function joinFlood(turn: Turn, draft: ReportDraft): void {
  const own = floodReport(turn, draft.flooded);
  if (!own) {
    openJoined(turn, draft);
    return;
  }
  const { text, attachments } = draft;
  turn.decide({ do: "addToTicket", ticket: { code: own.code }, text, attachments });
  remember(turn, { draft: undefined, pending: undefined });
  say(turn, "report.added", {}, { code: own.code });
}

/** What the buttons under it do; that people are in danger is heard before everything else (`steps/emergency.ts`). */
export const floodButtons: Record<string, (turn: Turn, draft: ReportDraft) => void> = {
  join: joinFlood,
  no: (turn, { flooded }) => {
    remember(turn, { draft: undefined, pending: undefined });
    if (!flooded) return;
    turn.decide({ do: "follow", ticket: { code: flooded } });
    say(turn, "track.linked", {}, { code: flooded });
  },
};
