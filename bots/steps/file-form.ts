import type { EventOf } from "../../core/channel/event.ts";
import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { addWords, lacksPlace, readSubject, startDraft, toReport } from "../draft.ts";
import { openInConfidence, phoneIn } from "../open-report.ts";
import { dangerOf, raiseEmergency } from "../raise-emergency.ts";
import { read } from "../reading.ts";
import { say } from "../talk.ts";

/** Files a report that came whole, from the form without a chat: nothing is asked back, what is unsure waits for a person. */
export function fileForm({ places }: { places: PlaceFinder }): Step {
  return async function fileForm(turn, next) {
    const event = turn.events.find((one) => one.kind === "report");
    if (event?.kind !== "report") return next();
    const draft = draftOf(turn, places);
    if (draft.severity === "S1") return raiseEmergency(turn, dangerOf(draft.category ?? draft.proposals[0]?.id), draft);
    if (draft.category === "integrity-complaint") return openInConfidence(turn, draft);
    file(turn, draft, event);
  };
}

function draftOf(turn: Turn, places: PlaceFinder): ReportDraft {
  const { text, attachments, pin } = read(turn);
  const words = addWords(startDraft(turn.now), text, attachments);
  const draft = turn.classification ? readSubject(words, turn.classification) : words;
  if (pin) return { ...draft, place: pin };
  const where = places.read(text);
  return where.kind === "found" ? { ...draft, place: where.place } : draft;
}

function file(turn: Turn, draft: ReportDraft, { contact }: EventOf<"report">): void {
  const contactPhone = phoneIn(contact?.phone ?? draft.text);
  const report = { ...toReport(draft, draft.sure), ...(contactPhone !== undefined && { contactPhone }) };
  turn.decide({ do: "openTicket", ref: "report", report });
  say(turn, lacksPlace(draft) ? "report.opened-no-place" : "report.opened", {}, { ref: "report" });
}
