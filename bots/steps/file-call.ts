import type { Step } from "../../core/conversation/turn.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { addWords, readSubject, startDraft, toReport } from "../draft.ts";
import { leadIntent } from "../intents.ts";
import { phoneIn } from "../open-report.ts";
import { read } from "../reading.ts";
import { handOverQuestion } from "../talk.ts";

/** Files what a caller reports; what was heard may be wrong, so a person confirms it before it is routed. */
export function fileCall({ places }: { places: PlaceFinder }): Step {
  return async function fileCall(turn, next) {
    const call = turn.events.find((event) => event.kind === "call");
    const { text } = read(turn);
    if (!call || text === "") return next();
    if (leadIntent(turn.classification) !== "report-issue" || !turn.classification) {
      return handOverQuestion(turn, "question", text);
    }
    const where = places.read(text);
    const draft = readSubject(addWords(startDraft(turn.now), text, []), turn.classification);
    const report = toReport(where.kind === "found" ? { ...draft, place: where.place } : draft, false);
    const contactPhone = phoneIn(call.from.user);
    turn.decide({
      do: "openTicket",
      ref: "call",
      report: { ...report, ...(contactPhone !== undefined && { contactPhone }) },
    });
  };
}
