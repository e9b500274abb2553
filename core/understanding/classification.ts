import type { ThresholdsBody } from "../setting/thresholds.ts";
import type { CategoryId, Severity } from "../ticket/taxonomy.ts";

/** Conversational intents in the order in which they lead when a message carries several (taxonomy §4). */
export const intents = [
  "emergency",
  "abuse-spam",
  "ask-human",
  "reopen-disagree",
  "report-issue",
  "track-ticket",
  "track-dossier",
  "ask-procedure",
  "provide-info",
  "confirm",
  "deny",
  "rate",
  "suggestion",
  "privacy-request",
  "thank",
  "greet",
  "out-of-scope",
] as const;
export type Intent = (typeof intents)[number];

/** Which fixed emergency words fit. */
export const emergencyKinds = [
  "fire",
  "violence",
  "medical",
  "child",
  "electric",
  "gas",
  "trapped",
  "self-harm",
  "any",
] as const;
export type EmergencyKind = (typeof emergencyKinds)[number];

/** Legal and handling flags that sit beside the category (taxonomy §3.7). */
export const flags = [
  "formal-complaint",
  "denunciation",
  "regulation-feedback",
  "confidential",
  "minor-involved",
  "media-attention",
  "vulnerable",
  "angry",
  "insulting",
] as const;
export type Flag = (typeof flags)[number];

/** What a text wants with an appointment, by its words; the first that fits counts. */
export const appointmentWishes = ["cancel", "change", "list", "book", "number"] as const;
export type AppointmentWish = (typeof appointmentWishes)[number];

/** A label with its calibrated probability, 0..1. */
export interface Scored<L> {
  id: L;
  confidence: number;
}

/** What was understood of one turn's text. Lists are best first. */
export interface Classification {
  modelVersion: string;
  intents: Scored<Intent>[];
  /** At most three. */
  categories: Scored<CategoryId>[];
  /** Route on the first category, ask with the best two, or give it to a person. */
  decision: "route" | "confirm" | "person";
  /** Set when danger words were found; `when` "unclear" asks emergency.check and alarms meanwhile. */
  emergency?: { kind: EmergencyKind; when: "now" | "unclear" };
  severity: Severity;
  flags: Flag[];
  appointment?: AppointmentWish;
  /** What happened in the resident's own words, short enough to say back ("cống nghẹt, nước dơ tràn ra đường"). */
  summary?: string;
  /** The same in Vietnamese, for staff, where the resident writes another language. */
  title?: string;
  /** Words that spoke for the first category, as typed. */
  cues: string[];
  language: "vi" | "en" | "other";
  /** Set when the text plainly tells of several matters (two to four): each in its own words, in the order told. */
  reports?: ToldReport[];
  /** A second reader was asked; the name its answer is kept under. */
  askedAs?: string;
}

/** From this confidence on a matter is said back ("phường hiểu là …") instead of asked about. */
const saidBackFrom = 0.6;

/**
 * Whether the resident is told what was understood and says yes or no. Their yes is what files it, so this may be less
 * sure than what is routed without anybody's word.
 */
export function isSaidBack({ decision, categories: [best] }: Pick<Classification, "decision" | "categories">): boolean {
  return decision === "route" || (decision === "confirm" && best !== undefined && best.confidence >= saidBackFrom);
}

/** One of several matters told in one go, and what is understood of its words alone. */
export interface ToldReport {
  text: string;
  reading: Omit<Classification, "reports">;
}

/** Context that changes the reading: an answer to our question is `provide-info`, not a new report. */
export interface ReadingContext {
  /** Phrase key of the question we are waiting on. */
  pending?: string;
  procedureId?: string;
  /** Whether the resident has a ticket under way, or a closed one that may be reopened; unset when nobody knows. */
  hasOpenTicket?: boolean;
  hasClosedTicket?: boolean;
  /** The ward's cut-offs; unset: the release's. */
  cuts?: ReadingCuts;
}

/** From which chance on a reading is acted on. */
export type ReadingCuts = Pick<ThresholdsBody, "route" | "person" | "alarm">;

/** Understands one text. Called once a turn by the bot; must be pure, fast (p95 < 5 ms) and never throw on any text. */
export interface Classifier {
  readonly version: string;
  classify(text: string, context: ReadingContext): Classification;
  /** Danger words only, no model: runs before everything else, also on calls and transcripts. */
  readEmergency(text: string, cuts?: Pick<ReadingCuts, "alarm">): Classification["emergency"];
  /** An operator's correction, used at once (one step); it is kept for the next full training by `keep-correction`. */
  learn(text: string, category: CategoryId): void;
}
