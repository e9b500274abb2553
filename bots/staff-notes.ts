import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { PhraseUse, Turn } from "../core/conversation/turn.ts";
import { leavingOn } from "./leaving.ts";
import { dialogueOf } from "./talk.ts";

/** What staff should know of a report in another language: whose words the title is, and how long there is time. */
export function staffNotes(turn: Turn, draft: ReportDraft): { notes?: PhraseUse[] } {
  const { language } = dialogueOf(turn);
  if (language === "vi") return {};
  const notes: PhraseUse[] = [{ key: language === "en" ? "note.english" : "note.foreign" }];
  const leaves = leavingOn(draft.text, turn.now);
  if (leaves) notes.push({ key: "note.leaves", params: { date: { day: leaves } } });
  return { notes };
}
