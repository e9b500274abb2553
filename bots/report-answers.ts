import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { Turn } from "../core/conversation/turn.ts";
import { askedOf } from "../core/incident/kinds.ts";
import { type CategoryId, categoryIds } from "../core/ticket/taxonomy.ts";
import { asPast, chooseCategory, lacksPlace } from "./draft.ts";
import { floodButtons, tellFlood } from "./flood-mode.ts";
import { askCategory, askPlace, askSame, askWhat, mapParams, proceed, show } from "./next-question.ts";
import { openConfirmed, openIncomplete, openJoined } from "./open-report.ts";
import { ask, pendingOf, remember } from "./talk.ts";

type AnswerButton = (turn: Turn, draft: ReportDraft, detail: string) => void | Promise<void>;

/** What the buttons of a report's questions do; `detail` is what follows the colon in their value. */
const buttons: Record<string, AnswerButton> = {
  yes: (turn, draft) => openConfirmed(turn, draft),
  no: (turn, draft) => askWhatIsWrong(turn, draft),
  "fix:place": (turn, draft) => {
    const { place: _, ...rest } = draft;
    askPlace(turn, { ...rest, denied: true, placeTries: 0 }, { kind: "none" });
  },
  "fix:what": (turn, draft) => correctSubject(turn, draft),
  category: (turn, draft, id) => takeCategory(turn, draft, id),
  place: (turn, draft, index) => takePlace(turn, draft, Number(index)),
  join: (turn, draft) => openJoined(turn, draft),
  other: (turn, draft) => takeOther(turn, draft),
  unknown: (turn, draft) => openIncomplete(turn, draft),
  map: (turn) => ask(turn, "report.ask-where", mapParams(turn)),
  past: (turn, draft) => proceed(turn, asPast(draft)),
};

/** Does what a pressed (or typed) button of a report's question says; false when it is not one of them. */
export async function takeButton(turn: Turn, draft: ReportDraft, value: string): Promise<boolean> {
  const [name = "", detail = ""] = value.split(":", 2);
  const flood = askedOf(pendingOf(turn)?.key) ? floodButtons[value] : undefined;
  if (flood) {
    flood(turn, draft);
    return true;
  }
  const act = Object.hasOwn(buttons, value) ? buttons[value] : Object.hasOwn(buttons, name) ? buttons[name] : undefined;
  await act?.(turn, draft, detail);
  return act !== undefined;
}

/** A bare no: which part is wrong? */
export function askWhatIsWrong(turn: Turn, draft: ReportDraft): void {
  remember(turn, { draft: { ...draft, denied: true } });
  ask(turn, "report.fix-which");
}

function correctSubject(turn: Turn, draft: ReportDraft): void {
  const { category, summary: _, title: __, ...rest } = draft;
  const proposals = draft.proposals.filter((proposal) => proposal.id !== category);
  const open: ReportDraft = { ...rest, proposals, sure: false, denied: true };
  if (proposals.length > 0) askCategory(turn, open);
  else askWhat(turn, { ...open, text: "", proposals: [] });
}

async function takeCategory(turn: Turn, draft: ReportDraft, id: string) {
  if (!isCategory(id)) return proceed(turn, draft);
  const chosen = chooseCategory(draft, id);
  if (chosen.severity === "S1" || lacksPlace(chosen)) await proceed(turn, chosen);
  else if (!(await tellFlood(turn, chosen)) && !(await askSame(turn, chosen))) openConfirmed(turn, chosen);
}

async function takePlace(turn: Turn, draft: ReportDraft, index: number) {
  const place = draft.candidates[index];
  if (!place) return proceed(turn, draft);
  const placed: ReportDraft = { ...draft, place, candidates: [] };
  if (placed.denied) show(turn, placed);
  else if (placed.category) {
    if (!(await tellFlood(turn, placed)) && !(await askSame(turn, placed))) openConfirmed(turn, placed);
  } else await proceed(turn, placed);
}

function takeOther(turn: Turn, draft: ReportDraft) {
  if (pendingOf(turn)?.key === "report.same") return show(turn, draft);
  if (pendingOf(turn)?.key === "report.choose-category") return takeCategory(turn, draft, "other-unclassified");
  const { place: _, ...rest } = draft;
  askPlace(turn, { ...rest, candidates: [] }, { kind: "none" });
}

function isCategory(id: string): id is CategoryId {
  return (categoryIds as readonly string[]).includes(id);
}
