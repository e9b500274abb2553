import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Place } from "../../core/understanding/place.ts";
import { hasMatter, startDraft } from "../draft.ts";
import { askWhat, proceed } from "../next-question.ts";
import { buttonValues } from "../phrases.vi.ts";
import { dialogueOf, pendingOf } from "../talk.ts";

/** A platform's own start button is pressed in the same breath as the link is opened. */
const sameBreathMs = 10_000;
const nameOf = (value: string): string => value.split(":", 1)[0] ?? "";
const ours: ReadonlySet<string> = new Set([...Object.values(buttonValues).map(nameOf), "category", "place", "proc"]);

/** Who comes by a printed sign has said where it is: the bot asks only what, or goes on with what was told before. */
export const arrive: Step = async function arrive(turn, next) {
  const place = placeIn(turn);
  if (!place) return isStartButton(turn) ? undefined : next();
  const { draft } = dialogueOf(turn);
  if (!draft || !hasMatter(draft)) return askWhat(turn, { ...(draft ?? startDraft(turn.now)), place, candidates: [] });
  const isMoved = draft.place !== undefined;
  await proceed(turn, { ...draft, place, candidates: [], ...(isMoved && { denied: true }) }, { kind: "found", place });
};

function placeIn(turn: Turn): Place | undefined {
  const joined = turn.events.findLast((event) => event.kind === "joined" && event.place !== undefined);
  return joined?.kind === "joined" ? joined.place : undefined;
}

/** What whoever arrives by a link is asked. */
const opening: ReadonlySet<string> = new Set(["report.ask-what-here", "greet.menu", "appt.follow", "appt.mine"]);

/** The start button that brought the link's code with it: the question it leads to has just been asked. */
function isStartButton(turn: Turn): boolean {
  const pending = pendingOf(turn);
  const isFresh = pending !== undefined && turn.now.getTime() - pending.at.getTime() < sameBreathMs;
  const isForeign = turn.events.every((event) => event.kind === "choice" && !ours.has(nameOf(event.value)));
  return isFresh && opening.has(pending.key) && isForeign;
}
