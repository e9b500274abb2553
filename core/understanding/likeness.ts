import type { Attachment } from "../channel/event.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Place } from "./place.ts";

/** What two reports are compared by. */
export interface Incident {
  category: CategoryId;
  /** What happened, in the resident's words or in short. */
  text: string;
  place?: Place;
  at: Date;
  /** Marks of its pictures, as `PictureReader` gives them. */
  pictures?: readonly string[];
  /** What it means, as `Encoder` gives it. */
  meaning?: Float32Array;
}

/** A report as the bot asks about it: with its files, whose marks core looks up. */
export type ReportedIncident = Omit<Incident, "at" | "pictures" | "meaning"> & { attachments: readonly Attachment[] };

/** An open ticket that seems to tell of the same incident. */
export interface AlikeTicket {
  code: string;
  /** 0..1 */
  likeness: number;
  /** How many people reported it so far. */
  reporters: number;
}

/** How far around a report, and how long before it, others may tell of the same thing. */
export interface LikenessReach {
  metres: number;
  /** 0: this category is never compared. */
  hours: number;
  /** From this likeness on the resident is asked. */
  ask: number;
}

/** Tells whether two reports are about one incident. Called once a report by core; pure and fast, never throws. */
export interface LikenessReader {
  reachOf(category: CategoryId): LikenessReach;
  /** 0..1; 0 when they are too far apart in place or time, or of two categories. */
  compare(report: Incident, known: Incident): number;
}
