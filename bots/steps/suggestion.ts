import type { Step } from "../../core/conversation/turn.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { addWords, readSubject, startDraft, toReport } from "../draft.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { say } from "../talk.ts";

/** An idea or praise is stored, sent to the unit it concerns, and thanked for. */
export function suggestion({ places }: { places: PlaceFinder }): Step {
  return async function suggestion(turn, next) {
    if (leadIntent(turn.classification) !== "suggestion" || !turn.classification) return next();
    const { text, attachments } = read(turn);
    const where = places.read(text);
    const draft = readSubject(addWords(startDraft(turn.now), text, attachments), turn.classification);
    const report = toReport({ ...draft, severity: "S4", ...(where.kind === "found" && { place: where.place }) }, false);
    const flags = report.flags.filter((flag) => flag !== "needs-info");
    turn.decide({ do: "openTicket", ref: "suggestion", report: { ...report, flags } });
    say(turn, "suggestion.thanks", {}, { ref: "suggestion" });
  };
}
