/** One line of a talk as it may be shown to a model: masked, without notes of staff. */
export interface ThreadLine {
  by: "resident" | "ward";
  text: string;
}

/**
 * Writes for staff when they ask for it, such as a language model; called by `draftReply` and `summariseThread`. Both fail with
 * UNGROUNDED where the text says anything that it was not given, and with a platform's code where no text came in time.
 */
export interface DeskWriter {
  /** A reply to the last words of a talk that says what `fact` says, and nothing else. */
  draft(given: { thread: readonly ThreadLine[]; fact: string }): Promise<string>;
  /** What a talk is about, in a few lines. */
  summarise(thread: readonly ThreadLine[]): Promise<string>;
}
