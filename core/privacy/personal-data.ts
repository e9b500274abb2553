/** How much is kept of one person; counts only. */
export interface HeldCounts {
  conversations: number;
  messages: number;
  tickets: number;
  files: number;
  calls: number;
}

/** Everything that is kept of one person, by the name of where it is kept; rows as they stand there, without our own marks. */
export type HeldData = Record<string, Record<string, unknown>[]>;

/** What is kept of a person over all tables. */
export interface PersonalData {
  count(citizenId: string): Promise<HeldCounts>;
  held(citizenId: string): Promise<HeldData>;
  /** Keys of their files, each once. */
  files(citizenId: string): Promise<string[]>;
  /**
   * Removes the person for good: names, numbers, addresses, words and files. What is counted stays: tickets with their
   * kind, unit, clocks and moves, their texts gone; talks and messages with their times. Files nobody else has are named
   * for removal (`doomedFiles`). Throws STALE while something of theirs is on its way in or out. Doing it twice is harmless.
   */
  erase(citizenId: string): Promise<void>;
  /** Names files for removal that were put down for something that failed; those that something refers to stay. */
  doomFiles(keys: string[]): Promise<void>;
  /** Files that nothing refers to any more and that are still on the disk. */
  doomedFiles(limit: number): Promise<string[]>;
  forgetFiles(keys: string[]): Promise<void>;
}
