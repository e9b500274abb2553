import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Origin, Ticket } from "../ticket/ticket.ts";

/** How a text is typed: with its marks, or without any. */
export type TypingStyle = "accented" | "bare";

/** A person gave a report another category than it had. The words are not copied: they stay in the ticket and go with it. */
export interface NewCorrection {
  id: string;
  ticketId: string;
  /** What it was before; at opening the machine's first, or "khác" where it had none. */
  from: CategoryId;
  to: CategoryId;
  /** The machine's first and how sure it was, 0..1. */
  proposed?: CategoryId;
  confidence?: number;
  /** The model that read the report. */
  modelVersion?: string;
  channel: Origin;
  style: TypingStyle;
  staffId: string;
  at: Date;
}

/** A correction as it is kept, with the ticket's words. */
export interface Correction extends NewCorrection {
  /** Grows with every commit: whoever has read up to here has missed nothing before. */
  seq: number;
  text: string;
}

/** How often one category was corrected to another. */
export interface CorrectionPair {
  from: CategoryId;
  to: CategoryId;
  count: number;
}

/** What staff corrected, for the step at once and the full training. */
export interface Corrections {
  /** Its `seq` is given at the commit. */
  add(correction: NewCorrection): Promise<void>;
  /** Nothing of this ticket is learnt from any more. */
  forget(ticketId: string): Promise<void>;
  /** The newest `limit` after this one, oldest first; without tickets that have become confidential or lost their words. */
  after(seq: number, limit: number): Promise<Correction[]>;
  /** The same corrections as `after` gives, counted by what was made of what; most frequent first. */
  pairsAfter(seq: number): Promise<CorrectionPair[]>;
  /** `seq` of the newest; 0 while there is none. */
  last(): Promise<number>;
}

/** So many corrections are learnt again by a process that starts, and taken into a training: what is older counts no more. */
export const maxCorrections = 2_000;

/** How a text is typed. */
export function styleOf(text: string): TypingStyle {
  return /[\p{M}đ]/u.test(text.toLowerCase().normalize("NFD")) ? "accented" : "bare";
}

/** What was told in confidence teaches nobody, nor what was taken for it. */
export function isTeachable({ body, visibility, category, flags, proposals }: Ticket): boolean {
  const isSecret = visibility === "confidential" || flags.includes("confidential");
  const isIntegrity = [category, proposals[0]?.id].includes("integrity-complaint");
  return !isSecret && !isIntegrity && body.trim() !== "";
}

/** The last word on each ticket, in the order in which they were spoken. */
export function lastOfEach(corrections: readonly Correction[]): Correction[] {
  const last = new Map(corrections.map((one) => [one.ticketId, one.seq]));
  return corrections.filter(({ ticketId, seq }) => last.get(ticketId) === seq);
}
