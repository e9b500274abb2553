import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import { createEncoder, type RunningEncoder } from "../nlp/encoder/encoder.ts";
import { helpedByMeaning, rankerByMeaning } from "../nlp/knowledge/by-meaning.ts";
import type { KnowledgeData } from "../nlp/knowledge/load.ts";
import { knowledgeOpener } from "../nlp/knowledge/released.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./log.ts";

/** What an encoder adds to a process: nothing where none is set up, or where nobody talks with residents. */
export interface Meaning {
  /** Set where it helps likeness. */
  encoder?: RunningEncoder;
  /** A knowledge base of these records; its search is helped where that is set up. */
  open(data: KnowledgeData): KnowledgeBase;
  close(): Promise<void>;
}

/** Starts the encoder, if one is set up, and puts it where it is to help. */
export function startMeaning(
  { encoder: settings, ROLE }: Pick<Config, "encoder" | "ROLE">,
  log: Pick<Logger, "warn">,
): Meaning {
  const open = knowledgeOpener();
  if (!settings || ROLE === "web") return { open, close: async () => undefined };
  const encoder = createEncoder({ ...settings, onFault: (fault) => log.warn({ fault }, "encoder") });
  const isFor = (use: "likeness" | "search"): boolean => settings.for.includes(use);
  return {
    ...(isFor("likeness") && { encoder }),
    open: (data) =>
      isFor("search") ? helpedByMeaning(open(data), rankerByMeaning(data.records, encoder)) : open(data),
    close: () => encoder.close(),
  };
}
