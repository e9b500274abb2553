import type { EventOf } from "../../core/channel/event.ts";
import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { filedTicketId } from "../../core/ticket/filed-id.ts";
import { type CategoryId, categoryIds, categoryOf, worse } from "../../core/ticket/taxonomy.ts";
import type { MachineMark, NewReport } from "../../core/ticket/ticket.ts";
import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import type { Place, PlaceFinder } from "../../core/understanding/place.ts";
import { addWords, readSubject, startDraft, toReport } from "../draft.ts";
import { cautiousRules, isFlooding, type MachineRules, sameSighting } from "../machine-rules.ts";
import { dangerOf } from "../raise-emergency.ts";
import { readContext } from "./understand.ts";

export interface FilingDeps {
  classifier: Classifier;
  places: PlaceFinder;
  /** What holds for the machines of this source. */
  rulesOf: (source: string) => MachineRules | undefined;
}

type Report = EventOf<"report">;
type Danger = Classification["emergency"];

/** Files a report that came whole. Danger rings first; what a machine made waits for a person and is kept together. */
export function fileReport(deps: FilingDeps): Step {
  return async function fileReport(turn, next) {
    const event = turn.events.find((one): one is Report => one.kind === "report");
    if (!event) return next();
    const danger = event.text === "" ? undefined : deps.classifier.readEmergency(event.text);
    const draft = understand(turn, event, danger, deps);
    if (event.machine) fileSighting(turn, event, draft, danger, deps);
    else filePersons(turn, event, draft, danger);
  };
}

const isCategory = (id: string | undefined): id is CategoryId => categoryIds.some((known) => known === id);

/** What is told, where, and how bad it is. The sender's category stands; the classifier's is a proposal beside it. */
function understand(turn: Turn, event: Report, danger: Danger, { classifier, places }: FilingDeps): ReportDraft {
  const { text, attachments, category } = event;
  const words = addWords(startDraft(turn.now), text, attachments);
  if (text !== "") turn.classification = classifier.classify(text, readContext(turn));
  const read = turn.classification ? readSubject(words, turn.classification) : words;
  const chosen = isCategory(category) && category !== "other-unclassified" ? { category, sure: true } : {};
  const draft = { ...read, ...chosen };
  const usual = draft.category ? worse(categoryOf(draft.category).severity, read.severity) : read.severity;
  const place = placeOf(event, places);
  return { ...draft, severity: danger?.when === "now" ? "S1" : usual, ...(place && { place }) };
}

/** The pin, or the address as our map knows it; an address it does not know is kept as it was written. */
function placeOf({ place, text }: Report, places: PlaceFinder): Place | undefined {
  if (place?.latitude !== undefined) return place;
  const found = places.read(place?.label ?? text);
  return found.kind === "found" ? found.place : place;
}

/** The sender has chosen what and where, as with a button: it is routed like any confirmed report. */
function filePersons(turn: Turn, event: Report, draft: ReportDraft, danger: Danger): void {
  const severity = event.urgent ? "S1" : draft.severity;
  const report = toReport({ ...draft, severity }, draft.sure);
  const { phone, email } = event.contact ?? {};
  const isTold = phone !== undefined || email !== undefined;
  open(turn, event, { ...withoutQuestion(report), ...(phone && { contactPhone: phone }) }, isTold);
  if (danger || severity === "S1") ring(turn, danger, report.category);
}

/** Nobody can be asked: what is missing stays missing, and a person looks. */
const withoutQuestion = (report: NewReport): NewReport => ({
  ...report,
  flags: report.flags.filter((flag) => flag !== "needs-info"),
});

function fileSighting(turn: Turn, event: Report, draft: ReportDraft, danger: Danger, deps: FilingDeps): void {
  const { name, sensor, confidence } = event.machine ?? { name: "", sensor: "" };
  const rules = deps.rulesOf(name) ?? cautiousRules;
  const report = withoutQuestion(toReport(draft, false, ["machine-made"]));
  const known = sameSighting(turn, event, report.category, rules);
  if (known) {
    turn.decide({ do: "seeAgain", ticket: { code: known.code }, attachments: event.attachments });
    return;
  }
  const rings = danger !== undefined || (rules.alarms && (event.urgent || report.severity === "S1"));
  if (!rings && isFlooding(turn, rules)) {
    turn.decide({ do: "reportFault", key: `machine-flood:${name}`, reason: `machine-flood: ${name}` });
    return;
  }
  const machine: MachineMark = { source: name, sensor, times: 1, lastAt: turn.now, ...(confidence && { confidence }) };
  const severity = rings ? "S1" : report.severity;
  open(turn, event, { ...report, severity, machine }, false);
  if (rings) ring(turn, danger, report.category);
}

function open(turn: Turn, event: Report, report: NewReport, isTold: boolean): void {
  const id = filedTicketId(event);
  turn.decide({ do: "openTicket", ref: "report", report, id, ...(isTold ? {} : { isTold: false }) });
}

function ring(turn: Turn, danger: Danger, category: CategoryId): void {
  turn.decide({ do: "alarm", kind: danger?.kind ?? dangerOf(category), ticket: { ref: "report" } });
}
