import type { Turn } from "../core/conversation/turn.ts";
import {
  type Classification,
  type Flag,
  type Intent,
  intents,
  type Scored,
} from "../core/understanding/classification.ts";

/** An intent counts when it is more likely than not. */
const likely = 0.5;
/** Nobody is told off for advertising on a mere lean. */
const sureOfAbuse = 0.8;
/** So sure a report that no question is looked for in it; below it a plain question counts more ("mai có cúp nước không"). */
const sureOfReport = 0.9;
/** Flags that only a complaint or a report has; a child or an old person is in many questions. */
const ofReports: ReadonlySet<Flag> = new Set([
  "formal-complaint",
  "denunciation",
  "confidential",
  "media-attention",
  "angry",
  "insulting",
]);
/** With nothing likely, a lean towards a report is enough to ask on: the question harms nobody. */
const leaning = 0.35;

/** Whether an intent was understood, leading or not. */
export function hasIntent(turn: Turn, intent: Intent): boolean {
  return turn.classification?.intents.some((row) => row.id === intent && row.confidence >= likely) ?? false;
}

/** The intent that leads: of all that were understood, the first in the order of the taxonomy. */
export function leadIntent(classification: Classification | undefined): Intent | undefined {
  if (!classification) return undefined;
  const isUnderstood = ({ id, confidence }: Scored<Intent>) =>
    confidence >= (id === "abuse-spam" ? sureOfAbuse : likely);
  const understood = new Set(classification.intents.filter(isUnderstood).map((row) => row.id));
  return intents.find((intent) => understood.has(intent));
}

/** Whether a text tells of something to look into; what must stay confidential counts whatever else it seems to be. */
export function tellsMatter(classification: Classification): boolean {
  if (classification.flags.includes("confidential")) return true;
  const lead = leadIntent(classification);
  const [first] = classification.intents;
  const leans = first?.id === "report-issue" && first.confidence >= leaning;
  return lead === "report-issue" || (lead === undefined && leans);
}

/** Whether a text is surely a report, so that no question is looked for in it. */
export function isSureReport({ intents: read, flags, emergency }: Classification): boolean {
  if (emergency !== undefined || flags.some((flag) => ofReports.has(flag))) return true;
  return read.some(({ id, confidence }) => id === "report-issue" && confidence > sureOfReport);
}

/** Whether a text asks for something other than the answer to our question. */
export function isOtherSubject(classification: Classification | undefined): boolean {
  const lead = leadIntent(classification);
  return lead !== undefined && otherSubjects.has(lead);
}

const otherSubjects: ReadonlySet<Intent> = new Set<Intent>([
  "abuse-spam",
  "ask-human",
  "reopen-disagree",
  "track-ticket",
  "track-dossier",
  "ask-procedure",
  "suggestion",
  "privacy-request",
  "thank",
  "greet",
  "out-of-scope",
]);
