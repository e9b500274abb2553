import type { Actor } from "../people/staff.ts";

/** What staff of a ward may write themselves: records of procedures, short articles, the list of synonyms. */
export const knowledgeKinds = ["procedure", "article", "synonyms"] as const;
export type KnowledgeKind = (typeof knowledgeKinds)[number];

/** A version is written, offered to a second person, in force, or over (refused, dropped, replaced, taken back). */
export const versionStates = ["draft", "proposed", "published", "withdrawn"] as const;
export type VersionState = (typeof versionStates)[number];

/** One entry of the knowledge: of the release, the ward's own, or the ward's word in place of the release's. */
export interface EntryRef {
  kind: KnowledgeKind;
  entryId: string;
}

/** What one person wrote of an entry, and what became of it. Body, author and number never change. */
export interface KnowledgeVersion extends EntryRef {
  id: string;
  /** 1, 2, 3 … of its entry. */
  number: number;
  /** Number of the version that was in force when this was written; 0: the release's own, or nothing. */
  base: number;
  /** JSON in the shape of its kind. */
  body: unknown;
  state: VersionState;
  author: Actor;
  /** Who put it in force; never the author. */
  approver?: Actor;
  /** Who refused it, dropped it, replaced it or took it out of force. */
  endedBy?: Actor;
  /** Number of the earlier version whose words these are. */
  restores?: number;
  /** Why it was written, in the author's words. */
  note?: string;
  /** What whoever put it in force said. */
  answer?: string;
  /** Why it was refused or taken out of force. */
  endNote?: string;
  createdAt: Date;
  publishedAt?: Date;
  endedAt?: Date;
}

/** What is in force of an entry, and how far its numbers go (0: nobody wrote anything yet). */
export interface EntryStanding {
  inForce?: KnowledgeVersion;
  last: number;
}

/** Versions of the knowledge; nothing is ever deleted. Called by the verbs beside this file, by the console and at load. */
export interface KnowledgeVersions {
  /** Until the transaction ends nobody else changes this entry. */
  lock(entry: EntryRef): Promise<EntryStanding>;
  byId(id: string): Promise<KnowledgeVersion | undefined>;
  /** Newest first. */
  ofEntry(entry: EntryRef, limit: number): Promise<KnowledgeVersion[]>;
  /** Of every entry, in the order in which they were put in force, else written. */
  inState(states: readonly VersionState[]): Promise<KnowledgeVersion[]>;
  /** Throws STALE when the number is taken, or another version of the entry is in force. */
  add(version: KnowledgeVersion): Promise<void>;
  /** Writes what became of a version that is still `from`; throws STALE. */
  save(version: KnowledgeVersion, from: VersionState): Promise<void>;
}

/** A part of a body that cannot stay: where ("fee.items.0.amount"), and a stable name of what is wrong. */
export interface EntryFault {
  path: string;
  code: string;
}

/** Looks whether a body can be used, so that core needs to know no kind. Asked before anything is kept or put in force. */
export type EntryValidator = (body: unknown, entryId: string) => EntryFault[];
/** A kind without one cannot be written. */
export type EntryValidators = Partial<Record<KnowledgeKind, EntryValidator>>;
