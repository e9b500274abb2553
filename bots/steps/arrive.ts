import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Place } from "../../core/understanding/place.ts";
import { hasMatter, startDraft } from "../draft.ts";
import { askWhat, proceed } from "../next-question.ts";
import { dialogueOf } from "../talk.ts";

/** Who comes by a printed sign has said where it is: the bot asks only what, or goes on with what was told before. */
export const arrive: Step = async function arrive(turn, next) {
  const place = placeIn(turn);
  if (!place) return next();
  const { draft } = dialogueOf(turn);
  if (!draft || !hasMatter(draft)) return askWhat(turn, { ...(draft ?? startDraft(turn.now)), place, candidates: [] });
  const isMoved = draft.place !== undefined;
  proceed(turn, { ...draft, place, candidates: [], ...(isMoved && { denied: true }) }, { kind: "found", place });
};

function placeIn(turn: Turn): Place | undefined {
  const joined = turn.events.findLast((event) => event.kind === "joined" && event.place !== undefined);
  return joined?.kind === "joined" ? joined.place : undefined;
}
