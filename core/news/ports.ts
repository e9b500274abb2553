import type { Device, NewsWatch, ReaderRef } from "./news-watch.ts";

/** Who is told of which topic: one for each conversation or browser, and topic. */
export interface NewsWatches {
  byId(id: string): Promise<NewsWatch | undefined>;
  /** Oldest first. */
  of(reader: ReaderRef): Promise<NewsWatch[]>;
  /** Inserts; where its reader has this topic already, nothing changes. */
  add(watch: NewsWatch): Promise<void>;
  /** Those that are due, longest due first. */
  due(now: Date, limit: number): Promise<NewsWatch[]>;
  /** Sets what was told and when it is due again. False: it was taken away, or somebody else was faster (`was`). */
  advance(id: string, was: Date, next: Pick<NewsWatch, "toldUntil" | "dueAt">): Promise<boolean>;
  /** Taking away what is gone is harmless. */
  remove(id: string): Promise<void>;
  removeOf(reader: ReaderRef): Promise<void>;
  /** All topics of one browser belong to another address from now on, which must have none of them. Returns how many. */
  moveDevice(endpoint: string, to: Device): Promise<number>;
}
