import type { EventOf } from "../../core/channel/event.ts";
import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { categoryIds, worse } from "../../core/ticket/taxonomy.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { addWords, chooseCategory, lacksPlace, readSubject, startDraft, toReport } from "../draft.ts";
import { openInConfidence, phoneIn } from "../open-report.ts";
import { dangerOf, raiseEmergency } from "../raise-emergency.ts";
import { read } from "../reading.ts";
import { say } from "../talk.ts";

/** Files a report that came whole, from the form without a chat: nothing is asked back, what is unsure waits for a person. */
export function fileForm({ places }: { places: PlaceFinder }): Step {
  return async function fileForm(turn, next) {
    const event = turn.events.find((one) => one.kind === "report");
    if (event?.kind !== "report") return next();
    const draft = asChosen(draftOf(turn, places), event);
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

/** The kind that was chosen on the form stands as if its button had been pressed; danger that was read is never talked away. */
function asChosen(draft: ReportDraft, { category }: EventOf<"report">): ReportDraft {
  const chosen = categoryIds.find((id) => id === category);
  if (chosen === undefined || draft.severity === "S1") return draft;
  const named = chooseCategory(draft, chosen);
  return { ...named, severity: worse(named.severity, draft.severity) };
}

function file(turn: Turn, draft: ReportDraft, { contact, hidesName, joins }: EventOf<"report">): void {
  const contactPhone = phoneIn(contact?.phone ?? draft.text);
  const filed = { ...toReport(draft, draft.sure && !joins), ...(contactPhone !== undefined && { contactPhone }) };
  const report = hidesName && filed.visibility === "public" ? { ...filed, visibility: "hide-name" as const } : filed;
  turn.decide({ do: "openTicket", ref: "report", report });
  if (joins) {
    const { code, likeness } = joins;
    turn.decide({ do: "join", ticket: { ref: "report" }, parent: { code }, likeness });
  }
  const opened = lacksPlace(draft) ? "report.opened-no-place" : "report.opened";
  say(turn, joins ? "report.joined" : opened, {}, { ref: "report" });
}
