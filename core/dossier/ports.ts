import type { DossierMark, DossierReading } from "./dossier.ts";

/** Filed dossiers as the files of the one-stop desk told of them. */
export interface Dossiers {
  byCode(code: string): Promise<DossierReading | undefined>;
  isEmpty(): Promise<boolean>;
  /** Those that are there, as they are now; nobody else changes them until the transaction ends. */
  lock(codes: readonly string[]): Promise<DossierReading[]>;
  /** Inserts, or replaces by code. */
  save(readings: readonly DossierReading[]): Promise<void>;
}

/** A conversation that is told of each change of a dossier, and what it was told last. */
export interface DossierWatch {
  code: string;
  conversationId: string;
  told: DossierMark;
  since: Date;
  /** When a system that can be asked is asked for it next. */
  lookAt: Date;
}

/** Who is told of which dossier: one for each conversation and dossier. */
export interface DossierWatches {
  ofDossiers(codes: readonly string[]): Promise<DossierWatch[]>;
  /** Inserts, or replaces. */
  save(watch: DossierWatch): Promise<void>;
  /** Notes what was told; does nothing where the watch was taken away meanwhile. */
  note(watch: Pick<DossierWatch, "code" | "conversationId" | "told">): Promise<void>;
  remove(code: string, conversationId: string): Promise<void>;
  /** Codes that are due to be asked for, longest due first. */
  toLookAt(now: Date, limit: number): Promise<string[]>;
  /** The next look at a dossier, for all who watch it. */
  putOff(code: string, lookAt: Date): Promise<void>;
}
