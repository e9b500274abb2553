import type { NewsWatch } from "./news-watch.ts";

/** Who is told of which topic: one for each conversation and topic. */
export interface NewsWatches {
  byId(id: string): Promise<NewsWatch | undefined>;
  /** Oldest first. */
  ofConversation(conversationId: string): Promise<NewsWatch[]>;
  /** Inserts; where the conversation has this topic already, nothing changes. */
  add(watch: NewsWatch): Promise<void>;
  /** Those that are due, longest due first. */
  due(now: Date, limit: number): Promise<NewsWatch[]>;
  /** Sets what was told and when it is due again. False: it was taken away, or somebody else was faster (`was`). */
  advance(id: string, was: Date, next: Pick<NewsWatch, "toldUntil" | "dueAt">): Promise<boolean>;
  /** Taking away what is gone is harmless. */
  remove(id: string): Promise<void>;
  removeOf(conversationId: string): Promise<void>;
}
