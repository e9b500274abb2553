import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { PhraseParams } from "../core/conversation/phrasebook.ts";
import type { Turn } from "../core/conversation/turn.ts";
import type { Choice } from "../core/delivery/message.ts";
import { rulesOf } from "../core/routing/category-rules.ts";
import type { Place, PlaceReading } from "../core/understanding/place.ts";
import { hasMatter, lacksPlace, subjectOf, toReport } from "./draft.ts";
import { tellFlood } from "./flood-mode.ts";
import { joinOwnTicket, openIncomplete } from "./open-report.ts";
import { dangerOf, raiseEmergency } from "./raise-emergency.ts";
import { ask, dialogueOf, remember } from "./talk.ts";

const maxQuestions = 3;
const maxPlaceTries = 2;
const maxCandidates = 3;
const maxPlaceChars = 60;
const maxLabelChars = 20;

/** Goes on with a report after something new was learnt: danger, what, where, then shows it; never a fourth question. */
export async function proceed(turn: Turn, draft: ReportDraft, reading: PlaceReading = { kind: "none" }) {
  if (draft.severity === "S1") {
    remember(turn, { draft: undefined, pending: undefined });
    return raiseEmergency(turn, dangerOf(draft.category ?? draft.proposals[0]?.id), draft);
  }
  if (draft.category === "integrity-complaint") return put(turn, draft, "integrity.lane", {});
  if (await tellFlood(turn, draft)) return;
  if (!hasMatter(draft)) return askWhat(turn, draft);
  if (!draft.category && draft.proposals.length > 1) return askCategory(turn, draft);
  if (reading.kind === "candidates" || lacksPlace(draft)) return askPlace(turn, draft, reading);
  if (joinOwnTicket(turn, draft)) return;
  if (await askSame(turn, draft)) return;
  show(turn, draft);
}

/**
 * Asks whether it is an incident others reported already; once a report, never about danger. False when it is none, and
 * the report goes on.
 */
export async function askSame(turn: Turn, draft: ReportDraft): Promise<boolean> {
  const { category, place, severity, alike, flooded } = draft;
  if (!category || !place || alike || flooded || severity === "S1" || dialogueOf(turn).language !== "vi") return false;
  if (toReport(draft, false).visibility !== "public") return false;
  const text = [draft.summary, draft.text].filter(Boolean).join("\n");
  const attachments = draft.flags.includes("minor-involved") ? [] : draft.attachments;
  const found = await turn.findAlike({ category, place, text, attachments });
  if (!found) return false;
  const { code, likeness, reporters } = found;
  remember(turn, { draft: { ...draft, alike: { code, likeness } } });
  ask(turn, "report.same", { n: reporters }, { ticketCode: code });
  return true;
}

/** Says back what and where, with buttons; the second time as a correction. */
export function show(turn: Turn, draft: ReportDraft) {
  const key = draft.denied ? "report.corrected" : "report.confirm";
  remember(turn, { draft: { ...draft, candidates: [], denied: false, questions: 0 } });
  const isUnnamed = dialogueOf(turn).language !== "vi" && draft.summary === undefined;
  const what = isUnnamed ? { phrase: "en.untold" } : subjectOf(turn, draft);
  if (!draft.place) return ask(turn, "report.confirm-what", { what });
  ask(turn, key, { what, where: placeWords(turn, draft.place) });
}

/** A place as it is said back; visitors read the bare address. */
function placeWords(turn: Turn, { label, house, street }: Place): string {
  const isForeign = dialogueOf(turn).language !== "vi";
  const words = isForeign && house !== undefined && street !== undefined ? `${house} ${street}` : label;
  return words.slice(0, maxPlaceChars);
}

/** The short form of the question a draft waits for, to be put into a reminder. */
export function openQuestion(turn: Turn, draft: ReportDraft): { short: string; key: string; params: PhraseParams } {
  if (!hasMatter(draft)) return { short: "question.what", key: "report.ask-what", params: {} };
  if (!draft.category && draft.proposals.length > 1) {
    return {
      short: "question.category",
      key: "report.choose-category",
      params: { categories: categoryChoices(turn, draft) },
    };
  }
  if (draft.candidates.length > 0) {
    return { short: "question.which", key: "report.ask-which", params: { places: placeChoices(draft.candidates) } };
  }
  if (lacksPlace(draft) || !draft.place) return { short: "question.where", key: "report.ask-where", params: {} };
  const where = draft.place.label.slice(0, maxPlaceChars);
  return { short: "question.confirm", key: "report.confirm", params: { what: subjectOf(turn, draft), where } };
}

/** Asks what it is, in the words that fit what came first. */
export function askWhat(turn: Turn, draft: ReportDraft) {
  if (draft.place) return put(turn, draft, "report.ask-what-here", { where: nearOf(draft.place) });
  const hasPhoto = draft.attachments.some((attachment) => attachment.kind === "image" || attachment.kind === "video");
  put(turn, draft, hasPhoto ? "report.ask-what-photo" : "report.ask-what", {});
}

/** Offers the two best categories and "other". */
export function askCategory(turn: Turn, draft: ReportDraft): void {
  put(turn, draft, "report.choose-category", { categories: categoryChoices(turn, draft) });
}

/** Asks where, by what was understood of the last words about the place; two tries, then a person sees to it. */
export function askPlace(turn: Turn, draft: ReportDraft, reading: PlaceReading) {
  if (reading.kind === "candidates") {
    const candidates = reading.places.slice(0, maxCandidates);
    return put(turn, { ...draft, candidates }, "report.ask-which", { places: placeChoices(candidates) });
  }
  const tries = draft.placeTries ?? 0;
  if (tries >= maxPlaceTries) return openIncomplete(turn, draft);
  const [key, params] = placeQuestion(reading, tries);
  put(turn, { ...draft, placeTries: tries + 1 }, key, { ...params, ...mapParams(turn) });
}

/** Where the platform can send the position, the map button asks for it. */
export function mapParams(turn: Turn): PhraseParams {
  return turn.limits.canAskLocation ? { askLocation: 1 } : {};
}

function placeQuestion(reading: PlaceReading, tries: number): [key: string, params: PhraseParams] {
  if (reading.kind === "unknown-landmark") return ["report.ask-street", { landmark: reading.landmark.slice(0, 40) }];
  if (reading.kind === "old-ward") {
    return ["report.ask-old-ward", { oldName: reading.oldName.slice(0, 40), n: reading.wards.length }];
  }
  return [reading.kind === "not-found" || tries > 0 ? "report.ask-landmark" : "report.ask-where", {}];
}

function put(turn: Turn, draft: ReportDraft, key: string, params: PhraseParams) {
  if (draft.questions >= maxQuestions) return openIncomplete(turn, draft);
  remember(turn, { draft: { ...draft, questions: draft.questions + 1 } });
  ask(turn, key, params);
}

function categoryChoices(turn: Turn, draft: ReportDraft): Choice[] {
  const { categories } = turn.ward;
  return draft.proposals
    .slice(0, 2)
    .map(({ id }) => ({ label: rulesOf(categories, id).label, value: `category:${id}` }));
}

/** Corrections of the street alone are named by their streets, everything else by the whole place. */
function placeChoices(places: readonly Place[]): Choice[] {
  const differByStreet = new Set(places.map((place) => place.street)).size === places.length;
  const sameHouse = places.every((place) => place.house !== undefined && place.house === places[0]?.house);
  return places.map((place, index) => {
    const name = differByStreet && sameHouse && place.street ? place.street : place.label;
    const label = (name.charAt(0).toUpperCase() + name.slice(1)).slice(0, maxLabelChars).trim();
    return { label, value: `place:${index}` };
  });
}

/** "Gần" is in the sentence already. */
function nearOf(place: Place): string {
  return place.label.replace(/^gần /i, "").slice(0, maxPlaceChars);
}
